import { describe, expect, it } from 'vitest';
import { sessionScore } from '../../../src/teaching/practice/session-score.ts';
import { firstOf } from '../../report/set.ts';
import { answeredRightly, judged } from '../../support/practice.ts';

const CASE = firstOf('plain');
const OPEN = firstOf('uncertain');

describe('a session', () => {
  it('without a case is nothing', () => {
    expect(sessionScore([])).toMatchObject({ points: 0, of: 0, mistaken: [], missed: [], kinds: [] });
  });

  it('adds up points, levels and barriers', () => {
    const score = sessionScore([
      answeredRightly(CASE),
      judged(CASE, 'apart', 'wall moat'),
      judged(OPEN, 'door'),
    ]);
    expect(score).toMatchObject({ points: 6 + 2 + 0, of: 18 });
    expect(score.levels).toEqual({ answers: 3, exact: 1, oneOff: 1, wrong: 1, none: 0 });
    expect(score.barriers).toEqual({ found: 3, there: 6, imagined: 1 });
  });

  it('of right answers has no weak spot', () => {
    const { mistaken, missed, imagined, kinds } = sessionScore([
      answeredRightly(CASE),
      answeredRightly(OPEN),
    ]);
    expect([mistaken, missed, imagined]).toEqual([[], [], []]);
    expect(kinds.filter(({ found, there }) => found < there)).toEqual([]);
  });

  it('names the levels that were taken for others, most often first', () => {
    const session = [
      judged(CASE, 'apart'),
      judged(CASE, 'budget'),
      judged(OPEN, 'referral'),
      judged(CASE, 'budget'),
    ];
    const named = sessionScore(session).mistaken.map(({ right, taken, times }) => [
      right.map(({ id }) => id).join(),
      taken.map(({ id }) => id).join(),
      times,
    ]);
    expect(named).toEqual([
      ['referral', 'budget', 2],
      ['referral', 'apart', 1],
      ['referral,budget', 'referral', 1],
    ]);
  });

  it('takes levels given in another order for the same', () => {
    const session = [judged(CASE, 'budget referral door'), judged(CASE, 'door budget referral')];
    expect(sessionScore(session).mistaken.map(({ times }) => times)).toEqual([2]);
  });

  it('names the barriers that were missed and imagined, with how often they could have been', () => {
    const session = [
      judged(CASE, 'referral', 'wall moat'),
      judged(CASE, 'referral', 'hedge moat'),
      judged(CASE, 'referral', 'wall fence'),
    ];
    const { missed, imagined } = sessionScore(session);
    expect(missed).toEqual([
      { name: 'The fence is in the way', times: 2, of: 3 },
      { name: 'The wall is in the way', times: 1, of: 3 },
    ]);
    expect(imagined).toEqual([
      { name: 'The moat is in the way', times: 2, of: 3 },
      { name: 'The hedge is in the way', times: 1, of: 3 },
    ]);
  });

  it('counts barriers by kind, the weakest kind first', () => {
    expect(sessionScore([judged(CASE, 'referral', 'wall')]).kinds).toEqual([
      { title: 'Cultural', found: 0, there: 1, imagined: 0 },
      { title: 'Legal', found: 1, there: 1, imagined: 0 },
    ]);
    // What is imagined makes a kind weaker, as what is missed does.
    expect(sessionScore([judged(CASE, 'referral', 'wall fence moat')]).kinds).toEqual([
      { title: 'Legal', found: 1, there: 1, imagined: 1 },
      { title: 'Cultural', found: 1, there: 1, imagined: 0 },
    ]);
  });
});
