import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { defaultTarget, looksAtNation } from '../../src/engine/steps/setting.ts';
import type { Framework } from '../../src/model/framework.ts';
import { type Answers, fixture, score } from '../support/load.ts';
import { APART, assessed, STEPS } from '../support/plans.ts';
import { resultOf } from '../support/results.ts';

const SHARED = { ...APART, grant: 'one' };
const MANAGED = { ...SHARED, manager: 'one' };

function targetFor(answers: Answers, needs: Answers = {}) {
  return defaultTarget(resultOf(STEPS, assessed(answers, needs)));
}

describe('the level to plan for', () => {
  it.each<[what: string, answers: Answers, needs: Answers, expected: object]>([
    ['is the one called for', APART, { tasks: 'many', changes: 'daily' }, { level: 2, why: 'called for' }],
    ['is the next, where needs are silent', SHARED, {}, { level: 2, why: 'next' }],
    [
      'is the next, where needs may call for it',
      APART,
      { tasks: ['few', 'many'], changes: 'seldom' },
      { level: 1, why: 'next' },
    ],
    [
      'is the next, where it is open whether needs call for it or more',
      SHARED,
      { changes: 'unknown', tasks: 'many' },
      { level: 2, why: 'next' },
    ],
    [
      'is none, where needs call for what is in place',
      SHARED,
      { tasks: 'many', changes: 'seldom' },
      { none: 'not called for' },
    ],
    [
      'is none, where needs call for less',
      MANAGED,
      { tasks: 'many', changes: 'seldom' },
      { none: 'not called for' },
    ],
    [
      'is none, where needs may call for several levels, all in place',
      MANAGED,
      { tasks: 'few', changes: 'unknown' },
      { none: 'not called for' },
    ],
    ['is none at the top', { ...MANAGED, door: 'one', colour: 'blue' }, {}, { none: 'at the top' }],
    ['is the first above the foot, where nothing is known', {}, {}, { level: 1, why: 'next' }],
    [
      'is the one called for, where nothing is known of the service',
      {},
      { tasks: 'many', changes: 'seldom' },
      { level: 1, why: 'called for' },
    ],
  ])('%s', (_, answers, needs, expected) => {
    expect(targetFor(answers, needs)).toEqual({ placement: 0, ...expected });
  });

  it('is not asked for by a level above a gap: what is secured counts', () => {
    expect(targetFor({ ...APART, manager: 'one' })).toMatchObject({ level: 1 });
  });

  it('is on the first placement on which needs call for more', () => {
    const framework = fixture('needs');
    const target = (needs: Answers, answers: Answers) =>
      defaultTarget(resultOf(framework, assessed(answers, needs)));
    const low = { plan: 'own', team: 'none', circle: 'few' };
    expect(target({ homes: 'own', carers: 'one', age: 'old' }, low)).toEqual({
      placement: 1,
      level: 1,
      why: 'called for',
    });
    expect(target({ homes: 'own', carers: 'two', age: 'old' }, low)).toMatchObject({
      placement: 0,
      level: 1,
    });
    // Where none of them calls for more, the first placement has the say.
    expect(target({ homes: 'own', carers: 'one', age: 'young' }, low)).toEqual({
      placement: 0,
      none: 'not called for',
    });
  });

  describe('where a placement sums up the others', () => {
    const summedUp = (id: string): Framework => {
      const { placements, ...framework } = fixture('needs');
      return { ...framework, placements: placements.map((each) => ({ ...each, overall: each.id === id })) };
    };
    const ids = fixture('needs').placements.map(({ id }) => id);
    const low = { plan: 'own', team: 'none', circle: 'few' };
    const target = (framework: Framework, needs: Answers) =>
      defaultTarget(resultOf(framework, assessed(low, needs)));

    it.each(ids.map((id, placement) => [id, placement] as const))('is on it: %s', (id, placement) => {
      expect(target(summedUp(id), {})).toMatchObject({ placement, level: 1, why: 'next' });
    });

    it('is on it where needs call for more on several, and on another where they call for more only there', () => {
      const both = { homes: 'own', carers: 'two', age: 'old' };
      const second = { homes: 'own', carers: 'one', age: 'old' };
      expect(target(summedUp(''), both)).toMatchObject({ placement: 0 });
      expect(target(summedUp(ids[1] ?? ''), both)).toMatchObject({ placement: 1, why: 'called for' });
      expect(target(summedUp(ids[0] ?? ''), second)).toMatchObject({ placement: 1, why: 'called for' });
    });

    it('is none where needs call for no more on it', () => {
      const needs = { homes: 'own', carers: 'one', age: 'young' };
      expect(target(summedUp(ids[1] ?? ''), needs)).toMatchObject({ placement: 1 });
    });
  });

  it('is nowhere in a framework without levels', () => {
    expect(defaultTarget(score(fixture('profile')))).toBeNull();
  });
});

describe('whether the nation has to be known', () => {
  it.each<[what: string, framework: string, placement: number, level: number, expected: boolean]>([
    ['a level that looks at no nation', 'nations', 0, 1, false],
    ['a level that does', 'nations', 0, 2, true],
    ['a placement beside one that does', 'steps', 0, 3, false],
    ['a level that does, on a second placement', 'steps', 1, 1, true],
    ['no nation anywhere', 'ladder', 0, 3, false],
  ])('%s', (_, framework, placement, level, expected) => {
    expect(looksAtNation({ placement, level }, compile(fixture(framework)))).toBe(expected);
  });

  it('what has to come first counts, however far back', () => {
    const questions = STEPS.questions.map((question) =>
      question.id === 'agreement'
        ? {
            ...question,
            options: question.options.map((option) => ({
              ...option,
              better: option.better && {
                ...option.better,
                needs: { kind: 'nation' as const, nations: ['wales'] },
              },
            })),
          }
        : question,
    );
    expect(looksAtNation({ placement: 0, level: 1 }, compile({ ...STEPS, questions }))).toBe(true);
  });
});
