import { describe, expect, test } from 'vitest';
import { allQuestions } from '../../src/framework/traverse.ts';
import { plain } from '../../src/sentence.ts';
import { asCsv } from '../support/exports.ts';
import { type Found, gatherIn } from '../support/gathering.ts';
import { shipped } from '../support/load.ts';

const framework = shipped('five-levels');
const questions = allQuestions(framework);

function lines({ gathering }: Found): string[] {
  return gathering.problems.map(({ code, message }) => `${plain(message)} [${code}]`);
}

/** Gathers from a table, as far as a mapping settles it. */
async function gathered(rows: readonly (readonly string[])[], map: string | null = null): Promise<Found> {
  const files = { 'a.csv': asCsv(rows), ...(map === null ? {} : { 'map.yaml': map }) };
  return gatherIn(files, ['a.csv'], {
    framework: framework.id,
    ...(map === null ? {} : { map: 'map.yaml' }),
  });
}

const mapOf = ({ gathering }: Found) => gathering.mapping ?? '';

/** A text for the beginning of each question, its own where it has one. */
const each = (text: (id: string, index: number) => string) =>
  questions.map(({ id }, index) => text(id, index));

describe('a mapping', () => {
  test('has in one round the headings to settle and the cells below them', async () => {
    const rows = [
      ['budget', 'The risk-share', 'Manger', 'Region'],
      ['shared', 'Sort of', 'whole', 'North'],
      ['separate', 'agreed', 'half-half', ''],
    ];
    const first = mapOf(await gathered(rows));
    expect(first).toContain('"The risk-share": # risk-share?\n');
    expect(first).toContain('"Manger": # manager?\n');
    expect(first).toContain('"Region": leave-out\n');
    expect(first).toContain('  risk-share:\n    "Sort of":\n');
    expect(first).toContain('  manager:\n    "half-half":\n');
    const settled = first
      .replaceAll(/: # (\S+)\?/gu, ': $1')
      .replace('"Sort of":', '"Sort of": [discussed, agreed]')
      .replace('"half-half":', '"half-half": part');
    const second = await gathered(rows, settled);
    expect(lines(second)).toEqual([]);
    expect(second.answers).toEqual([
      { budget: 'shared', manager: 'whole', 'risk-share': ['discussed', 'agreed'] },
      { budget: 'separate', manager: 'part', 'risk-share': 'agreed' },
    ]);
  });

  test('is written again with all that was settled, and what is new', async () => {
    const settled = `joinedup-map: 1
framework: five-levels
headings:
  "Money": budget
  "Last year's column": { note: budget }
  "Place?": 
codes:
  "1st": 1
cells:
  budget:
    "half": [aligned, shared]
    "gone": leave-out
  place:
    "x": unknown
    "y":
`;
    const rows = [
      ['Money', 'route', 'Manger'],
      ['half', '1st', 'whole'],
      ['what?', 'used', 'other'],
    ];
    const found = await gathered(rows, settled);
    const text = mapOf(found);
    for (const kept of [
      '"Money": budget\n',
      `"Last year's column": { note: budget }\n`,
      '"Place?":\n',
      'codes:\n  "1st": 1\n',
      '    "half": [aligned, shared]\n    "gone": leave-out\n',
      '    "x": unknown\n    "y":\n',
      '"Manger": # manager?\n',
      '    "what?":\n',
    ])
      expect(text).toContain(kept);
    expect(mapOf(await gathered(rows, text))).toBe(text);
    expect(found.answers[0]).toEqual({
      budget: ['aligned', 'shared'],
      route: questions.find(({ id }) => id === 'route')?.options[0]?.id,
    });
  });

  test('leaves a column open in which nothing stands yet', async () => {
    const rows = [
      ['budget', 'substanceuses', 'Anything else', 'Colour'],
      ['shared', '', '', 'red'],
    ];
    const found = await gathered(rows);
    expect(mapOf(found)).toMatch(
      /"substanceuses": # substance-use\?\n {2}"Anything else":\n {2}"Colour": leave-out\n/u,
    );
    const later = [rows[0] ?? [], ['shared', 'few', 'yes', 'red']];
    expect(lines(await gathered(later, mapOf(found)))).toEqual([
      expect.stringContaining('“substanceuses”'),
      expect.stringContaining('“Anything else”'),
    ]);
  });

  test('leaves open what may be a question, by its heading or by the codes below it', async () => {
    const employer = questions.find(({ id }) => id === 'employer')?.options[0]?.text ?? '';
    const rows = [
      ['budget', 'route', 'employer', 'Money', '1', 'Weather'],
      ['A1', 'A1', 'Hill Trust', 'A2', 'A3', 'rain'],
      ['A1', 'A1', employer, 'A2', 'A3', 'sun'],
    ];
    const heads = mapOf(await gathered(rows));
    expect(heads).toContain('"employer": # employer?\n');
    expect(heads).toMatch(/"Money":\n {2}"1":\n {2}"Weather": leave-out\n/u);
  });

  test('leaves open one question in which a code goes beyond the options, and takes the others', async () => {
    const rows = [each((id) => id), each(() => 'A1'), each((_, index) => (index === 0 ? 'A9' : 'A2'))];
    const found = await gathered(rows);
    const [first, ...others] = questions;
    expect(lines(found).filter((line) => !line.includes('codes-in-order'))).toEqual([
      expect.stringContaining(`The codes are not those of the options of “${first?.id}”`),
    ]);
    expect(found.answers).toEqual(
      [0, 1].map((at) => Object.fromEntries(others.map(({ id, options }) => [id, options[at]?.id]))),
    );
  });

  test('says once what a code means under every question', async () => {
    // In this survey “don’t know” came first.
    const rows = [each((id) => id), each(() => 'A2'), each((_, index) => (index === 0 ? 'A1' : 'A9'))];
    const first = await gathered(rows);
    expect(lines(first)[0]).toMatch(
      /^“a.csv”, A2, .*: The codes go beyond the last option of some questions/u,
    );
    expect(first.answers).toEqual([]);
    expect(mapOf(first)).toContain('codes:\n  "A2": # 2?\n  "A1": # 1?\n  "A9": # 9?\n');
    const map = mapOf(first)
      .replace('"A2": # 2?', '"A2": 1')
      .replace('"A1": # 1?', '"A1": unknown')
      .replace('"A9": # 9?', '"A9": leave-out');
    const second = await gathered(rows, map);
    expect(lines(second)).toEqual([]);
    expect(second.answers).toEqual([
      Object.fromEntries(questions.map(({ id, options }) => [id, options[0]?.id])),
      { [questions[0]?.id ?? '']: 'unknown' },
    ]);
  });

  test('with a code that is no number is refused', async () => {
    const map = 'joinedup-map: 1\ncodes:\n  A1: most\n  A2: 0\n';
    await expect(gathered([['budget'], ['shared']], map)).rejects.toThrow('“A1” cannot be “most”');
  });
});

describe('a heading that may be a question or about who answers', () => {
  test('is the question where it is its id among other ids', async () => {
    const rows = [each((id) => id), each(() => 'A1')];
    const found = await gathered(rows);
    expect(found.written[0]?.['answered-by']).toBeUndefined();
    expect(found.answers).toEqual([
      Object.fromEntries(questions.map(({ id, options }) => [id, options[0]?.id])),
    ]);
    expect(lines(found)).toEqual([
      expect.stringMatching(/^“a.csv”, A2, B2.* and 43 other cells: The codes were taken in their order/u),
    ]);
  });

  test('is the question in a group among others in groups', async () => {
    const first = Object.fromEntries(questions.map(({ id, options }) => [id, options[0]?.id ?? '']));
    const found = await gathered([
      ['part_your_role/your_role', ...each((id) => `part_${id}/${id}`), '_id'],
      ['team-manager', ...Object.values(first), '1'],
    ]);
    expect(lines(found)).toEqual([
      expect.stringContaining('What a forms service adds by itself is left out'),
    ]);
    expect(found.answers).toEqual([first]);
    expect(found.written[0]?.['answered-by']).toMatchObject([{ as: 'team-manager' }]);
  });

  test('is about who answers where the others are texts, and it holds no answers', async () => {
    const rows = [
      ['organisation', ...questions.slice(0, 5).map(({ ask }) => ask)],
      ['Hill Trust', ...questions.slice(0, 5).map(({ options }) => options[0]?.text ?? '')],
    ];
    const found = await gathered(rows);
    expect(found.written[0]?.['answered-by']).toMatchObject([{ organisation: 'Hill Trust' }]);
  });
});

describe('what has one cause is said once', () => {
  test('codes that are none', async () => {
    const found = await gathered([each((id) => id), each(() => 'L3'), each(() => 'L4')]);
    expect(lines(found).filter((line) => line.includes('unknown-option'))).toEqual([
      expect.stringContaining('“L3” is no option of the 51 questions that it stands under.'),
      expect.stringContaining('“L4” is no option of the 51 questions that it stands under.'),
    ]);
    expect(mapOf(found)).toContain('codes:\n  "L3":\n  "L4":\n');
    expect(mapOf(found)).not.toContain('cells:');
  });

  test('headings that are like questions, and headings that are none', async () => {
    const rows = [
      [
        'budget',
        ...each((id) => `${id}zz`).slice(0, 12),
        ...each((_, index) => `Colour ${index}`).slice(0, 12),
      ],
      ['shared', ...each(() => 'x').slice(0, 24)],
    ];
    expect(lines(await gathered(rows))).toEqual([
      expect.stringMatching(
        /B1, .*: Nothing is taken from the columns “severityzz”, .* and 4 others: each is like a question, and not the same\. \[unknown-heading\]/u,
      ),
      expect.stringMatching(
        /N1, .*: Nothing is taken from the columns “Colour 0”, .* and 4 others: they are no questions of the framework\. \[no-question\]/u,
      ),
    ]);
  });

  test('ticks that are none', async () => {
    const { options = [] } = questions.find(({ id }) => id === 'governance') ?? {};
    const rows = [
      ['route', ...options.map(({ id }) => `governance[${id}]`)],
      ['used', ...options.map(() => 'perhaps')],
    ];
    expect(options.length).toBeGreaterThan(3);
    expect(lines(await gathered(rows))).toEqual([
      expect.stringMatching(
        /^“a.csv”, B2, C2, D2.*: “perhaps” does not say whether the option of its column was ticked/u,
      ),
    ]);
  });

  test('a column that holds something else', async () => {
    const rows = [
      ['budget', 'route'],
      ...['see', 'my', 'email', 'of', 'Monday'].map((text) => [text, 'used']),
    ];
    const found = await gathered(rows);
    expect(lines(found)).toEqual([
      '“a.csv”, A2, A3, A4, A5 and A6: Nothing in the column “budget” is an option of “budget”: not “see”, and none of the others. [unknown-option]',
    ]);
    expect(found.answers).toHaveLength(5);
  });
});

test('numbers of options are read only where each option has its column', async () => {
  const { options = [] } = questions.find(({ id }) => id === 'budget') ?? {};
  const heads = options.map((_, index) => `budget[SQ00${index + 1}]`);
  const whole = await gathered([heads, options.map((_, index) => (index < 2 ? 'Y' : ''))]);
  expect(lines(whole)).toEqual([]);
  expect(whole.answers).toEqual([{ budget: options.slice(0, 2).map(({ id }) => id) }]);
  for (const some of [heads.slice(1), [...heads, `budget[SQ00${options.length + 1}]`]]) {
    const found = await gathered([
      ['route', ...some],
      ['used', ...some.map(() => 'Y')],
    ]);
    expect(lines(found).join()).toContain('a number alone is an option only where all of them are there');
    expect(found.answers).toEqual([{ route: 'used' }]);
  }
});

test('ticks as LimeSurvey turns them into numbers', async () => {
  const { options = [] } = questions.find(({ id }) => id === 'budget') ?? {};
  const heads = options.map(({ id }) => `budget[${id}]`);
  const found = await gathered([heads, options.map((_, index) => (index === 1 ? '1' : '2'))]);
  expect(lines(found)).toEqual([expect.stringContaining('1 was taken for ticked, and 2 for not ticked')]);
  expect(found.answers).toEqual([{ budget: options[1]?.id }]);
  const mixed = await gathered([
    ['route', ...heads],
    ['used', ...options.map((_, index) => `${index}`)],
  ]);
  expect(lines(mixed).join()).toContain('[unknown-tick]');
  expect(mixed.answers).toEqual([{ route: 'used' }]);
});
