import { describe, expect, it } from 'vitest';
import { checkAgainstOlder } from '../../src/authoring/older-version-check.ts';
import { openFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';
import { plain } from '../../src/sentence.ts';

/** What an author is told of a new version that does not say what became of what an older one has. */

const OLD = `id: house
version: 1.4.0
title: A house
questions:
  - id: money
    ask: Whose money?
    options: [ { id: none, text: None }, { id: some, text: Some }, { id: all, text: All } ]
    source: own judgement
  - id: door
    ask: How many doors?
    options: [ { id: many, text: Many }, { id: one, text: One } ]
    source: own judgement
  - { id: fax, ask: Is there a fax?, options: [ { id: no, text: No }, { id: yes, text: Yes } ], source: own judgement }
placements:
  - id: depth
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - { id: near, name: Near, requires: { door: one }, source: own judgement }
barriers:
  - { id: walls, kind: cultural, name: Walls, raised-by: { door: { at-most: many } }, source: own judgement }
`;

const NEW = `id: house
version: 2.0.0
title: A house
gone: [ fax ]
questions:
  - id: budget
    was: { id: money, options: { none: ask-again } }
    ask: Whose pot?
    options: [ { id: some, text: Some }, { id: whole, text: All, was: all } ]
    source: own judgement
  - id: door
    was: same
    ask: How many doors in all?
    options: [ { id: many, text: Many }, { id: one, text: One } ]
    source: own judgement
placements:
  - id: depth
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - { id: close, name: Close, was: near, requires: { door: one }, source: own judgement }
barriers:
  - { id: walls, was: walls, kind: cultural, name: Thick walls, raised-by: { door: { at-most: many } }, source: own judgement }
`;

const opened = (text: string, file: string) => unwrap(openFramework({ file, text }));

function said(
  from: string | RegExp = '',
  to = '',
  [old, older]: readonly [string | RegExp, string] = ['', ''],
) {
  const problems = checkAgainstOlder(
    opened(NEW.replace(from, to), 'new.yaml'),
    opened(OLD.replace(old, older), 'old.yaml'),
  );
  return problems.map(
    ({ code, severity, file, place, message }) =>
      `${severity} ${code} ${file}:${place?.line}:${place?.column} ${plain(message)}`,
  );
}

describe('of a new major version', () => {
  it('that says what became of everything, nothing is said', () => {
    expect(said()).toEqual([]);
  });

  it.each<[string, string | RegExp, string, readonly string[]]>([
    [
      'a question that went',
      'gone: [ fax ]\n',
      '',
      [
        'error was-not-said new.yaml:2:10 The question “fax” (old.yaml:13:5) is gone, and it is not said what became of it.',
      ],
    ],
    [
      'a level that went',
      'was: near, ',
      '',
      [
        'error was-not-said new.yaml:2:10 The level “near” (old.yaml:18:9) is gone, and it is not said what became of it.',
      ],
    ],
    [
      'a barrier that went',
      'id: walls, was: walls',
      'id: hedges',
      [
        'error was-not-said new.yaml:2:10 The barrier “walls” (old.yaml:20:5) is gone, and it is not said what became of it.',
      ],
    ],
    [
      'a barrier with another name',
      ', was: walls',
      '',
      [
        'error was-not-said new.yaml:22:11 The barrier “walls” kept its id, and is not called what it was called as “walls” (old.yaml:20:5).',
      ],
    ],
    [
      'a question with other words',
      '    was: same\n',
      '',
      [
        'error was-not-said new.yaml:11:9 “door” kept its id, and does not say what it said as “door” (old.yaml:9:5).',
      ],
    ],
    [
      'a question with an option more',
      / {4}was: same\n(.*) in all(.*)\n(.*)One \} \]/u,
      '$1$2\n$3One }, { id: none, text: None } ]',
      [
        'error was-not-said new.yaml:11:9 “door” kept its id, and does not say what it said as “door” (old.yaml:9:5).',
      ],
    ],
    [
      'an option that went',
      ', was: all',
      '',
      [
        'error was-not-said new.yaml:6:9 It is not said what became of the option “all” of “money” (old.yaml:5:5) in “budget”.',
      ],
    ],
    [
      'two options that became one',
      'none: ask-again',
      'none: some',
      [
        'error two-to-one new.yaml:7:10 “none” and “some” of “money” (old.yaml:5:5) both became “some”, and it is not said that they did.',
      ],
    ],
    [
      'a question that was none',
      'id: money',
      'id: monet',
      [
        'error was-not-said new.yaml:2:10 The question “money” (old.yaml:5:5) is gone, and it is not said what became of it.',
        'error was-nowhere new.yaml:7:16 There was no question called “monet”.',
        'error was-nowhere new.yaml:9:71 There was no option called “all”.',
      ],
    ],
    [
      'an option that was none',
      'was: all',
      'was: al',
      [
        'error was-not-said new.yaml:6:9 It is not said what became of the option “all” of “money” (old.yaml:5:5) in “budget”.',
        'error was-nowhere new.yaml:9:71 There was no option called “al”.',
      ],
    ],
    [
      'an option of a map that was none',
      'none: ask-again',
      'nine: ask-again',
      [
        'error was-not-said new.yaml:6:9 It is not said what became of the option “none” of “money” (old.yaml:5:5) in “budget”.',
        'error was-nowhere new.yaml:7:34 There was no option called “nine”.',
      ],
    ],
    [
      'a level that was none',
      'was: near',
      'was: [ near, nearer ]',
      ['error was-nowhere new.yaml:20:48 There was no level called “nearer”.'],
    ],
    [
      'what is gone and never was',
      '[ fax ]',
      '[ fax, telex ]',
      ['error was-nowhere new.yaml:4:14 There was no part called “telex”.'],
    ],
    [
      'a new question that “was: same”',
      'id: door\n',
      'id: gate\n',
      [
        'error was-not-said new.yaml:2:10 The question “door” (old.yaml:9:5) is gone, and it is not said what became of it.',
        'error was-nowhere new.yaml:12:10 There was no question called “gate”.',
      ],
    ],
  ])('%s', (_, from, to, expected) => {
    const gate = (text: string) => text.replaceAll('door: ', 'gate: ');
    const all = to.includes('gate')
      ? checkAgainstOlder(opened(gate(NEW.replace(from, to)), 'new.yaml'), opened(OLD, 'old.yaml')).map(
          ({ code, severity, file, place, message }) =>
            `${severity} ${code} ${file}:${place?.line}:${place?.column} ${plain(message)}`,
        )
      : said(from, to);
    expect(all).toEqual(expected);
  });

  it('two options that became one are named as such by either of them', () => {
    expect(said('none: ask-again', 'none: some, some: some')).toEqual([]);
    expect(said(/none: ask-again(.*\n.*\n.*)text: Some/u, '$1text: Some, was: [ none, some ]')).toEqual([]);
  });

  it('that says nothing at all, it is told that old answers are refused', () => {
    const again = [/^version: .*$/mu, 'version: 2.0.0'] as const;
    const text = OLD.replace(...again);
    const [problem] = checkAgainstOlder(opened(text, 'new.yaml'), opened(OLD, 'old.yaml'));
    expect(plain(problem?.message ?? '')).toBe(
      'Answers to version 1.4.0 are refused: nothing speaks of so old a version.',
    );
  });

  it('words of a question that says nothing may stay', () => {
    expect(said(/ {4}was: same\n(.*) in all/u, '$1')).toEqual([]);
  });
});

