import * as fc from 'fast-check';
import { conditionsOfLevel } from '../../src/framework/traverse.ts';
import type { Condition } from '../../src/model/condition.ts';
import { subconditions } from '../../src/model/fold-condition.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import type { Effort } from '../../src/model/vocabulary.ts';

/** Random steps up for a framework that has none: efforts, skipped options, and needs of every kind of condition. */

/** The roles that random steps are for. */
const ROLES = ['near', 'far'];

/** The framework with a random step on most options that have one above. */
export function withSteps(framework: Framework): fc.Arbitrary<Framework> {
  const pool = conditionsOf(framework);
  return fc
    .tuple(...framework.questions.map((question) => steppedQuestion(question, pool)))
    .map((questions) => ({ ...framework, questions, roles: ROLES.map((id) => ({ id, title: id })) }));
}

function conditionsOf({ placements, barriers }: Framework): Condition[] {
  const whole = [
    ...placements.flatMap(({ levels }) =>
      levels.flatMap((level) => conditionsOfLevel(level).filter((each) => each !== null)),
    ),
    ...barriers.map(({ raisedBy }) => raisedBy),
  ];
  return whole.flatMap(subconditions);
}

function steppedQuestion(question: Question, pool: readonly Condition[]): fc.Arbitrary<Question> {
  if (!question.ordered) return fc.constant(question);
  const steps = question.options.map((_, index) => stepFrom(index, question, pool));
  return fc.tuple(...steps).map((betters) => ({
    ...question,
    options: question.options.map((option, index) => ({ ...option, better: betters[index] ?? null })),
  }));
}

function stepFrom(index: number, { options }: Question, pool: readonly Condition[]) {
  const above = options.slice(index + 1).map(({ id }) => id);
  const [next] = above;
  if (next === undefined) return fc.constant(null);
  const step = fc.record({
    do: fc.constantFrom(null, 'do it'),
    roles: fc.subarray(ROLES),
    text: fc.constant('Do it.'),
    effort: fc.constantFrom<Effort>('days', 'months', 'years'),
    who: fc.constant(null),
    to: fc.oneof({ weight: 4, arbitrary: fc.constant(next) }, fc.constantFrom(...above)),
    needs: fc.option(fc.constantFrom(...pool), { nil: null, freq: 2 }),
  });
  return fc.option(step, { nil: null, freq: 8 });
}
