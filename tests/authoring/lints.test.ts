import { describe, expect, it } from 'vitest';
import { checkFramework, lintFramework } from '../../src/authoring/check-framework.ts';
import { openFramework } from '../../src/framework/open.ts';
import { type Problem, unwrap } from '../../src/problem.ts';
import { plain } from '../../src/sentence.ts';

/** A framework of which no lint has anything to say. */
const SOUND = `id: sound
version: 1.0.0
title: A sound framework
nations: [ { id: north, title: North }, { id: south, title: South } ]
dimensions: [ { id: money, title: Money } ]
questions:
  - id: budget
    dimension: money
    ask: Whose money is it?
    options: [ { id: own, text: Each its own }, { id: part, text: Some shared }, { id: all, text: All shared } ]
    source: own judgement
  - id: holder
    ask: Who keeps the accounts?
    shown-when: { budget: part }
    options: [ { id: nobody, text: Nobody }, { id: somebody, text: Somebody } ]
    source: own judgement
placements:
  - id: depth
    cumulative: true
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - { id: sharing, name: Sharing, requires: { budget: part }, source: own judgement }
      - { id: accounted, name: Accounted for, requires: { holder: somebody }, source: own judgement }
barriers:
  - id: pots
    kind: financial
    name: Two pots
    raised-by: { budget: { at-most: own } }
    holds-back: [ sharing, accounted ]
    levers: [ { id: pool, who: Finance, effort: months, first-step: Pool., source: own judgement } ]
    source: own judgement
  - id: no-accounts
    kind: financial
    name: No accounts
    raised-by: { holder: { at-most: nobody } }
    holds-back: [ accounted ]
    levers: [ { id: name-one, who: The host, effort: days, first-step: Name a person., source: own judgement } ]
    source: own judgement
`;

function lintsOf(text: string): readonly Problem[] {
  const file = unwrap(openFramework({ file: 'framework.yaml', text }));
  return lintFramework(file);
}

function changed(...changes: readonly (readonly [from: string, to: string])[]): readonly Problem[] {
  let text = SOUND;
  for (const [from, to] of changes) {
    expect(text, `${from} stands in the framework`).toContain(from);
    text = text.replace(from, to);
  }
  return lintsOf(text);
}

/** What stands in the file from the place of a problem to the end of the line. */
function pointedAt({ place, excerpt }: Problem): string | undefined {
  return place && excerpt?.slice(place.column - 1);
}

it('a framework with nothing amiss has no warnings', () => {
  expect(lintsOf(SOUND)).toEqual([]);
});

const LEVER =
  '    levers: [ { id: pool, who: Finance, effort: months, first-step: Pool., source: own judgement } ]\n';
const ONE = '{ id: pool, who: Finance, effort: months, first-step: Pool., source: own judgement }';
const IN_NORTH = ONE.replace(' }', ', nations: [ north ] }');
const IN_SOUTH = ONE.replace('id: pool', 'id: pay').replace(' }', ', nations: [ south ] }');

