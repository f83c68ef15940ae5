/** Orders names as a register does: case makes no difference, and "Student 9" stands before "Student 10". No locale is asked. */
export function byName(one: string, other: string): number {
  return inOrder(sortKey(one), sortKey(other)) || inOrder(one, other);
}

/** The longest number that is counted as one. */
const DIGITS = 12;

function sortKey(name: string): string {
  return name.toLowerCase().replace(/\d+/gu, (number) => number.padStart(DIGITS, '0'));
}

/** Orders texts by their characters. */
export function inOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
