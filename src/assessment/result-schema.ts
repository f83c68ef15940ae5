import * as z from 'zod/mini';
import type { Reason, Result, ValueSpan, WorkingPart } from '../engine/result.ts';
import { AGGREGATES, EFFORTS } from '../framework/types.ts';

/**
 * The shape of a result that was saved. It comes from a file, so nothing in it is trusted. Keys that a later
 * version adds are let through; those that this version prints are checked. What an earlier version did not
 * know yet may be missing.
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

function isOnScale({ low, high, least, most }: ValueSpan): boolean {
  return least <= low && low <= high && high <= most;
}

const scoreReason = z.looseObject({
  title: text,
  by: z.enum(AGGREGATES),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  wanted: z.enum(['at least', 'less than']),
  bound: z.number(),
  furthest: texts,
});

const reason: z.ZodMiniType<Reason> = z.lazy(() =>
  z.looseObject({
    question: nullable,
    ask: text,
    answer,
    text,
    needs: text,
    open: z.boolean(),
    orElse: z.array(reason),
    number: z._default(z.nullable(scoreReason), null),
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
  costs: z._default(nullable, null),
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

const optionGroup = z.looseObject({
  test: z.enum(['at-least', 'at-most', 'exactly', 'one-of']),
  options: z.array(z.looseObject({ option: text, text })).check(z.minLength(1)),
});

const settling = z.looseObject({
  levels: z.array(
    z.looseObject({
      level: text,
      answers: z.array(z.looseObject({ question: nullable, ask: text, ...optionGroup.shape })),
      proven: z.boolean(),
    }),
  ),
  alone: z.array(
    z.looseObject({
      question: nullable,
      ask: text,
      outcomes: z.array(z.looseObject({ ...optionGroup.shape, levels: texts, exact: z.boolean() })),
    }),
  ),
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
  measure: z._default(
    z.nullable(
      z.looseObject({
        rule: text,
        by: z.enum(AGGREGATES),
        low: z.nullable(z.number()),
        high: z.nullable(z.number()),
        least: z.number(),
        most: z.number(),
      }),
    ),
    null,
  ),
  settling: z._default(z.nullable(settling), null),
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
  noLever: z._default(nullable, null),
  source: nullable,
  unverified: z.boolean(),
});

const fragile = z.looseObject({
  placement: text,
  question: text,
  ask: text,
  answer: text,
  text,
  oneLower: z.looseObject({ option: text, text }),
  secured: levelName,
  fallsTo: levelName,
  placed: z.boolean(),
});

const answered = z.looseObject({
  known: z.int(),
  unknown: z.int(),
  notApplicable: z.int(),
  hidden: z.int(),
  unanswered: z.int(),
  questions: z.int(),
});

const answers = z.array(
  z.looseObject({
    question: text,
    dimension: nullable,
    ask: text,
    answer,
    text,
    note: nullable,
    evidence: texts,
    source: nullable,
    better: z.nullable(
      z.looseObject({
        text,
        effort: z.enum(EFFORTS),
        who: z._default(nullable, null),
        to: z._default(nullable, null),
      }),
    ),
    scale: z._default(
      z.nullable(
        z
          .looseObject({ low: z.number(), high: z.number(), least: z.number(), most: z.number() })
          .check(z.refine(isOnScale, 'Expected low and high on the scale from least to most.')),
      ),
      null,
    ),
  }),
);

const because = z.array(
  z.looseObject({
    text,
    open: z.boolean(),
    reasons: z.array(reason),
    source: nullable,
    unverified: z.boolean(),
  }),
);

const recommendedLevel = z.looseObject({
  placement: text,
  title: text,
  level: nullable,
  rank: z.nullable(z.int()),
  name: nullable,
  phrase: nullable,
  possible: texts,
  exact: z.boolean(),
  perhapsNone: z.boolean(),
  because,
  gap: z.nullable(z.int()),
  gapRange: z.nullable(z.looseObject({ low: z.int(), high: z.int() })),
  fit: z.nullable(z.enum(['less', 'enough', 'more', 'open'])),
});

const partner = z.looseObject({
  agency: text,
  title: text,
  group: nullable,
  groupTitle: nullable,
  have: z.enum(['present', 'missing', 'kind not given']),
  partners: texts,
  because,
});

/** What a result was made with. */
export const tool = z.looseObject({ name: text, version: text });

/** A result as it was saved. */
export const resultSchema: z.ZodMiniType<Result> = z.looseObject({
  schemaVersion: z.literal(1),
  tool,
  framework: z.looseObject({
    id: text,
    version: text,
    title: text,
    unverified: z.boolean(),
    partlyUnverified: z._default(z.boolean(), false),
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
  answered,
  answers,
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
  fragile: z._default(z.array(fragile), []),
  openQuestions: z.array(
    z.looseObject({ question: text, ask: text, answer, levels: texts, barriers: texts }),
  ),
  needs: z._default(
    z.nullable(z.looseObject({ title: z._default(nullable, null), about: nullable, answered, answers })),
    null,
  ),
  recommended: z.nullable(
    z.looseObject({
      levels: z.array(recommendedLevel),
      who: z.array(partner),
      perhaps: z.array(partner),
    }),
  ),
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
        'settling',
        'fragile',
        'profile',
        'score',
        'barrier',
        'recommended',
        'partner',
      ]),
      about: text,
      rule: text,
      value: text,
      from: z.array(part),
    }),
  ),
});
