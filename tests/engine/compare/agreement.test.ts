import { describe, expect, test } from 'vitest';
import { compareAcrossFrameworks } from '../../../src/engine/compare/across-frameworks.ts';
import type { Crosswalk } from '../../../src/model/crosswalk.ts';
import { type Answers, fixture, score } from '../../support/load.ts';

/** A ladder (apart, shared, managed, entered) against pooling (none, pooled, run, unrun). */
const LADDER = fixture('ladder');
const POOLING = fixture('hidden');

const MEANS = {
  apart: ['none'],
  shared: ['pooled', 'run'],
  managed: ['run', 'unrun'],
  entered: ['unrun'],
};

const CROSSWALK: Crosswalk = {
  answers: [],
  needs: [],
  levels: [],
};

function compared(own: Answers, other: Answers, means: Readonly<Record<string, readonly string[]>> = MEANS) {
  const crosswalk: Crosswalk = {
    ...CROSSWALK,
    levels: Object.keys(means).length === 0 ? [] : [{ from: 'depth', to: 'pooling', means }],
  };
  return compareAcrossFrameworks(crosswalk, score(LADDER, own), score(POOLING, other))[0];
}

const APART = { money: 'own', manager: 'two', door: 'two' };
const SHARED = { money: 'part', manager: 'two', door: 'two' };

describe('two frameworks', () => {
  test('agree where every level that is possible here goes with every one that is possible there', () => {
    expect(compared(APART, { pool: 'no' })).toMatchObject({ agreement: 'agree', expected: ['none'] });
    expect(compared(SHARED, { pool: 'yes', manager: 'nobody' })).toMatchObject({
      against: 'depth',
      agreement: 'agree',
      expected: ['pooled', 'run'],
      settledBy: null,
    });
  });

  test('do not agree where none goes with any', () => {
    expect(compared(APART, { pool: 'yes', manager: 'nobody' })?.agreement).toBe('differ');
    expect(compared(SHARED, { pool: 'no' })?.agreement).toBe('differ');
  });

  test('leave it open where some go together and others do not, on either side', () => {
    expect(compared(APART, {})?.agreement).toBe('open');
    expect(compared({ ...SHARED, money: ['own', 'part'] }, { pool: 'no' })).toMatchObject({
      agreement: 'open',
      expected: ['none', 'pooled', 'run'],
    });
  });

  test('are not compared where nobody has said which levels go together', () => {
    expect(compared(APART, { pool: 'no' }, {})).toMatchObject({
      agreement: 'not compared',
      against: null,
      expected: [],
    });
    const { apart: _, ...rest } = MEANS;
    expect(compared(APART, { pool: 'no' }, rest)?.agreement).toBe('not compared');
    expect(compared({ ...SHARED, money: ['own', 'part'] }, { pool: 'no' }, rest)?.agreement).toBe(
      'not compared',
    );
  });
});

test('a level is matched by what the crosswalk says of it alone', () => {
  const own = score(LADDER, APART);
  const called = (id: string) => id.replace(/^apart$/u, 'constructor');
  const renamed = {
    ...own,
    placements: own.placements.map((placement) => ({
      ...placement,
      possible: { ...placement.possible, levels: placement.possible.levels.map(called) },
    })),
  };
  const levels = [{ from: 'depth', to: 'pooling', means: MEANS }];
  const [found] = compareAcrossFrameworks({ ...CROSSWALK, levels }, renamed, score(POOLING, { pool: 'no' }));
  expect(found?.agreement).toBe('not compared');
});

describe('the question that would settle most', () => {
  test('is one of the other framework that its placement waits for', () => {
    expect(compared(APART, {})?.settledBy).toEqual({ question: 'pool', ask: 'Is there a pool?' });
    expect(compared(APART, { pool: 'yes' })?.settledBy?.question).toBe('manager');
  });

  test('is none where it is settled where it sits', () => {
    expect(compared(APART, { pool: 'no' })?.settledBy).toBeNull();
  });

  test('is never one that another placement waits for', () => {
    const matrix = score(fixture('matrix'), { how: 'plan' });
    expect(
      compareAcrossFrameworks(CROSSWALK, score(LADDER, APART), matrix).map(
        ({ settledBy }) => settledBy?.question,
      ),
    ).toEqual([undefined, 'who']);
    // Of the two that are open, each placement has its own.
    expect(
      compareAcrossFrameworks(CROSSWALK, score(LADDER, APART), score(fixture('matrix'))).map(
        ({ settledBy }) => settledBy?.question,
      ),
    ).toEqual(['how', 'who']);
  });
});
