import { describe, expect, test } from 'vitest';
import { loadFramework } from '../../src/framework/open.ts';
import { type Problem, unwrap } from '../../src/problem.ts';

const SOUND = `id: sound
version: 1.0.0
title: A sound framework
sources:
  book: { title: A book, url: https://example.org/book }
dimensions:
  - { id: money, title: Money }
shared-options:
  grades:
    - { id: none, text: None }
    - { id: some, text: Some, better: { text: Do more., effort: days } }
    - { id: all, text: All }
questions:
  - id: budget
    dimension: money
    ask: Whose money is it?
    options: grades
    source: book
  - id: manager
    ask: Who manages?
    may-not-apply: true
    options:
      - { id: two, text: Two people, better: { text: Talk., effort: months } }
      - { id: one, text: One person }
    shown-when: { budget: some }
    source: own judgement
  - id: place
    ask: Where is it?
    ordered: false
    options:
      - { id: town, text: In town }
      - { id: country, text: In the country }
    source: own judgement
placements:
  - id: depth
    title: Depth
    cumulative: true
    levels:
      - { id: base, name: Base, source: book }
      - id: sharing
        name: Sharing
        requires: { budget: some }
        strengthened-by:
          - manager: one
        stages:
          - { id: early, name: Early, requires: { budget: some } }
        source: book
barriers:
  - id: purse-strings
    kind: financial
    name: Purse strings
    raised-by: { budget: { at-most: some } }
    holds-back: [sharing]
    nations: [england]
    levers:
      - { id: talk, who: Somebody, effort: days, first-step: Talk., source: own judgement }
    source: book
`;

function problemsIn(text: string): readonly Problem[] {
  return loadFramework({ file: 'framework.yaml', text }).problems;
}

function changed(from: string, to: string): readonly Problem[] {
  expect(SOUND.split(from).length, `${from} stands in the framework`).toBeGreaterThan(1);
  return problemsIn(SOUND.replace(from, to));
}

/** What stands in the file from the place of a problem to the end of the line. */
function pointedAt({ place, excerpt }: Problem | undefined = NOWHERE): string | undefined {
  return place && excerpt?.slice(place.column - 1);
}

const NOWHERE: Problem = { code: '', severity: 'error', message: '' };

test('a sound framework has no problems', () => {
  expect(problemsIn(SOUND)).toEqual([]);
});

describe('the shape', () => {
  test.each<[name: string, from: string, to: string, code: string, at: string, words: string]>([
    [
      'a misspelt key',
      'may-not-apply: true',
      'may-not-aply: true',
      'unknown-key',
      'may-not-aply',
      'may-not-apply',
    ],
    ['a key of another place', 'cumulative: true', 'effort: days', 'unknown-key', 'effort', 'The keys are'],
    ['a missing key', '    kind: financial\n', '', 'missing-key', 'id: purse', '“kind” is missing'],
    [
      'a wrong kind of value',
      'cumulative: true',
      'cumulative: maybe',
      'wrong-value',
      'maybe',
      'true or false',
    ],
    ['a number for a text', 'title: A sound framework', 'title: 5', 'wrong-value', '5', 'quotes'],
    ['a version in two parts', 'version: 1.0.0', 'version: "1.0"', 'wrong-value', '"1.0"', '1.0.0'],
    ['an id with a capital', 'id: budget', 'id: Budget', 'wrong-value', 'Budget', 'lower-case'],
    ['an unknown effort', 'effort: months', 'effort: weeks', 'wrong-value', 'weeks', 'days, months or years'],
    [
      'an address that is none',
      'https://example.org/book',
      'javascript:x',
      'wrong-value',
      'javascript',
      'https://',
    ],
    [
      'one option',
      '- { id: two, text: Two people, better: { text: Talk., effort: months } }\n      ',
      '',
      'wrong-value',
      '- { id: one',
      'at least 2',
    ],
    [
      'two keys in a condition',
      'requires: { budget: some }\n',
      'requires: { budget: some, place: town }\n',
      'wrong-value',
      '{ budget: some, place',
      'exactly one key',
    ],
    [
      'a condition that is a text',
      'shown-when: { budget: some }',
      'shown-when: budget',
      'wrong-value',
      'budget',
      'Expected a condition',
    ],
    ['a misspelt comparison', '{ at-most: some }', '{ at-mots: some }', 'unknown-key', 'at-mots', 'at-most'],
    ['an empty list of options', '{ budget: { at-most: some } }', '{ budget: [] }', 'wrong-value', '[]', ''],
  ])('%s', (_, from, to, code, at, words) => {
    const [problem, ...others] = changed(from, to);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, severity: 'error' });
    expect(`${problem?.message} ${problem?.advice}`).toContain(words);
    expect(pointedAt(problem)?.startsWith(at), pointedAt(problem)).toBe(true);
  });

  test.each([
    ['a list', '- a\n- b\n'],
    ['a text', 'framework\n'],
    ['nothing', 'null\n'],
  ])('%s is no framework', (_, text) => {
    expect(problemsIn(text)).toMatchObject([
      { code: 'wrong-value', message: expect.stringContaining('The file') },
    ]);
  });

  test('all problems come at once, in the order of the file', () => {
    const text = SOUND.replace('version: 1.0.0', 'version: one')
      .replace('kind: financial', 'knid: financial')
      .replace('cumulative: true', 'cumulative: 1');
    expect(
      problemsIn(text)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['missing-key', 'unknown-key', 'wrong-value', 'wrong-value']);
  });

  test('hundreds of problems are counted, not listed', () => {
    const keys = Array.from({ length: 200 }, (_, index) => `key-${index}: 1`).join('\n');
    const problems = problemsIn(`${SOUND}${keys}\n`);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toMatchObject({
      code: 'more-problems',
      message: expect.stringContaining('150 more'),
    });
  });
});

