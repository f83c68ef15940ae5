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
    expect(wall?.facts.map((place) => CASE.facts[place]?.question)).toEqual(['law']);
  });

  it('are shown not to be there by the fact without which they cannot arise', () => {
    const [moat] = judged(CASE, 'referral', 'moat').barriers.filter(({ verdict }) => verdict === 'imagined');
    expect(moat?.facts.map((place) => CASE.facts[place]?.question)).toEqual(['pot']);
  });

  it('are shown not to be there by what does not raise them, where they can arise', () => {
    const [first, pot, law] = CASE.facts;
    if (!first || !pot || !law) throw new Error('the case has three facts');
    const facts = [first, { ...pot, option: 'one' }, { ...law, option: 'new' }];
    const [moat] = judged({ ...CASE, facts, barriers: [barrier('moat', false)] }, 'budget', 'moat').barriers;
    expect(moat?.facts.map((place) => facts[place]?.question)).toEqual(['law']);
  });

  it('have no passage where the text does not tell', () => {
    const [hedge] = judged(CASE, 'referral', 'hedge').barriers.filter(
      ({ verdict }) => verdict === 'imagined',
    );
    expect(hedge?.facts).toEqual([]);
  });

  it('have no passage where the fact behind them is left open', () => {
    const [imagined] = judged(firstOf('uncertain'), 'referral', 'moat').barriers.filter(
      ({ verdict }) => verdict === 'imagined',
    );
    expect(imagined?.facts).not.toContain(1);
  });
});

describe('a wrong level', () => {
  it('comes of the misreading that leads there and nowhere else, before a smaller one', () => {
    expect(judged(CASE, 'budget').misread).toMatchObject({ place: 1, slip: { option: 'one' } });
  });

  it('comes of one that leads there among others, where there is no better', () => {
    const facts = CASE.facts.map((fact) => ({
      ...fact,
      slips: fact.slips.filter(({ option }) => option === 'some'),
    }));
    expect(judged({ ...CASE, facts }, 'budget').misread).toMatchObject({ slip: { option: 'some' } });
  });

  it('comes of the smallest of several that lead to the same', () => {
    const facts = CASE.facts.map((fact) => ({
      ...fact,
      slips: fact.slips.map((slip) => ({ ...slip, levels: ['door'] })),
    }));
    // The route is one option off either way, and is told first; the pot is one or two.
    expect(judged({ ...CASE, facts }, 'door').misread).toMatchObject({ place: 0 });
    expect(judged({ ...CASE, facts: facts.slice(1) }, 'door').misread).toMatchObject({
      slip: { option: 'some' },
    });
  });

  it('comes of none where no single misreading leads there, or several levels were given', () => {
    expect(judged(CASE, 'door').misread).toBeNull();
    expect(judged(CASE, 'apart budget').misread).toBeNull();
  });

  it('comes of one fact taken as told, where the text leaves it open', () => {
    const open = firstOf('uncertain');
    expect(judged(open, 'budget').misread).toMatchObject({ place: 1, slip: { option: 'one' } });
    expect(judged(open, 'referral').misread).toMatchObject({ place: 1, slip: { option: 'own' } });
  });
});

describe.each(CASE_KINDS)('a case of the kind %s', (kind) => {
  const example = firstOf(kind);

  it('brings all its points to the right answer, which nothing was misread for', () => {
    const right = answeredRightly(example);
    expect(right.marked).toMatchObject({ level: 'exact', points: right.marked.of });
    expect(right.full.level + right.full.barriers).toBe(right.marked.of);
    expect(right.misread).toBeNull();
    expect(new Set(right.barriers.map(({ verdict }) => verdict))).toEqual(new Set(['found']));
  });
});
