import { describe, expect, it } from 'vitest';
import { positionText } from '../../src/report/words/position-words.ts';
import { type Answers, fixture, placed, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { sectionOf, sectionsOf } from '../support/report-text.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

const CASCADE = fixture('cascade');
const SUMS = fixture('sums');

/** The levels of the picture as `mark rank name: status`, highest first. */
function rungs(name: string, answers: Answers): string[] {
  const section = sectionsOf(renderText(score(fixture(name), answers), PAPER)).get('The levels') ?? '';
  return section.split('\n').flatMap((line) => {
    const found = /^\s*(\[.\]) (.*)$/u.exec(line);
    return found ? [`${found[1]} ${found[2]}`] : [];
  });
}

describe('a placement that is not cumulative', () => {
  it.each<[framework: typeof CASCADE, answers: Answers, sentence: string]>([
    [CASCADE, { together: 'yes', plans: 'yes', changed: 'yes' }, 'Level 5 of 5: Transformed'],
    [CASCADE, { together: 'yes' }, 'Level 3, 4 or 5 of 5'],
    [CASCADE, {}, 'Not placed yet: anything from level 1 to 5 is possible'],
    [CASCADE, { plans: 'no' }, 'Not placed yet: level 1 or 3 of 5'],
    [SUMS, { s1: 'agree', s2: 'agree', s3: 'agree' }, 'Level 2 of 3: Working well'],
  ])('%# says where it sits', (framework, answers, sentence) => {
    expect(positionText(placed(framework, answers))).toBe(sentence);
  });

  it('marks one level, and no other, once that is certain', () => {
    expect(rungs('sums', { s1: 'agree', s2: 'agree', s3: 'agree' })).toEqual([
      '[ ] 3  Working very well: not here',
      '[●] 2  Working well: here',
      '[ ] 1  Some work: not here',
      '[ ] 0  Urgent work: not here',
    ]);
  });

  it.each<[name: string, answers: Answers]>([
    ['cascade', { together: 'yes' }],
    ['cascade', {}],
    ['sums', { s1: 'agree', s2: 'agree' }],
    ['rubric', { goals: 'latent' }],
  ])('marks no level as in place while several are possible: %s %j', (name, answers) => {
    const lines = rungs(name, answers);
    expect(lines.filter((line) => line.startsWith('[■]'))).toEqual([]);
    const { possible } = placed(fixture(name), answers);
    const open = lines.filter((line) => line.startsWith('[?]'));
    expect(open).toHaveLength(possible.levels.length);
  });

  it('hangs no question on a level that it is above for certain', () => {
    const waiting = (answers: Answers) => {
      const result = score(CASCADE, answers);
      const [text = '', markdown = ''] = [
        sectionsOf(renderText(result, PAPER)).get('The levels'),
        renderMarkdown(result),
      ];
      const parts = (level: string) => [
        text.slice(text.indexOf(level)).split(/\n *\[/u)[0] ?? '',
        markdown.split('\n').find((line) => line.includes(`| ${level} |`)) ?? '',
      ];
      return ['Close', 'At a distance'].map((level) =>
        parts(level).map((part) => /Depends on: |Not known: /u.test(part)),
      );
    };
    expect(waiting({})).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(waiting({ together: 'yes' })).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('does not say that every level is in place at the highest', () => {
    const result = score(CASCADE, { together: 'yes', plans: 'yes', changed: 'yes' });
    expect(renderMarkdown(result)).not.toContain('Every level is in place');
  });
});

describe('what a level needs is said so that it can be understood', () => {
  it.each<[what: string, name: string, answers: Answers, bare: string]>([
    ['a score', 'sums', { s1: 'agree', s2: 'agree', s3: 'agree' }, 'At least 3.3'],
    ['an answer of yes', 'cascade', { together: 'no', plans: 'no' }, 'Yes'],
    ['a nation', 'nations', { casework: 'all', scheme: 'no' }, 'Scotland'],
  ])('%s does not stand alone', (_, name, answers, bare) => {
    const result = score(fixture(name), answers);
    const lines = renderText(result, PAPER).split('\n');
    expect(lines.filter((line) => /(?:Needs|Needed):/u.test(line)).length).toBeGreaterThan(0);
    expect(lines.map((line) => line.trim())).not.toContain(`Needs: ${bare}`);
    expect(lines.map((line) => line.trim())).not.toContain(`${PAPER.glyphs.bullet} Needed: ${bare}`);
  });
});

describe('a pure profile', () => {
  const result = score(fixture('profile'), { readiness: 's1', funding: 'not-applicable' });

  it('says that it gives no level, and shows none', () => {
    const sections = sectionsOf(renderText(result, PAPER));
    expect(sections.get('')).toContain('WHERE      No level: a profile of 2 themes.');
    expect([...sections.keys()]).toEqual([
      '',
      'Profile',
      'Barriers',
      'What is not known',
      'What this is about',
    ]);
  });

  it('shows each answer where a dimension is one question, and says where nothing counts', () => {
    expect(sectionsOf(renderText(result, PAPER)).get('Profile')?.split('\n')).toEqual([
      '█ answered  ▒ still open         place',
      '  Readiness  ███████·············  1 of 3',
      '    A little',
      '  Money      nothing counts here',
    ]);
  });

  it('says how much is known, and nothing of a placement', () => {
    expect(sectionOf(result, 'What is not known')).toBe(
      '1 of 2 questions that apply is answered for certain.',
    );
    expect(renderMarkdown(result)).toContain('\n\n**WHERE:** No level: a profile of 2 themes.');
  });
});

describe('two placements', () => {
  const matrix = fixture('matrix');
  const grid = (answers: Answers) =>
    sectionsOf(renderText(score(matrix, answers), PAPER)).get('The two together');

  it('are each said under their titles', () => {
    const [head] = renderText(score(matrix, { how: 'plan', who: 'two' }), PAPER).split(
      '\n\nThe two together\n',
    );
    expect(head?.split('\n').slice(2, 4)).toEqual([
      'WHERE      Depth: level 1 of 2, Plan.',
      '           Breadth: level 0 of 1, Narrow.',
    ]);
  });

  it('make a matrix that shows where it sits', () => {
    expect(grid({ how: 'plan', who: 'two' })?.split('\n')).toEqual([
      'Rows: Depth. Columns: Breadth (0 Narrow, 1 Wide).',
      '',
      '    2   ·  ·   Merge',
      '    1   ●  ·   Plan',
      '    0   ·  ·   Talk',
      '        0  1',
      '',
      '  ● where it sits.',
    ]);
  });

  it('make a matrix that shows where it could be', () => {
    expect(
      grid({ how: ['talk', 'merge'] })
        ?.split('\n')
        .slice(2, 5),
    ).toEqual(['    2   ?  ?   Merge', '    1   ·  ·   Plan', '    0   ?  ?   Talk']);
  });
});

describe('a placement that waits for the nation', () => {
  const nations = fixture('nations');
  const answers = { casework: 'all', scheme: 'yes' };

  it('is not called settled', () => {
    expect(placed(nations, answers, null).possible.levels).toEqual(['joint', 'lawful']);
    expect(sectionOf(score(nations, answers, null), 'What is not known')).not.toContain(
      'No open answer can change the placement.',
    );
  });

  it('is called settled once the nation is given', () => {
    expect(sectionOf(score(nations, answers, 'scotland'), 'What is not known')).toBe(
      '2 of 2 questions that apply are answered for certain. No open answer can change the placement.',
    );
  });
});

describe('how much is known', () => {
  it.each<[name: string, answers: Answers, sentence: string]>([
    ['ladder', {}, '0 of 3 questions that apply are answered for certain.'],
    ['ladder', { money: 'own' }, '1 of 3 questions that apply is answered for certain.'],
    ['hidden', { pool: 'no' }, '1 of 1 question that applies is answered for certain.'],
  ])('%s %j', (name, answers, sentence) => {
    expect(sectionOf(score(fixture(name), answers), 'What is not known')).toContain(sentence);
  });
});
