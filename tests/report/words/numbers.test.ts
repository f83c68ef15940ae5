import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import type { ScoreReason } from '../../../src/model/result-parts.ts';
import { scoreBecause } from '../../../src/report/words/number-words.ts';
import { bandsAsk, type Measured, scoreCells, scoreHeads } from '../../../src/report/words/result-kinds.ts';
import { fixture, score } from '../../support/load.ts';

const BANDS = fixture('bands');

function measured({ placements }: Result): readonly Measured[] {
  return placements.flatMap((placement) =>
    placement.measure ? [{ ...placement, measure: placement.measure }] : [],
  );
}

describe('a number and its bound', () => {
  const reason: ScoreReason = {
    title: 'Trust',
    by: 'sum',
    low: 4,
    high: 6,
    wanted: 'at least',
    bound: 7,
    furthest: [],
  };

  it.each<[change: Partial<ScoreReason>, text: string]>([
    [{}, 'Trust: the sum is between 4 and 6, less than 7'],
    [{ high: 7 }, 'Trust: the sum is between 4 and 7, perhaps less than 7'],
    [{ wanted: 'less than', low: 7, high: 9 }, 'Trust: the sum is between 7 and 9, at least 7'],
    [{ wanted: 'less than', low: 6, high: 9 }, 'Trust: the sum is between 6 and 9, perhaps at least 7'],
    [{ low: null, high: null }, 'Trust: the sum is not known, perhaps less than 7'],
    [
      { furthest: ['One?', 'Two?', 'Three?', 'Four?'] },
      'Trust: the sum is between 4 and 6, less than 7; lowest: “One?”, “Two?” and 2 more',
    ],
  ])('%j', (change, text) => {
    expect(scoreBecause({ ...reason, ...change })).toBe(text);
  });
});

describe('the table of many numbers', () => {
  const AIMS = { a1: 'low', a2: 'low', a3: 'low' };

  it('names the one kind of number that they are, and none where they differ', () => {
    const [one, other] = measured(score(BANDS));
    if (!one || !other) throw new Error('there are several placements');
    expect(scoreHeads([one, other])[1]).toBe('Sum');
    const mean = { ...other, measure: { ...other.measure, by: 'mean' as const } };
    expect(scoreHeads([one, mean])[1]).toBe('Number');
  });

  it('says “any” of none but every band, and counts the lowest among them until it is placed', () => {
    const open = measured(score(BANDS, { ...AIMS, a2: 'unknown', a3: 'unknown', t1: 'high', t2: 'high' }));
    expect(scoreHeads(open).slice(3)).toEqual(['Band', 'Or, by open answers']);
    expect(open.map(scoreCells).map((cells) => [cells[0], ...cells.slice(3)])).toEqual([
      ['The whole', 'not placed yet', 'any'],
      ['Our aims', 'not placed yet', 'any'],
      ['Our trust', 'Strong trust', ''],
    ]);
    const two = measured(score(BANDS, { a1: 'low', a2: 'low', a3: 'unknown' }));
    expect(two.map(scoreCells)[1]?.slice(3)).toEqual(['not placed yet', 'Weak aims or Fair aims']);
  });

  it('does not say what a band asks for in which nothing is placed yet', () => {
    expect(bandsAsk(measured(score(BANDS, AIMS)))).toEqual(['Weak whole and Weak aims: Repair it.']);
  });
});
