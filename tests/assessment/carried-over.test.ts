import { describe, expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/open.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { plain } from '../../src/sentence.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { codesAndPlaces, refused } from '../support/problems.ts';

/** Answers to older versions of a framework, as `was` says what they mean now. */

const NOW = `id: house
version: 2.0.0
title: A house
agencies: [ { id: council, title: Council } ]
needs:
  questions:
    - id: homes
      ask: Where?
      was: houses
      options: [ { id: own, text: Own }, { id: shared, text: Shared } ]
      source: own judgement
questions:
  - id: budget
    ask: Whose money?
    was: { id: money, options: { some: [in-name, part], none: ask-again, none-needed: not-applicable } }
    may-not-apply: true
    options: [ { id: own, text: Own }, { id: in-name, text: Name }, { id: part, text: Part }, { id: all, text: All, was: whole } ]
    source: own judgement
  - id: pot
    ask: Is there a pot?
    was: { id: money, options: { none: no, some: yes, whole: yes } }
    options: [ { id: no, text: No }, { id: yes, text: Yes } ]
    source: own judgement
  - id: door
    ask: How many doors?
    was: same
    options: [ { id: many, text: Many }, { id: few, text: Few, was: [two, three] }, { id: one, text: One } ]
    source: own judgement
  - id: boss
    ask: Who leads?
    was: ask-again
    options: [ { id: two, text: Two }, { id: one, text: One } ]
    source: own judgement
  - id: plain
    ask: Unchanged?
    options: [ { id: no, text: No }, { id: yes, text: Yes } ]
    source: own judgement
  - id: fresh
    ask: New?
    options: [ { id: no, text: No }, { id: yes, text: Yes } ]
    source: own judgement
`;

const framework = (from: string | RegExp = '', to = ''): Framework =>
  unwrap(loadFramework({ file: 'house.yaml', text: NOW.replace(from, to) }));

const carried = (answers: string, version = '1.4.0', of = framework()) =>
  unwrap(assessmentFrom(`joinedup: 1\nframework: { id: house, version: ${version} }\n${answers}\n`, of));

const answersTo = (answers: string, ...more: [string?, Framework?]) =>
  Object.fromEntries([...carried(answers, ...more).answers].map(([id, { answer }]) => [id, answer]));

describe('an answer to an older major version', () => {
  it.each([
    ['is kept where nothing is said of its question', 'plain: yes', { plain: 'yes' }],
    ['is kept with what is not known', 'plain: unknown', { plain: 'unknown' }],
    ['is kept where its words changed', 'door: one', { door: 'one' }],
    ['is that of the new option where that was its own', 'door: two', { door: 'few' }],
    ['is one answer where several options became one', 'door: [ two, three ]', { door: 'few' }],
    ['is a list as before where only ids changed', 'door: [ three, one ]', { door: ['few', 'one'] }],
    ['is open where each option may hold', 'door: [ many, two, one ]', {}],
    ['is open where nothing is said of its option', 'door: seven', {}],
    ['is open where the question is asked again', 'boss: one', {}],
    [
      'is told by every question that takes from it',
      'money: some',
      { budget: ['in-name', 'part'], pot: 'yes' },
    ],
    ['is open in one of them and kept in another', 'money: none', { pot: 'no' }],
    ['is an option’s old id where the map does not name it', 'money: whole', { budget: 'all', pot: 'yes' }],
    [
      'is the list of all that it may be',
      'money: [ some, whole ]',
      { budget: ['in-name', 'part', 'all'], pot: 'yes' },
    ],
    ['does not apply where the question allows that', 'money: not-applicable', { budget: 'not-applicable' }],
    ['does not apply where the map says so', 'money: none-needed', { budget: 'not-applicable' }],
    ['is open where it may not apply, or hold', 'money: [ none-needed, whole ]', {}],
  ])('%s', (_, answer, expected) => {
    expect(answersTo(`answers: { ${answer} }`)).toEqual(expected);
  });

  it('about the people served is kept as well', () => {
    expect(carried('needs: { houses: shared }').needs.get('homes')?.answer).toBe('shared');
  });

  it('keeps its note, evidence and source, and tells in its note what was answered', () => {
    const text = 'answers:\n  money: { answer: some, note: Ask Jo., evidence: [ a page ], source: minutes }';
    expect(carried(text).answers.get('budget')).toEqual({
      answer: ['in-name', 'part'],
      note: 'Ask Jo. In version 1.4.0, “money” was answered “some”.',
      evidence: ['a page'],
      source: 'minutes',
    });
    expect(carried(text).answers.get('pot')?.note).toBe('Ask Jo.');
  });

  it('is summed up in notes', () => {
    const text =
      'service: { partners: [ { name: A, agency: club } ] }\nanswers: { money: some, boss: one, door: two, weather: bad, plain: }';
    expect(carried(text).notes).toEqual([
      'The answers were given to version 1.4.0 of the framework. Carried over to version 2.0.0, 2 answers mean what they meant, 1 says less and 1 has to be asked again.',
      'Less is said by: “budget” (“money” was “some”).',
      'To be asked again: “boss” (was “one”).',
      'Answered, but not asked in this version: weather.',
      'Asked in this version, but not answered: fresh.',
      '“club” is no kind of partner in this version, and is left out.',
    ]);
  });
});

describe('what cannot be carried over is refused', () => {
  it.each([
    ['a version before all that is spoken of', '0.9.0', framework()],
    ['a version that is not out yet', '7.0.0', framework()],
    ['an older one where nothing is said of it', '1.0.0', { ...framework(), version: '3.0.0' }],
  ])('%s', (_, version, of) => {
    const text = `joinedup: 1\nframework: { id: house, version: ${version} }\nanswers: { plain: yes }\n`;
    const problems = refused(assessmentFrom(text, of));
    expect(codesAndPlaces(problems)).toEqual(['other-version 2:34']);
  });
});

describe('of several older versions', () => {
  const LIST = `[ { version: 1, id: cash, options: { some: part } }, { version: 2, id: money, options: { some: in-name } } ]`;
  const later = framework(
    'was: { id: money, options: { some: [in-name, part], none: ask-again, none-needed: not-applicable } }',
    `was: ${LIST}`,
  );
  const third = { ...later, version: '3.0.0' };

  it.each([
    ['the oldest that is not older than the file counts', '1.0.0', 'cash: some', { budget: 'part' }],
    ['each speaks of its own', '2.3.0', 'money: some', { budget: 'in-name', pot: 'yes' }],
  ])('%s', (_, version, answer, expected) => {
    expect(answersTo(`answers: { ${answer} }`, version, third)).toEqual(expected);
  });
});

describe('within a major version', () => {
  const minor = { ...framework(), version: '1.5.0' };

  it('what was renamed is understood, and told', () => {
    const { answers, notes } = carried(
      'answers: { money: whole, door: [ two, one ], boss: one }',
      '1.4.0',
      minor,
    );
    expect([...answers].map(([id, { answer }]) => [id, answer])).toEqual([
      ['boss', 'one'],
      ['budget', 'all'],
      ['pot', 'yes'],
      ['door', ['few', 'one']],
    ]);
    expect(notes.slice(1, 5)).toEqual([
      '“money” is called “budget” in this version.',
      '“whole” of “budget” is “all” in this version.',
      '“money” is called “pot” in this version.',
      '“whole” of “pot” is “yes” in this version.',
    ]);
  });

  it('what is known means what it means, whatever it meant in the version before', () => {
    const { answers } = carried('answers: { budget: not-applicable }', '1.4.0', {
      ...framework('none-needed: not', 'not-applicable: all, none-needed: not'),
      version: '1.5.0',
    });
    expect(answers.get('budget')?.answer).toBe('not-applicable');
  });

  it('what was never there is refused where it stands', () => {
    const of = { ...framework(/ {4}was: .*none: no.*\n/u, ''), version: '1.5.0' };
    const text =
      'joinedup: 1\nframework: { id: house, version: 1.4.0 }\nanswers:\n  money: [ whole, hole ]\n';
    expect(codesAndPlaces(refused(assessmentFrom(text, of)))).toEqual(['unknown-option 4:19']);
  });
});

describe('“was” that makes no sense is refused where it stands', () => {
  const said = (from: string | RegExp, to: string) =>
    loadFramework({ file: 'house.yaml', text: NOW.replace(from, to) }).problems.map(
      ({ code, place, message }) => `${code} ${place?.line}:${place?.column} ${plain(message)}`,
    );

  it.each([
    [
      'an option that is not there',
      'in-name, part]',
      'in-nam, part]',
      'unknown-reference 15:40 “budget” has no option “in-nam”.',
    ],
    [
      'a list of all options',
      '[in-name, part]',
      '[own, in-name, part, all]',
      'was-says-nothing 15:40 “some” may have become any option of “budget”, which says nothing.',
    ],
    [
      'a version to come',
      '{ id: money, options: { some',
      '{ version: 3, id: money, options: { some',
      'was-version 15:21 This is version 2.0.0; version 3 is not yet there.',
    ],
    [
      'a version of which two things are said',
      'was: same',
      'was: [ { version: 1 }, { id: gate } ]',
      'was-twice 26:28 What “door” was in version 1 is said twice.',
    ],
    [
      'two options that were one',
      'id: one, text: One }',
      'id: one, text: One, was: two }',
      'was-twice 27:112 The old option “two” became two: “few” and “one”.',
    ],
    [
      'an option that was one that is there',
      'was: [two, three]',
      'was: one',
      'was-twice 27:69 The old option “one” became two: “one” and “few”.',
    ],
    [
      'a question that was one that is there',
      'was: ask-again',
      'was: plain',
      'was-twice 31:10 The old question “plain” became two: “boss” and “plain”.',
    ],
    [
      'options in a circle',
      '{ id: many, text: Many }, { id: few, text: Few, was: [two, three] }',
      '{ id: many, text: Many, was: few }, { id: few, text: Few, was: many }',
      [
        'was-circle 27:45 “was” leads in a circle: “many” and “few”.',
        'was-circle 27:79 “was” leads in a circle: “few” and “many”.',
      ],
    ],
    [
      'questions in a circle',
      /was: ask-again([^§]*)ask: Unchanged\?/u,
      'was: plain$1was: boss\n    ask: Unchanged?',
      [
        'was-circle 31:10 “was” leads in a circle: “boss” and “plain”.',
        'was-circle 35:10 “was” leads in a circle: “plain” and “boss”.',
      ],
    ],
  ])('%s', (_, from, to, expected) => {
    expect(said(from, to)).toEqual([expected].flat());
  });
});
