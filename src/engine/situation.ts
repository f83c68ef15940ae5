import { TRUE, type Truth } from './truth.ts';

/**
 * What is known of the answers, by question index; the nation comes last. A question can be answered by the
 * options in `options` (a bit each), or have no value where `absent` is 1, or, while it is not yet certain
 * whether it is asked or whether it applies, both.
 */
export interface Situation {
  /** What the answer as given leaves, whether or not the question is asked: options, and `NOT_APPLICABLE`. */
  readonly given: number[];
  /** Whether it is asked: true, and not, or both where that is open. */
  readonly asked: Truth[];
  readonly options: number[];
  readonly absent: number[];
}

/**
 * The bit of what an open question may turn out to be besides its options: that it does not apply. It comes after
 * those of the options, of which there are at most 30. A question that was declared not applicable is left this alone.
 */
export const NOT_APPLICABLE = 1 << 30;

/** The options among what an answer leaves, a bit each. */
export function optionsOf(left: number): number {
  return left & ~NOT_APPLICABLE;
}

/** A situation of its own, which can be narrowed while the original stays. */
export function copyOf({ given, asked, options, absent }: Situation): Situation {
  return { given: given.slice(), asked: asked.slice(), options: options.slice(), absent: absent.slice() };
}

/** True while it is open whether the question has a value. */
export function mayLackValue(situation: Situation, question: number): boolean {
  return situation.absent[question] === 1 && situation.options[question] !== 0;
}

/** True while it is open whether the question is asked, so that its answer counts. */
export function mayBeHidden({ asked, options }: Situation, question: number): boolean {
  return asked[question] !== TRUE && options[question] !== 0;
}

/** True while it is open whether the question applies. */
export function mayNotApply({ given, options }: Situation, question: number): boolean {
  return ((given[question] ?? 0) & NOT_APPLICABLE) !== 0 && options[question] !== 0;
}

/** True if more than one is left: of options, or of all that an answer leaves. */
export function isOpen(left: number): boolean {
  return (left & (left - 1)) !== 0;
}

/** The index of the lowest option in a set that is not empty. */
export function lowestOf(options: number): number {
  return 31 - Math.clz32(options & -options);
}

/** The index of the highest option in a set that is not empty. */
export function highestOf(options: number): number {
  return 31 - Math.clz32(options);
}
