/** The only weights that Moodle takes for an answer, in percent, largest first; each may also be taken off. */
export const MOODLE_WEIGHTS = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
  11.11111, 10, 5,
] as const;

/** What one of several right answers is worth, so that together they give 100; null where Moodle has no such weight. */
export function evenWeight(right: number): number | null {
  return MOODLE_WEIGHTS.find((weight) => Math.abs(weight * right - 100) < ROUNDED) ?? null;
}

/** How far 3, 6, 7 or 9 of Moodle's rounded weights may be from 100. */
const ROUNDED = 0.0001;
