import { describe, expect, test } from 'vitest';
import { easedDocument } from '../../src/assessment/hand-written.ts';
import { answerMatcher, askedOf } from '../../src/assessment/match-answer.ts';
import { answerWord, dayIn } from '../../src/assessment/match-words.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import { parseSource } from '../../src/document/parse.ts';
import { openAssessmentBy } from '../../src/library/assessments.ts';
import type { Question } from '../../src/model/question.ts';
import { InputError, tried, unwrap } from '../../src/problem.ts';
import { plain } from '../../src/sentence.ts';
import { shipped } from '../support/load.ts';

const framework = shipped('five-levels');

const open = (text: string) =>
  openAssessmentBy(unwrap(parseSource({ file: 'a.yaml', text })), async () => framework);

const HEAD = 'joinedup: 1\nframework: { id: five-levels }\n';

describe('a file that was filled in by hand', () => {
  test('is read as it was meant, and says so', async () => {
    const { assessment } = await open(`${HEAD}service:
  nation: England
  sides: HOSPITAL, gp practice
  partners: [ { name: Hill, agency: Mental health service } ]
  partners-complete: yes
date: 29/11/2026
answered-by: [ { role: Boss, as: Service Manager } ]
needs:
  stability: Changing
answers:
  budget: 3
  route: don't know
  place: [ Visits, 3 ]
  record: read, one
  holder: { answer: B, note: Or so. }
  entry:
`);
    expect(assessment.service).toMatchObject({
      nation: 'england',
      sides: ['hospital', 'family-doctor'],
      partners: [{ name: 'Hill', agency: 'mental-health' }],
      partnersComplete: true,
    });
    expect(assessment.answeredBy).toMatchObject([{ role: 'Boss', as: 'service-manager' }]);
    expect(assessment.needs.get('stability')?.answer).toBe('changing');
    expect(assessment.date).toBe('2026-11-29');
    const answers = Object.fromEntries([...assessment.answers].map(([id, { answer }]) => [id, answer]));
    expect(answers).toMatchObject({
      budget: 'aligned',
      route: 'unknown',
      place: ['visits', 'site'],
      record: ['read', 'one'],
      holder: 'host',
    });
    expect(assessment.notes.at(-1)).toMatch(
      /^What was written by hand was read so: line 4, “England” as england;.*and \d+ more\.$/u,
    );
  });

  test.each([
    ['such as a contract or a partnership agreement', ''],
    ['such as a contract or a section 75 agreement', 'service: { nation: england }\n'],
    ['such as a contract or a section 75 agreement', ''],
  ])('is read in the words of its nation and of every other: %s', async (words, service) => {
    const { assessment } = await open(
      `${HEAD}${service}answers:\n  agreement: One that binds them, ${words}\n`,
    );
    expect(assessment.answers.get('agreement')?.answer).toBe('signed');
  });

  test('is read where a question mark alone is the answer, and carried on with as it stands', async () => {
    const text = `${HEAD}answers:\n  # mine\n  notice: ? # who knows\n  budget: shared\n`;
    const { assessment } = await open(text);
    expect([...assessment.answers].map(([id, { answer }]) => [id, answer])).toEqual([
      ['notice', 'unknown'],
      ['budget', 'shared'],
    ]);
    const draft = AssessmentDraft.resume(text, framework);
    const question = framework.questions.find(({ id }) => id === 'budget') as Question;
    draft.setAnswer(question, { answer: 'separate', note: null, evidence: [], source: null });
    expect(draft.toString()).toContain('  # mine\n  notice: ? # who knows\n  budget: separate');
  });

  test('keeps as a note what nobody can tell', () => {
    const text = `${HEAD}answers:\n  deciders: about three\n  place: [ visits, Mars ]\n  holder: { answer: 9, note: Ask Jo }\n`;
    const eased = easedDocument(unwrap(parseSource({ file: 'a.yaml', text })), framework);
    expect(eased?.document.value).toMatchObject({
      answers: {
        deciders: { note: 'not read: about three' },
        place: { note: 'not read: visits; Mars' },
        holder: { note: 'Ask Jo\nnot read: 9' },
      },
    });
    expect(eased?.problems).toHaveLength(3);
  });

  test('is asked where a number may be a count, or a beginning be meant otherwise', async () => {
    const read = await tried(() =>
      open(`${HEAD}answers:\n  deciders: 2\n  entry: One way in leads to both agencies\n  manager: whole?\n`),
    );
    expect(read.problems.map(({ message }) => plain(message))).toEqual([
      '“2” may be a count, two, or the number of the option six-or-more of “deciders”.',
      expect.stringMatching(/^“One way in leads to both agencies” may be .*partial.* of “entry”\.$/u),
      '“manager” has no option “whole?”.',
    ]);
  });

  test('is refused with all options of what nobody can tell, and nothing else', async () => {
    const read = await tried(() =>
      open(`${HEAD}date: 29/11/2026\nanswers:\n  budget: 7\n  route: Three\n  place: visits\n`),
    );
    expect(
      read.problems.map(
        ({ place, message, advice = '' }) => `${place?.line}: ${plain(message)} ${plain(advice)}`,
      ),
    ).toEqual([
      expect.stringMatching(/^5: “budget” has no option “7”\. Its options are .*; or write unknown\.$/u),
      expect.stringMatching(/^6: “route” has no option “Three”\. .*; or write unknown\.$/u),
    ]);
  });

  test.each([
    ['JSON, which a program wrote', '{"joinedup":1,"framework":{"id":"five-levels"},"answers":{"budget":3}}'],
    [
      'answers to another version',
      'joinedup: 1\nframework: { id: five-levels, version: 1.0.0 }\nanswers:\n  budget: 3\n',
    ],
    ['a day that is none', `${HEAD}date: 31/2/2026\n`],
    ['a nation that is none', `${HEAD}service: { nation: Narnia }\n`],
    ['sides that are none', `${HEAD}service: { sides: [ Hospital, Moon ] }\n`],
    ['a key that is none', `${HEAD}dates: 2026\n`],
  ])('is refused as ever: %s', async (_, text) => {
    await expect(open(text)).rejects.toThrow(InputError);
  });

  test('is carried on with as it stands: what is not answered anew stays as it was written', async () => {
    const text = `${HEAD}answers:\n  budget: 3 # so we think\n  route: don't know\n`;
    const draft = AssessmentDraft.resume(text, framework);
    const question = framework.questions.find(({ id }) => id === 'route') as Question;
    draft.setAnswer(question, { answer: 'used', note: 'Asked Jo.', evidence: [], source: null });
    const written = draft.toString();
    expect(written).toContain('budget: 3 # so we think\n');
    const { assessment } = await open(written);
    expect([...assessment.answers].map(([id, { answer }]) => [id, answer])).toEqual([
      ['budget', 'aligned'],
      ['route', 'used'],
    ]);
  });

  test('that is as it should be has no note', async () => {
    const { assessment } = await open(`${HEAD}answers: { budget: shared }\n`);
    expect(assessment.notes).toEqual([]);
  });
});

