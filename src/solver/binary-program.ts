/** A whole-number variable of a program times a factor. */
export interface LinearTerm {
  readonly variable: number;
  readonly factor: number;
}

/** A bound on a sum, infinite on a side that is free. */
export interface Constraint {
  readonly terms: readonly LinearTerm[];
  readonly least: number;
  readonly most: number;
  /** The variable, and the value of it, whose meaning is all that a row says. */
  readonly defines?: Definition;
}

export interface Definition {
  readonly variable: number;
  readonly value: 0 | 1;
}

/** A program over variables that are 0 or 1, with a sum to minimise while every row holds. */
export interface Program {
  readonly costs: number[];
  readonly rows: Constraint[];
}

/** A program without variables. */
export function newProgram(): Program {
  return { costs: [], rows: [] };
}

/** The number of a new variable that is 0 or 1. */
function addVariable({ costs }: Program): number {
  return costs.push(0) - 1;
}

/** Adds a row with the factors of each variable added up. */
// The solver wants each variable but once.
export function addRow(
  { rows }: Program,
  terms: readonly LinearTerm[],
  { least = -Infinity, most = Infinity, defines }: Partial<Omit<Constraint, 'terms'>>,
): void {
  const factors = new Map<number, number>();
  for (const { variable, factor } of terms) factors.set(variable, (factors.get(variable) ?? 0) + factor);
  const merged = [...factors].filter(([, factor]) => factor !== 0);
  const row = { terms: merged.map(([variable, factor]) => ({ variable, factor })), least, most };
  rows.push(defines ? { ...row, defines } : row);
}

/** Something true or false, either known beforehand or a variable of a program or the contrary of one. */
export type Literal = boolean | { readonly variable: number; readonly negated: boolean };

/** A sum of literals, each counting its factor where it is true, and of a constant. */
export interface Sum {
  readonly terms: readonly LinearTerm[];
  readonly constant: number;
}

/** A new literal that the program may choose freely. */
export function newLiteral(program: Program): Literal {
  return { variable: addVariable(program), negated: false };
}

/** The contrary of a literal. */
export function negate(literal: Literal): Literal {
  if (typeof literal === 'boolean') return !literal;
  return { variable: literal.variable, negated: !literal.negated };
}

/** The sum of some literals, each times its factor. */
export function sumOf(weighted: readonly (readonly [Literal, number])[]): Sum {
  const terms: LinearTerm[] = [];
  let constant = 0;
  for (const [literal, factor] of weighted) {
    if (literal === true) constant += factor;
    if (typeof literal === 'boolean') continue;
    // What is counted where a variable is 0 is all of it less what the variable takes away.
    if (literal.negated) constant += factor;
    terms.push({ variable: literal.variable, factor: literal.negated ? -factor : factor });
  }
  return { terms, constant };
}

/** Has the program make a literal true. */
export function force(program: Program, literal: Literal): void {
  const { terms, constant } = sumOf([[literal, 1]]);
  addRow(program, terms, { least: 1 - constant });
}

/** A literal that is true where all of `literals` are, and so where there are none. */
export function conjunctionOf(program: Program, literals: readonly Literal[]): Literal {
  const open = distinct(literals);
  if (open === null || literals.includes(false)) return false;
  const [only] = open;
  if (only === undefined) return true;
  if (open.length === 1) return only;
  const variable = addVariable(program);
  const all = { variable, negated: false };
  // One row for each says more than one for their sum: it leaves the solver no fractions in between.
  for (const literal of open) oneOf(program, [negate(all), literal], { variable, value: 1 });
  oneOf(program, [all, ...open.map(negate)], { variable, value: 0 });
  return all;
}

/** Has the program make one of some literals true, as part of what a variable means. */
function oneOf(program: Program, literals: readonly Literal[], defines: Definition): void {
  const { terms, constant } = sumOf(literals.map((literal) => [literal, 1]));
  addRow(program, terms, { least: 1 - constant, defines });
}

/** A literal that is true where any of `literals` is, and so false where there are none. */
export function disjunctionOf(program: Program, literals: readonly Literal[]): Literal {
  return negate(conjunctionOf(program, literals.map(negate)));
}

