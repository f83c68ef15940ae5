import * as z from 'zod/mini';
import type { SourceDocument } from '../document/parse.ts';
import { checkShape } from '../document/shape.ts';
import type { Reason, Result, WorkingPart } from '../engine/result.ts';
import { EFFORTS } from '../framework/types.ts';
import type { Outcome, Problem } from '../problem.ts';

/**
 * The shape of a result that was saved. It comes from a file, so nothing in it is trusted. Keys that a later
 * version adds are let through; those that this version prints are checked.
 */

const text = z.string();
const nullable = z.nullable(z.string());
const texts = z.array(text);
const share = z.nullable(z.number().check(z.minimum(0), z.maximum(1)));
const percent = z.nullable(z.number().check(z.minimum(0), z.maximum(100)));
const answer = z.union([text, texts], { error: 'Expected text, or a list of texts.' });
const levelName = z.looseObject({ id: text, rank: z.int(), name: text });

function isRange({ low, high }: { readonly low: number | null; readonly high: number | null }): boolean {
  return low === null || high === null || low <= high;
}

const reason: z.ZodMiniType<Reason> = z.lazy(() =>
  z.looseObject({
    question: nullable,
    ask: text,
    answer,
    text,
    needs: text,
    open: z.boolean(),
    orElse: z.array(reason),
  }),
);

const part: z.ZodMiniType<WorkingPart> = z.lazy(() =>
  z.looseObject({
    rule: text,
    value: text,
    question: z.exactOptional(text),
    answer: z.exactOptional(answer),
    from: z.exactOptional(z.array(part)),
  }),
);

const level = z.looseObject({
  ...levelName.shape,
  phrase: nullable,
  about: nullable,
  status: z.enum(['met', 'unmet', 'unknown']),
  stage: z.nullable(z.looseObject({ id: text, name: text })),
  missing: z.array(reason),
  strength: z.looseObject({
    met: z.int(),
    of: z.int(),
    unknown: z.int(),
    word: z.enum(['soundly', 'partly', 'thinly', 'not known']),
    missing: z.array(reason),
  }),
  source: nullable,
  unverified: z.boolean(),
});

const placement = z.looseObject({
  id: text,
  title: text,
  cumulative: z.boolean(),
  placed: z.boolean(),
  secured: levelName,
  possible: z.looseObject({ from: levelName, to: levelName, levels: texts, exact: z.boolean() }),
  reach: levelName,
  inPlace: texts,
  gaps: texts,
  open: texts,
  outOfOrder: texts,
  next: nullable,
  levels: z.array(level).check(z.minLength(1)),
});

const lever = z.looseObject({
  id: text,
  who: text,
  effort: z.enum(EFFORTS),
  firstStep: text,
  nations: z.nullable(texts),
  source: nullable,
  unverified: z.boolean(),
});

const barrier = z.looseObject({
  id: text,
  kind: text,
  kindTitle: text,
  name: text,
  about: nullable,
  status: z.enum(['remains', 'possible', 'clear', 'does-not-arise']),
  holdsBack: texts,
  because: z.array(reason),
  levers: z.array(lever),
  source: nullable,
  unverified: z.boolean(),
});

const tool = z.looseObject({ name: text, version: text });

const resultSchema: z.ZodMiniType<Result> = z.looseObject({
  schemaVersion: z.literal(1),
  tool,
  framework: z.looseObject({
    id: text,
    version: text,
    title: text,
    unverified: z.boolean(),
    answeredVersion: nullable,
  }),
  service: z.looseObject({
    name: nullable,
    nation: nullable,
    nationTitle: nullable,
    people: nullable,
    scope: nullable,
    partners: z.array(z.looseObject({ name: text, agency: nullable, agencyTitle: nullable })),
  }),
  date: nullable,
  answeredBy: z.array(z.looseObject({ role: text, organisation: nullable, name: nullable })),
  notes: texts,
  answered: z.looseObject({
    known: z.int(),
    unknown: z.int(),
    notApplicable: z.int(),
    hidden: z.int(),
    unanswered: z.int(),
    questions: z.int(),
  }),
  answers: z.array(
    z.looseObject({
      question: text,
      dimension: nullable,
      ask: text,
      answer,
      text,
      note: nullable,
      evidence: texts,
      source: nullable,
      better: z.nullable(z.looseObject({ text, effort: z.enum(EFFORTS) })),
    }),
  ),
  placements: z.array(placement),
  score: z
    .looseObject({ low: percent, high: percent })
    .check(z.refine(isRange, 'Expected a low that is not above its high.')),
  profile: z.array(
    z
      .looseObject({ dimension: text, title: text, low: share, high: share, answered: z.int(), of: z.int() })
      .check(z.refine(isRange, 'Expected a low that is not above its high.')),
  ),
  nations: z.array(z.looseObject({ id: text, title: text })),
  kinds: z.array(z.looseObject({ id: text, title: text })),
  barriers: z.array(barrier),
  openQuestions: z.array(
    z.looseObject({ question: text, ask: text, answer, levels: texts, barriers: texts }),
  ),
  recommended: z.null(),
  grid: z.nullable(z.tuple([text, text])),
  sources: z.record(z.string(), z.looseObject({ title: text, publisher: nullable, url: nullable })),
  working: z.array(
    z.looseObject({
      step: z.enum([
        'shown',
        'level',
        'stage',
        'strength',
        'placement',
        'range',
        'profile',
        'score',
        'barrier',
      ]),
      about: text,
      rule: text,
      value: text,
      from: z.array(part),
    }),
  ),
});

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
  const version = versionProblem(document);
  if (version) return { ok: false, problems: [version] };
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

function hasKey<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
