import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOtherAnswers } from '../../src/assessment/typed-answers.ts';
import { saidIn, unwrap } from '../../src/problem.ts';
import { plain } from '../../src/sentence.ts';
import { fixture, shipped } from '../support/load.ts';
import { refused } from '../support/problems.ts';
import { runs } from '../support/runs.ts';

const LADDER = fixture('ladder');
const WANTS = fixture('wants');
const NATIONS = fixture('nations');

/** What is wrong with some settings, a line each: the message, the advice, the code. */
function complaints(framework: typeof LADDER, ...typed: string[]): string[] {
  const problems = refused(readOtherAnswers(typed, framework));
  return problems.map(({ code, message, advice }) => `${message} ${advice} [${code}]`);
}

describe('what is set', () => {
  it.each<[string, string[], unknown]>([
    ['an option', ['money=part'], [{ question: 'money', answer: 'part' }]],
    ['one of several', ['money=part,all'], [{ question: 'money', answer: ['part', 'all'] }]],
    ['not known', ['money=unknown'], [{ question: 'money', answer: 'unknown' }]],
    ['with spaces around', [' money = part , all '], [{ question: 'money', answer: ['part', 'all'] }]],
    ['twice the same', ['money=part', 'money=part'], [{ question: 'money', answer: 'part' }]],
  ])('%s', (_, typed, others) => {
    expect(unwrap(readOtherAnswers(typed, LADDER))).toEqual(others);
  });

  it.each<[string, string[], unknown]>([
    ['a question by its number', ['2=one'], [{ question: 'manager', answer: 'one' }]],
    ['an option by its number', ['money=2'], [{ question: 'money', answer: 'part' }]],
    ['both, and several that it could be', ['1=2,3'], [{ question: 'money', answer: ['part', 'all'] }]],
    ['not known, by the number behind the options', ['1=4'], [{ question: 'money', answer: 'unknown' }]],
  ])('%s', (_, typed, others) => {
    expect(unwrap(readOtherAnswers(typed, LADDER))).toEqual(others);
  });

  it.each([
    ['deciders=2', 'two', 'six-or-more'],
    ['deciders=7', 'six-or-more', 'unknown'],
    ['footing=2,4', 'short or term', 'short'],
  ])('a number is asked about where it may be a count: %s', (typed, count, option) => {
    expect(complaints(shipped('five-levels'), typed)[0]).toContain(
      `may be a count, ${count}, or the number of the option ${option} of`,
    );
  });

  it('a number is no count where the question goes by its number, as the interview has both', () => {
    const five = shipped('five-levels');
    const deciders = five.questions.filter(({ id }) => id === 'deciders');
    expect(unwrap(readOtherAnswers(['1=2'], five, deciders))).toEqual([
      { question: 'deciders', answer: 'six-or-more' },
    ]);
  });

  it('numbers are those of the questions that are asked', () => {
    const [money, manager] = LADDER.questions;
    if (!money || !manager) throw new Error('the ladder has lost its questions');
    const read = unwrap(readOtherAnswers(['1=1'], LADDER, [manager]));
    expect(read).toEqual([{ question: 'manager', answer: manager.options[0]?.id }]);
    expect(complaints(LADDER, '9=1').join()).toContain(
      'There is no question 9. The questions have the numbers 1 to 3.',
    );
  });

  it('not-applicable, where the question may not apply', () => {
    expect(unwrap(readOtherAnswers(['scheme=not-applicable'], NATIONS))).toEqual([
      { question: 'scheme', answer: 'not-applicable' },
    ]);
  });

  it('comes in the framework’s order, the people served first', () => {
    const others = unwrap(
      readOtherAnswers(['manager=one', 'money=all', 'changes=daily', 'tasks=few'], WANTS),
    );
    expect(others.map(({ question }) => question)).toEqual(['tasks', 'changes', 'money', 'manager']);
  });
});

const OPTIONS = 'Its options are own, part and all; or write unknown.';

