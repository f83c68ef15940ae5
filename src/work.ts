/** `find` with a memo by `key`, which everything else it is given depends on. */
export function once<Key extends object, Rest extends unknown[], Value>(
  find: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  const known = new WeakMap<Key, Value>();
  return (key, ...rest) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = find(key, ...rest);
    known.set(key, made);
    return made;
  };
}

/** The items by key, in the order in which each key first comes. */
export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, [Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Every way to take one item of each list, the first list changing slowest. */
export function everyChoice<Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return lists.reduce<readonly (readonly Item[])[]>(
    (before, items) => before.flatMap((taken) => items.map((item) => [...taken, item])),
    [[]],
  );
}

/** The items that all lists have, in the order of the first. */
export function sharedBy([first = [], ...others]: readonly (readonly string[])[]): string[] {
  return first.filter((item) => others.every((list) => list.includes(item)));
}

/** Called with how much is done and of how much, null where that is not known. */
export type Progress = (done: number, total: number | null) => void;
