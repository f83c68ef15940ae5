import { describe, expect, test } from 'vitest';
import type { ExampleRequest } from '../../../src/model/key.ts';
import { CASE_KINDS } from '../../../src/model/vocabulary.ts';
import { type Random, streamsOf } from '../../../src/teaching/cases/random.ts';
import {
  drawnAlone,
  examplesOf,
  levelsWith,
  setOf,
  type Told,
  toldBy,
  toldFixture,
  toldShipped,
} from '../../support/examples.ts';
import { tinyFramework } from '../../support/tiny.ts';

const FIXTURE = await toldFixture();
const FIVE = await toldShipped('five-levels');

function refusal(wanted: Partial<ExampleRequest>, told = FIXTURE): string {
  try {
    examplesOf(told, wanted);
  } catch (error) {
    return (error as Error).message;
  }
  return 'it was not refused';
}

describe('cases that there are not', () => {
  test.each([
    ['boundary', 'entered', 'at “One door”, because nothing lies above the highest level.'],
    [
      'uncertain',
      'entered',
      'at “One door”, because nothing lies above the highest level, so that nothing is open',
    ],
    ['out-of-order', 'managed', 'at “One manager”, because no level is left above the first gap.'],
    [
      'out-of-order',
      'loose',
      'at “Loose”, because its levels do not rest on each other, so that none is out of order.',
    ],
  ] as const)('%s at %s', (kind, level, why) => {
    expect(refusal({ kind, level })).toContain(`There is no case of the kind “${kind}” ${why}`);
  });

  test('are told by their reason at every level, and all others are made', () => {
    for (const kind of CASE_KINDS) {
      const able = levelsWith(kind, FIVE);
      for (const { id } of FIVE.framework.placements.flatMap(({ levels }) => levels)) {
        if (able.includes(id)) expect(examplesOf(FIVE, { kind, level: id })[0]?.secured).toBe(id);
        else
          expect(refusal({ kind, level: id }, FIVE)).toMatch(
            /^There is no case of the kind “.*” at “.*”, because /u,
          );
      }
    }
  });

  test('twins where there is one level', async () => {
    const bare = { ...FIXTURE.vignettes, plausible: [], phrases: [], bridges: {}, nations: {} };
    const tiny = await toldBy(tinyFramework(['a'], []), bare);
    expect(refusal({ kind: 'twins' }, tiny)).toBe(
      'There is no case of the kind “twins”, because there is only one level.',
    );
  });

  test('what only a search can tell is said after it', () => {
    expect(refusal({ kind: 'out-of-order', level: 'little' })).toMatch(
      /^No case of the kind “out-of-order” was found at “Little” in \d+ tries\.$/u,
    );
    expect(refusal({ kind: 'uncertain', level: 'managed' })).toContain('was found at “One manager”');
  });

  test('more than there are', () => {
    expect(refusal({ kind: 'out-of-order', level: 'lone', setting: 'boat', count: 100 })).toContain(
      'No further case of the kind “out-of-order” was found at “Apart”',
    );
  });
});

describe('where any level will do', () => {
  test('those at which there is none are left out', () => {
    const examples = examplesOf(FIXTURE, { kind: 'uncertain', count: 12 });
    const levels = new Set(examples.map(({ secured }) => secured));
    expect(levels).toEqual(new Set(['lone', 'shared', 'loose', 'little', 'some']));
  });

  test('each of the others has its turn', () => {
    const levels = examplesOf(FIVE, { count: 6 }).map(({ secured }) => secured);
    expect(new Set(levels).size).toBe(6);
    const settings = examplesOf(FIVE, { count: 10 }).map(({ setting }) => setting.id);
    expect(new Set(settings).size).toBe(10);
    const nations = examplesOf(FIVE, { count: 4 }).map(({ nation }) => nation?.id);
    expect(new Set(nations).size).toBe(4);
  });
});

test('a setting, a nation and a difficulty that are asked for are had', () => {
  for (const difficulty of ['easy', 'medium', 'hard'] as const) {
    const [example] = examplesOf(FIVE, { setting: 'dementia', nation: 'wales', difficulty });
    expect([example?.setting.id, example?.nation?.id, example?.difficulty]).toEqual([
      'dementia',
      'wales',
      difficulty,
    ]);
  }
});

describe('difficulty is', () => {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const factsOf = (told: Told) =>
    (['easy', 'medium', 'hard'] as const).map((difficulty) =>
      examplesOf(told, { difficulty, count: 12, seed: 3 }).map((each) => each.facts),
    );

  test('how the deciding facts are told', () => {
    const implied = factsOf(FIVE).map((facts) =>
      mean(
        facts
          .flat()
          .filter((fact) => fact.deciding)
          .map(({ manner }) => Number(manner === 'implied')),
      ),
    );
    expect([implied[0], implied[2]]).toEqual([0, 1]);
    expect(implied[1]).toBeGreaterThan(0.25);
    expect(implied[1]).toBeLessThan(0.75);
  });

  test('how many others stand between them, where they are drawn', async () => {
    const [easy, medium, hard] = factsOf(await drawnAlone(FIVE)).map((facts) =>
      mean(facts.map((each) => each.filter((fact) => !fact.deciding).length)),
    );
    expect(easy).toBeLessThan(medium ?? 0);
    expect(medium).toBeLessThan(hard ?? 0);
  });
});

test('the request and the tool stand in the key', () => {
  const { key, request, framework } = setOf(FIXTURE, { seed: 7, count: 2 });
  expect(key).toBe(1);
  expect(request).toMatchObject({ seed: 7, count: 2, kind: 'plain' });
  expect(framework).toEqual({ id: 'told', version: '1.1.0', title: 'A framework with texts' });
});

describe('chance', () => {
  test('is the same for the same seed, and another for another', () => {
    const stream = (seed: number) => {
      const random = streamsOf(seed)();
      return Array.from({ length: 20 }, () => random.below(1000));
    };
    // The numbers themselves, so that a package that draws others is seen before anybody's cases change.
    expect(stream(4).slice(0, 5)).toEqual([643, 979, 28, 338, 789]);
    expect(stream(4)).toEqual(stream(4));
    expect(stream(4)).not.toEqual(stream(5));
  });

  test('draws each number within its bounds, and shuffles without losing any', () => {
    const random: Random = streamsOf(1)();
    const drawn = Array.from({ length: 300 }, () => random.below(3));
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2]));
    expect(random.shuffled([1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4]);
    expect(random.shuffled([])).toEqual([]);
  });
});