describe('each lint speaks where it should, and no other does', () => {
  it.each<[name: string, from: string, to: string, code: string, at: string, words: string]>([
    [
      'a level whose conditions exclude each other',
      'requires: { holder: somebody }',
      'requires: [ { holder: somebody }, { budget: { at-most: own } } ]',
      'unreachable-level',
      '{ id: accounted',
      'exclude each other',
    ],
    [
      'an ordered question that only stands there',
      '    dimension: money\n    ask: Whose money is it?',
      '    ask: Whose money is it?\n    options: [ { id: no, text: No }, { id: yes, text: Yes } ]\n    source: own judgement\n  - id: budget\n    ask: Whose?',
      'idle-question',
      'id: lone',
      '“dimension”',
    ],
    [
      'a barrier that contradicts itself',
      'raised-by: { budget: { at-most: own } }',
      'arises-when: { budget: all }\n    raised-by: { budget: { at-most: own } }',
      'idle-barrier',
      '{ budget: { at-most: own } }',
      '“arises-when”',
    ],
    ['a barrier without a lever', LEVER, '', 'no-lever', 'id: pots', 'has no lever, so'],
    [
      'a barrier without a lever in one nation',
      `[ ${ONE} ]`,
      `[ ${IN_NORTH} ]`,
      'no-lever',
      'id: pots',
      'no lever in south',
    ],
    [
      'an excuse that is not needed',
      LEVER,
      `${LEVER}    no-lever: Nobody may.\n`,
      'needless-no-lever',
      'Nobody may.',
      'Leave',
    ],
    [
      'a level that no barrier holds back',
      'holds-back: [ sharing, accounted ]',
      'holds-back: [ accounted ]',
      'unexplained-gap',
      '{ id: sharing',
      'held back by no barrier, so nothing tells a service what is in the way: for example with budget: own.',
    ],
    [
      'a level that is unmet for a reason that no barrier has',
      'holds-back: [ sharing, accounted ]',
      'holds-back: [ sharing ]',
      'unexplained-gap',
      '{ id: accounted',
      'no barrier that holds it back is raised: for example with budget: own.',
    ],
    [
      'a long question',
      'ask: Whose money is it?',
      `ask: ${'word '.repeat(26)}`,
      'long-text',
      'word',
      '“ask” has 26 words; a question has at most 25',
    ],
    [
      'a long option',
      'text: Each its own',
      `text: ${'word '.repeat(31)}`,
      'long-text',
      'word',
      'an option has at most 30',
    ],
    [
      'a long name',
      'name: Two pots',
      `name: ${'word '.repeat(13)}`,
      'long-text',
      'word',
      'a name has at most 12',
    ],
    ['a long text', 'first-step: Pool.', `first-step: ${'word '.repeat(61)}`, 'long-text', 'word', '60'],
  ])('%s', (name, from, to, code, at, words) => {
    const idle = name.startsWith('an ordered question');
    const problems = idle ? changed([from, to], ['id: budget', 'id: lone']) : changed([from, to]);
    const others = problems.filter((problem) => problem.code !== code);
    const excused = ['idle-barrier', 'unreachable-level'].includes(code) ? ['unexplained-gap'] : [];
    expect(others.filter((problem) => !excused.includes(problem.code))).toEqual([]);
    const [found] = problems.filter((problem) => problem.code === code);
    expect(found).toMatchObject({ severity: 'warning', file: 'framework.yaml' });
    expect(`${found?.message} ${found?.advice}`).toContain(words);
    expect(found && pointedAt(found)?.startsWith(at), found && pointedAt(found)).toBe(true);
  });
});

describe('levers', () => {
  it('may be others in each nation', () => {
    expect(changed([`[ ${ONE} ]`, `[ ${IN_NORTH}, ${IN_SOUTH} ]`])).toEqual([]);
  });

  it('need be only where the barrier is', () => {
    const codes = changed(
      [`[ ${ONE} ]`, `[ ${IN_NORTH} ]`],
      ['    name: Two pots\n', '    name: Two pots\n    nations: [ north ]\n'],
    ).map(({ code, message }) => [code, message.includes('nation: south')]);
    expect(codes).toEqual([
      ['unexplained-gap', true],
      ['unexplained-gap', true],
    ]);
  });

  it('need not be where the author says why not', () => {
    expect(changed([LEVER, '    no-lever: Only parliament could.\n'])).toEqual([]);
    expect(changed([`[ ${ONE} ]\n`, `[ ${IN_NORTH} ]\n    no-lever: Not in the south.\n`])).toEqual([]);
  });
});

it('a barrier that is in one nation only may contradict itself, too', () => {
  const to =
    'nations: [ south ]\n    arises-when: { budget: all }\n    raised-by: { budget: { at-most: own } }';
  const codes = changed(['raised-by: { budget: { at-most: own } }', to]).map(({ code }) => code);
  expect(codes).toContain('idle-barrier');
});

