import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { fixture, shipped } from '../support/load.ts';

const LADDER = fixture('ladder');
const HEAD = 'joinedup: 1\n';

function accepted(text: string, framework: Framework = LADDER): Assessment {
  const outcome = assessmentFrom(HEAD + text, framework);
  expect(outcome.problems).toEqual([]);
  return unwrap(outcome);
}

/** What is given to the question `money`; undefined where it is unanswered. */
function money(text: string) {
  return accepted(`answers:\n  money: ${text}\n`).answers.get('money');
}

describe('an answer is taken in every form', () => {
  const bare = { note: null, evidence: [], source: null };

  it.each<[form: string, text: string, given: object]>([
    ['plain', 'part', { ...bare, answer: 'part' }],
    ['in double quotes', '"part"', { ...bare, answer: 'part' }],
    ['in single quotes', "'part'", { ...bare, answer: 'part' }],
    ['with a comment behind it', 'part # some shared', { ...bare, answer: 'part' }],
    ['unknown', 'unknown', { ...bare, answer: 'unknown' }],
    ['a list', '[ part, all ]', { ...bare, answer: ['part', 'all'] }],
    ['a list with hyphens', '\n    - part\n    - all', { ...bare, answer: ['part', 'all'] }],
    ['a list of one', '[ part ]', { ...bare, answer: 'part' }],
    ['a list of just “unknown”', '[ unknown ]', { ...bare, answer: 'unknown' }],
    ['a map', '{ answer: part }', { ...bare, answer: 'part' }],
    ['a map with a list', '{ answer: [ part, all ] }', { ...bare, answer: ['part', 'all'] }],
    ['a map with a list of one', '{ answer: [ part ] }', { ...bare, answer: 'part' }],
    ['with a note', '{ answer: part, note: A view. }', { ...bare, answer: 'part', note: 'A view.' }],
    ['with a page', '{ answer: part, source: page 4 }', { ...bare, answer: 'part', source: 'page 4' }],
    [
      'with one piece of evidence',
      '{ answer: part, evidence: The books. }',
      { ...bare, answer: 'part', evidence: ['The books.'] },
    ],
    [
      'with several pieces of evidence',
      '{ answer: part, evidence: [ The books., The minutes. ] }',
      { ...bare, answer: 'part', evidence: ['The books.', 'The minutes.'] },
    ],
    [
      'with keys left empty',
      '\n    answer: part\n    note:\n    evidence:\n    source:',
      { ...bare, answer: 'part' },
    ],
    [
      'with spaces around the text',
      '{ answer: part, note: "  A view.  " }',
      { ...bare, answer: 'part', note: 'A view.' },
    ],
  ])('%s', (_, text, given) => {
    expect(money(text)).toEqual(given);
  });

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a tilde', '~'],
    ['an empty map', '{}'],
    ['a map with an empty answer', '{ answer: }'],
    ['a map with a note and no answer', '{ note: Ask them. }'],
  ])('%s is no answer', (_, text) => {
    expect(money(text)).toBeUndefined();
  });

  it('“no”, “yes” and “on” are names like any other, in quotes or not', () => {
    const options = ['no', 'yes', 'on', 'off'].map((id) => ({
      id,
      text: id,
      value: 0,
      better: null,
      was: [],
    }));
    const framework = {
      ...LADDER,
      questions: LADDER.questions.map((question) => ({ ...question, options })),
    };
    const text = 'answers: { money: no, manager: "on", door: [ \'yes\', off ] }\n';
    const { answers } = accepted(text, framework);
    expect([...answers.values()].map(({ answer }) => answer)).toEqual(['no', 'on', ['yes', 'off']]);
  });

  it('not-applicable is an answer where the question allows it', () => {
    const { answers } = accepted('answers: { scheme: not-applicable }', fixture('nations'));
    expect(answers.get('scheme')?.answer).toBe('not-applicable');
  });
});

