import type { Aggregate } from '../model/words.ts';
import type { MeasureModel, QuestionModel, Questionnaire, Score, Threshold } from './model.ts';
import { highestOf, lowestOf, type Situation } from './situation.ts';
import { FALSE, NO_VALUE, TRUE, type Truth } from './truth.ts';

/** What "the score is at least …" can come to. Questions without a value are left out; with none left it has no value. */
export function scoreTruth(score: Score, model: Questionnaire, situation: Situation): Truth {
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

/** How low and how high a number over some questions can come out; null where none of them counts. */
export function measureRange(
  { by, questions }: Pick<MeasureModel, 'by' | 'questions'>,
  model: Questionnaire,
  { options, absent }: Situation,
): { low: number | null; high: number | null } {
  const counting = questions.filter((index) => options[index] !== 0);
  const ranges = counting.map((index) => ({
    ...valueRange(model.questions[index]?.values ?? [], options[index] ?? 0),
    isDoubtful: absent[index] === 1,
  }));
  const split = (end: 'low' | 'high', order: (one: number, other: number) => number) =>
    choices({
      sure: ranges.filter(({ isDoubtful }) => !isDoubtful).map((range) => range[end]),
      doubtful: ranges
        .filter(({ isDoubtful }) => isDoubtful)
        .map((range) => range[end])
        .sort(order),
    }).map((values) => aggregate(values, by));
  const [lows, highs] = [split('low', rising), split('high', falling)];
  return lows.length === 0 ? { low: null, high: null } : { low: Math.min(...lows), high: Math.max(...highs) };
}

/** The least and the most that a number over some questions can be at all, whichever of them come to be asked. */
export function measureBounds(
  members: readonly QuestionModel[],
  by: Aggregate,
): { least: number; most: number } {
  const [always, perhaps] = [members.filter(alwaysCounts), members.filter((each) => !alwaysCounts(each))];
  const numbers = (
    end: (values: readonly number[]) => number,
    order: (one: number, other: number) => number,
  ) =>
    choices({
      sure: always.map(({ values }) => end(values)),
      doubtful: perhaps.map(({ values }) => end(values)).sort(order),
    }).map((values) => aggregate(values, by));
  return {
    least: Math.min(...numbers((values) => Math.min(...values), rising)),
    most: Math.max(...numbers((values) => Math.max(...values), falling)),
  };
}

function alwaysCounts({ question }: QuestionModel): boolean {
  return question.shownWhen === null && !question.mayNotApply;
}

/** The least and the greatest option value that the options left allow. */
export function valueRange(values: readonly number[], options: number): { low: number; high: number } {
  return { low: values[lowestOf(options)] ?? 0, high: values[highestOf(options)] ?? 0 };
}

/** A decimal number of at most six places as a fraction. */
export function thresholdOf(decimal: number): Threshold {
  const [whole = '0', places = ''] = String(decimal).split('.');
  return { numerator: Number(`${whole}${places}`), scale: 10 ** places.length };
}

// Of the questions that may be left out, as many of the most extreme as you like: with a given number of them,
// no other choice gives a more extreme score.
function choices({
  sure,
  doubtful,
}: {
  sure: readonly number[];
  doubtful: readonly number[];
}): (readonly number[])[] {
  const found: (readonly number[])[] = sure.length > 0 ? [sure] : [];
  for (let taken = 1; taken <= doubtful.length; taken += 1)
    found.push([...sure, ...doubtful.slice(0, taken)]);
  return found;
}

function reaches(
  values: readonly number[],
  { by, threshold }: { by: Aggregate; threshold: Threshold },
): boolean {
  const { numerator, scale } = threshold;
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

/** Without sorting: more reach it than do not; or as many, and the two in the middle reach it together. */
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

/** The number itself, for people to read: to six places at most. What is compared is never rounded. */
function aggregate(values: readonly number[], by: Aggregate): number {
  switch (by) {
    case 'sum':
      return total(values);
    case 'mean':
      return Math.round((total(values) / values.length) * 1e6) / 1e6;
    case 'min':
      return Math.min(...values);
    case 'median': {
      const sorted = [...values].sort(rising);
      return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
    }
  }
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function rising(one: number, other: number): number {
  return one - other;
}

function falling(one: number, other: number): number {
  return other - one;
}