describe('the rules', () => {
  test.each<[name: string, from: string, to: string, code: string, at: string, words: string]>([
    ['a question twice', '- id: place', '- id: budget', 'duplicate-id', 'budget', 'already stands above'],
    [
      'an option twice',
      '{ id: one, text: One person }',
      '{ id: two, text: One person }',
      'duplicate-id',
      'two, text: One',
      'option',
    ],
    ['a level twice', '- id: sharing', '- id: base', 'duplicate-id', 'base', 'level'],
    ['a question called like a keyword', '- id: place', '- id: nation', 'reserved-id', 'nation', 'nation'],
    [
      'an option called like an answer',
      'id: one,',
      'id: unknown,',
      'reserved-id',
      'unknown',
      'not-applicable',
    ],
    ...['hidden', 'unanswered'].map((word): [string, string, string, string, string, string] => [
      'an option called like what a result puts in place of an answer',
      'id: one,',
      `id: ${word},`,
      'reserved-id',
      word,
      'unanswered',
    ]),
    [
      'a level that is reached by silence',
      'requires: { budget: some }\n        s',
      'about: It is there.\n        s',
      'level-for-nothing',
      'id: sharing',
      'what defines it',
    ],
    ['an unknown dimension', 'dimension: money', 'dimension: monye', 'unknown-reference', 'monye', 'money'],
    ['unknown shared options', 'options: grades', 'options: grade', 'unknown-reference', 'grade', 'grades'],
    [
      'shared options that every object of JavaScript seems to have',
      'options: grades',
      'options: constructor',
      'unknown-reference',
      'constructor',
      'grades',
    ],
    ['an unknown kind', 'kind: financial', 'kind: finacial', 'unknown-reference', 'finacial', 'financial'],
    [
      'an unknown level',
      'holds-back: [sharing]',
      'holds-back: [shareing]',
      'unknown-reference',
      'shareing',
      'sharing',
    ],
    [
      'an unknown nation',
      'nations: [england]',
      'nations: [englnd]',
      'unknown-reference',
      'englnd',
      'england',
    ],
    ['an unknown source', 'source: book }', 'source: bok }', 'unknown-reference', 'bok', 'book'],
    [
      'an unknown question',
      'requires: { budget: some }\n',
      'requires: { budgte: some }\n',
      'unknown-question',
      'budgte',
      'the question “budget”',
    ],
    [
      'a misspelt keyword',
      'requires: { budget: some }\n',
      'requires: { nat: some }\n',
      'unknown-question',
      'nat:',
      'the keyword “not”',
    ],
    [
      'an unknown option',
      'requires: { budget: some }\n',
      'requires: { budget: sume }\n',
      'unknown-option',
      'sume',
      'some',
    ],
    [
      'the lowest option',
      'requires: { budget: some }\n',
      'requires: { budget: none }\n',
      'lowest-option',
      'none',
      'exactly: none',
    ],
    [
      'the highest option',
      '{ at-most: some }',
      '{ at-most: all }',
      'highest-option',
      '{ at-most: all',
      'decides nothing',
    ],
    [
      'a comparison without an order',
      '{ budget: { at-most: some } }',
      '{ place: { at-most: town } }',
      'unordered-comparison',
      '{ at-most: town',
      'no order',
    ],
    [
      'a count that is too high',
      '{ budget: { at-most: some } }',
      '{ at-least: { count: 2, of: [ { budget: some } ] } }',
      'count-too-high',
      '2,',
      'only 1',
    ],
    [
      'a nation that there is not',
      '{ budget: { at-most: some } }',
      '{ nation: [wales, narnia] }',
      'unknown-reference',
      'narnia',
      'narnia',
    ],
    [
      'a question that waits for itself',
      'shown-when: { budget: some }',
      'shown-when: { manager: one }',
      'shown-when-circle',
      '{ manager: one',
      'its own answer',
    ],
    [
      'a step up from the top',
      '{ id: one, text: One person }',
      '{ id: one, text: One, better: { text: Up., effort: days } }',
      'step-to-nowhere',
      '{ text: Up.',
      'highest option',
    ],
    [
      'a step up without an order',
      '{ id: town, text: In town }',
      '{ id: town, text: In town, better: { text: Up., effort: days } }',
      'step-to-nowhere',
      '{ text: Up.',
      'no order',
    ],
    [
      'a step up to an option that there is not',
      'effort: days }',
      'effort: days, to: al }',
      'unknown-option',
      'al }',
      'Did you mean “all”?',
    ],
    [
      'a step up that stays where it is',
      'effort: days }',
      'effort: days, to: some }',
      'step-not-up',
      'some }',
      'Above it is all.',
    ],
    [
      'a step up that leads down',
      'effort: days }',
      'effort: days, to: none }',
      'step-not-up',
      'none }',
      'not above it',
    ],
    [
      'a value that falls',
      '{ id: some, text: Some,',
      '{ id: some, text: Some, value: 5,',
      'falling-value',
      '{ id: all',
      'less than 5',
    ],
    [
      'a score of what has no order',
      '{ budget: { at-most: some } }',
      '{ score: { of: [place], by: mean, at-least: 1 } }',
      'unordered-score',
      'place]',
      'no value to add up',
    ],
    [
      'a score of what is not there',
      '{ budget: { at-most: some } }',
      '{ score: { of: [budge], by: mean, at-least: 1 } }',
      'unknown-question',
      'budge]',
      'budget',
    ],
    [
      'a sum over what may not apply',
      '{ budget: { at-most: some } }',
      '{ score: { of: [budget, manager], by: sum, at-least: 1 } }',
      'sum-may-not-apply',
      'manager]',
      'manager',
    ],
    [
      'a score of an unknown dimension',
      '{ budget: { at-most: some } }',
      '{ score: { of: { dimension: mony }, by: sum, at-least: 1 } }',
      'unknown-reference',
      '{ dimension: mony',
      'money',
    ],
  ])('%s', (_, from, to, code, at, words) => {
    const errors = changed(from, to).filter(({ severity }) => severity === 'error');
    const found = errors.find((problem) => problem.code === code && pointedAt(problem)?.startsWith(at));
    expect(found, errors.map((problem) => `${problem.code} ${pointedAt(problem)}`).join('; ')).toBeDefined();
    expect(`${found?.message} ${found?.advice}`).toContain(words);
  });

  test('an empty dimension cannot be added up', () => {
    const text = SOUND.replace(
      '- { id: money, title: Money }',
      '- { id: money, title: Money }\n  - { id: trust, title: Trust }',
    ).replace(
      '{ budget: { at-most: some } }',
      '{ score: { of: { dimension: trust }, by: sum, at-least: 1 } }',
    );
    expect(problemsIn(text)).toMatchObject([{ code: 'empty-score', severity: 'error' }]);
  });

  test('all rules are heard at once, in the order of the file', () => {
    const text = SOUND.replace('dimension: money', 'dimension: monye')
      .replace('requires: { budget: some }\n', 'requires: { budgte: some }\n')
      .replace('kind: financial', 'kind: finacial');
    expect(problemsIn(text).map(({ place }) => place?.line)).toEqual([15, 42, 50]);
  });

  test('and together with what is wrong in the shape', () => {
    const text = SOUND.replace('dimension: money', 'dimension: monye')
      .replace('    name: Sharing', '    name: Sharing\n        nme: x')
      .replace('kind: financial', 'kind: finacial');
    expect(problemsIn(text).map(({ code }) => code)).toEqual([
      'unknown-reference',
      'unknown-key',
      'unknown-reference',
    ]);
  });

  test('also where a text is missing, or an entry of a list is none', () => {
    const text = SOUND.replace('    ask: Where is it?\n', '')
      .replace('    name: Purse strings', '    nme: Purse strings')
      .replace('nations: [england]', 'nations: [3]')
      .replace('requires: { budget: some }\n', 'requires: { budgte: some }\n');
    expect(problemsIn(text).map(({ code }) => code)).toEqual([
      'missing-key',
      'unknown-question',
      'missing-key',
      'unknown-key',
      'wrong-value',
    ]);
  });

  test('also where a text at the top is missing', () => {
    const text = SOUND.replace(/^title: .*\n/mu, '').replace(
      'requires: { budget: some }\n',
      'requires: { budgte: some }\n',
    );
    expect(problemsIn(text).map(({ code }) => code)).toEqual(['missing-key', 'unknown-question']);
  });

  test('but not where it may only seem to be wrong, because of a misspelt part', () => {
    const text = SOUND.replace('dimensions:', 'dimesions:');
    expect(problemsIn(text).map(({ code }) => code)).toEqual(['unknown-key']);
  });

  test('shared options are looked at once', () => {
    const text = SOUND.replace('id: all, text: All', 'id: some, text: All').replace(
      'ordered: false\n    options:\n      - { id: town, text: In town }\n      - { id: country, text: In the country }',
      'options: grades',
    );
    expect(problemsIn(text).filter(({ code }) => code === 'duplicate-id')).toHaveLength(1);
  });
});