describe('a file may leave out what it likes', () => {
  it.each([
    ['everything', ''],
    ['what stands behind each key', 'service:\nanswered-by:\ndate:\nneeds:\nanswers:\n'],
    [
      'what stands behind the keys of the service',
      'service: { name: , nation: , people: , scope: , partners: }',
    ],
    ['the needs, as an empty map', 'needs: {}'],
  ])('%s', (_, text) => {
    expect(accepted(text)).toEqual({
      service: {
        name: null,
        nation: null,
        people: null,
        scope: null,
        sides: [],
        partnersComplete: null,
        partners: [],
      },
      answeredBy: [],
      date: null,
      frameworkVersion: null,
      needs: new Map(),
      answers: new Map(),
      notes: [],
    });
  });

  it('and everything that it says is kept', () => {
    const text = `framework: { id: five-levels, version: 1.0.0 }
service:
  name: Joint team
  sides: [ hospital, council-social-care ]
  nation: wales
  people: Older people
  scope: Home care
  partners: [ { name: The north board, agency: hospital }, { name: The club } ]
  partners-complete: false
answered-by: [ { role: Manager, as: team-manager, organisation: The board, name: A. Nyone }, { role: Nurse } ]
date: 2026-11-22
`;
    const roles = [{ id: 'team-manager', title: 'Team manager' }];
    expect(accepted(text, { ...shipped('five-levels'), version: '1.0.0', roles })).toEqual({
      service: {
        name: 'Joint team',
        nation: 'wales',
        people: 'Older people',
        scope: 'Home care',
        sides: ['hospital', 'council-social-care'],
        partnersComplete: false,
        partners: [
          { name: 'The north board', agency: 'hospital' },
          { name: 'The club', agency: null },
        ],
      },
      answeredBy: [
        { role: 'Manager', as: 'team-manager', organisation: 'The board', name: 'A. Nyone' },
        { role: 'Nurse', as: null, organisation: null, name: null },
      ],
      date: '2026-11-22',
      frameworkVersion: '1.0.0',
      needs: new Map(),
      answers: new Map(),
      notes: [],
    });
  });

  it.each([
    ['a day', '2026-11-22', '2026-11-22'],
    ['a month', '2026-11', '2026-11'],
    ['a year', '2026', '2026'],
    ['a year in quotes', '"2026"', '2026'],
    ['a leap day', '2024-02-29', '2024-02-29'],
  ])('the date may be %s', (_, written, date) => {
    expect(accepted(`date: ${written}\n`).date).toBe(date);
  });
});

describe('files are read however they were saved', () => {
  const text = 'joinedup: 1\nservice: { name: Ours }\nanswers:\n  money: part\n  door: [ two, one ]\n';
  const expected = unwrap(assessmentFrom(text, LADDER));

  it.each([
    ['with Windows line ends', text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${text}`],
    ['with both', `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['without an end to the last line', text.trimEnd()],
    ['with a document mark', `---\n${text}...\n`],
    [
      'as JSON',
      JSON.stringify({
        joinedup: 1,
        service: { name: 'Ours' },
        answers: { money: 'part', door: ['two', 'one'] },
      }),
    ],
    [
      'as JSON with a byte order mark',
      `\ufeff${JSON.stringify({ joinedup: 1, service: { name: 'Ours' }, answers: { money: 'part', door: ['two', 'one'] } }, null, 2)}`,
    ],
  ])('%s', (_, saved) => {
    expect(assessmentFrom(saved, LADDER)).toEqual({ ok: true, value: expected, problems: [] });
  });

  it('and a place is right in each of them', () => {
    const wrong = text.replace('part', 'prat');
    for (const saved of [wrong, wrong.replaceAll('\n', '\r\n'), `\ufeff${wrong}`]) {
      const { problems } = assessmentFrom(saved, LADDER);
      expect(problems[0]).toMatchObject({
        code: 'unknown-option',
        place: { line: 4, column: 10 },
        excerpt: '  money: prat',
      });
    }
  });
});

describe('another minor version is scored, with a note', () => {
  const newer = { ...LADDER, version: '1.2.0' };
  const notes = (text: string) => accepted(text, newer).notes;

  it('the same version needs none', () => {
    expect(notes('framework: { version: 1.2.0 }\nanswers: { money: all }')).toEqual([]);
    expect(notes('answers: { money: all }')).toEqual([]);
  });

  it('it names both versions, the questions that are gone and those that are new', () => {
    expect(
      notes('framework: { version: 1.0.4 }\nanswers: { money: all, fax: yes, pager: yes, door: unknown }'),
    ).toEqual([
      'The answers were given to version 1.0.4 of the framework, and are scored on version 1.2.0.',
      'Answered, but not asked in this version: fax and pager.',
      'Asked in this version, but not answered: manager.',
    ]);
  });

  it('it says no more than there is to say', () => {
    expect(notes('framework: { version: 1.3.0 }\nanswers: { money: all, manager: one, door: one }')).toEqual([
      'The answers were given to version 1.3.0 of the framework, and are scored on version 1.2.0.',
    ]);
  });
});
