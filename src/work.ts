/** What `find` gives, worked out once for each `key`, from which all else that it is told follows. */
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

/** Hears how far a long computation is: what is done, of how many; null where that is not known. */
export type Progress = (done: number, total: number | null) => void;