describe('a question decides something', () => {
  const lone = (more: string) =>
    `questions:\n  - { id: lone, ask: Alone?, options: [ { id: no, text: No }, { id: yes, text: Yes } ], source: own judgement${more} }\n`;

  it('where it counts in the profile', () => {
    expect(changed(['questions:\n', lone(', dimension: money')])).toEqual([]);
    expect(changed(['questions:\n', lone(', dimension: money, ordered: false')])).toMatchObject([
      { code: 'idle-question' },
    ]);
  });

  it('where it only decides whether one that decides is asked', () => {
    expect(
      changed(['questions:\n', lone('')], ['{ budget: part }\n', '[ { budget: part }, { lone: yes } ]\n']),
    ).toMatchObject([{ code: 'unexplained-gap' }]);
  });

  it('but not where the one that it brings up is idle itself', () => {
    const brought = lone('').replace('questions:\n', '').replaceAll('lone', 'brought');
    const waiting = brought.replace('source:', 'shown-when: { lone: yes }, source:');
    expect(changed(['questions:\n', `${lone('')}${waiting}`]).map(({ code }) => code)).toEqual([
      'idle-question',
      'idle-question',
    ]);
  });

  it('where it only decides whether a barrier arises', () => {
    expect(
      changed(
        ['questions:\n', lone('')],
        ['    raised-by: { holder', '    arises-when: { lone: yes }\n    raised-by: { holder'],
      ),
    ).toMatchObject([{ code: 'unexplained-gap' }]);
  });

  it.each([
    ['a strengthener', ', strengthened-by: [ { lone: yes } ]'],
    ['a stage', ', stages: [ { id: early, name: Early, requires: { lone: yes } } ]'],
  ])('for %s', (_, more) => {
    const to = `{ id: apart, name: Apart, source: own judgement${more}`;
    expect(
      changed(['questions:\n', lone('')], ['{ id: apart, name: Apart, source: own judgement', to]),
    ).toEqual([]);
  });
});

describe('of what was read', () => {
  const DATED = '    levers: [ { id: pool, who: Finance, effort: months, first-step: Pool., MORE } ]\n';

  /** What is said of a lever with these keys, where the source has those, if a day is given on that day. */
  function said(lever: string, source: string, today: string | null = null) {
    const levers = DATED.replace('MORE', lever);
    const sources = `sources: { act: { title: An Act${source} } }\nquestions:\n`;
    const text = SOUND.replace(LEVER, levers).replace('questions:\n', sources);
    const file = unwrap(openFramework({ file: 'framework.yaml', text }));
    return checkFramework(file, undefined, false, undefined, today).problems.map(
      (problem) => `${problem.severity} ${problem.code} ${pointedAt(problem)?.slice(0, 10).trim()}`,
    );
  }

  it.each([
    ['source: act', '', true],
    ['source: act, as-of: 2026-07', '', false],
    ['source: act', ', as-of: 2026-07-01', false],
    ['source: act, unverified: true', '', false],
    ['source: own judgement', '', false],
    // The year of a text will do for what holds everywhere, and not for the law of a nation.
    ['source: act', ', year: 2006', false],
    ['source: act, nations: [ north, south ]', ', year: 2006', true],
    ['source: act, nations: [ north, south ]', ', year: 2006, as-of: 2026', false],
  ])('a lever says the day: %s%s', (lever, source, isSaid) => {
    expect(said(lever, source)).toEqual(isSaid ? ['warning no-as-of { id: pool'] : []);
  });

  it.each([
    ['2026-07-01', '2028-01-01', null],
    ['2026-07-01', '2028-01-02', 'old'],
    ['2026-07', '2028-01-31', null],
    ['2026-07', '2028-02-01', 'old'],
    ['2025', '2027-06-30', null],
    ['2025', '2027-07-01', 'old'],
    ['2026-11-29', '2026-11-29', null],
    ['2026-11-30', '2026-11-29', 'ahead'],
    ['2026-11', '2026-11-01', null],
    ['2026-12', '2026-11-30', 'ahead'],
    ['2026', '2026-01-01', null],
    ['2027', '2026-12-31', 'ahead'],
  ])('%s is looked at on %s: %s', (asOf, today, which) => {
    const found = { old: 'warning old-reading', ahead: 'error as-of-ahead' }[which ?? ''];
    const at = found === undefined ? [] : [`${found} ${asOf}`];
    const strip = (lines: string[]) => lines.map((line) => line.replace(/ [},].*$|,.*$/u, ''));
    expect(strip(said('source: act', `, as-of: ${asOf}`, today))).toEqual(at);
    expect(strip(said(`source: act, as-of: ${asOf}`, ', year: 2020', today))).toEqual(at);
    expect(said('source: act', `, as-of: ${asOf}`)).toEqual([]);
  });
});