it('a kind of partner, a role or a nation that went is a warning, unless it stands under “gone”', () => {
  const older = [/questions:/u, 'agencies: [ { id: council, title: Council } ]\nquestions:'] as const;
  expect(said('', '', older)).toEqual([
    'warning was-not-said new.yaml:2:10 The kind of partner “council” (old.yaml:4:13) is gone, and it is not said what became of it.',
  ]);
  expect(said('[ fax ]', '[ fax, council ]', older)).toEqual([]);
});

describe('of a new minor version', () => {
  const minor = [/version: 1.4.0/u, 'version: 2.0.0'] as const;

  it('a question that went is a warning, and an option that went an error', () => {
    expect(said(/gone: .*\n([^{]*)\{ id: money, options: .*/u, '$1money', minor)).toEqual([
      'warning was-not-said new.yaml:4:1 “fax” (old.yaml:13:5) is not asked any more, and nothing was called so: answers to it count no more.',
      'error was-not-said new.yaml:5:9 It is not said what became of the option “none” of “money” (old.yaml:5:5) in “budget”.',
    ]);
  });
});

describe('what cannot be held against each other', () => {
  it.each([
    [
      'another framework',
      /id: house/u,
      'id: hut',
      'error other-framework old.yaml:1:5 “hut” is another framework than “house”.',
    ],
    [
      'a newer version',
      /1\.4\.0/u,
      '3.0.0',
      'error newer-version old.yaml:2:10 Version 3.0.0 is newer than version 2.0.0.',
    ],
  ])('%s', (_, from, to, expected) => {
    expect(said('', '', [from, to])).toEqual([expected]);
  });
});