describe('what cannot be set is said', () => {
  it.each<[string, string[], string]>([
    [
      'nothing',
      [],
      'No answer is set. Say what to answer instead, such as --set money=all; “joinedup template --framework ladder” lists every question with its options. [nothing-set]',
    ],
    [
      'an unknown question',
      ['mony=part'],
      'A ladder has no question “mony”. Did you mean “money”? [unknown-question]',
    ],
    [
      'a question that is like none',
      ['trust-in-others=part'],
      'A ladder has no question “trust-in-others”. “joinedup template --framework ladder” lists every question with its options. [unknown-question]',
    ],
    [
      'an unknown option, with those that there are',
      ['money=prt'],
      `“money” has no option “prt”. Did you mean “part”? ${OPTIONS} [unknown-option]`,
    ],
    [
      'an option that is like none, with those that there are once',
      ['money=nothing-at-all'],
      `“money” has no option “nothing-at-all”. ${OPTIONS} [unknown-option]`,
    ],
    ['no “=”', ['money'], `“money” has no “=”. Write money=OPTION. ${OPTIONS} [no-answer-set]`],
    [
      'no “=” behind a mistyped question',
      ['mony'],
      '“mony” has no “=”. Write money=OPTION, without spaces. [no-answer-set]',
    ],
    [
      'no “=” at all',
      ['hospital.yaml'],
      '“hospital.yaml” has no “=”. Write QUESTION=OPTION, without spaces. [no-answer-set]',
    ],
    ['no answer', ['money='], `“money=” has no answer behind “=”. ${OPTIONS} [no-answer-set]`],
    [
      'a comma too many',
      ['money=part,'],
      '“money=part,” has a comma too many, or a space. Write “money=part”. [no-answer-set]',
    ],
    [
      'two different answers',
      ['money=part', 'money=all'],
      '“money” is set twice, as “money=part” and as “money=all”. Keep one. Where it is one of them, write money=part,all. [set-twice]',
    ],
    [
      'an answer and not known',
      ['money=part', 'money=unknown'],
      '“money” is set twice, as “money=part” and as “money=unknown”. Keep one. [set-twice]',
    ],
    [
      'not-applicable where it always applies',
      ['money=not-applicable'],
      '“money” always applies. Answer “unknown”, or one of own, part and all. [always-applies]',
    ],
    [
      'not known in a list',
      ['money=part,unknown'],
      '“unknown” stands alone, not in a list. List only options: own, part and all. [word-in-list]',
    ],
    ['an option twice', ['money=all,all'], '“all” stands twice in the list. Keep one. [option-twice]'],
  ])('%s', (_, typed, complaint) => {
    expect(complaints(LADDER, ...typed)).toEqual([complaint]);
  });

  it('all of it at once', () => {
    expect(complaints(LADDER, 'mony=part', 'manager', 'door=one', 'money=prt')).toHaveLength(3);
  });

  it('with the kind of question that may not apply', () => {
    expect(complaints(NATIONS, 'scheme=maybe').join()).toContain('or write unknown or not-applicable.');
  });
});

it('whatever is typed is read or refused, and nothing that steers a terminal comes back', () => {
  const words = fc.constantFrom('money', 'door', '=', ',', 'part', 'unknown', '\u001b[2J', '\u202e', ' ');
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 6 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 4 }), (texts) => {
      const read = readOtherAnswers(texts, LADDER);
      const options = new Map(
        LADDER.questions.map(({ id, options: all }) => [id, all.map((each) => each.id)]),
      );
      if (!read.ok) {
        expect(read.problems.length).toBeGreaterThan(0);
        const text = read.problems.map((problem) => plain(saidIn(problem))).join('');
        expect(text).not.toMatch(/[\p{Cc}\u202e]/u);
        return;
      }
      for (const { question, answer } of read.value)
        for (const option of [answer].flat())
          expect([...(options.get(question) ?? []), 'unknown']).toContain(option);
    }),
    runs(500),
  );
});
