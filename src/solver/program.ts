/** A sum of whole-number variables, each with a factor. */
export interface Term {
  readonly variable: number;
  readonly factor: number;
}

/** A bound on a sum; infinite where one side is free. */
export interface Row {
  readonly terms: readonly Term[];
  readonly least: number;
  readonly most: number;
  /** Where a row only says what a variable means: what it says it of, and whether of its being 1 or 0. */
  readonly defines?: Definition;
}

export interface Definition {
  readonly variable: number;
  readonly value: 0 | 1;
}

/** A program over variables that are 0 or 1: a sum to make as small as possible while every row holds. */
export interface Program {
  readonly costs: number[];
  readonly rows: Row[];
}

/** A program without variables. */
export function newProgram(): Program {
  return { costs: [], rows: [] };
}

/** The number of a new variable that is 0 or 1. */
export function addVariable({ costs }: Program): number {
  return costs.push(0) - 1;
}

/** Adds a row; terms over the same variable are added up, as the solver wants each but once. */
export function addRow(
  { rows }: Program,
  terms: readonly Term[],
  { least = -Infinity, most = Infinity, defines }: Partial<Omit<Row, 'terms'>>,
): void {
  const factors = new Map<number, number>();
  for (const { variable, factor } of terms) factors.set(variable, (factors.get(variable) ?? 0) + factor);
  const merged = [...factors].filter(([, factor]) => factor !== 0);
  const row = { terms: merged.map(([variable, factor]) => ({ variable, factor })), least, most };
  rows.push(defines ? { ...row, defines } : row);
}
