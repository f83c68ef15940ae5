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
  { least = -Infinity, most = Infinity }: { readonly least?: number; readonly most?: number },
): void {
  const factors = new Map<number, number>();
  for (const { variable, factor } of terms) factors.set(variable, (factors.get(variable) ?? 0) + factor);
  const merged = [...factors].filter(([, factor]) => factor !== 0);
  rows.push({ terms: merged.map(([variable, factor]) => ({ variable, factor })), least, most });
}
