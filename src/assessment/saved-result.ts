import * as z from 'zod/mini';
import type { SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { checkShape } from '../document/shape.ts';
import { isRecord } from '../document/source.ts';
import { type Recommended, type Result, resultSchema } from '../model/result.ts';
import { tool } from '../model/result-parts.ts';
import type { Outcome, Problem } from '../problem.ts';
import { code, say } from '../sentence.ts';

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

/** A file that could not be read, and why. */
export interface Unread {
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** The saved results of a document, with the files among them that could not be read. */
export function savedResults(document: SourceDocument): Outcome<readonly (Result | Unread)[]> {
  const foreign = versionProblem(document) ?? otherProduct(document);
  if (foreign) return { ok: false, problems: [foreign] };
  if (!isRecord(document.value) || !('results' in document.value)) {
    const result = resultAt(document, []);
    return result.ok ? { ok: true, value: [result.value], problems: [] } : result;
  }
  const several = checkShape(document, severalSchema);
  if (!several.ok) return several;
  const entries = several.value.results.map((entry, index): Outcome<Result | Unread> => {
    const path = ['results', index];
    return 'problems' in entry ? checkShape(document, unreadSchema, path) : resultAt(document, path);
  });
  const problems = entries.flatMap((entry) => entry.problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: entries.flatMap((entry) => (entry.ok ? [entry.value] : [])), problems };
}

// An earlier version called missing whoever was not named, also who was only perhaps needed or where more may take part.
function resultAt(document: SourceDocument, path: Path): Outcome<Result> {
  const found = checkShape<Result>(document, resultSchema, path);
  if (!found.ok || !found.value.recommended) return found;
  const { service, recommended } = found.value;
  const now = (partners: Recommended['who']): Recommended['who'] =>
    partners.map((each) => (each.have === 'missing' ? { ...each, have: 'not named' } : each));
  const who = service.partnersComplete ? recommended.who : now(recommended.who);
  return {
    ...found,
    value: { ...found.value, recommended: { ...recommended, who, perhaps: now(recommended.perhaps) } },
  };
}

function versionProblem(document: SourceDocument): Problem | null {
  const version = isRecord(document.value) ? document.value.schemaVersion : undefined;
  if (typeof version !== 'number' || version === 1) return null;
  const message = `The result is in format ${version}; this program reads format 1.`;
  const advice = 'Use a newer joinedup.';
  return document.problem({ code: 'other-format', severity: 'error', message, advice }, ['schemaVersion']);
}

/** The problem of a saved comparison, plan or the like, which holds no single result. */
function otherProduct(document: SourceDocument): Problem | null {
  const found = productIn(document.value);
  if (!found) return null;
  const { code, keys, message, advice } = found;
  return document.problem({ code, severity: 'error', message, advice }, keys.slice(-1));
}

function productIn(value: unknown) {
  return isRecord(value) ? OTHER_PRODUCTS.find(({ keys }) => keys.every((key) => key in value)) : undefined;
}

/** True for saved data that nothing is made from, such as a comparison. */
export function isOtherProduct(value: unknown): boolean {
  return productIn(value) !== undefined;
}

/** By keys that only they have together; the problem points at the last. */
const OTHER_PRODUCTS: readonly (Pick<Problem, 'code' | 'message' | 'advice'> & {
  readonly keys: readonly string[];
})[] = [
  {
    keys: ['columns'],
    code: 'is-a-comparison',
    message: 'This is a saved comparison, not a result.',
    advice: 'Name the files that were compared.',
  },
  {
    keys: ['views', 'themes', 'overall'],
    code: 'is-a-panel',
    message: 'This is a saved panel, not a result.',
    advice: 'Name the views that it was made from.',
  },
  {
    keys: ['doubts', 'toFillIn'],
    code: 'is-a-record',
    message: 'This is a saved record of a meeting, not a result.',
    advice: 'Name the agreed file that it was made from, or save what stands under “result”.',
  },
  {
    keys: ['views', 'talkAbout'],
    code: 'is-a-calibration',
    message: 'This says how people read a case, and is no result.',
    advice: 'Name one of the views that it was made from.',
  },
  {
    keys: ['filter', 'sites', 'frameworks'],
    code: 'is-of-sites',
    message: 'This is what many sites came to together, not a result.',
    advice: 'Name the assessments that it was made from.',
  },
  {
    keys: ['before', 'after'],
    code: 'is-a-what-if',
    message: 'This is a saved what-if, which holds two results.',
    advice: 'Name the assessment that it was made from, or save what stands under “before” or “after”.',
  },
  {
    keys: ['confusion'],
    code: 'is-a-marking',
    message: 'This is the marking of a class, not a result.',
    advice: say`Name an assessment, or a result that “${code('joinedup score')}” saved.`,
  },
  {
    keys: ['routes'],
    code: 'is-a-plan',
    message: 'This is a saved plan, not a result.',
    advice: 'Name the assessment that it was made from.',
  },
];
