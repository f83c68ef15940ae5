import type { PlacementResult } from '../../model/result.ts';
import type { ScoreReason } from '../../model/result-parts.ts';
import type { Aggregate } from '../../model/vocabulary.ts';
import { firstOf, listed } from '../../text.ts';

/** The number that the levels are bands of, in a sentence, or null where they are none. */
export function measureLine({ measure }: Pick<PlacementResult, 'measure'>): string | null {
  if (!measure) return null;
  const { by, low, high, least, most } = measure;
  const scale = `on a scale from ${least} to ${most}`;
  if (low === null || high === null) return `${MEASURES[by]}: nothing counts yet, ${scale}.`;
  return `${MEASURES[by]}: ${spanText(low, high)}, ${scale}.`;
}

/** The name of each kind of number at the start of a line. */
export const MEASURES: Readonly<Record<Aggregate, string>> = {
  sum: 'Sum',
  mean: 'Mean',
  min: 'Lowest',
  median: 'Median',
};

/** The bound that a number has to reach, as "Trust: the sum is 12 now and has to be at least 13". */
export function scoreNeed(
  { title, by, low, high, wanted, bound }: ScoreReason,
  when: 'now' | 'then' = 'now',
): string {
  const noun = NOUNS[by];
  if (low === null || high === null)
    return `${title}: no answer counts yet; the ${noun} has to be ${wanted} ${bound}`;
  return `${title}: the ${noun} is ${spanText(low, high)} ${when} and has to be ${wanted} ${bound}`;
}

/** The side of its bound that a number is on, and the answers that put it there. */
export function scoreBecause({ title, by, low, high, wanted, bound, furthest }: ScoreReason): string {
  const noun = NOUNS[by];
  const side = wanted === 'at least' ? 'less than' : 'at least';
  const [end, which] = wanted === 'at least' ? [high, 'lowest'] : [low, 'highest'];
  const isSure = end !== null && (wanted === 'at least' ? end < bound : end >= bound);
  const now = low === null || high === null ? 'not known' : spanText(low, high);
  const stands = `${title}: the ${noun} is ${now}, ${isSure ? side : `perhaps ${side}`} ${bound}`;
  return furthest.length > 0 ? `${stands}; ${which}: ${someAsks(furthest)}` : stands;
}

/** A number in a table, as "3", or "2-3" where it is not settled. */
export function shortSpan(low: number, high: number): string {
  return low === high ? String(low) : `${low}-${high}`;
}

/** The share of a scale that is reached at the least, from 0 to 1. */
export function shareOf({ low, least, most }: Record<'low' | 'least' | 'most', number>): number {
  return (low - least) / (most - least || 1);
}

/** A number in words, by its two ends where it is not settled. */
export function spanText(low: number, high: number): string {
  return low === high ? String(low) : `between ${low} and ${high}`;
}

function someAsks(asks: readonly string[]): string {
  const shown = asks.map((ask) => `“${ask}”`);
  return listed(firstOf(shown, MOST_ASKS));
}

const MOST_ASKS = 2;

/** The name of each kind of number in the middle of a sentence. */
export const NOUNS: Readonly<Record<Aggregate, string>> = {
  sum: 'sum',
  mean: 'mean',
  min: 'lowest answer',
  median: 'median',
};

/** A share from 0 to 1 in percent, as “44%”, or “25-95%” where it is not settled. */
export function percentText(low: number, high = low): string {
  const [from, to] = [Math.round(low * 100), Math.round(high * 100)];
  return from === to ? `${from}%` : `${from}-${to}%`;
}
