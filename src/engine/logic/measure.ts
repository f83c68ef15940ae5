import type { Aggregate } from '../../model/vocabulary.ts';
import type { MeasureModel, Questionnaire } from '../compiled.ts';
import { type Situation, total, valueRange } from './evaluate.ts';

/** The least and the most that a number over `questions` can be; null where none of them counts. */
export function measureRange(
  { by, questions }: Pick<MeasureModel, 'by' | 'questions'>,
  model: Pick<Questionnaire, 'questions'>,
  { options, absent }: Pick<Situation, 'options' | 'absent'>,
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

/** The number to at most six places, for people to read. */
// What is compared is never rounded.
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

function rising(one: number, other: number): number {
  return one - other;
}

function falling(one: number, other: number): number {
  return other - one;
}
