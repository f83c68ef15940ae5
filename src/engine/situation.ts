/**
 * What is known of the answers, by question index; the nation comes last. A question can be answered by the
 * options in `options` (a bit each), or have no value where `absent` is 1, or, while it is not yet certain
 * whether it is asked, both.
 */
export interface Situation {
  /** The options that are left by the answer as given, whether or not the question is asked. */
  readonly given: number[];
  readonly options: number[];
  readonly absent: number[];
}

/** A situation of its own, which can be narrowed while the original stays. */
export function copyOf({ given, options, absent }: Situation): Situation {
  return { given: given.slice(), options: options.slice(), absent: absent.slice() };
}

/** True while it is open whether the question is asked. */
export function mayBeHidden(situation: Situation, question: number): boolean {
  return situation.absent[question] === 1 && situation.options[question] !== 0;
}

/** True if more than one option is left. */
export function isOpen(options: number): boolean {
  return (options & (options - 1)) !== 0;
}

/** The index of the lowest option in a set that is not empty. */
export function lowestOf(options: number): number {
  return 31 - Math.clz32(options & -options);
}

/** The index of the highest option in a set that is not empty. */
export function highestOf(options: number): number {
  return 31 - Math.clz32(options);
}