test.each([
  ['2026-11-29', '2026-11-29'],
  ['29/11/2026', '2026-11-29'],
  ['9/1/26', '2026-01-09'],
  ['29.11.2026', '2026-11-29'],
  ['29 Nov 2026', '2026-11-29'],
  ['Sunday 29th November 2026', '2026-11-29'],
  ['Sun, 29-Nov-26', '2026-11-29'],
  ['Nov 29, 2026', '2026-11-29'],
  ['November 2026', '2026-11'],
  ['11/2026', '2026-11'],
  ['2026', '2026'],
  ['2026-11-29T09:15:03.000Z', '2026-11-29'],
  ['29/11/2026 9:15:03 pm', '2026-11-29'],
  ['11/29/2026', null],
  ['31/2/2026', null],
  ['Nov 29', null],
  ['tomorrow', null],
  ['29', null],
  ['', null],
])('the day %j is %j', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test.each(['Don’t know', 'dont know', 'DON`T KNOW.', ' unsure ', 'Not sure', '?', 'n/k', 'unknown', 'D/K'])(
  '%j is “don’t know”',
  (text) => {
    expect(answerWord(text)).toBe('unknown');
  },
);

describe('an answer in a cell', () => {
  const question = {
    ...(framework.questions[0] as (typeof framework.questions)[number]),
    mayNotApply: true,
    options: [
      ['now', 'Now and then'],
      ['events', 'Now and then, at single events'],
      ['some', 'Some of them, up to half.'],
      ['more', 'Some of them, or more'],
      ['no', 'No'],
      ['one', 'One'],
    ].map(([id = '', text = '']) => ({ id, text, value: 0, better: null, was: [] })),
  };
  const read = answerMatcher(askedOf(question));
  const spaced = answerMatcher(askedOf(question), { isSpaced: true });

  test.each([
    ['now', 'now'],
    ['NOW AND THEN.', 'now'],
    ['Now and then, at single events', 'events'],
    ['Now and then, Some of them, up to half.', ['now', 'some']],
    ['Some of them, up to half.;Now and then;', ['now', 'some']],
    ['2; 3', ['events', 'some']],
    ['a or c', ['now', 'some']],
    ['3', 'some'],
    ['3.0', 'some'],
    ['(c)', 'some'],
    ['c) Some of them, up to half', 'some'],
    ['3. some of them up to half', 'some'],
    ['some: Some of them, up to half.', 'some'],
    ['n/a', 'not-applicable'],
    ['one; one', 'one'],
  ])('%j is %j', (text, value) => {
    expect(read(text)).toEqual({ kind: 'answer', value });
  });

  test.each([
    ['', 'blank'],
    ['7', 'none'],
    ['2.5', 'none'],
    ['-1', 'none'],
    ['No one', 'none'],
    ['Some of them', 'none'],
    ['Some of them…', 'several'],
    ['Some of them, up to', 'several'],
    ['1', 'mark'],
    ['(1)', 'mark'],
    ['1; 3', 'several'],
    ['Now and then?', 'none'],
    ['~ one', 'none'],
    ['<one', 'none'],
    ['one+', 'none'],
    ['2. Some of them, up to half.', 'several'],
    ['some; unknown', 'mixed'],
    ['Not now and then', 'none'],
    ['x'.repeat(10_000), 'none'],
    [';'.repeat(5000), 'none'],
  ])('%j is %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  test('what a tool cut off is one option where no other begins so, and is told as completed', () => {
    expect(read('Some of them, up…')).toEqual({ kind: 'answer', value: 'some', isCompleted: true });
  });

  test('ids with nothing but a space between them are several only where a tool writes them so', () => {
    expect(spaced('some now')).toEqual({ kind: 'answer', value: ['now', 'some'] });
    expect(read('some now').kind).toBe('none');
  });
});
