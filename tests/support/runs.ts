/** Settings for a property: so many runs, and the same ones every time. */
export function runs(numRuns: number): { numRuns: number; seed: number } {
  return { numRuns, seed: Number(process.env.SEED ?? 20261122) };
}