describe('a text may be as long as people read, and not a word longer', () => {
  const NEEDS =
    'needs:\n  questions:\n    - { id: pace, ask: How fast?, options: [ { id: slow, text: Slow }, { id: fast, text: Fast } ], source: own judgement }\n';
  const RULE = '  how: [ { level: sharing, when: { pace: fast }, because: TEXT, source: own judgement } ]\n';

  it.each<[key: string, most: number, from: string, to: string]>([
    ['ask', 25, 'ask: Whose money is it?', 'ask: TEXT'],
    ['evidence', 60, 'ask: Whose money is it?', 'ask: Whose money is it?\n    evidence: TEXT'],
    ['why', 60, 'ask: Whose money is it?', 'ask: Whose money is it?\n    why: TEXT'],
    ['text', 30, 'text: Each its own', 'text: TEXT'],
    ['text', 60, 'text: Each its own', 'text: Each its own, better: { text: TEXT, effort: days }'],
    ['who', 60, 'text: Each its own', 'text: Each its own, better: { text: Up., who: TEXT, effort: days }'],
    ['title', 12, 'title: Money', 'title: TEXT'],
    ['costs', 60, 'name: Sharing', 'name: Sharing, costs: TEXT'],
    ['about', 60, 'name: Sharing', 'name: Sharing, about: TEXT'],
    ['phrase', 12, 'name: Sharing', 'name: Sharing, phrase: TEXT'],
    ['pending', 60, 'first-step: Pool.', 'pending: TEXT, first-step: Pool.'],
    ['pending', 60, 'name: Two pots', 'name: Two pots\n    pending: TEXT'],
    ['pending', 60, 'dimensions:', 'sources: { act: { title: An Act, pending: TEXT } }\ndimensions:'],
    ['no-lever', 60, LEVER, '    no-lever: TEXT\n'],
    ['who', 60, 'who: Finance', 'who: TEXT'],
    ['no-barriers', 60, 'dimensions:', 'no-barriers: TEXT\ndimensions:'],
    [
      'title',
      12,
      'questions:\n',
      `${NEEDS.replace('needs:', 'needs:\n  title: TEXT')}${RULE.replace('TEXT', 'Soon.')}questions:\n`,
    ],
    ['for', 60, 'dimensions:', 'use: { for: [ TEXT ] }\ndimensions:'],
    ['not-for', 60, 'dimensions:', 'use: { not-for: [ TEXT ] }\ndimensions:'],
    ['because', 60, 'questions:\n', `${NEEDS}${RULE}questions:\n`],
  ])('“%s”: %i', (key, most, from, to) => {
    const long = (words: number) =>
      changed([from, to.replace('TEXT', Array(words).fill('word').join(' '))]).map(
        ({ code, message }) => `${code}: ${plain(message).split(' has ')[0]}`,
      );
    expect(long(most)).toEqual([]);
    expect(long(most + 1)).toEqual([`long-text: “${key}”`]);
  });

  it('a question about the people served decides something where it says only who with', () => {
    const who =
      '  who: [ { agency: bank, when: { pace: fast }, because: It pays., source: own judgement } ]\n';
    const agencies = 'agencies: [ { id: bank, title: The bank } ]\n';
    expect(changed(['questions:\n', `${agencies}${NEEDS}${who}questions:\n`])).toEqual([]);
  });
});

