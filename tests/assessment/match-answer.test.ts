import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerMatcher, askedOf } from '../../src/assessment/match-answer.ts';
import { wordsOf } from '../../src/assessment/match-words.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { Question } from '../../src/model/question.ts';
import { ROOT, shipped } from '../support/load.ts';

const FRAMEWORKS = readdirSync(`${ROOT}frameworks`).filter((name) => !name.endsWith('.json'));

const QUESTIONS = FRAMEWORKS.flatMap((id) =>
  allQuestions(shipped(id)).map((question) => ({ called: `${id}.${question.id}`, question })),
);

const five = (id: string) => shipped('five-levels').questions.find((each) => each.id === id) as Question;

const withTexts = (...texts: string[]) =>
  answerMatcher({
    id: 'q',
    mayNotApply: false,
    options: texts.map((text, at) => ({ id: `x${'abcdef'.charAt(at)}`, texts: [text] })),
  });

describe('a bare number', () => {
  test('is asked about in these questions of the frameworks that ship, and in no other', () => {
    const found = QUESTIONS.map(({ called, question }) => {
      const read = answerMatcher(askedOf(question));
      const kinds = question.options.map((option, at) => {
        const match = read(`${at + 1}`);
        if (match.kind !== 'mark')
          expect([called, match]).toEqual([called, { kind: 'answer', value: option.id }]);
        return match.kind === 'mark' ? at + 1 : null;
      });
      return `${called} ${kinds.filter((number) => number !== null).join(' ')}`;
    });
    expect(found.filter((line) => /\d$/u.test(line))).toEqual([
      'continuum.plan 1 2 3 4 5',
      'depth-and-breadth.length 1',
      'depth-and-breadth.deciders 1 2 4',
      'depth-and-breadth.council-services 1 2 3 4',
      'depth-and-breadth.community 1 2 3 4',
      'five-levels.duration 1 2',
      'five-levels.breadth 2 3',
      'five-levels.deciders 1 2 3 4 5 6',
      'five-levels.footing 1 2 4',
      'leutz.duration 2 3',
      'leutz.scope 2 3',
    ]);
  });

  test('is an option’s where options stood with their numbers, or where it says so', () => {
    const numbered = answerMatcher(askedOf(five('deciders')), { isNumbered: true });
    const read = answerMatcher(askedOf(five('deciders')));
    for (const [at, { id }] of five('deciders').options.entries()) {
      expect(numbered(`${at + 1}`)).toEqual({ kind: 'answer', value: id });
      expect(read(`option ${at + 1}`)).toEqual({ kind: 'answer', value: id });
      expect(read(id)).toEqual({ kind: 'answer', value: id });
    }
    expect(read('2; 3').kind).toBe('several');
    expect(read('2 or 3').kind).toBe('several');
    const plan = QUESTIONS.find(({ called }) => called === 'continuum.plan')?.question as Question;
    expect(answerMatcher(askedOf(plan))('3; 4').kind).toBe('none');
  });

  test.each([
    [['None.', 'One.', 'Several.'], [1], ['xb']],
    [['None.', 'One team.', 'Several.'], [], []],
    [['One.', 'Two.', 'Three or more.'], [], []],
    [
      ['3 or more', '2', '1'],
      [1, 3],
      ['xc', 'xa'],
    ],
    [['Up to 5', 'More than 5'], [2], ['xa']],
    [['No more than two', 'Three'], [2], ['xa']],
    [['Less than three months.', 'Longer.'], [2], ['xa']],
    [
      ['Twice a year', 'Once a year', 'Never'],
      [1, 2, 3],
      ['xb', 'xa', ''],
    ],
    [['Fewer than one in ten', 'One in two', 'More than one in two'], [], []],
    [
      ['Yes, at least 2–3 times', 'Between four and six'],
      [1, 2],
      ['', 'xa'],
    ],
  ])('where options are %j may be a count for %j', (texts, numbers, counts) => {
    const read = withTexts(...texts);
    const asked = texts.flatMap((_, at) => {
      const match = read(`${at + 1}`);
      return match.kind === 'mark' ? [{ number: at + 1, count: match.byItself.join() }] : [];
    });
    expect(asked).toEqual(numbers.map((number, at) => ({ number, count: counts[at] })));
  });
});

