import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileStem } from '../../src/commands/mark-feedback.ts';
import { namesOf } from '../../src/commands/shared/deliver.ts';
import { heading } from '../../src/report/build-blocks.ts';
import { renderText } from '../../src/report/formats/plain-text.ts';
import { feedbackBlocks } from '../../src/report/pages/practice-feedback.ts';
import { caseTitle } from '../../src/report/words/teaching/case-words.ts';
import type { StudentAnswer } from '../../src/teaching/marking/marking-types.ts';
import { feedbackSheets } from '../../src/teaching/practice/feedback-sheets.ts';
import { anyClass, anyName, marked } from '../support/classes.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { GATES, judged } from '../support/practice.ts';
import { setOf } from './set.ts';

const SET = setOf('plain');

const pageOf = await renderersOf('feedback');

/** The sheets of a class, by name. */
function sheetsOf(answers: readonly StudentAnswer[], more: Parameters<typeof marked>[1] = {}) {
  return feedbackSheets(marked(answers, more, SET), SET, GATES);
}

const [FIRST] = SET.examples;

function answer(student: string, levels: readonly string[], barriers: readonly string[] = []): StudentAnswer {
  return { student, id: null, example: FIRST?.id ?? '', levels, barriers };
}

describe('a feedback sheet', () => {
  it('says what was answered, the passage that decides, what it shows, and the misreading that leads there', () => {
    const [sheet] = sheetsOf([answer('Ann Lee', ['budget'], ['wall', 'moat'])]);
    const page = pageOf.text(sheet ? [sheet] : []);
    expect(page.slice(0, page.indexOf('Case 1'))).toMatchInlineSnapshot(`
      "Ann Lee
      Gates and walls, version 1.0.0
      Points: 2 of 12
      Levels: 0 of 1 exact, 1 one off, 0 wrong

      Case  Points  Level  You said  Title
      1     2 of 6  1      2         Green Gate
      2     0 of 6  1      -         Long Lane

      "
    `);
    const solutions = SET.examples.map((example) => {
      const own = example === FIRST ? judged(example, 'budget', 'wall moat') : judged(example, '');
      const flowing = feedbackBlocks(own, []).flatMap((each) =>
        each.kind === 'together' ? each.blocks : [each],
      );
      return renderText([heading(2, caseTitle(example)), ...flowing], PAPER);
    });
    expect(page.slice(page.indexOf('Case 1'))).toBe(solutions.join('\n'));
  });

  it('tells nobody that is not answered or could not be read that it is wrong', () => {
    const unmarked = SET.examples.map(({ id }) => ({ student: 'Bo', id: null, example: id }));
    const [, bo] = sheetsOf([answer('Ann', ['budget'])], { unmarked });
    const page = pageOf.text(bo ? [bo] : []);
    expect(page).toContain('could not be read, so it counts neither for you nor against you');
    expect(page).not.toMatch(/Wrong|Missed/u);
    const [ann] = sheetsOf([answer('Ann', ['budget'])]);
    expect(pageOf.text(ann ? [ann] : [])).toContain('You gave no answer.');
  });

  it('has the points of what the tutor marked, and says what is open', () => {
    const byHand = (question: number) => ({ byHand: [{ question, points: 1 }] });
    // A column counts once something stands in it.
    const answers = [
      { ...answer('Ann', ['referral']), ...byHand(2) },
      { ...answer('Bo', ['referral']), ...byHand(3) },
    ];
    const [sheet] = sheetsOf(answers, { byHand: [2, 3] });
    expect(pageOf.text(sheet ? [sheet] : [])).toContain(
      'Marked by your tutor: 1 of 2 points. Question 3 is not marked yet.',
    );
  });

  it('says nothing of barriers where nobody was asked about them', () => {
    const [sheet] = sheetsOf([answer('Ann', ['budget'])], { withBarriers: false });
    expect(pageOf.text(sheet ? [sheet] : [])).not.toMatch(/barrier/iu);
    // Nor to who was not, beside others who were.
    const unasked = { ...answer('Ann', ['budget']), withBarriers: false };
    const [ann, bo] = sheetsOf([unasked, answer('Bo', ['budget'])]).map((each) => pageOf.text([each]));
    expect(ann).not.toMatch(/barrier/iu);
    expect(bo).toMatch(/The barriers: /u);
  });

  it('has the numbers of one’s own booklet', () => {
    const [one, two] = SET.examples.map(({ id }) => id);
    const variants = [{ id: '1', student: null, cases: [two ?? '', one ?? ''] }];
    const set = { ...SET, variants };
    const [sheet] = feedbackSheets(marked([answer('Ann', ['budget'])], {}, set), set, GATES);
    expect(sheet?.judged.map(({ example }) => `${example.id} ${example.title}`)).toEqual([
      '1 Long Lane',
      '2 Green Gate',
    ]);
  });

  it('is the same to the byte whoever else is in the class', () => {
    fc.assert(
      fc.property(anyClass(SET), (answers) => {
        for (const sheet of sheetsOf(answers)) {
          const own = answers.filter(({ student }) => student === sheet.student.name);
          expect(pageOf.html([sheet])).toBe(pageOf.html(sheetsOf(own)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has no word of another student', () => {
    const names = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(names, (ids) => {
        const sheets = sheetsOf(ids.map((id) => ({ ...answer(`N${id}`, ['budget']), id })));
        for (const sheet of sheets) {
          const page = pageOf.markdown([sheet]);
          const seen = ids.filter((id) => page.includes(id) || page.includes(id.replaceAll('-', '\\-')));
          expect(seen).toEqual([sheet.student.id]);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the name of its file', () => {
  it('can be one anywhere, and no two are one where capitals make no difference', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyName, fc.string()), { maxLength: 8 }), (names) => {
        const files = namesOf(names.map(fileStem), '.html');
        expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
        for (const file of files) {
          expect(file).toMatch(/^[\p{L}\p{M}\p{N}_@][\p{L}\p{M}\p{N}._@+-]*\.html$/u);
          expect(Buffer.byteLength(file)).toBeLessThan(255);
        }
      }),
    );
  });

  it.each([
    ['s1234567', 's1234567'],
    ['ann.lee@example.org', 'ann.lee@example.org'],
    ['Zoë Müller', 'Zoë-Müller'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'student-CON'],
    ['nul.txt', 'student-nul.txt'],
    ['=1+1', '1+1'],
    ['…', 'student'],
  ])('of %s is %s', (name, stem) => expect(fileStem(name)).toBe(stem));
});
