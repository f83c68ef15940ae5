import type { KeyLevel } from '../../model/key.ts';

/** Orders names as a register does: case makes no difference, and "Student 9" stands before "Student 10". No locale is asked. */
export function byName(one: string, other: string): number {
  return byCodeUnit(sortKey(one), sortKey(other)) || byCodeUnit(one, other);
}

/** The longest number that is counted as one. */
const DIGITS = 12;

function sortKey(name: string): string {
  return name.toLowerCase().replace(/\d+/gu, (number) => number.padStart(DIGITS, '0'));
}

/** Orders texts by their characters. */
export function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

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
