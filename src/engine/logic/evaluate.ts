import type { Atom, Group, Node, Questionnaire, Score } from '../compiled.ts';

/** The bit of a truth that says a condition can be true in some completion. */
// What a condition can come to over all completions is any mix of true, false and no value, as a set of bits. One
// bit alone is certain. Sets combine part by part, which is Kleene's three-valued logic with "no value" added.
export const TRUE = 1;

export const FALSE = 2;

export const NO_VALUE = 4;

/** A non-empty set of TRUE, FALSE and NO_VALUE. */
export type Truth = number;

/** True if only one value is possible. */
export function isCertain(truth: Truth): boolean {
  return (truth & (truth - 1)) === 0;
}

/** `not`, by which true and false change places and no value stays. */
function negation(truth: Truth): Truth {
  return (truth & NO_VALUE) | ((truth & TRUE) << 1) | ((truth & FALSE) >> 1);
}

/** `all` of two, which is false if either is, else without a value if either is, else true. */
function conjunction(one: Truth, other: Truth): Truth {
  const both = one & other & TRUE;
  const either = (one | other) & FALSE;
  const none = (one & NO_VALUE && other & (TRUE | NO_VALUE)) || (other & NO_VALUE && one & TRUE);
  return both | either | (none ? NO_VALUE : 0);
}

/** `any` of two, which is true if either is and passes over what has no value. */
function disjunction(one: Truth, other: Truth): Truth {
  const either = (one | other) & TRUE;
  const both = (one & FALSE && other & (FALSE | NO_VALUE)) || (other & FALSE && one & NO_VALUE);
  return either | (both ? FALSE : 0) | (one & other & NO_VALUE);
}

/** What is known of the answers, by question index, with the nation last. */
// A question can be answered by the options in `options` (a bit each), or have no value where `absent` is 1, or,
// while it is not yet certain whether it is asked or whether it applies, both.
export interface Situation {
  /** The options and `NOT_APPLICABLE` that the answer leaves, whether or not the question is asked. */
  readonly given: number[];
  /** Whether it is asked, as true, as not, or as both where that is open. */
  readonly asked: Truth[];
  readonly options: number[];
  readonly absent: number[];
}

/** The bit for a question that may turn out not to apply, after those of its options, at most 30. */
// A question that was declared not applicable is left this alone.
export const NOT_APPLICABLE = 1 << 30;

/** The options among what an answer leaves, a bit each. */
export function optionsOf(left: number): number {
  return left & ~NOT_APPLICABLE;
}

/** A copy of a situation, which can be narrowed while the original stays. */
export function copyOf({ given, asked, options, absent }: Situation): Situation {
  return { given: given.slice(), asked: asked.slice(), options: options.slice(), absent: absent.slice() };
}

/** True while it is open whether the question has a value. */
export function mayLackValue(situation: Situation, question: number): boolean {
  return situation.absent[question] === 1 && situation.options[question] !== 0;
}

/** True while it is open whether the question is asked and its answer counts. */
export function mayBeHidden({ asked, options }: Situation, question: number): boolean {
  return asked[question] !== TRUE && options[question] !== 0;
}

/** True while it is open whether the question applies. */
export function mayNotApply({ given, options }: Situation, question: number): boolean {
  return ((given[question] ?? 0) & NOT_APPLICABLE) !== 0 && options[question] !== 0;
}

/** True if `left`, of options or of all that an answer leaves, has more than one bit. */
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

/** How many bits of a set are 1. */
export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** What a score can come to over the questions that have a value, no value where none has. */
function scoreTruth(score: Score, model: Questionnaire, situation: Situation): Truth {
  const { highest, lowest, isSure } = extremesOf(score, model, situation);
  return (
    (highest.length > 0 && reaches(highest, score) ? TRUE : 0) |
    (lowest.length > 0 && !reaches(lowest, score) ? FALSE : 0) |
    (isSure ? 0 : NO_VALUE)
  );
}

/** Values with which a score reaches its threshold if it can, and with which it does not if it need not. */
interface Extremes {
  readonly highest: readonly number[];
  readonly lowest: readonly number[];
  /** False where it may be that no question counts. */
  readonly isSure: boolean;
}

