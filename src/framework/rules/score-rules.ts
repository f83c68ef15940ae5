import type { Path } from '../../document/position.ts';
import type { Condition } from '../../model/condition.ts';
import type { Question } from '../../model/question.ts';
import type { Aggregate, Measure } from '../../model/vocabulary.ts';
import { quoted } from '../../text.ts';
import { allQuestions } from '../traverse.ts';
import {
  type ConditionContext,
  type Finding,
  isAskedElsewhere,
  noSuch,
  otherScope,
  type Rule,
} from './rule.ts';

type ScoreCondition = Extract<Condition, { kind: 'score' }>;

/** A placement's number can be made even where none of its levels is a band of it. */
export const measuresCanBeMade: Rule = (context) =>
  context.framework.placements.flatMap((placement, index) => {
    const hasBands = context.written.placements[index]?.levels.some(({ from }) => from !== null);
    if (!placement.measure || hasBands) return [];
    return makingFindings(placement.measure, [...context.pathOf(placement), 'measure'], context);
  });

/** The values of an ordered question never fall from option to option, and rise in all. */
// Otherwise its profile means nothing.
export const valuesRise: Rule = ({ framework, pathOf }) =>
  allQuestions(framework)
    .filter((question) => question.ordered)
    .flatMap(({ options }) =>
      options.flatMap((option, index): Finding[] => {
        const before = options[index - 1];
        const flat = index === options.length - 1 && option.value === options[0]?.value;
        if (!before || (option.value >= before.value && !flat)) return [];
        const message = flat
          ? 'All options have the same value, so the question measures nothing.'
          : `The value ${option.value} is less than ${before.value}, the value of the option before it.`;
        const path = [...pathOf(option), 'value'];
        return [{ code: 'falling-value', message, advice: RISING, path, restsOn: [pathOf(before)] }];
      }),
    );

const RISING =
  'Options run from least to most integrated, and their values rise with them. Write the options of an item that is scored in reverse in turned order, each with its value.';

/** The findings on the questions a score is made of, or else on the bound that it has to reach. */
// It takes ordered questions that exist, a sum only such as always apply, and a bound that says something.
export function scoreFindings(condition: ScoreCondition, context: ConditionContext): Finding[] {
  const { made, reached } = placesOf(condition, context);
  const findings = makingFindings(condition, made, context);
  return findings.length > 0 ? findings : thresholdFindings(condition, context, reached);
}

/** The findings on the questions that a number is made of, written at `made`. */
function makingFindings(measure: Measure, made: Path, context: ConditionContext): Finding[] {
  const { of, dimension, questions } = measure;
  const at = (index: number) => (of === 'listed' ? [...made, 'of', index] : [...made, 'of']);
  const dimensions = context.framework.dimensions.map(({ id }) => id);
  if (dimension !== null && !dimensions.includes(dimension))
    return [noSuch('dimension', dimension, dimensions, { path: at(0), otherwise: '' })];
  if (questions.length === 0) {
    const message = 'There are no such ordered questions, so there is nothing to add up.';
    return [{ code: 'empty-score', message, path: at(0) }];
  }
  return questions.flatMap((id, index) => memberFindings(id, measure, context, at(index)));
}

/** The paths of the questions that a score is made of, and of the bound that it has to reach. */
function placesOf(condition: ScoreCondition, { pathOf }: ConditionContext): Record<'made' | 'reached', Path> {
  const path = pathOf(condition);
  if (path.at(-1) === 'from') return { made: [...path.slice(0, -3), 'measure'], reached: path };
  return { made: [...path, 'score'], reached: [...path, 'score', 'at-least'] };
}

function memberFindings(
  id: string,
  { by }: Measure,
  context: ConditionContext,
  path: Finding['path'],
): Finding[] {
  const question = context.questions.get(id);
  if (!question) {
    if (isAskedElsewhere(id, context)) return [otherScope(id, path)];
    const ids = [...context.questions.keys()];
    return [noSuch('question', id, ids, { code: 'unknown-question', path, otherwise: '' })];
  }
  if (!question.ordered) {
    const message = `The options of ${quoted(id)} have no order, so they have no value to add up.`;
    return [{ code: 'unordered-score', message, advice: 'Leave the question out of the score.', path }];
  }
  if (by === 'sum' && question.mayNotApply) {
    const message = `${quoted(id)} may be “not applicable”, so a sum over it would mean different things to different services.`;
    return [{ code: 'sum-may-not-apply', message, advice: 'Use a mean, or drop may-not-apply.', path }];
  }
  return [];
}

function thresholdFindings(
  condition: ScoreCondition,
  context: ConditionContext,
  path: Finding['path'],
): Finding[] {
  const members = condition.questions
    .map((id) => context.questions.get(id))
    .filter((question) => question !== undefined);
  const [lowest, highest] = [bound(condition, members, 0), bound(condition, members, -1)];
  if (condition.atLeast > highest) {
    const message = `The score is never more than ${highest}, so ${condition.atLeast} is never reached.`;
    return [{ code: 'never-reached', severity: 'warning', message, path }];
  }
  if (condition.atLeast <= lowest) {
    const message = `The score is never less than ${lowest}, so this always holds.`;
    return [{ code: 'always-reached', severity: 'warning', message, path }];
  }
  return [];
}

/** The lowest (0) or highest (-1) score, whichever of the questions that may not count do count. */
function bound({ by }: ScoreCondition, members: readonly Question[], end: 0 | -1): number {
  const order = (one: number, other: number) => (end === 0 ? one - other : other - one);
  const extreme = end === 0 ? Math.min : Math.max;
  const values = (some: readonly Question[]) =>
    some.map(({ options }) => extreme(...options.map(({ value }) => value)));
  const sure = values(members.filter(alwaysCounts));
  const doubtful = values(members.filter((question) => !alwaysCounts(question))).sort(order);
  const scores = [0, ...doubtful.map((_, index) => index + 1)]
    .map((taken) => [...sure, ...doubtful.slice(0, taken)])
    .filter((counting) => counting.length > 0)
    .map((counting) => aggregate(counting, by));
  return end === 0 ? Math.min(...scores) : Math.max(...scores);
}

function alwaysCounts({ shownWhen, mayNotApply }: Question): boolean {
  return shownWhen === null && !mayNotApply;
}

function aggregate(unsorted: readonly number[], by: Aggregate): number {
  const values = unsorted.toSorted((one, other) => one - other);
  const sum = values.reduce((total, value) => total + value, 0);
  switch (by) {
    case 'sum':
      return sum;
    case 'mean':
      return sum / values.length;
    case 'min':
      return values[0] ?? 0;
    case 'median': {
      const middle = [values[(values.length - 1) >> 1] ?? 0, values[values.length >> 1] ?? 0] as const;
      return (middle[0] + middle[1]) / 2;
    }
  }
}
