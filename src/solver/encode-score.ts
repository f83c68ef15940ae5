import type { Score, Threshold } from '../engine/compiled.ts';
import {
  addRow,
  atLeast,
  type ChoiceVariables,
  chosenAmong,
  conjunctionOf,
  disjunctionOf,
  type Literal,
  negate,
  newLiteral,
  type Program,
  type Sum,
  sumOf,
  sumOver,
} from './binary-program.ts';

/** A question of a score, with whether it counts, its answer and the value of each option. */
export interface Member {
  readonly counts: Literal;
  readonly choice: ChoiceVariables;
  readonly values: readonly number[];
}

/** A literal that is true where a score over those of `members` that count reaches its threshold. */
// What it says where none counts is of no matter. Everything is compared in small whole numbers, which the solver
// cannot round.
export function scoreReaches(
  { by, threshold }: Score,
  members: readonly Member[],
  program: Program,
): Literal {
  switch (by) {
    case 'sum':
      return atLeast(program, totalOf(members, program), leastOf(threshold, 1));
    case 'mean':
      return meanReaches(threshold, members, program);
    case 'min':
      return conjunctionOf(
        program,
        members.map((member) => negate(isBelow(leastOf(threshold, 1), member, program))),
      );
    case 'median':
      return medianReaches(threshold, members, program);
  }
}

/** The least whole number that is no less than the threshold times `times`. */
function leastOf({ numerator, scale }: Threshold, times: number): number {
  return Math.ceil((numerator * times) / scale);
}

function totalOf(members: readonly Member[], program: Program): Sum {
  return sumOfEach(members, (value) => value, program);
}

/** The sum of a number for the value of each question that counts. */
function sumOfEach(members: readonly Member[], numberFor: (value: number) => number, program: Program): Sum {
  const sums = members.map(({ counts, choice, values }) =>
    sumOver(
      choice,
      (option) => numberFor(values[option] ?? 0),
      (literal) => conjunctionOf(program, [literal, counts]),
    ),
  );
  return {
    terms: sums.flatMap(({ terms }) => terms),
    constant: sums.reduce((total, { constant }) => total + constant, 0),
  };
}

function isBelow(least: number, { counts, choice, values }: Member, program: Program): Literal {
  const bits = choice.options.filter((option) => (values[option] ?? 0) < least);
  const below = chosenAmong(
    bits.reduce((all, option) => all | (1 << option), 0),
    choice,
    program,
  );
  return conjunctionOf(program, [below, counts]);
}

/** A literal that is true where the mean of the members that count reaches the threshold. */
// A mean of so many values reaches it where their sum reaches so many times the threshold.
function meanReaches(threshold: Threshold, members: readonly Member[], program: Program): Literal {
  const total = totalOf(members, program);
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

/** A literal that is true where the median, the mean of the two middle values, reaches the threshold. */
// The two are the same one where the number of values is odd. The median reaches the threshold where more values
// reach it than do not; or where the lower middle is some value below it, and the upper as far above.
function medianReaches(
  { numerator, scale }: Threshold,
  members: readonly Member[],
  program: Program,
): Literal {
  const values = new Set(
    members.flatMap(({ choice, values }) => choice.options.map((option) => values[option] ?? 0)),
  );
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

/** A literal that is true where the values that reach `number` outnumber the others by `more`. */
function middleReaches(number: number, more: number, members: readonly Member[], program: Program): Literal {
  const sum = sumOfEach(members, (value) => (value >= number ? 1 : -1), program);
  return atLeast(program, sum, more);
}
