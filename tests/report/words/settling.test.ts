import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { renderExplanation } from '../../support/explanation.ts';
import { type Answers, caseOf, fixture, score, shipped } from '../../support/load.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER } from '../../support/paper.ts';
import { onOneLine, sectionOf } from '../../support/report-text.ts';
import { LEVELS, resultOf } from '../../support/results.ts';

const { markdown: renderMarkdown } = await renderersOf('result');

const TITLE = 'What is not known';

function told(name: string, answers: Answers, nation?: string | null): string {
  return sectionOf(score(fixture(name), answers, nation), TITLE);
}

describe('what would settle where it sits', () => {
  it('stands in place of the open questions where these are few', () => {
    expect(told('ladder', { money: 'part' })).toBe(
      '1 of 3 questions that apply is answered for certain. What would settle it, whatever else is found out: ' +
        'Level 1, Shared money, by one answer: • Who manages? “Two managers”. ' +
        'Level 2, One manager, by 2 answers: • Who manages? “One manager”. • How many doors? “Two doors”. ' +
        'Level 3, One door, by 2 answers: • Who manages? “One manager”. • How many doors? “One door”.',
    );
  });

  it('says from where, or up to where, an answer would do', () => {
    const text = told('ladder', { money: 'unknown', manager: 'two' });
    expect(text).toContain('Level 0, Apart, by one answer: • Whose money? “Each its own”.');
    expect(text).toContain('Level 1, Shared money, by one answer: • Whose money? At least “Some shared”.');
    expect(told('sums', { s1: 'agree', s2: 'agree' })).toContain(
      'Level 2, Working well, by one answer: • Third? At most “Agree”.',
    );
  });

  it('names the nation where that decides', () => {
    expect(told('nations', { casework: 'all', scheme: 'yes' }, null)).toContain(
      'Level 2, Lawful, by one answer: • Nation: Scotland, Wales or Northern Ireland',
    );
  });

  it('tells the smallest first where there is no room for all, and counts the others', () => {
    const text = sectionOf(score(LEVELS, { route: 'used', organisation: 'one' }), TITLE);
    expect(text).toContain('Level 1, Referral, by one answer:');
    expect(text).toContain('Level 2, Shared budget, by 2 answers:');
    expect(text).toMatch(
      /3 answers would settle it at Single management; 4 at Single point of entry or Fully integrated service \(see “joinedup explain”\)\.$/u,
    );
  });

  it('is a count beside the most telling questions where many are open', () => {
    const text = sectionOf(resultOf(LEVELS, caseOf(LEVELS, 'northumberland')), TITLE);
    expect(text).toContain('These would change the placement: •');
    expect(text).toMatch(
      /2 answers would settle it at Referral; 3 at Shared budget or Single management; 4 at Working in isolation or Single point of entry; 5 at Fully integrated service \(see “joinedup explain”\)\.$/u,
    );
  });

  it('is told of each placement under its title', () => {
    const depthAndBreadth = shipped('depth-and-breadth');
    const text = sectionOf(resultOf(depthAndBreadth, caseOf(depthAndBreadth, 'plymouth')), TITLE);
    expect(text).toMatch(/out: How deep the relationship is Level 4, .* How wide it reaches Level 1, /u);
  });

  it('is left out while nothing is known', () => {
    expect(told('ladder', {})).not.toContain('settle');
    expect(renderMarkdown(score(fixture('ladder'), {}))).not.toContain('settle');
  });

  it('says where it is not proven to be the smallest', () => {
    const result = score(fixture('ladder'), { money: 'part' });
    const unproven: Result = {
      ...result,
      placements: result.placements.map((placement) => ({
        ...placement,
        settling: placement.settling && {
          ...placement.settling,
          levels: placement.settling.levels.map((set) => ({ ...set, proven: false })),
        },
      })),
    };
    expect(sectionOf(unproven, TITLE)).toContain('by 2 answers (not proven smallest): •');
    const hard = shipped('partnership-health-check');
    expect(renderExplanation(score(hard), PAPER)).toContain('fewer may do');
  });

  it('says of a placement that nothing can change that nothing can', () => {
    const alone = score(LEVELS, { route: 'used', budget: 'separate' });
    expect(alone.openQuestions.some(({ levels }) => levels.length > 0)).toBe(true);
    for (const report of [sectionOf(alone, TITLE), onOneLine(renderMarkdown(alone))])
      expect(report).toContain('answered for certain. No open answer can change the placement.');
  });
});

describe('a result that was saved before', () => {
  it('is told without, by its open questions', () => {
    const { fragile, ...result } = score(fixture('ladder'), { money: 'part' });
    const placements = result.placements.map((placement) => ({ ...placement, settling: null }));
    const earlier: Result = { ...result, fragile: [], placements };
    expect(fragile).toHaveLength(1);
    expect(sectionOf(earlier, TITLE)).toBe(
      '1 of 3 questions that apply is answered for certain. These would change the placement: ' +
        '• Who manages? (One manager) • How many doors? (One door)',
    );
  });
});
