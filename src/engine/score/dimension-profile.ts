import type { ProfileEntry, Result } from '../../model/result.ts';
import type { Model } from '../compiled.ts';
import { highestOf, isOpen, lowestOf, type Situation } from '../logic/evaluate.ts';

/** How far each answer is up its options, 0 to 1, at its worst and at its best, by question index. */
export interface Shares {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The shares of every ordered question that has a value. */
export function sharesOf(model: Model, situation: Situation): Shares {
  const size = model.questions.length;
  const shares = { low: new Array<number>(size).fill(0), high: new Array<number>(size).fill(0) };
  for (const index of model.orderedQuestions) {
    const options = situation.options[index] ?? 0;
    const ofOptions = model.questions[index]?.shares;
    if (options === 0 || !ofOptions) continue;
    shares.low[index] = ofOptions[lowestOf(options)] ?? 0;
    shares.high[index] = ofOptions[highestOf(options)] ?? 0;
  }
  return shares;
}

/** How far each dimension is, from 0 to 1, open answers at their worst and best. */
export function profileOf(model: Model, situation: Situation, shares: Shares): ProfileEntry[] {
  return model.dimensions.map(({ dimension, questions }) => {
    let answered = 0;
    let of = 0;
    for (const index of questions) {
      const options = situation.options[index] ?? 0;
      if (options !== 0) of += 1;
      if (options !== 0 && !isOpen(options)) answered += 1;
    }
    const low = meanShare(questions, situation, shares.low, Math.min);
    const high = meanShare(questions, situation, shares.high, Math.max);
    return {
      dimension: dimension.id,
      title: dimension.title,
      low: low === null ? null : Math.round(low * 1000) / 1000,
      high: high === null ? null : Math.round(high * 1000) / 1000,
      answered,
      of,
    };
  });
}

/** The mean over all ordered questions that count, from 0 to 100, open answers at their worst and best. */
export function scoreOf(model: Model, situation: Situation, shares: Shares): Result['score'] {
  const low = meanShare(model.orderedQuestions, situation, shares.low, Math.min);
  const high = meanShare(model.orderedQuestions, situation, shares.high, Math.max);
  return { low: percentOf(low), high: percentOf(high) };
}

/** A mean of shares from 0 to 100; null for none. */
export function percentOf(mean: number | null): number | null {
  return mean === null ? null : Math.round(mean * 100);
}

// A question that may turn out to be hidden counts where that makes the mean more extreme, and else not.
function meanShare(
  questions: readonly number[],
  situation: Situation,
  shares: readonly number[],
  pick: (one: number, other: number) => number,
): number | null {
  let sum = 0;
  let count = 0;
  const doubtful: number[] = [];
  for (const index of questions) {
    if (situation.options[index] === 0) continue;
    if (situation.absent[index] === 1) {
      doubtful.push(shares[index] ?? 0);
    } else {
      sum += shares[index] ?? 0;
      count += 1;
    }
  }
  return meanWith(doubtful, sum, count, pick);
}

/** The mean of `known` shares that come to `total`, and of those of `doubtful` that make it more extreme; null for none. */
export function meanWith(
  doubtful: number[],
  total: number,
  known: number,
  pick: (one: number, other: number) => number,
): number | null {
  let mean = known > 0 ? total / known : null;
  if (doubtful.length === 0) return mean;
  let sum = total;
  let count = known;
  for (let index = 0; index < doubtful.length; index += 1) {
    // The one that moves the mean most comes first; there are hardly ever so many that it would pay to sort them.
    for (let other = index + 1; other < doubtful.length; other += 1) {
      const [one = 0, more = 0] = [doubtful[index], doubtful[other]];
      if (pick(one, more) !== one) [doubtful[index], doubtful[other]] = [more, one];
    }
    sum += doubtful[index] ?? 0;
    count += 1;
    mean = mean === null ? sum / count : pick(mean, sum / count);
  }
  return mean;
}