/** The distinct open ones of `literals`; null where one is the contrary of another. */
function distinct(literals: readonly Literal[]): Exclude<Literal, boolean>[] | null {
  const found = new Map<number, Exclude<Literal, boolean>>();
  for (const literal of literals) {
    if (typeof literal === 'boolean') continue;
    const known = found.get(literal.variable);
    if (known && known.negated !== literal.negated) return null;
    found.set(literal.variable, literal);
  }
  return [...found.values()];
}

/** A literal that is true just where `sum`, of whole factors, is at least the whole number `bound`. */
export function atLeast(program: Program, sum: Sum, bound: number): Literal {
  const { least, most } = rangeOf(sum);
  const wanted = bound - sum.constant;
  if (least >= wanted) return true;
  if (most < wanted) return false;
  const variable = addVariable(program);
  // Where the literal is 1 the sum is at least what is wanted; where it is 0 it is at most one less.
  const enough = [...sum.terms, { variable, factor: least - wanted }];
  addRow(program, enough, { least, defines: { variable, value: 1 } });
  const short = [...sum.terms, { variable, factor: wanted - 1 - most }];
  addRow(program, short, { most: wanted - 1, defines: { variable, value: 0 } });
  return { variable, negated: false };
}

/** A literal that is true where a sum, which never comes to anything but 0 or 1, is 1. */
function addDefined(program: Program, { terms, constant }: Sum): Literal {
  const variable = addVariable(program);
  const row = [...terms, { variable, factor: -1 }];
  addRow(program, row, { least: -constant, defines: { variable, value: 1 } });
  addRow(program, row, { most: -constant, defines: { variable, value: 0 } });
  return { variable, negated: false };
}

/** The least and the most that the terms of a sum can come to. */
function rangeOf({ terms }: Sum): { least: number; most: number } {
  let [least, most] = [0, 0];
  for (const { factor } of terms) {
    if (factor < 0) least += factor;
    else most += factor;
  }
  return { least, most };
}

/** Whether a literal is true in a solution, given the value of each variable. */
export function isTrue(literal: Literal, values: readonly number[]): boolean {
  if (typeof literal === 'boolean') return literal;
  return (values[literal.variable] === 1) !== literal.negated;
}

/** The answer to a question as variables for how far up it lies. */
// Of two options that are left, the higher takes in the lower.
export interface ChoiceVariables {
  /** The options that are left, by index, lowest first, none where the question does not apply. */
  readonly options: readonly number[];
  /** For each of them, a literal for the answer being it or a higher one, always true for the first. */
  readonly from: readonly Literal[];
  /** The literals made so far for several options at once, by these options as bits. */
  readonly among: Map<number, Literal>;
}

/** A choice among some options, a bit each. */
export function newChoice(given: number, program: Program): ChoiceVariables {
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
export function chosenAmong(bits: number, choice: ChoiceVariables, program: Program): Literal {
  const open = choice.options.filter((option) => bits & (1 << option));
  const key = open.reduce((left, option) => left | (1 << option), 0);
  const known = choice.among.get(key);
  if (known !== undefined) return known;
  const made = newAmong(open, choice, program);
  choice.among.set(key, made);
  return made;
}

function newAmong(some: readonly number[], choice: ChoiceVariables, program: Program): Literal {
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

/** The sum that comes to `numberFor` of the option that is the answer. */
// `counting` makes of a literal what is counted in its place, such as that it is true and something else as well.
export function sumOver(
  { options, from }: ChoiceVariables,
  numberFor: (option: number) => number,
  counting = (literal: Literal) => literal,
): Sum {
  // Each option adds what lies between it and the one below, as its literal is true along with all below.
  const below = [0, ...options.map(numberFor)];
  return sumOf(
    options.map((option, place) => [counting(from[place] ?? false), numberFor(option) - (below[place] ?? 0)]),
  );
}

/** The option that answers a question that applies, given the value of each variable in a solution. */
export function chosenIn({ options, from }: ChoiceVariables, values: readonly number[]): number {
  return options[from.findLastIndex((literal) => isTrue(literal, values))] ?? 0;
}
