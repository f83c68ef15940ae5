import * as z from 'zod/mini';
import { described, id, optional, strictObject } from '../document/schema.ts';
import { AGGREGATES, type Measure } from './vocabulary.ts';

/** Conditions as an author writes them, and in the one form that the engine takes. */

const comparison = strictObject({
  'at-most': optional(id, 'At most this option.'),
  exactly: optional(id, 'This option and no other.'),
}).check(
  z.refine((written) => Object.keys(written).length === 1, {
    error: 'Expected one key, at-most or exactly. Put two comparisons under “all:”, each with a hyphen.',
    when: ({ issues }) => issues.length === 0,
  }),
  z.meta({ minProperties: 1, maxProperties: 1 }),
);

const answerTest = described(
  z.union([id, z.array(id).check(z.minLength(1)), comparison], {
    error:
      'Expected an option, a list of options, { at-most: option } or { exactly: option }. ' +
      'If this is no question, it may be a misspelt keyword: all (for “and”), any (for “or”), not, at-least, score or nation.',
  }),
  'An option (at least that option on an ordered question, exactly that one on an unordered question), ' +
    'a list of options (exactly one of these), { at-most: option } or { exactly: option }.',
);

const decimal = z.number().check(
  z.refine((number) => /^-?\d+(\.\d{1,6})?$/u.test(String(number)), {
    error: 'Expected a number with at most six decimal places.',
  }),
);

const measured = {
  of: described(
    z.union(
      [
        z.literal('all'),
        strictObject({ dimension: described(id, 'All ordered questions of this dimension.') }),
        z.array(id).check(z.minLength(1)),
      ],
      {
        error: 'Expected all, { dimension: id } or a list of questions.',
      },
    ),
    'The ordered questions that count: all of them, those of a dimension, or a list.',
  ),
  by: described(z.enum(AGGREGATES), 'How their option values become one number.'),
};

/** A number made from the option values of several questions. */
export const measure = strictObject(measured);

export type WrittenMeasure = z.infer<typeof measure>;

/** A number that has to be reached. */
export const threshold = described(
  decimal,
  'The number that has to be reached, compared without rounding error.',
);

const score = strictObject({ ...measured, 'at-least': threshold });

export interface WrittenCondition {
  all?: WrittenCondition[] | undefined;
  any?: WrittenCondition[] | undefined;
  not?: WrittenCondition | undefined;
  'at-least'?: { count: number; of: WrittenCondition[] } | undefined;
  score?: z.infer<typeof score> | undefined;
  nation?: string[] | undefined;
  [question: string]: unknown;
}

const NOT_LIST =
  'Expected one condition. For several write “not: { all: [ … ] }”, or “not: { any: [ … ] }” for none of them.';

const conditionList = z.lazy(() => z.array(condition).check(z.minLength(1)));

// A list here could mean two things. Zod hands on what the only alternative of a union says, so there are two.
const negated: z.ZodMiniType<WrittenCondition> = z.lazy(() =>
  z.union([condition, z.never()], { error: NOT_LIST }),
);

/** One condition as an author writes it, a map with a single key that is a keyword or a question. */
const condition: z.ZodMiniType<WrittenCondition> = z.lazy(() =>
  z
    .catchall(
      z.object({
        all: optional(conditionList, 'Every one of these holds.'),
        any: optional(conditionList, 'One of these holds.'),
        not: optional(negated, 'This does not hold.'),
        'at-least': optional(
          strictObject({
            count: described(z.int().check(z.minimum(1)), 'How many must hold.'),
            of: described(conditionList, 'The conditions of which so many must hold.'),
          }),
          'So many of these hold.',
        ),
        score: optional(score, 'A number over the option values of several questions reaches a threshold.'),
        nation: optional(z.array(id).check(z.minLength(1)), 'The service is in one of these nations.'),
      }),
      answerTest,
    )
    .check(
      z.refine((written) => Object.keys(written).length === 1, {
        error: 'A condition has exactly one key. Put several under “all:” or “any:”, each with a hyphen.',
      }),
      z.meta({
        id: 'condition',
        description: 'A statement over answers: one key, which is a keyword or a question.',
        minProperties: 1,
        maxProperties: 1,
      }),
    ),
);

/** A condition, or a list of conditions which means all of them. */
const several = z.union([condition, z.array(condition).check(z.minLength(1))], {
  error: 'Expected a condition, or a list of conditions.',
});

export type WrittenConditions = z.infer<typeof several>;

/** Conditions as they stand in a file, whose meaning depends on the questions that they may look at. */
export class Unresolved {
  readonly written: WrittenConditions;
  constructor(written: WrittenConditions) {
    this.written = written;
  }
}

export const conditions = z.pipe(
  several,
  z.transform((written: WrittenConditions) => new Unresolved(written)),
);

/** Conditions of which each is looked at by itself. */
export const separateConditions = z.pipe(
  z.array(condition),
  z.transform((list: WrittenCondition[]) => list.map((written) => new Unresolved(written))),
);

/** A part of a file once its conditions mean something. */
export type Resolved<T> = T extends Unresolved ? Condition : { readonly [Key in keyof T]: Resolved<T[Key]> };

/** What a condition comes to, in one form for all the ways to write it. */
export type Condition =
  | {
      readonly kind: 'answer';
      readonly question: string;
      /** How the answer is compared with `options`, `one-of` for a list of which one must be the answer. */
      readonly test: 'at-least' | 'at-most' | 'exactly' | 'one-of';
      readonly options: readonly string[];
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Condition[] }
  | (Measure & { readonly kind: 'score'; readonly atLeast: number })
  | { readonly kind: 'nation'; readonly nations: readonly string[] };
