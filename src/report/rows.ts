import type { Result } from '../model/result.ts';
import { shareOf, shortSpan } from './numbers.ts';
import { moveText } from './sentences.ts';
import { type AnswerRow, answerRows, isValued, type ValuedAnswer } from './shape.ts';

/** The words of a profile whose rows are answers, and of what would move its lowest rows up. */

/** Where an answer stands on its scale: "3 of 5", "2-3 of 5". */
function placeText({ scale: { low, high, most } }: ValuedAnswer): string {
  return `${shortSpan(low, high)} of ${most}`;
}

/** Where a row stands, and the answer behind it; null where nothing counts in it. */
export function rowText({ answer }: AnswerRow): { readonly place: string; readonly text: string } | null {
  return answer && { place: placeText(answer), text: answer.text };
}

const MOST_MOVES = 4;

/** The lowest answers of a profile, each with what moving it up by one takes; none where that is not known of any. */
export function lowestMoves(result: Result): string[] {
  const titles = new Map(answerRows(result)?.map(({ entry, answer }) => [answer?.question, entry.title]));
  return result.answers
    .filter(isValued)
    .toSorted((one, other) => shareOf(one.scale) - shareOf(other.scale))
    .flatMap((answer) => {
      const name = titles.get(answer.question) ?? answer.ask;
      return answer.better ? [`${name} (${placeText(answer)}). ${moveText(answer.better)}`] : [];
    })
    .slice(0, MOST_MOVES);
}

/** Said above the lowest answers. */
export const LOWEST_FIRST = 'The lowest first, with what moving each of them up takes:';
