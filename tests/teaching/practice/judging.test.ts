import { describe, expect, it } from 'vitest';
import { CASE_KINDS } from '../../../src/model/vocabulary.ts';
import { barrier, firstOf } from '../../report/set.ts';
import { answeredRightly, judged } from '../../support/practice.ts';

const CASE = firstOf('plain');

describe('the barriers of a case', () => {
  it('are found, missed or imagined; of the others nothing is said', () => {
    const { barriers, counts } = judged(CASE, 'referral', 'wall moat');
    expect(barriers.map(({ barrier: { id }, verdict }) => [id, verdict])).toEqual([
      ['wall', 'found'],
      ['moat', 'imagined'],
      ['fence', 'missed'],
    ]);
    expect(counts).toEqual({ found: 1, there: 2, imagined: 1 });
  });

  it('are shown by the facts that raise them', () => {
    const [wall] = judged(CASE, 'referral', 'wall').barriers;
    expect(wall?.because.map(({ question }) => question)).toEqual(['law']);
  });

  it('are shown not to be there by the fact without which they cannot arise', () => {
    const [moat] = judged(CASE, 'referral', 'moat').barriers.filter(({ verdict }) => verdict === 'imagined');
    expect(moat?.because.map(({ question }) => question)).toEqual(['pot']);
  });

  it('are shown not to be there by what does not raise them, where they can arise', () => {
    const [first, pot, law] = CASE.facts;
    if (!first || !pot || !law) throw new Error('the case has three facts');
    const facts = [first, { ...pot, option: 'one' }, { ...law, option: 'new' }];
    const [moat] = judged({ ...CASE, facts, barriers: [barrier('moat', false)] }, 'budget', 'moat').barriers;
    expect(moat?.because.map(({ question }) => question)).toEqual(['law']);
  });

  it('are not shown where the text does not tell, which is what is open', () => {
    const [hedge] = judged(CASE, 'referral', 'hedge').barriers.filter(
      ({ verdict }) => verdict === 'imagined',
    );
    expect(hedge?.because.map(({ question, open }) => [question, open])).toEqual([['door', true]]);
  });

  it('have no passage where the fact behind them is left open', () => {
    const [imagined] = judged(firstOf('uncertain'), 'referral', 'moat').barriers.filter(
      ({ verdict }) => verdict === 'imagined',
    );
    expect(imagined?.because.map(({ question }) => question)).not.toContain('pot');
  });
});

describe.each(CASE_KINDS)('a case of the kind %s', (kind) => {
  const example = firstOf(kind);

  it('brings all its points to the right answer', () => {
    const right = answeredRightly(example);
    expect(right.marked).toMatchObject({ level: 'exact', points: right.marked.of });
    expect(right.full.level + right.full.barriers).toBe(right.marked.of);
    expect(new Set(right.barriers.map(({ verdict }) => verdict))).toEqual(new Set(['found']));
  });
});
