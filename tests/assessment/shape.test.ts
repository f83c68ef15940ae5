import { describe, expect, it } from 'vitest';
import { soundAssessment } from '../../src/assessment/open-assessment.ts';
import { parseSource } from '../../src/document/parse.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { fixture } from '../support/load.ts';
import { codesAndPlaces, refused } from '../support/problems.ts';

const LADDER = fixture('ladder');
const HEAD = 'joinedup: 1\n';

type Refusal = [name: string, text: string, problem: string, message: string, advice: string | undefined];

const TEXT = 'Expected text (put quotes around a number, a date or true).';
const MAP = 'Expected a map of keys and values.';
const LIST = 'Expected a list.';
const ANSWER =
  'Expected an option, unknown, not-applicable, a list of options, or a map with the key “answer”.';
const NAME = 'A name is lower-case letters, digits and hyphens, and starts with a letter.';
const DAY = 'Expected a day such as 2026-11-22, a month such as 2026-11, or a year.';

function check(_: string, text: string, problem: string, message: string, advice?: string) {
  const problems = refused(assessmentFrom(HEAD + text, LADDER));
  expect(codesAndPlaces(problems)).toEqual([problem]);
  expect(problems[0]?.message).toBe(message);
  expect(problems[0]?.advice).toBe(advice);
}

describe('a value of the wrong kind is refused', () => {
  it.each<Refusal>([
    ['a number for a name', 'service: { name: 5 }', 'wrong-value 2:18', '“name” cannot be 5.', TEXT],
    ['true for a name', 'service: { name: true }', 'wrong-value 2:18', '“name” cannot be true.', TEXT],
    ['a list for a name', 'service: { name: [ a ] }', 'wrong-value 2:18', '“name” cannot be a list.', TEXT],
    [
      'a name in quotes, with a no-break space that is not shown',
      'service: { nation: "wales\u00a0" }',
      'wrong-value 2:20',
      '“nation” cannot be “wales”: what stands there differs from that by U+00A0.',
      NAME,
    ],
    [
      'a key in quotes, with a space that is not shown',
      'answers: { "trust ": low }',
      'bad-id 2:12',
      '“trust” cannot be a key here: what stands there differs from that in spaces.',
      NAME,
    ],
    [
      'an empty text for a name',
      'service: { name: "" }',
      'wrong-value 2:18',
      '“name” cannot be an empty text.',
      'Expected some text.',
    ],
    [
      'a text that is too long',
      `service: { name: ${'x'.repeat(2001)} }`,
      'wrong-value 2:18',
      '“name” has 2,001 characters; at most 2,000 are allowed.',
      undefined,
    ],
    [
      'a text for the service',
      'service: ours',
      'wrong-value 2:10',
      '“service” cannot be “ours”.',
      'Expected a map with the keys name, sides, nation, people, scope, partners and partners-complete.',
    ],
    [
      'one side alone',
      'service:\n  sides: [ hospital ]',
      'wrong-value 3:10',
      '“sides” has 1 entry; at least 2 are needed.',
      undefined,
    ],
    [
      'a side that is no list',
      'service:\n  sides: hospital',
      'wrong-value 3:10',
      '“sides” cannot be “hospital”.',
      'Expected a list of two or more kinds of agency, by the framework’s names.',
    ],
    [
      'a map for the partners',
      'service:\n  partners:\n    name: A',
      'wrong-value 4:5',
      '“partners” cannot be a map.',
      LIST,
    ],
    [
      'a text for a partner',
      'service:\n  partners:\n    - A\n',
      'wrong-value 4:7',
      'An entry of “partners” cannot be “A”.',
      'Expected a map with the keys name and agency.',
    ],
    [
      'a partner without a name',
      'service:\n  partners:\n    - { agency: hospital }',
      'missing-key 4:7',
      '“name” is missing.',
      TEXT,
    ],
    [
      'a respondent without a role',
      'answered-by:\n  - name: A',
      'missing-key 3:5',
      '“role” is missing.',
      TEXT,
    ],
    ['a list for the answers', 'answers:\n  - money', 'wrong-value 3:3', '“answers” cannot be a list.', MAP],
    ['a number for an answer', 'answers: { money: 2 }', 'wrong-value 2:19', '“money” cannot be 2.', ANSWER],
    ['true for an answer', 'answers: { money: true }', 'wrong-value 2:19', '“money” cannot be true.', ANSWER],
    [
      'a version in two parts',
      'framework: { version: "1.0" }',
      'wrong-value 2:23',
      '“version” cannot be “1.0”.',
      'Expected three numbers with dots, such as 1.0.0.',
    ],
    [
      'a question with a capital',
      'answers:\n  Money: all',
      'bad-id 3:3',
      '“Money” cannot be a key here.',
      NAME,
    ],
    [
      'an option with a capital',
      'answers: { money: All }',
      'wrong-value 2:19',
      '“money” cannot be “All”.',
      'Expected the name of an option, unknown or not-applicable. Names are lower-case letters, digits and hyphens.',
    ],
  ])('%s', check);

  it('an empty list for an answer', () => {
    const problems = refused(assessmentFrom(`${HEAD}answers: { money: [] }`, LADDER));
    expect(codesAndPlaces(problems)).toEqual(['wrong-value 2:19']);
    expect(problems[0]?.message).toBe('“money” has no entries; at least 1 is needed.');
  });
});

