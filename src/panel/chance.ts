/** Chance that is the same on every machine, and the figures of shares. */

/** Numbers from 0 up to 1 that look random and are the same for the same `seed` (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The ends of the 95 % interval of a `share` seen in so many draws (Wilson, 1927). */
export function wilson(share: number, draws: number): { readonly low: number; readonly high: number } {
  const square = Z * Z;
  const middle = share + square / (2 * draws);
  const reach = Z * Math.sqrt((share * (1 - share)) / draws + square / (4 * draws * draws));
  const scale = 1 + square / draws;
  return { low: Math.max((middle - reach) / scale, 0), high: Math.min((middle + reach) / scale, 1) };
}

/** The 97.5 % point of the normal distribution. */
const Z = 1.959964;

/** A number to six places. */
export function toPlaces(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}
