import * as z from 'zod/mini';
import type { SourceDocument } from '../document/parse.ts';
import { checkShape } from '../document/shape.ts';
import type { Result } from '../engine/result.ts';
import type { Outcome, Problem } from '../problem.ts';
import { resultSchema, tool } from './result-schema.ts';

const text = z.string();
const place = z.looseObject({ line: z.int(), column: z.int() });

const unreadSchema: z.ZodMiniType<Unread> = z.looseObject({
  file: text,
  problems: z
    .array(
      z.looseObject({
        code: text,
        severity: z.enum(['error', 'warning']),
        message: text,
        advice: z.exactOptional(text),
        file: z.exactOptional(text),
        place: z.exactOptional(place),
        excerpt: z.exactOptional(text),
      }),
    )
    .check(z.minLength(1)),
});

const severalSchema = z.looseObject({ tool, results: z.array(z.looseObject({})) });

/** A file that could not be read, with what was wrong with it. */
export interface Unread {
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** What a document holds that is a saved result: one, or several with the files among them that could not be read. */
export function savedResults(document: SourceDocument): Outcome<readonly (Result | Unread)[]> {
  const foreign = versionProblem(document) ?? comparisonProblem(document) ?? whatIfProblem(document);
  if (foreign) return { ok: false, problems: [foreign] };
  if (!hasKey(document.value, 'results')) {
    const result = checkShape(document, resultSchema);
    return result.ok ? { ok: true, value: [result.value], problems: [] } : result;
  }
  const several = checkShape(document, severalSchema);
  if (!several.ok) return several;
  const entries = several.value.results.map((entry, index): Outcome<Result | Unread> => {
    const path = ['results', index];
    return hasKey(entry, 'problems')
      ? checkShape(document, unreadSchema, path)
      : checkShape(document, resultSchema, path);
  });
  const problems = entries.flatMap((entry) => entry.problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: entries.flatMap((entry) => (entry.ok ? [entry.value] : [])), problems };
}

function versionProblem(document: SourceDocument): Problem | null {
  const version = hasKey(document.value, 'schemaVersion') ? document.value.schemaVersion : undefined;
  if (typeof version !== 'number' || version === 1) return null;
  const message = `The result is in format ${version}; this program reads format 1.`;
  const about = {
    code: 'other-format',
    severity: 'error',
    message,
    advice: 'Use a newer joinedup.',
  } as const;
  return document.problem(about, ['schemaVersion']);
}

/** A saved comparison leaves out too much of its results to print them. */
function comparisonProblem(document: SourceDocument): Problem | null {
  if (!hasKey(document.value, 'columns')) return null;
  const about = {
    code: 'is-a-comparison',
    severity: 'error',
    message: 'This is a saved comparison, not a result.',
    advice: 'Name the files that were compared.',
  } as const;
  return document.problem(about, ['columns']);
}

/** A saved what-if holds two results, and nobody said which. */
function whatIfProblem(document: SourceDocument): Problem | null {
  if (!hasKey(document.value, 'before') || !hasKey(document.value, 'after')) return null;
  const about = {
    code: 'is-a-what-if',
    severity: 'error',
    message: 'This is a saved what-if, which holds two results.',
    advice: 'Name the assessment that it was made from, or save what stands under “before” or “after”.',
  } as const;
  return document.problem(about, ['after']);
}

function hasKey<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
