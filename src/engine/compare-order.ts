/**
 * Every entry that one of the columns has, each once and in the words of the last column that has it: in the last
 * column's order, then what only earlier ones have.
 */
export function inOrder<Entry>(
  columns: readonly (readonly Entry[])[],
  idOf: (entry: Entry) => string,
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const column of columns.toReversed()) {
    for (const entry of column) if (!entries.has(idOf(entry))) entries.set(idOf(entry), entry);
  }
  return [...entries.values()];
}

/** What every list has. */
export function sharedBy(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists;
  return first.filter((item) => others.every((list) => list.includes(item)));
}
