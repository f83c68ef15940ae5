/** `find` with a memo by `key`, which everything else it is given depends on. */
export function once<Key extends object, Rest extends unknown[], Value>(
  find: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  const known = new WeakMap<Key, Value>();
  return (key, ...rest) => {
    const found = known.get(key) ?? find(key, ...rest);
    known.set(key, found);
    return found;
  };
}

/** Called with how much is done, and of how much; null where that is not known. */
export type Progress = (done: number, total: number | null) => void;
