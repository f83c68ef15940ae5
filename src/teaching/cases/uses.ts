/** The number of uses that a phrase of an earlier set counts for: more than any set has. */
export const SPENT = 1_000_000;

/** True for a phrase of an earlier set. */
export function isSpent(phrase: string, uses: ReadonlyMap<string, number>): boolean {
  return (uses.get(phrase) ?? 0) >= SPENT;
}
