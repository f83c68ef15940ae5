import { addRow, addVariable, type Definition, type Program, type Term } from './program.ts';

/** Something that is true or false: known beforehand, or a variable of a program, or the contrary of one. */
export type Literal = boolean | { readonly variable: number; readonly negated: boolean };

/** A sum of literals, each counting its factor where it is true, and a number besides. */
export interface Sum {
  readonly terms: readonly Term[];
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
  const terms: Term[] = [];
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

/** A literal that is true where all of some are; true where there are none. */
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

/** A literal that is true where any of some is; false where there are none. */
export function disjunctionOf(program: Program, literals: readonly Literal[]): Literal {
  return negate(conjunctionOf(program, literals.map(negate)));
}

/** The open ones among some literals, each once; null where one is the contrary of another. */
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

/** A literal that is true where a sum is at least a whole number, and false where it is not. All factors are whole. */
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
export function addDefined(program: Program, { terms, constant }: Sum): Literal {
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
