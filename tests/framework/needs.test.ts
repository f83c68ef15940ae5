import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadFramework } from '../../src/framework/open.ts';
import type { Problem } from '../../src/problem.ts';
import { unwrap } from '../../src/problem.ts';
import { ROOT } from '../support/load.ts';

const SOUND = readFileSync(`${ROOT}tests/fixtures/frameworks/needs.yaml`, 'utf8');

function problemsIn(text: string): readonly Problem[] {
  return loadFramework({ file: 'framework.yaml', text }).problems;
}

/** The framework with something else in one place. */
function changed(from: string, to: string): string {
  expect(SOUND.split(from), `“${from}” stands once in the framework`).toHaveLength(2);
  return SOUND.replace(from, to);
}

test('a framework that asks about the people served has no problems', () => {
  expect(problemsIn(SOUND)).toEqual([]);
});

const SCOPES =
  'Conditions under “needs:” look only at the questions about the people served; all others only at those about the service.';

type Fault = [
  name: string,
  from: string,
  to: string,
  code: string,
  at: string,
  message: string,
  advice: string | undefined,
];

// Each is said once, as an error, at the place in the file that begins with `at`.
describe('a fault is said at its place, once', () => {
  test.each<Fault>([
    [
      'a kind of partner that stands for one that there is not',
      'title: the police }',
      'title: the police, stands-for: [ council, housng ] }',
      'unknown-reference',
      'housng ] }',
      'There is no kind of partner called “housng”.',
      'Did you mean “housing”?',
    ],
    [
      'a band where nothing is measured',
      'grid: [ depth, breadth ]',
      '  - id: third\n    levels: [ { id: t0, name: T, source: book }, { id: t1, name: U, source: book, from: 3 } ]\ngrid: [ depth, breadth ]',
      'band-without-measure',
      '3 }',
      '“t1” is a band from 3 up, but its placement measures nothing.',
      'Add “measure: { of: all, by: sum }” or the like beside “levels:”.',
    ],
    [
      'a band that starts below the one before it',
      'from: 8',
      'from: 3.5',
      'falling-band',
      '3.5',
      '“b2” starts at 3.5, which is not above 4, where a level below it starts.',
      'Levels stand lowest first, and so do their bands.',
    ],
    [
      'a band that starts where the one before it does',
      'from: 8',
      'from: 4',
      'falling-band',
      '4, costs',
      '“b2” starts at 4, which is not above 4, where a level below it starts.',
      'Levels stand lowest first, and so do their bands.',
    ],
    [
      'a need rule that looks at the service',
      'when: { carers: two }',
      'when: { plan: joint }',
      'other-scope',
      'plan',
      '“plan” cannot be looked at here.',
      SCOPES,
    ],
    [
      'a need question that is shown by an answer about the service',
      'shown-when: { homes: { at-most: mixed } }',
      'shown-when: { plan: shown }',
      'other-scope',
      'plan',
      '“plan” cannot be looked at here.',
      SCOPES,
    ],
    [
      'a level that looks at the people served, deep in a condition',
      'requires: { team: all }, costs',
      'requires: { all: [ { team: all }, { not: { homes: care } } ] }, costs',
      'other-scope',
      'homes',
      '“homes” cannot be looked at here.',
      SCOPES,
    ],
    [
      'a measure of what people need',
      'of: [ team, circle ]',
      'of: [ team, homes ]',
      'other-scope',
      'homes',
      '“homes” cannot be looked at here.',
      SCOPES,
    ],
    [
      'a need rule for a level that there is not',
      'level: d1',
      'level: d9',
      'unknown-reference',
      'd9',
      'There is no level called “d9”.',
      'Did you mean “d0”?',
    ],
    [
      'a need rule for a kind of partner that there is not',
      'agency: police',
      'agency: polise',
      'unknown-reference',
      'polise',
      'There is no kind of partner called “polise”.',
      'Did you mean “police”?',
    ],
    [
      'a kind of partner in a group that there is not',
      'title: the council, group: near',
      'title: the council, group: nearby',
      'unknown-reference',
      'nearby',
      'There is no group of agencies called “nearby”.',
      'Did you mean “near”?',
    ],
    [
      'a question about needs that is called like one about the service',
      'id: plan, dimension',
      'id: age, dimension: working, ask: Who?, source: book, options: [ { id: x, text: X }, { id: y, text: Y } ] }\n  - { id: plan, dimension',
      'duplicate-id',
      'age, ask: How old',
      'A question called “age” already stands above.',
      'Give one of the two another name.',
    ],
    [
      'two groups of one name',
      'agency-groups: [',
      'agency-groups: [ { id: near, title: The same }, ',
      'duplicate-id',
      'near, title: Those',
      'A group of agencies called “near” already stands above.',
      'Give one of the two another name.',
    ],
    [
      'a step up in what people need',
      '{ id: own, text: In their own homes }',
      '{ id: own, text: In their own homes, better: { text: Move., effort: days } }',
      'step-to-nowhere',
      '{ text: Move.',
      '“homes” asks what people need, and nobody is moved up in that.',
      'Leave “better” out here.',
    ],
    [
      'a misspelt question in a need rule',
      'when: { carers: two }',
      'when: { carer: two }',
      'unknown-question',
      'carer:',
      '“carer” is neither a question nor a keyword of conditions.',
      'Did you mean the question “carers”?',
    ],
    [
      'a need question like a keyword',
      '    - { id: age, ask',
      '    - { id: nation, ask: Where?, source: book, options: [ { id: x, text: X }, { id: y, text: Y } ] }\n    - { id: age, ask',
      'reserved-id',
      'nation, ask',
      'A question cannot be called “nation”.',
      '“all”, “any”, “not”, “at-least”, “score” and “nation” mean something else.',
    ],
    [
      'a need question in a dimension that there is not',
      'id: homes, ask',
      'id: homes, dimension: home, ask',
      'unknown-reference',
      'home, ask',
      'There is no dimension called “home”.',
      'There is working.',
    ],
    [
      'a need rule without its reason',
      ', because: Older people need more than care.',
      '',
      'missing-key',
      '{ level: b1',
      '“because” is missing.',
      'Expected text (put quotes around a number, a date or true).',
    ],
    [
      'a source of a need rule that there is not',
      'because: They come and go., source: book',
      'because: They come and go., source: bok',
      'unknown-reference',
      'bok',
      'There is no source called “bok”.',
      'Did you mean “book”?',
    ],
    [
      'a measure that is misspelt, once for all of its bands',
      'of: [ team, circle ]',
      'of: [ team, circel ]',
      'unknown-question',
      'circel',
      'There is no question called “circel”.',
      'Did you mean “circle”?',
    ],
    [
      'a measure of a question that may not apply, in a sum',
      'id: circle, ask',
      'id: circle, may-not-apply: true, ask',
      'sum-may-not-apply',
      'circle ]',
      '“circle” may be “not applicable”, so a sum over it would mean different things to different services.',
      'Use a mean, or drop may-not-apply.',
    ],
    [
      'a grid of a placement that there is not',
      'grid: [ depth, breadth ]',
      'grid: [ depth, bredth ]',
      'unknown-reference',
      'bredth',
      'There is no placement called “bredth”.',
      'Did you mean “breadth”?',
    ],
  ])('%s', (_, from, to, code, at, message, advice) => {
    const text = changed(from, to);
    const errors = problemsIn(text).filter(({ severity }) => severity === 'error');
    expect(errors.map((problem) => `${problem.code}: ${problem.message}`)).toEqual([`${code}: ${message}`]);
    const { place, advice: said } = errors[0] ?? {};
    expect(said).toBe(advice);
    const line = text.split('\n')[(place?.line ?? 0) - 1] ?? '';
    expect(line.slice((place?.column ?? 0) - 1).startsWith(at), line.slice((place?.column ?? 0) - 1)).toBe(
      true,
    );
  });

  test('a measure is looked at even where no level is a band of it', () => {
    const text = changed('of: [ team, circle ]', 'of: [ team, circel ]')
      .replace('from: 4', 'requires: { circle: more }')
      .replace('from: 8', 'requires: { circle: town }');
    expect(problemsIn(text).map(({ code, message }) => [code, message])).toEqual([
      ['unknown-question', 'There is no question called “circel”.'],
    ]);
  });

  test.each([
    [
      'never',
      'from: 8',
      'from: 8.5',
      'never-reached',
      'The score is never more than 8, so 8.5 is never reached.',
      '8.5',
    ],
    [
      'always',
      'from: 4',
      'from: 1',
      'always-reached',
      'The score is never less than 1, so this always holds.',
      '1 }',
    ],
  ])('a band that is %s reached is warned of', (_, from, to, code, message, at) => {
    const text = changed(from, to);
    const [problem, ...others] = problemsIn(text);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, message, severity: 'warning' });
    expect(problem?.excerpt?.slice((problem.place?.column ?? 0) - 1).startsWith(at)).toBe(true);
  });

  test('a band that a mean reaches only where a question does not apply is not warned of', () => {
    // Of 2 and 6 the mean is 4; where the first does not apply it is 6.
    const text = changed('of: [ team, circle ], by: sum', 'of: [ team, circle ], by: mean')
      .replace('id: team, dimension', 'id: team, may-not-apply: true, dimension')
      .replace('from: 8', 'from: 6')
      .replace('title: Breadth\n    monotone: true', 'title: Breadth');
    expect(problemsIn(text)).toEqual([]);
    expect(problemsIn(text.replace('from: 6', 'from: 6.5')).map(({ code }) => code)).toEqual([
      'never-reached',
    ]);
  });

  test('a rule that says nothing of its source is warned of', () => {
    const text = changed(', because: The home has to fit., source: book', ', because: The home has to fit.');
    expect(problemsIn(text).map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['no-source', 'warning', 'The rule that recommends “housing” does not say what it rests on.'],
    ]);
  });
});