describe('a letter alone', () => {
  test('is asked about where short options begin with it, and with other ones than its own', () => {
    const scale = shipped('partnership-health-check').questions[0] as Question;
    const read = answerMatcher(askedOf(scale));
    expect(read('A')).toEqual({
      kind: 'mark',
      byPlace: 'disagree-strongly',
      byItself: ['agree', 'agree-strongly'],
    });
    expect(read('d.').kind).toBe('mark');
    expect(read('b')).toEqual({ kind: 'answer', value: 'disagree' });
    expect(read('option a')).toEqual({ kind: 'answer', value: 'disagree-strongly' });
    expect(read('a; b').kind).toBe('several');
    // Their ids are what a blank assessment shows of options.
    expect(answerMatcher(askedOf(five('budget')))('a')).toMatchObject({
      byPlace: 'separate',
      byItself: ['aligned'],
    });
  });

  test.each([
    [
      ['Both', 'A lot', 'Always, and in every case'],
      ['a', 'b'],
      ['xb', 'xa'],
    ],
    [['All of them', 'Bits'], [], []],
    [['Each of them does so alone', 'A joint board decides'], [], []],
  ])('where options are %j may be short for %j', (texts, letters, meant) => {
    const read = withTexts(...texts);
    const asked = ['a', 'b', 'c'].flatMap((letter) => {
      const match = read(letter);
      return match.kind === 'mark' ? [{ letter, meant: match.byItself.join() }] : [];
    });
    expect(asked).toEqual(letters.map((letter, at) => ({ letter, meant: meant[at] })));
  });
});

describe('the beginning of an option', () => {
  test.each([
    ['entry', 'One way in leads to both agencies', 'several'],
    ['entry', 'One way in leads to both', 'several'],
    ['manager', 'One line of management', 'several'],
    ['budget', 'There is a pool on paper', 'begun'],
    ['manager', 'A joint manager is named', 'begun'],
    ['entry', 'Through each agency', 'none'],
  ])('of %s that may be meant otherwise is not taken: %s', (id, text, kind) => {
    expect(answerMatcher(askedOf(five(id)))(text).kind).toBe(kind);
  });

  test.each([
    ['joint-casework', 'One named worker co-ordinates what both agencies do', 'planned'],
    ['experience', 'They deal with separate agencies', 'apart'],
  ])('of %s that only it can be is taken, and told as completed: %s', (id, text, value) => {
    const read = answerMatcher(askedOf(five(id)))(text);
    expect(read).toEqual({ kind: 'answer', value, isCompleted: true });
  });

  test('is not taken where another holds half of its words, or in doubt', () => {
    const read = withTexts(
      'Staff sign one agreement every year',
      'Each year both sign; the agreement lapses',
    );
    expect(read('Staff sign one agreement').kind).toBe('several');
    expect(answerMatcher(askedOf(five('experience')))('They deal with separate agencies?').kind).toBe('none');
  });

  test('is never taken for another option, nor where another begins alike or what was left out turns it', () => {
    let taken = 0;
    for (const { called, question } of QUESTIONS) {
      const read = answerMatcher(askedOf(question));
      for (const option of question.options) {
        const words = option.text.split(' ');
        for (let count = 1; count < words.length; count += 1) {
          const text = words.slice(0, count).join(' ');
          const match = read(text);
          if (match.kind !== 'answer' || !match.isCompleted) continue;
          taken += 1;
          const rest = wordsOf(words.slice(count).join(' '));
          const start = wordsOf(text).split(' ').slice(0, 2).join(' ');
          const alike = question.options.filter((each) => `${wordsOf(each.text)} `.startsWith(`${start} `));
          expect([called, text, match.value]).toEqual([called, text, option.id]);
          expect([called, text, rest]).toEqual([
            called,
            text,
            expect.not.stringMatching(/\b(?:but|only|not|except|some)\b/u),
          ]);
          expect([called, text, alike.map(({ id }) => id)]).toEqual([called, text, [option.id]]);
        }
      }
    }
    expect(taken).toBeGreaterThan(200);
  });
});