// Of the questions that may be left out, each by itself helps a mean, a median or a least value to the threshold just
// where it reaches it, and away from it where it does not. A sum grows with all that count, as no value is below 0.
function extremesOf(score: Score, model: Questionnaire, { options, absent }: Situation): Extremes {
  const [highest, lowest, doubtful]: [number[], number[], number[]] = [[], [], []];
  const isSum = score.by === 'sum';
  for (const index of score.questions) {
    const left = options[index] ?? 0;
    if (left === 0) continue;
    const { low, high } = valueRange(model.questions[index]?.values ?? [], left);
    if (absent[index] === 0) {
      highest.push(high);
      lowest.push(low);
      continue;
    }
    doubtful.push(low);
    if (isSum || isEnough(high, score)) highest.push(high);
  }
  const isSure = lowest.length > 0;
  if (!isSum) lowest.push(...doubtful.filter((low) => !isEnough(low, score)));
  else if (!isSure && doubtful.length > 0) lowest.push(Math.min(...doubtful));
  return { highest, lowest, isSure };
}

function isEnough(value: number, { threshold: { numerator, scale } }: Score): boolean {
  return value * scale >= numerator;
}

/** The least and the greatest option value that the options left allow. */
export function valueRange(values: readonly number[], options: number): { low: number; high: number } {
  return { low: values[lowestOf(options)] ?? 0, high: values[highestOf(options)] ?? 0 };
}

function reaches(values: readonly number[], { by, threshold: { numerator, scale } }: Score): boolean {
  switch (by) {
    case 'sum':
      return total(values) * scale >= numerator;
    case 'mean':
      return total(values) * scale >= numerator * values.length;
    case 'min':
      return Math.min(...values) * scale >= numerator;
    case 'median':
      return medianReaches(values, numerator, scale);
  }
}

/** True if the median of `values` is at least `numerator` / `scale`, without sorting. */
function medianReaches(values: readonly number[], numerator: number, scale: number): boolean {
  let count = 0;
  let [above, below] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value * scale < numerator) below = Math.max(below, value);
    else {
      above = Math.min(above, value);
      count += 1;
    }
  }
  const rest = values.length - count;
  return count === rest ? (above + below) * scale >= numerator * 2 : count > rest;
}

export function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The values that `node` can have in `situation`, part by part, never fewer than its completions give. */
export function evaluate(node: Node, model: Questionnaire, situation: Situation): Truth {
  return evaluateWith(node, model, situation, null);
}

/** What each part of each condition can come to in a situation, by its number. */
export function evaluateAll(model: Questionnaire, situation: Situation): readonly Truth[] {
  const truths: Truth[] = [];
  for (const node of model.nodes) truths.push(evaluateWith(node, model, situation, truths));
  return truths;
}

/** What each part comes to, by its number, where that is known already, else null. */
type Known = readonly Truth[] | null;

function evaluateWith(node: Node, model: Questionnaire, situation: Situation, known: Known): Truth {
  if (node.kind === 'atom') return atomTruth(node, situation);
  if (node.kind === 'score') return scoreTruth(node, model, situation);
  if (node.kind === 'at-least') return countTruth(node, model, situation, known);
  return groupTruth(node, model, situation, known);
}

function atomTruth({ question, bits }: Atom, { options, absent }: Situation): Truth {
  const left = options[question] ?? 0;
  const truth = (left & bits ? TRUE : 0) | (left & ~bits ? FALSE : 0);
  return absent[question] ? truth | NO_VALUE : truth;
}

function groupTruth({ kind, of }: Group, model: Questionnaire, situation: Situation, known: Known): Truth {
  // Nothing at all is true of "all", and has no value for "any": the values that change nothing else.
  let truth = kind === 'all' ? TRUE : NO_VALUE;
  for (const part of of) {
    const next = known ? (known[part.id] ?? 0) : evaluateWith(part, model, situation, null);
    if (kind === 'not') return negation(next);
    truth = kind === 'all' ? conjunction(truth, next) : disjunction(truth, next);
    // Nothing that follows changes these.
    if (truth === (kind === 'all' ? FALSE : TRUE)) return truth;
  }
  return truth;
}

function countTruth({ of, count }: Group, model: Questionnaire, situation: Situation, known: Known): Truth {
  let certain = 0;
  let possible = 0;
  let together = TRUE | FALSE | NO_VALUE;
  let either = 0;
  for (const part of of) {
    const truth = known ? (known[part.id] ?? 0) : evaluateWith(part, model, situation, null);
    if (truth === TRUE) certain += 1;
    if (truth & TRUE) possible += 1;
    together &= truth;
    either |= truth;
  }
  // Short of the count, it is false as soon as one part has a value at all, be it true.
  const someHasValue = certain > 0 || (either & FALSE) !== 0 || (possible > 0 && count > 1);
  const mayFail = certain < count && someHasValue;
  return (possible >= count ? TRUE : 0) | (mayFail ? FALSE : 0) | (together & NO_VALUE);
}
