import type { FragileAnswer, PlacementResult, Result } from '../model/result.ts';
import { capitalised, listed } from '../text.ts';
import { aFew } from './advice.ts';
import { phraseAmong } from './sentences.ts';

/** The words in which the reports say how firm the footing is on which a level stands. */

/** The heading over it. */
export const FOOTING = 'How firm the footing is';

/** What one secured level rests on: a sentence, and a line for each answer. */
export interface Footing {
  readonly lead: string;
  readonly answers: readonly string[];
}

/** Of every placement whose secured level hangs on single answers, what it rests on. */
export function footingsOf(result: Result): Footing[] {
  return result.placements.flatMap((placement) => {
    const own = result.fragile.filter((answer) => answer.placement === placement.id);
    return own.length === 0 ? [] : [footingOf(own, placement, result)];
  });
}

function footingOf(
  fragile: readonly FragileAnswer[],
  placement: PlacementResult,
  result: Pick<Result, 'placements'>,
): Footing {
  const rests = `${capitalised(securedOf(placement, result))} rests on`;
  const number = fragile.length === 1 ? 'one answer' : `each of ${fragile.length} answers`;
  if (placement.measure && fragile.length > MOST_OF_A_NUMBER)
    return { lead: `${rests} ${number}: one option lower in any, and ${falls(fragile)}.`, answers: [] };
  const { shown, more } = aFew(fragile.map(answerLine), MOST_ANSWERS, 'answer');
  return { lead: `${rests} ${number}:`, answers: [...shown, ...(more === null ? [] : [more])] };
}

function answerLine({ ask, oneLower, placed, fallsTo }: FragileAnswer): string {
  const { rank, name } = fallsTo;
  const fall = placed ? `it would fall to level ${rank}, ${name}` : UNPLACED;
  return `${ask} With “${oneLower.text.replace(/\.$/u, '')}” ${fall}.`;
}

const UNPLACED = 'it would no longer be placed';

/** Of the answers that make a number, more than these are only counted. */
const MOST_OF_A_NUMBER = 2;
const MOST_ANSWERS = 8;

/** Where a number falls to with any of its answers one option lower. */
function falls(fragile: readonly FragileAnswer[]): string {
  const names = new Set(fragile.flatMap(({ placed, fallsTo }) => (placed ? [`“${fallsTo.name}”`] : [])));
  if (names.size === 0) return UNPLACED;
  const unplaced = fragile.every(({ placed }) => placed) ? '' : ', or no longer be placed';
  return `it would fall to ${listed([...names], 'or')}${unplaced}`;
}

function securedOf({ secured, levels }: PlacementResult, result: Pick<Result, 'placements'>): string {
  const level = levels.find(({ id }) => id === secured.id);
  return level ? phraseAmong(level, result) : secured.name;
}
