import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import type { Reason } from '../../src/model/result-parts.ts';
import { type Answers, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { sectionOf, sectionsOf } from '../support/report-text.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

/** Reports of frameworks that are no ladder with barriers: what a reader of such a result has no use for stays away. */

const ROWS = fixture('rows');

const BANDS = fixture('bands');

function reports(result: Result): readonly string[] {
  return [renderText(result, PAPER), renderMarkdown(result)];
}

describe('a profile without a level', () => {
  const result = score(ROWS, { will: 'some', money: ['none', 'some'], data: 'none' });

  it('has a score for machines only', () => {
    expect(result.score).toEqual({ low: 17, high: 33 });
    for (const report of reports(result)) expect(report).not.toMatch(/Score:|The score/u);
  });

  it('shows each answer with its place, and an open one with its range', () => {
    expect(sectionsOf(renderText(result, PAPER)).get('Profile')?.split('\n')).toEqual([
      '█ answered  ▒ still open     place',
      '  Will   ██████████··········  1 of 2',
      '    There is some.',
      '  Money  ▒▒▒▒▒▒▒▒▒▒··········  0-1 of 2',
      '    There is none. – or – There is some.',
      '  Data   ····················  0 of 2',
      '    There is none.',
    ]);
    expect(renderMarkdown(result)).toContain('| Will | 1 of 2 | There is some. |\n');
  });

  it('says first what moves the lowest rows up', () => {
    const answer = renderText(result, PAPER).replace(/\s+/gu, ' ');
    expect(answer).toContain('Lowest: data (0 of 2).');
    expect(answer).toMatch(/1 Agree who does it: start \(days\), for data\./u);
  });

  it('tells the first few barriers in full and the others by name, and calls none a strain', () => {
    const barriers = sectionOf(result, 'Barriers');
    expect(barriers).toContain(
      '• First barrier Because: How much will is there? There is some. Lever: One, days: Do one.',
    );
    expect(barriers).toContain('Lever: Five, days: Do five.');
    expect(barriers).toMatch(/• Sixth barrier$/u);
    for (const report of reports(result)) expect(report).not.toContain('strain');
  });

  it('is drawn by its dimensions where a saved result does not tell the places', () => {
    const answers = result.answers.map((answer) => ({ ...answer, scale: null }));
    const profile = sectionOf({ ...result, answers }, 'Profile');
    expect(profile).toContain('Will ██████████·········· 50% 1 of 1');
  });
});

describe('many placements by numbers', () => {
  const answers: Answers = {
    a1: 'high',
    a2: 'high',
    a3: 'high',
    t1: 'low',
    t2: ['low', 'middle'],
    t3: 'middle',
  };
  const result = score(BANDS, answers);

  it('are one table, and what their bands ask for once', () => {
    expect(sectionsOf(renderText(result, PAPER)).get('The numbers')?.split('\n')).toEqual([
      'Sum    Scale  Band',
      '  The whole  13-14  6-18   Weak whole',
      '  Our aims   9      3-9    Strong aims',
      '  Our trust  4-5    3-9    Weak trust',
      '',
      '  • Weak whole and Weak trust: Repair it.',
      '  • Strong aims: Leave it.',
    ]);
    expect(renderMarkdown(result)).toContain('| Our trust | 4-5 | 3-9 | Weak trust |\n');
  });

  it('name in the table what open answers still allow', () => {
    const open = score(BANDS, { ...answers, a2: 'middle', a3: 'unknown' });
    expect(renderText(open, PAPER)).toMatch(/^ {2}Our aims +6-8 +3-9 +Fair aims +Strong aims$/mu);
    expect(renderMarkdown(open)).toContain('| Our aims | 6-8 | 3-9 | Fair aims | Strong aims |\n');
  });

  it('draw no ladder of mere bands', () => {
    expect([...sectionsOf(renderText(result, PAPER)).keys()]).toEqual([
      '',
      'The numbers',
      'Profile',
      'Barriers',
      'What is not known',
      'What this is about',
    ]);
  });

  it('are not asked one by one while nothing is known', () => {
    for (const report of reports(score(BANDS))) {
      expect(report).not.toContain('Depends on');
      expect(report).not.toContain('could place it');
      expect(report).toContain('First answer the questions below');
    }
  });

  it.each([40, 60, 71, 72, 80])('fit a page of %i columns', async (width) => {
    const paper = await paperOf({ width });
    for (const some of [result, score(BANDS)]) expect(tooWide(renderText(some, paper), paper)).toEqual([]);
  });
});

describe('a number as a reason', () => {
  const weak = score(BANDS, { a1: 'high', a2: 'high', a3: 'middle', t1: 'low', t2: 'middle', t3: 'middle' });

  it('says below which bound it stands, and the lowest answers', () => {
    expect(sectionOf(weak, 'Barriers')).toContain(
      'Because: Mutual trust: the sum is 5, less than 7; lowest: “We rely on them.”',
    );
  });

  it('says so the other way round where less is wanted', () => {
    expect(sectionOf(weak, 'Barriers')).toContain(
      'Because: Aims: the sum is 8, at least 8; highest: “We know our aims.” and “We share our aims.”',
    );
  });

  it('says in a ladder where it is and where it has to be', () => {
    const sums = score(fixture('sums'), { s1: 'disagree', s2: 'disagree', s3: 'disagree' });
    expect(sectionOf(sums, 'The levels')).toContain(
      'Needs: Purpose: the sum is 6 now and has to be at least 7.',
    );
  });

  it('is told by its rule where a saved result does not tell more', () => {
    const without = (reason: Reason) => ({ ...reason, number: null });
    const barriers = weak.barriers.map((barrier) => ({ ...barrier, because: barrier.because.map(without) }));
    expect(sectionOf({ ...weak, barriers }, 'Barriers')).toContain(
      'Because: the sum over “Mutual trust” is at least 7 1, 2, 2',
    );
  });
});

describe('a placement of which one level is had', () => {
  const [whole] = score(BANDS, {
    a1: 'low',
    a2: 'low',
    a3: 'low',
    t1: 'low',
    t2: 'low',
    t3: 'low',
  }).placements;
  const result = { ...score(BANDS), placements: whole ? [whole] : [] };

  it('says what the band asks for, and the next one without needs that nobody asks about', () => {
    expect(sectionOf(result, 'The levels')).toContain('[●] 1 Weak whole: here Repair it.');
    expect(renderMarkdown(result)).toContain('| 1 | Weak whole | here | Repair it. |\n');
  });

  it('says once where it sits', () => {
    expect(renderText(result, PAPER).match(/Weak whole/giu)).toHaveLength(2);
  });
});

describe('what is asked is capped', () => {
  it('and says how many more there are', () => {
    const result = score(BANDS);
    const one = { ...result, placements: result.placements.slice(0, 1) };
    const many = one.openQuestions.map((question, index) => ({ ...question, ask: `Question ${index}?` }));
    const more = many.map((question) => ({ ...question, ask: `Again, ${question.ask}` }));
    const levels = sectionOf({ ...one, openQuestions: [...many, ...more] }, 'The levels');
    expect(levels.match(/Depends on:/gu)).toHaveLength(6);
    expect(levels).toContain('and 6 more questions.');
  });
});

describe('one answer that stands twice against a level', () => {
  const rubric = score(fixture('rubric'));
  const [placement] = rubric.placements;
  const reason = (needs: string): Reason => ({
    question: 'q',
    ask: 'How?',
    answer: 'low',
    text: 'Badly.',
    needs,
    open: false,
    orElse: [],
    number: null,
  });

  it('is named once, by the nearest step', () => {
    if (!placement) throw new Error('there is no placement');
    const levels = placement.levels.map((level) => ({
      ...level,
      status: 'unmet' as const,
      missing: [reason('Better.'), reason('Best.')],
    }));
    const result = { ...rubric, placements: [{ ...placement, next: levels[1]?.id ?? null, levels }] };
    for (const report of reports(result)) {
      expect(report).toContain('Better.');
      expect(report).not.toContain('Best.');
    }
  });
});