describe('what the loader makes of it', () => {
  const load = (text: string) => unwrap(loadFramework({ file: 'framework.yaml', text }));

  test('a measure of all is one of every ordered question of the service', () => {
    const [, breadth] = load(
      changed('of: [ team, circle ]', 'of: all').replace('from: 8', 'from: 9'),
    ).placements;
    expect(breadth?.measure).toEqual({
      of: 'all',
      dimension: null,
      questions: ['plan', 'team', 'circle'],
      by: 'sum',
    });
  });

  test('a score of all in a need rule is one of every ordered question about the people served', () => {
    const text = changed('when: { carers: two }', 'when: { score: { of: all, by: mean, at-least: 1 } }');
    expect(load(text).needs?.how[1]?.when).toMatchObject({ kind: 'score', questions: ['homes', 'carers'] });
  });

  test('a measure of a dimension is one of its ordered questions of the service', () => {
    const text = changed('of: [ team, circle ]', 'of: { dimension: working }')
      .replace('from: 8', 'from: 4.5')
      .replace('from: 4,', 'from: 3,');
    const [, breadth] = load(text.replace('id: homes, ask', 'id: homes, dimension: working, ask')).placements;
    expect(breadth?.measure).toMatchObject({
      of: 'dimension',
      dimension: 'working',
      questions: ['plan', 'team'],
    });
  });

  test('a band may require more than its number', () => {
    const text = changed('from: 8', 'from: 8, requires: { plan: joint }');
    const band = load(text).placements[1]?.levels[2]?.requires;
    expect(band).toMatchObject({
      kind: 'all',
      of: [
        { kind: 'score', atLeast: 8 },
        { kind: 'answer', question: 'plan' },
      ],
    });
  });

  test('a rule without a condition always holds', () => {
    expect(load(SOUND).needs?.how[0]?.when).toBeNull();
    expect(load(SOUND).needs?.who[0]?.when).toBeNull();
  });
});
