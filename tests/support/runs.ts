/** Settings for a property: so many runs, and the same ones every time. */
export function runs(numRuns: number): { numRuns: number; seed: number } {
  return { numRuns, seed: Number(process.env.SEED ?? 20261122) };
}

/** How many times as many random cases are tried as by default: JOINEDUP_TIMES=10 tries ten times as many. */
export const TIMES = Number(process.env.JOINEDUP_TIMES ?? 1);
