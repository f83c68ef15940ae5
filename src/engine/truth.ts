/**
 * What a condition can come to, over all completions: any mix of true, false and no value, as a set of bits.
 * One bit alone is certain. Sets combine part by part, which is Kleene's three-valued logic with "no value" added.
 */
export const TRUE = 1;
export const FALSE = 2;
export const NO_VALUE = 4;

/** A non-empty set of TRUE, FALSE and NO_VALUE. */
export type Truth = number;

/** True if only one value is possible. */
export function isCertain(truth: Truth): boolean {
  return (truth & (truth - 1)) === 0;
}

/** `not`: true and false change places; what has no value still has none. */
export function negation(truth: Truth): Truth {
  return (truth & NO_VALUE) | ((truth & TRUE) << 1) | ((truth & FALSE) >> 1);
}

/** `all` of two: false if either is, else no value if either has none, else true. */
export function conjunction(one: Truth, other: Truth): Truth {
  const both = one & other & TRUE;
  const either = (one | other) & FALSE;
  const none = (one & NO_VALUE && other & (TRUE | NO_VALUE)) || (other & NO_VALUE && one & TRUE);
  return both | either | (none ? NO_VALUE : 0);
}

/** `any` of two: true if either is; what has no value is passed over. */
export function disjunction(one: Truth, other: Truth): Truth {
  const either = (one | other) & TRUE;
  const both = (one & FALSE && other & (FALSE | NO_VALUE)) || (other & FALSE && one & NO_VALUE);
  return either | (both ? FALSE : 0) | (one & other & NO_VALUE);
}