describe('warnings', () => {
  test.each<[name: string, from: string, to: string, code: string, words: string]>([
    ['no source', 'source: book }', '}', 'no-source', 'own judgement'],
    [
      'a threshold that is never reached',
      '{ budget: { at-most: some } }',
      '{ score: { of: [budget], by: sum, at-least: 3 } }',
      'never-reached',
      'never more than 2',
    ],
    [
      'a threshold that always is',
      '{ budget: { at-most: some } }',
      '{ score: { of: [budget], by: sum, at-least: 0 } }',
      'always-reached',
      'always holds',
    ],
    [
      'a foot that asks for something',
      'name: Base, source',
      'name: Base, requires: { budget: some }, source',
      'foot-requires',
      'Leave “requires” out',
    ],
  ])('%s', (_, from, to, code, words) => {
    const outcome = loadFramework({ file: 'framework.yaml', text: SOUND.replace(from, to) });
    expect(outcome.ok).toBe(true);
    const found = outcome.problems.find((problem) => problem.code === code);
    expect(found?.severity).toBe('warning');
    expect(`${found?.message} ${found?.advice}`).toContain(words);
  });
});

test('a step leads to the next option, or past it to the one that it names', () => {
  const first = '- { id: none, text: None }';
  const stepsWith = (more: string) => {
    const better = `better: { text: Begin., effort: years${more} }`;
    const file = {
      file: 'framework.yaml',
      text: SOUND.replace(first, `- { id: none, text: None, ${better} }`),
    };
    return unwrap(loadFramework(file)).questions[0]?.options.map((option) => option.better);
  };
  const next = { text: 'Do more.', effort: 'days', who: null, to: 'all', needs: null };
  expect(stepsWith('')).toMatchObject([{ who: null, to: 'some' }, next, null]);
  expect(stepsWith(', to: all, who: Both boards')).toMatchObject([
    { who: 'Both boards', to: 'all' },
    next,
    null,
  ]);
});
