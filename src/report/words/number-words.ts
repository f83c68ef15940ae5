import type { PlacementResult } from '../../model/result.ts';
import type { ScoreReason } from '../../model/result-parts.ts';
import type { Aggregate } from '../../model/vocabulary.ts';
import { listed } from '../../text.ts';

/** The number that the levels are bands of, or null where they are none. */
export function measureLine({ measure }: Pick<PlacementResult, 'measure'>): string | null {
  if (!measure) return null;
  const { by, low, high, least, most } = measure;
  const scale = `on a scale from ${least} to ${most}`;
  if (low === null || high === null) return `${MEASURES[by]}: nothing counts yet, ${scale}.`;
  return `${MEASURES[by]}: ${spanText(low, high)}, ${scale}.`;
}

/** What each kind of number is called at the start of a line. */
export const MEASURES: Readonly<Record<Aggregate, string>> = {
  sum: 'Sum',
  mean: 'Mean',
  min: 'Lowest',
  median: 'Median',
};

/** Where a number has to go, as in "Trust: the sum is 12 now and has to be at least 13". */
export function scoreNeed(
  { title, by, low, high, wanted, bound }: ScoreReason,
  when: 'now' | 'then' = 'now',
): string {
  const noun = NOUNS[by];
  if (low === null || high === null)
    return `${title}: no answer counts yet; the ${noun} has to be ${wanted} ${bound}`;
  return `${title}: the ${noun} is ${spanText(low, high)} ${when} and has to be ${wanted} ${bound}`;
}

/** On which side of its bound a number stands, and the answers that put it there. */
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

/** How far up its scale something is at the least, from 0 to 1. */
export function shareOf({ low, least, most }: Record<'low' | 'least' | 'most', number>): number {
  return (low - least) / (most - least || 1);
}

/** A number that is not settled as its two ends. */
export function spanText(low: number, high: number): string {
  return low === high ? String(low) : `between ${low} and ${high}`;
}

function someAsks(asks: readonly string[]): string {
  const shown = asks.slice(0, MOST_ASKS).map((ask) => `“${ask}”`);
  const rest = asks.length - shown.length;
  return listed(rest > 0 ? [...shown, `${rest} more`] : shown);
}

const MOST_ASKS = 2;

/** What each kind of number is called in the middle of a sentence. */
export const NOUNS: Readonly<Record<Aggregate, string>> = {
  sum: 'sum',
  mean: 'mean',
  min: 'lowest answer',
  median: 'median',
};

/** Shares from 0 to 1 in percent, as “44%” or “25-95%”. */
export function percentText(low: number, high: number): string {
  const [from, to] = [Math.round(low * 100), Math.round(high * 100)];
  return from === to ? `${from}%` : `${from}-${to}%`;
}
