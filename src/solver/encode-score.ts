import type { Score, Threshold } from '../engine/model.ts';
import {
  atLeast,
  conjunctionOf,
  disjunctionOf,
  type Literal,
  negate,
  newLiteral,
  type Sum,
  sumOf,
} from './literal.ts';
import { addRow, type Program } from './program.ts';

/** A question of a score: whether it counts, and its options with the value of each, true for the one that does. */
export interface Member {
  readonly counts: Literal;
  readonly options: readonly { readonly value: number; readonly chosen: Literal }[];
}

/**
 * A literal that is true where a score over some questions reaches its threshold. Those that do not count are left
 * out; what it says where none counts is of no matter. Everything is compared in small whole numbers, which the
 * solver cannot round.
 */
export function scoreReaches(
  { by, threshold }: Score,
  members: readonly Member[],
  program: Program,
): Literal {
  switch (by) {
    case 'sum':
      return atLeast(program, totalOf(members), leastOf(threshold, 1));
    case 'mean':
      return meanReaches(threshold, members, program);
    case 'min':
      return conjunctionOf(
        program,
        members.flatMap(({ options }) => below(leastOf(threshold, 1), options)),
      );
    case 'median':
      return medianReaches(threshold, members, program);
  }
}

/** The least whole number that is no less than so many times the threshold. */
function leastOf({ numerator, scale }: Threshold, times: number): number {
  return Math.ceil((numerator * times) / scale);
}

function totalOf(members: readonly Member[]): Sum {
  return sumOf(
    members.flatMap(({ options }) => options.map(({ chosen, value }) => [chosen, value] as const)),
  );
}

function below(least: number, options: Member['options']): Literal[] {
  return options.filter(({ value }) => value < least).map(({ chosen }) => negate(chosen));
}

/** A mean of so many values reaches the threshold where their sum reaches so many times the threshold. */
function meanReaches(threshold: Threshold, members: readonly Member[], program: Program): Literal {
  const total = totalOf(members);
  const always = members.filter(({ counts }) => counts === true).length;
  const most = members.filter(({ counts }) => counts !== false).length;
  if (always === most) return atLeast(program, total, leastOf(threshold, most));
  // How many count is open: one literal for each number, of which the right one is true.
  const numbers = Array.from({ length: most - always + 1 }, (_, index) => always + index);
  const isNumber = numbers.map((count) => [newLiteral(program), count] as const);
  const one = sumOf(isNumber.map(([literal]) => [literal, 1]));
  addRow(program, one.terms, { least: 1, most: 1 });
  const count = sumOf([...isNumber, ...members.map(({ counts }) => [counts, -1] as const)]);
  addRow(program, count.terms, { least: -count.constant, most: -count.constant });
  const needed = sumOf(isNumber.map(([literal, count]) => [literal, -leastOf(threshold, count)]));
  const both = { terms: [...total.terms, ...needed.terms], constant: total.constant + needed.constant };
  return atLeast(program, both, 0);
}

/**
 * The median is the mean of the two middle values, which are the same one where their number is odd. It reaches the
 * threshold where more values reach it than do not; or where the lower middle is some value below it, and the upper
 * as far above.
 */
function medianReaches(
  { numerator, scale }: Threshold,
  members: readonly Member[],
  program: Program,
): Literal {
  const values = new Set(members.flatMap(({ options }) => options.map(({ value }) => value)));
  const low = [...values].filter((value) => value * scale < numerator);
  const pairs = low.map((value): [number, number] => [value, Math.ceil((2 * numerator) / scale - value)]);
  const threshold = Math.ceil(numerator / scale);
  return disjunctionOf(program, [
    middleReaches(threshold, 1, members, program),
    ...pairs.map(([lower, upper]) =>
      conjunctionOf(program, [
        middleReaches(lower, 2, members, program),
        middleReaches(upper, 0, members, program),
      ]),
    ),
  ]);
}

/** A literal that is true where the values that reach a number are more than the others, by so many. */
function middleReaches(number: number, more: number, members: readonly Member[], program: Program): Literal {
  const sum = sumOf(
    members.flatMap(({ options }) =>
      options.map(({ chosen, value }) => [chosen, value >= number ? 1 : -1] as const),
    ),
  );
  return atLeast(program, sum, more);
}
