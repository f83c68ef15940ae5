import { describe, expect, it } from 'vitest';
import { type Answers, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { sectionsOf } from '../support/report-text.ts';
import { LEVELS } from '../support/results.ts';

const { text: renderText } = await renderersOf('result');

const LADDER = fixture('ladder');

/** The picture of the levels, line by line. */
function picture(framework: typeof LADDER, answers: Answers, nation: string | null = 'england'): string[] {
  const text = renderText(score(framework, answers, nation), PAPER);
  const start = text.split('The levels\n──────────\n')[1] ?? '';
  return (start.split('\n\n')[0] ?? '').split('\n');
}

describe('the ladder as a picture', () => {
  it('shows what is in place, missing and unknown, and what each lacks', () => {
    expect(picture(LADDER, { money: 'part', manager: 'unknown', door: 'two' })).toEqual([
      '  [□] 3  One door: not in place',
      '        Needs: One door',
      '  [?] 2  One manager: not known',
      '        Depends on: Who manages?',
      '  [■] 1  Shared money: in place; 0 of 1 thing that keeps it going',
      '        Would be sounder with: All shared',
      '  [ ] 0  Apart',
    ]);
  });

  it('marks what is out of order, and where it sits', () => {
    expect(picture(LADDER, { money: 'own', manager: 'one', door: 'one' })).toEqual([
      '  [■] 3  One door: there, above a gap',
      '  [■] 2  One manager: there, above a gap',
      '  [□] 1  Shared money: not in place',
      '        Needs: Some shared',
      '  [●] 0  Apart: here, until a level above counts in order',
    ]);
  });

  it('does not say that it sits at the foot before that is known', () => {
    expect(picture(LADDER, {}).at(-1)).toBe('  [?] 0  Apart: not known');
    expect(picture(LADDER, { manager: 'one' }).at(1)).toBe('        Depends on: How many doors?');
    expect(picture(LADDER, { manager: 'one' }).at(2)).toBe(
      '  [■] 2  One manager: there, perhaps above a gap',
    );
  });

  it('names the stage within a level', () => {
    const nations = fixture('nations');
    expect(picture(nations, { casework: 'all', scheme: 'no' }, 'wales')).toContain(
      '  [■] 1  Joint: in place, reaching Settled',
    );
    expect(picture(nations, { casework: 'some', scheme: 'no' }, 'wales')).toContain(
      '  [■] 1  Joint: in place, reaching Begun',
    );
  });

  it.each<[said: string, answers: Answers, line: string]>([
    ['soundly', { money: 'all' }, 'Shared money: in place; 1 of 1 thing that keeps it going'],
    ['thinly', { money: 'part' }, 'Shared money: in place; 0 of 1 thing that keeps it going'],
    [
      'not known',
      { money: ['part', 'all'] },
      'Shared money: in place; 0 of 1 thing that keeps it going, 1 not known',
    ],
  ])('says how soundly a level stands: %s', (_, answers, line) => {
    expect(picture(LADDER, answers)).toContain(`  [■] 1  ${line}`);
  });

  it('says what of that is not known', () => {
    const sound = picture(LEVELS, {
      manager: 'whole',
      supervision: 'kept',
      governance: 'decides',
      outcomes: 'own',
      policies: 'unknown',
    })
      .join(' ')
      .replace(/\s+/gu, ' ');
    expect(sound).toContain(
      'Single management: there, perhaps above a gap; 2 of 4 things that keep it going, 1 not',
    );
  });

  it('gives each of several ways once, and says where to find the others', () => {
    const lines = picture(LEVELS, {
      route: 'none',
      'joint-casework': 'apart',
      manager: 'separate',
      entry: 'separate',
      organisation: 'none',
    });
    const foot = lines.slice(lines.findIndex((line) => line.includes('1  Referral')));
    expect(foot.join(' ').replace(/\s+/gu, ' ')).toContain(
      '[□] 1 Referral: not in place Needs: One route is agreed, and most recent referrals were found to have followed it. (Or 3 other ways: see “joinedup explain”.) [●] 0',
    );
  });

  it('has a line for every level, highest first', () => {
    const rungs = picture(LEVELS, {}).filter((line) => /^ {2}\[.\] \d {2}/u.test(line));
    const names = LEVELS.placements[0]?.levels.map(({ name }, rank) => `${rank}  ${name}`).toReversed() ?? [];
    expect(rungs).toHaveLength(names.length);
    for (const [index, name] of names.entries()) expect(rungs[index]).toContain(name);
  });

  it('stands under its own title where there are several placements', () => {
    const sections = sectionsOf(renderText(score(fixture('matrix'), { how: 'plan', who: 'two' }), PAPER));
    expect([...sections.keys()].slice(1, 4)).toEqual(['The two together', 'Depth', 'Breadth']);
  });
});
