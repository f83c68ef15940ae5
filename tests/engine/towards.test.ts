import { expect, it } from 'vitest';
import type { Framework } from '../../src/model/framework.ts';
import { assessed, planned } from '../support/plans.ts';
import { tinyFramework } from '../support/tiny.ts';

const QUESTIONS = ['one', 'two', 'three'];
const ALL = { all: [{ one: 'b' }, { two: 'b' }, { three: 'b' }] };
const LOWEST = { one: 'a', two: 'a', three: 'a' };

/** The steps to the highest level in order, with the rank that each is towards. */
function towardsIn(framework: Framework): string[] {
  const to = framework.placements[0]?.levels.at(-1)?.id;
  const { routes } = planned(framework, assessed(LOWEST), to === undefined ? {} : { to });
  return (routes[0]?.steps ?? []).map(({ question, towards }) => `${question} ${towards.rank}`);
}

it.each<[what: string, framework: Framework, expected: string[]]>([
  [
    'the level that each is needed for, whatever the order',
    tinyFramework(QUESTIONS, [{ one: 'b' }, { two: 'b' }, ALL], {
      efforts: { one: 'years', two: 'months', three: 'days' },
    }),
    ['three 3', 'two 2', 'one 1'],
  ],
  [
    'with the level, what has to come first for it',
    tinyFramework(QUESTIONS, [{ two: 'b' }, ALL], { needs: { two: { three: 'b' } } }),
    ['three 1', 'two 1', 'one 2'],
  ],
  [
    'of what would do, what takes least',
    tinyFramework(QUESTIONS, [{ any: [{ one: 'b' }, { three: 'b' }] }, ALL], {
      efforts: { one: 'years', two: 'months', three: 'days' },
    }),
    ['three 1', 'two 2', 'one 2'],
  ],
  [
    'left out together: what only goes before what is left out',
    tinyFramework(QUESTIONS, [{ three: 'b' }, ALL], {
      needs: { two: { one: 'b' } },
      efforts: { one: 'years', two: 'days', three: 'days' },
    }),
    ['three 1', 'one 2', 'two 2'],
  ],
  [
    'not without what a level below needs',
    tinyFramework(QUESTIONS, [{ one: 'b' }, { any: [{ one: 'b' }, { two: 'b' }] }, ALL], {
      efforts: { one: 'years', two: 'days', three: 'days' },
    }),
    ['two 3', 'three 3', 'one 1'],
  ],
  [
    'off a ladder, the level that is reached, and not one that is passed',
    offLadder(
      tinyFramework(QUESTIONS, [{ one: 'b' }, { three: 'b' }, ALL], {
        efforts: { one: 'years', two: 'months', three: 'days' },
      }),
    ),
    ['three 2', 'two 3', 'one 3'],
  ],
])('%s', (_, framework, expected) => {
  expect(towardsIn(framework)).toEqual(expected);
});

function offLadder(framework: Framework): Framework {
  return {
    ...framework,
    placements: framework.placements.map((placement) => ({ ...placement, cumulative: false })),
  };
}
