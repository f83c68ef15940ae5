import { addDefined, isTrue, type Literal, negate, newLiteral, type Sum, sumOf } from './literal.ts';
import { addRow, type Program } from './program.ts';

/** The answer to a question in a program, by how far up it lies: of two options that are left, the higher takes in the lower. */
export interface Choice {
  /** The options that are left, by index, lowest first. Empty where the question does not apply. */
  readonly options: readonly number[];
  /** For each of them, a literal that is true where the answer is it or a higher one; the first is always true. */
  readonly from: readonly Literal[];
  /** Literals for several options at once that are no such step, by these options as bits. */
  readonly among: Map<number, Literal>;
}

/** A choice among some options, a bit each. */
export function newChoice(given: number, program: Program): Choice {
  const options: number[] = [];
  for (let option = 0; option < 32; option += 1) if (given & (1 << option)) options.push(option);
  const from = options.map((_, place) => place === 0 || newLiteral(program));
  for (const [place, higher] of from.entries()) {
    if (place < 2) continue;
    const { terms, constant } = sumOf([
      [from[place - 1] ?? true, 1],
      [higher, -1],
    ]);
    addRow(program, terms, { least: -constant });
  }
  return { options, from, among: new Map() };
}

/** A literal that is true where the answer is among some options, a bit each. */
export function chosenAmong(bits: number, choice: Choice, program: Program): Literal {
  const open = choice.options.filter((option) => bits & (1 << option));
  const key = open.reduce((left, option) => left | (1 << option), 0);
  const known = choice.among.get(key);
  if (known !== undefined) return known;
  const made = newAmong(open, choice, program);
  choice.among.set(key, made);
  return made;
}

function newAmong(some: readonly number[], choice: Choice, program: Program): Literal {
  const { options, from } = choice;
  const [first] = some;
  if (first === undefined) return false;
  if (some.length === options.length) return true;
  const start = options.indexOf(first);
  const isUpperEnd = some.length === options.length - start;
  if (isUpperEnd) return from[start] ?? false;
  const isLowerEnd = start === 0 && options[some.length - 1] === some.at(-1);
  if (isLowerEnd) return negate(from[some.length] ?? false);
  return addDefined(
    program,
    sumOver(choice, (option) => (some.includes(option) ? 1 : 0)),
  );
}

/**
 * The sum that comes to a number for the option that is the answer. `counting` makes of a literal what is counted in
 * its place, such as that it is true and something else as well.
 */
export function sumOver(
  { options, from }: Choice,
  numberFor: (option: number) => number,
  counting = (literal: Literal) => literal,
): Sum {
  // Each option adds what lies between it and the one below, as its literal is true along with all below.
  const below = [0, ...options.map(numberFor)];
  return sumOf(
    options.map((option, place) => [counting(from[place] ?? false), numberFor(option) - (below[place] ?? 0)]),
  );
}

/** The option that is the answer in a solution, given the value of each variable; of a question that applies. */
export function chosenIn({ options, from }: Choice, values: readonly number[]): number {
  return options[from.findLastIndex((literal) => isTrue(literal, values))] ?? 0;
}
