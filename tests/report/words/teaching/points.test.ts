import { describe, expect, it, test } from 'vitest';
import { evenWeight, MOODLE_WEIGHTS } from '../../../../src/report/formats/bank-limits.ts';
import { mostPoints } from '../../../../src/report/words/teaching/case-questions.ts';
import { levelMark, levelPoints } from '../../../../src/teaching/marking/mark-scheme.ts';
import { barrier, firstOf } from '../../set.ts';

describe('the points for the level', () => {
  it.each([
    [['referral'], 4],
    [['apart'], 2],
    [['budget'], 2],
    [['door'], 0],
    [['referral', 'budget'], 2],
    [['referral', 'door'], 2],
    [['apart', 'budget'], 0],
    [['apart', 'referral', 'budget'], 0],
    [[], 0],
  ] as const)('of a case at one level, for %j: %d', (named, points) => {
    expect(levelPoints(levelMark(named, firstOf('plain')))).toBe(points);
  });

  it.each([
    [['referral', 'budget'], 4],
    [['referral'], 2],
    [['budget'], 2],
    [['referral', 'budget', 'door'], 2],
    [['budget', 'door'], 0],
    [['door'], 0],
    [['apart', 'referral', 'budget', 'door'], 0],
  ] as const)('of a case left open, for %j: %d', (named, points) => {
    expect(levelPoints(levelMark(named, firstOf('uncertain')))).toBe(points);
  });
});

test('a case earns the sum of its questions', () => {
  expect(mostPoints(firstOf('plain'), false)).toEqual({
    level: 4,
    facts: 2,
    next: 1,
    barriers: 2,
    action: 2,
    twin: 0,
    total: 11,
  });
  expect(mostPoints(firstOf('twins'), true).total).toBe(12);
});

test('ticking none earns a point where no barrier remains, and nothing where none is asked about', () => {
  const noneRight = { ...firstOf('plain'), barriers: [barrier('moat', false)] };
  expect(mostPoints(noneRight, false)).toMatchObject({ barriers: 1, action: 0 });
  expect(mostPoints({ ...noneRight, barriers: [] }, false)).toMatchObject({ barriers: 0, action: 0 });
});

describe('the weight of one of several right answers', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('%d together give 100', (right) => {
    const weight = evenWeight(right);
    expect(MOODLE_WEIGHTS).toContain(weight);
    expect(Math.abs((weight ?? 0) * right - 100)).toBeLessThan(0.0001);
  });

  it('is missing where Moodle has none', () => {
    expect([0, 11, 13, 21].map(evenWeight)).toEqual([null, null, null, null]);
    expect(evenWeight(20)).toBe(5);
  });
});