describe('a step can be taken', () => {
  const BUDGET = '{ id: own, text: Each its own }';
  const HOLDER = '{ id: nobody, text: Nobody }';
  const PART = '{ id: part, text: Some shared }';
  const step = (option: string, needs: string) =>
    [option, option.replace(' }', `, better: { text: Go., effort: days, needs: ${needs} } }`)] as const;
  const codes = (...changes: (readonly [string, string])[]) =>
    changed(...changes).map((problem) => [problem.code, pointedAt(problem)?.split(' } }')[0]]);

  it('where another step brings about what it needs', () => {
    expect(codes(step(BUDGET, '{ nation: [ south ] }'), step(HOLDER, '{ budget: part }'))).toEqual([]);
  });

  it('but not where it needs where it leads', () => {
    expect(codes(step(BUDGET, '{ budget: part }'))).toEqual([['step-out-of-reach', '{ budget: part']]);
  });

  it('nor where two wait for each other, and the steps above them are not blamed', () => {
    const free = [PART, PART.replace(' }', ', better: { text: Go., effort: days } }')] as const;
    expect(codes(step(BUDGET, '{ holder: somebody }'), free, step(HOLDER, '{ budget: part }'))).toEqual([
      ['step-out-of-reach', '{ holder: somebody'],
      ['step-out-of-reach', '{ budget: part'],
    ]);
  });

  it('nor where what it needs excludes itself', () => {
    const never = '[ { budget: part }, { budget: { at-most: own } } ]';
    expect(codes(step(HOLDER, never))).toEqual([['step-out-of-reach', never.replace(' } } ]', '')]]);
  });

  it('nor where its question is not asked as long as what it needs holds', () => {
    expect(codes(step(HOLDER, '{ budget: { at-most: own } }'))).toEqual([
      ['step-out-of-reach', '{ budget: { at-most: own'],
    ]);
  });

  it('where some service may be at what it needs, though no step leads there', () => {
    const past = [BUDGET, BUDGET.replace(' }', ', better: { text: Go., effort: days, to: all } }')] as const;
    expect(codes(past, step(HOLDER, '{ budget: { exactly: part } }'))).toEqual([]);
  });
});

describe('gaps', () => {
  it('get one warning for all where there are no barriers', () => {
    const [head = ''] = SOUND.split('barriers:');
    expect(lintsOf(head)).toMatchObject([{ code: 'no-barriers', place: { line: 1, column: 1 } }]);
  });

  it('and none where there are no levels', () => {
    const [head = ''] = SOUND.split('placements:');
    expect(lintsOf(head).map(({ code }) => code)).toEqual(['idle-question']);
  });

  it('are not spoken of where the search gives up', () => {
    const ids = Array.from({ length: 24 }, (_, index) => `q${index}`);
    const questions = ids
      .map(
        (id) =>
          `  - { id: ${id}, ask: It?, options: [ { id: no, text: No }, { id: yes, text: Yes } ], source: own judgement }\n`,
      )
      .join('');
    const pairs = ids.map(
      (id, index) => `{ all: [ { ${id}: yes }, { not: { ${ids[(index + 1) % 24]}: yes } } ] }`,
    );
    const condition = `{ at-least: { count: 12, of: [ ${pairs.join(', ')} ] } }`;
    const text = SOUND.replace('questions:\n', `questions:\n${questions}`).replace(
      'requires: { budget: part }',
      `requires: { not: ${condition} }`,
    );
    const codes = lintsOf(text).map(({ code, message }) => [code, message.includes('sharing')]);
    expect(codes.filter(([, about]) => about).map(([code]) => code)).not.toContain('unreachable-level');
  });
});

it('texts that several questions share are spoken of once', () => {
  const long = 'word '.repeat(31);
  const problems = changed(
    [
      'questions:\n',
      `shared-options:\n  grades: [ { id: own, text: ${long} }, { id: part, text: P }, { id: all, text: A } ]\nquestions:\n`,
    ],
    [
      'options: [ { id: own, text: Each its own }, { id: part, text: Some shared }, { id: all, text: All shared } ]',
      'options: grades',
    ],
    [
      'placements:',
      '  - { id: more, ask: More?, dimension: money, options: grades, source: own judgement }\nplacements:',
    ],
  );
  expect(problems.map(({ code }) => code)).toEqual(['long-text']);
});

it('hundreds of warnings are counted, and stop nobody', () => {
  const questions = Array.from(
    { length: 120 },
    (_, index) =>
      `  - { id: q${index}, ask: It?, options: [ { id: no, text: No }, { id: yes, text: Yes } ] }\n`,
  ).join('');
  const opened = openFramework({
    file: 'f.yaml',
    text: SOUND.replace('questions:\n', `questions:\n${questions}`),
  });
  expect(opened.ok).toBe(true);
  expect(opened.problems.at(-1)).toMatchObject({ code: 'more-problems', severity: 'warning' });
  expect(opened.ok && lintFramework(opened.value)).toHaveLength(51);
});