describe('a key that is not known is refused', () => {
  it.each<Refusal>([
    [
      'at the top, with the nearest',
      'anwsers: {}',
      'unknown-key 2:1',
      '“anwsers” is not a key here. Did you mean “answers”?',
      undefined,
    ],
    [
      'in the service',
      'service: { nmae: A }',
      'unknown-key 2:12',
      '“nmae” is not a key here. Did you mean “name”?',
      undefined,
    ],
    [
      'in an answer',
      'answers:\n  money:\n    answer: all\n    becuase: so',
      'unknown-key 5:5',
      '“becuase” is not a key here. The keys are answer, note, evidence, source, views and dissent.',
      undefined,
    ],
  ])('%s', check);
});

describe('a date that is none is refused', () => {
  it.each([
    ['a day the other way round', '22-11-2026'],
    ['a day with strokes', '2026/11/22'],
    ['a month that does not exist', '2026-13'],
    ['a day that no month has', '2026-11-32'],
    ['a month in one digit', '2026-4'],
    ['a day that its month does not have', '2026-02-30'],
    ['the thirty-first of a short month', '2026-04-31'],
    ['a leap day in a year without one', '2025-02-29'],
    ['a year in two digits', '26'],
    ['a text', 'last spring'],
  ])('%s: %s', (_, date) => {
    const problems = refused(assessmentFrom(`${HEAD}date: ${date}\n`, LADDER));
    expect(codesAndPlaces(problems)).toEqual(['wrong-value 2:7']);
    expect(problems[0]?.advice).toBe(DAY);
  });
});

describe('all problems come back at once', () => {
  it('those of the shape, each at its place', () => {
    const text = `${HEAD}service:\n  nmae: A\n  partners:\n    - { agency: 5 }\ndate: soon\nanswers: { money: 3, door: [] }\n`;
    expect(codesAndPlaces(refused(assessmentFrom(text, LADDER))).toSorted()).toEqual([
      'missing-key 5:7',
      'unknown-key 3:3',
      'wrong-value 5:17',
      'wrong-value 6:7',
      'wrong-value 7:19',
      'wrong-value 7:28',
    ]);
  });

  it('those that the framework finds, each at its place', () => {
    const text = `${HEAD}service:\n  nation: englnd\n  partners: [ { name: A, agency: hospital } ]\nneeds: { a: b }\nanswers:\n  money: [ all, all ]\n  door: three\n  manager: not-applicable\n  window: open\n`;
    expect(codesAndPlaces(refused(assessmentFrom(text, LADDER)))).toEqual([
      'unknown-nation 3:11',
      'unknown-agency 4:34',
      'no-needs 5:1',
      'option-twice 7:10',
      'unknown-option 8:9',
      'always-applies 9:12',
      'unknown-question 10:3',
    ]);
  });

  it('at most fifty, and how many more there are', () => {
    const answers = Array.from({ length: 60 }, (_, index) => `  q${index}: ${index}`).join('\n');
    const problems = refused(assessmentFrom(`${HEAD}answers:\n${answers}\n`, LADDER));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toMatchObject({
      code: 'more-problems',
      message: '10 more problems are not shown.',
    });
  });
});

describe('what is left without wrong keys', () => {
  const partOf = (text: string) =>
    soundAssessment(
      unwrap(parseSource({ file: 'a.yaml', text: `${HEAD}framework: { id: ladder }\n${text}` })),
    );

  it('is what was written, and no more', () => {
    const part = partOf('service: { name: Hill, nme: x }\nanswered-by: [ { role: Nurse } ]');
    expect(part?.written.service).toMatchObject({ name: 'Hill' });
    expect(part?.written['answered-by']).toMatchObject([{ role: 'Nurse' }]);
  });

  it('is nothing where a text is missing or a list holds something wrong', () => {
    expect(partOf('answered-by: [ { organisation: Hill } ]')).toBeNull();
    expect(partOf('service: { partners: [ { agency: hospital } ] }')).toBeNull();
    expect(partOf('answered-by: [ 3, { role: Nurse } ]')).toBeNull();
  });
});
