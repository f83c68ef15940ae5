import type { KeyLevel } from '../model/key.ts';

/** The places of the levels that are named, lowest first, counted from 0. */
export function rungsOf(named: readonly string[], levels: readonly KeyLevel[]): number[] {
  return levels.flatMap(({ id }, rung) => (named.includes(id) ? [rung] : []));
}

/** Orders answers: one level before several, lower levels first. */
export function byRung(
  one: readonly string[],
  other: readonly string[],
  levels: readonly KeyLevel[],
): number {
  if (one.length === 1 && other.length > 1) return -1;
  if (one.length > 1 && other.length === 1) return 1;
  const [first, second] = [rungsOf(one, levels), rungsOf(other, levels)];
  const place = first.findIndex((rung, index) => rung !== second[index]);
  return place < 0 ? first.length - second.length : (first[place] ?? 0) - (second[place] ?? -1);
}
