import type { KeyLevel } from '../../model/key.ts';

/** Orders names without regard to case or locale, and numbers in them by value. */
export function byName(one: string, other: string): number {
  return byCodeUnit(sortKey(one), sortKey(other)) || byCodeUnit(one, other);
}

/** How many digits of a number are compared by value. */
const DIGITS = 12;

function sortKey(name: string): string {
  return name.toLowerCase().replace(/\d+/gu, (number) => number.padStart(DIGITS, '0'));
}

/** Orders texts by UTF-16 code unit. */
export function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The rungs of the levels named, lowest first, counted from 0. */
export function rungsOf(named: readonly string[], levels: readonly KeyLevel[]): number[] {
  return levels.flatMap(({ id }, rung) => (named.includes(id) ? [rung] : []));
}

/** Orders answers, one level before several and lower levels first. */
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
