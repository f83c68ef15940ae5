import { expect, it } from 'vitest';
import { settleSituation } from '../../../src/engine/logic/search.ts';
import { urgencyOf } from '../../../src/engine/steps/end.ts';
import { orderTo } from '../../../src/engine/steps/order.ts';
import { settingFor } from '../../../src/engine/steps/setting.ts';
import type { Framework } from '../../../src/model/framework.ts';
import { assessmentOf } from '../../support/frameworks.ts';
import { compiled } from '../../support/load.ts';
import { tinyFramework } from '../../support/tiny.ts';

const QUESTIONS = ['one', 'two', 'three'];
const ALL = { all: [{ one: 'b' }, { two: 'b' }, { three: 'b' }] };

/** The questions in the order in which all of them are to be raised, by one whose role is “near”; null where none was found. */
function orderIn(framework: Framework): (string | undefined)[] | null {
  const model = compiled(framework);
  const { answers } = assessmentOf(QUESTIONS.map((id) => [id, 'a']));
  const given = settleSituation(model, answers, 'england');
  const target = (model.placements[0]?.levels.length ?? 1) - 1;
  const setting = settingFor(model, given, {
    placement: 0,
    target,
    keep: new Set(),
    without: new Set(),
    own: ['near'],
  });
  const end = new Map([...setting.ladders.keys()].map((question) => [question, 1]));
  const order = orderTo(end, setting, urgencyOf(end, setting));
  return order.found ? order.steps.map(({ question }) => QUESTIONS[question]) : null;
}

it.each<[what: string, framework: Framework, expected: string[] | null]>([
  ['the order of the framework', tinyFramework(QUESTIONS, [ALL]), QUESTIONS],
  [
    'what a lower level takes first',
    tinyFramework(QUESTIONS, [{ three: 'b' }, { two: 'b' }, ALL]),
    ['three', 'two', 'one'],
  ],
  [
    'what must come first, first',
    tinyFramework(QUESTIONS, [ALL], { needs: { one: { two: 'b' } } }),
    ['two', 'one', 'three'],
  ],
  [
    'with a lower level, what has to come first for it',
    tinyFramework(QUESTIONS, [{ two: 'b' }, ALL], { needs: { two: { three: 'b' } } }),
    ['three', 'two', 'one'],
  ],
  [
    'what has a question asked, before that question',
    tinyFramework(QUESTIONS, [ALL], { shown: { one: { two: 'b' } } }),
    ['two', 'one', 'three'],
  ],
  [
    'no order where each waits for the other',
    tinyFramework(QUESTIONS, [ALL], { needs: { one: { two: 'b' }, two: { one: 'b' } } }),
    null,
  ],
  [
    'another order where the first one tried leads nowhere',
    tinyFramework(QUESTIONS, [ALL], {
      needs: { three: { not: { one: 'b' } } },
      efforts: { one: 'days', two: 'days', three: 'months' },
    }),
    ['two', 'three', 'one'],
  ],
  [
    'what takes days before months and years, and last what nobody says it of',
    tinyFramework(QUESTIONS, [ALL], { efforts: { two: 'years', three: 'days' } }),
    ['three', 'two', 'one'],
  ],
  [
    'what is sooner done, even where a lower level takes the other',
    tinyFramework(QUESTIONS, [{ one: 'b' }, ALL], {
      efforts: { one: 'years', two: 'months', three: 'days' },
    }),
    ['three', 'two', 'one'],
  ],
  [
    'of what is done as soon, what somebody who answered can do',
    tinyFramework(QUESTIONS, [{ one: 'b' }, ALL], {
      efforts: { one: 'days', two: 'months', three: 'days' },
      roles: { one: ['far'], two: ['near'], three: ['far', 'near'] },
    }),
    ['three', 'one', 'two'],
  ],
  [
    'what must come first, even where it takes longer',
    tinyFramework(QUESTIONS, [ALL], {
      needs: { one: { two: 'b' } },
      efforts: { two: 'years', three: 'months' },
    }),
    ['three', 'two', 'one'],
  ],
])('%s', (_, framework, expected) => {
  expect(orderIn(framework)).toEqual(expected);
});
