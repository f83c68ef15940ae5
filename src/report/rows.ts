import { shortSpan } from './numbers.ts';
import type { AnswerRow, ValuedAnswer } from './shape.ts';

/** The words of a profile whose rows are answers, and of what would move its lowest rows up. */

/** Where an answer stands on its scale: "3 of 5", "2-3 of 5". */
export function placeText({ scale: { low, high, most } }: ValuedAnswer): string {
  return `${shortSpan(low, high)} of ${most}`;
}

/** Where a row stands, and the answer behind it; null where nothing counts in it. */
export function rowText({ answer }: AnswerRow): { readonly place: string; readonly text: string } | null {
  return answer && { place: placeText(answer), text: answer.text };
}
