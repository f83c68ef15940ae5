import type { Reason, ScoreReason } from '../model/result.ts';
import type { Ground } from './ground.ts';
import type { Score } from './model.ts';
import { measureRange, valueRange } from './scores.ts';
import { isOpen } from './situation.ts';

/** A score that is not, or may not be, where the reader would like it: what it is made of, and how it would turn. */
export function scoreReason(score: Score, isWanted: boolean, open: boolean, ground: Ground): Reason {
  const values = score.questions.map((index) => valueText(index, ground));
  const { numerator, scale } = score.threshold;
  const wanted = isWanted ? 'at least' : 'less than';
  const bound = numerator / scale;
  const { low, high } = measureRange(score, ground.model, ground.situation);
  return {
    question: null,
    ask: score.rule,
    answer: values,
    text: values.join(', '),
    needs: `${wanted} ${bound}`,
    open,
    orElse: [],
    number: {
      title: score.title,
      by: score.by,
      low,
      high,
      wanted,
      bound,
      furthest: furthest(score, wanted, ground),
    },
  };
}

function valueText(index: number, { model, situation }: Ground): string {
  const options = situation.options[index] ?? 0;
  if (options === 0) return 'none';
  const { low, high } = valueRange(model.questions[index]?.values ?? [], options);
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Of the answers known for certain, the lowest, or the highest where less is wanted. */
function furthest(
  { questions }: Score,
  wanted: ScoreReason['wanted'],
  { model, situation }: Ground,
): readonly string[] {
  const certain = questions.flatMap((index) => {
    const options = situation.options[index] ?? 0;
    const question = model.questions[index];
    if (options === 0 || isOpen(options) || !question) return [];
    return [{ ask: question.question.ask, value: valueRange(question.values, options).low }];
  });
  const values = certain.map(({ value }) => value);
  const end = wanted === 'at least' ? Math.min(...values) : Math.max(...values);
  return certain.filter(({ value }) => value === end).map(({ ask }) => ask);
}
