import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapped } from '../../src/layout/lines.ts';
import type { Paper } from '../../src/layout/paper.ts';
import type { Result } from '../../src/model/result.ts';
import { charactersOf, unseenIn } from '../../src/text.ts';
import { renderExplanation } from '../support/explanation.ts';
import { caseOf, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { sectionsOf } from '../support/report-text.ts';
import { FIXTURES, LEVELS, PUBLISHED, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { NAMES } from '../support/scripts.ts';

const { text: renderFramework } = await renderersOf('framework');
const { text: renderText } = await renderersOf('result');

/** A terminal of any width gets lines of at most that, and of at most eighty columns. */
const ALL_WIDTHS = Array.from({ length: 81 }, (_, index) => 40 + index);

/** Those on which pages differ, and two wider ones. */
const WIDTHS = ALL_WIDTHS.filter((width) => width <= 81 || width === 120);

describe('every line fits', () => {
  it.each(ALL_WIDTHS)('in a terminal of %i columns, on a paper of eighty at most', async (width) => {
    expect((await paperOf({ width })).width).toBe(Math.min(width, 80));
  });

  it.each(PUBLISHED)('%s: the report and the working, from 40 to 120 columns', async (_, result) => {
    for (const width of WIDTHS) {
      const paper = await paperOf({ width });
      expect(tooWide(renderText(result, paper), paper), `report, ${width} columns`).toEqual([]);
      if (width % 8 === 0) {
        expect(tooWide(renderExplanation(result, paper), paper), `working, ${width} columns`).toEqual([]);
      }
    }
  });

  it.each(FIXTURES)('the report and the working of nothing known: %s', async (name) => {
    const result = score(fixture(name));
    for (const width of WIDTHS) {
      const paper = await paperOf({ width });
      expect(tooWide(renderText(result, paper), paper), `${width} columns`).toEqual([]);
      expect(tooWide(renderExplanation(result, paper), paper), `${width} columns`).toEqual([]);
    }
  });

  it.each(WIDTHS.filter((width) => width <= 80 && width % 5 === 0))(
    'the default framework, at %i columns',
    async (width) => {
      const paper = await paperOf({ width });
      expect(tooWide(renderFramework(LEVELS, paper), paper)).toEqual([]);
    },
  );
});

describe('names of every script', () => {
  it('are broken only between what a reader takes for characters, and nothing that nobody sees is let through', async () => {
    for (const name of NAMES) {
      for (const width of [8, 9, 12]) {
        const paper = { ...(await paperOf({})), width };
        const word = name.replaceAll(' ', '').repeat(3);
        const lines = wrapped(word, paper);
        expect(lines.join('')).toBe(word);
        expect(lines.flatMap(charactersOf)).toEqual(charactersOf(word));
        expect(lines.filter((line) => paper.measure(line) > width)).toEqual([]);
        expect(unseenIn(lines.join(''))).toEqual([]);
      }
    }
    expect(wrapped('a\u200bb', PAPER)).toEqual(['a[U+200B]b']);
    expect(wrapped('\u001b[1ma\u001b[0m', PAPER)).toEqual(['\u001b[1ma\u001b[0m']);
  });

  it('stand in columns by what they take', () => {
    const widths = [
      'می\u200cخواهم',
      'क्\u200dष',
      '한'.normalize('NFD'),
      '👨\u200d👩\u200d👧',
      'ភ្នំ\u200bពេញ',
    ].map(PAPER.measure);
    expect(widths).toEqual([7, 2, 2, 2, PAPER.measure('ភ្នំពេញ')]);
  });
});

describe('a line breaks where there is little room', () => {
  const NARROW: Paper = { ...PAPER, width: 20 };

  it.each([
    ['a long first word behind a label', 'abcdefghijklmnop', { first: 'Label: ', hang: 2 }],
    ['a word just too long for the first line', 'abcdefghijklmn', { first: 'Label: ', hang: 0 }],
    ['a word longer than any line', 'a'.repeat(70), { first: '  • ' }],
    ['wide characters', '漢'.repeat(30), { first: ' • ' }],
    ['pictures', '👨‍👩‍👧‍👦'.repeat(15), {}],
    ['combining marks', 'e\u0301'.repeat(50), { first: '- ' }],
  ])('%s', (_, text, indent) => {
    const lines = wrapped(text, NARROW, indent);
    expect(tooWide(lines.join('\n'), NARROW)).toEqual([]);
    const start = 'first' in indent ? indent.first : '';
    expect(lines.join('').replace(/\s/gu, '')).toBe((start + text).replace(/\s/gu, ''));
  });

  it('never between the parts of one character', () => {
    const family = '👨‍👩‍👧‍👦';
    const lines = wrapped(family.repeat(12), NARROW);
    for (const line of lines) expect(line.replaceAll(family, '')).toBe('');
  });

  it('never loses a word, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 80 }), fc.lorem({ maxCount: 30 }), (width, text) => {
        const lines = wrapped(text, { ...PAPER, width }, { first: '  • ', hang: 6 });
        expect(lines.join(' ').split(/\s+/u).join(' ')).toBe(` • ${text.split(/\s+/u).join(' ')}`);
      }),
      runs(100),
    );
  });
});

describe('long names have room', () => {
  it.each(WIDTHS.filter((width) => width <= 80))('of dimensions, at %i columns', async (width) => {
    const result = resultOf(LEVELS, caseOf(LEVELS, 'plymouth'));
    const profile = sectionsOf(renderText(result, await paperOf({ width }))).get('Profile') ?? '';
    expect(profile).not.toContain('…');
    const words = profile.match(/[A-Za-z,]+/gu) ?? [];
    for (const { title } of result.profile)
      for (const word of title.split(' ')) expect(words).toContain(word);
  });

  const ladder = score(fixture('ladder'), { money: 'own', manager: 'one' });
  const long = 'A title that goes on and on, well beyond what any one line of eighty columns could ever hold';

  it.each<[what: string, result: Result]>([
    ['the title of one of several placements', withTitle(score(fixture('matrix'), { how: 'plan' }), long)],
    ['a kind of barrier', { ...ladder, kinds: ladder.kinds.map((kind) => ({ ...kind, title: long })) }],
    ['a dimension', { ...ladder, profile: ladder.profile.map((entry) => ({ ...entry, title: long })) }],
    [
      'a dimension with ten questions or more',
      {
        ...ladder,
        profile: ladder.profile.map((entry) => ({
          ...entry,
          title: long,
          low: 0,
          high: 1,
          answered: 10,
          of: 12,
        })),
      },
    ],
    ['a matrix of thirty columns', matrixOf(30)],
    ['a matrix of fifty columns, numbered below nothing', matrixOf(50, -100)],
  ])('%s', (_, result) => {
    expect(tooWide(renderText(result, PAPER), PAPER)).toEqual([]);
  });

  it('in the text of a framework', () => {
    const framework = {
      ...fixture('ladder'),
      id: 'a'.repeat(60),
      version: '1000.1000.10000',
      title: long,
      dimensions: [{ id: 'ties', title: long }],
      kinds: fixture('ladder').kinds.map((kind) => ({ ...kind, title: long })),
      placements: fixture('nations').placements.map((placement) => ({
        ...placement,
        title: long,
        levels: placement.levels.map((level) => ({
          ...level,
          stages: level.stages.map((stage) => ({ ...stage, name: long })),
        })),
      })),
      questions: fixture('nations').questions,
    };
    expect(tooWide(renderFramework(framework, PAPER), PAPER)).toEqual([]);
  });
});

function withTitle(result: Result, title: string): Result {
  return { ...result, placements: result.placements.map((placement) => ({ ...placement, title })) };
}

/** A result whose second placement has many levels. */
function matrixOf(columns: number, firstRank = 0): Result {
  const result = score(fixture('matrix'), { how: 'plan', who: 'two' });
  const [rows, breadth] = result.placements;
  const [level] = breadth?.levels ?? [];
  if (!rows || !breadth || !level) throw new Error('the fixture has two placements');
  const levels = Array.from({ length: columns }, (_, index) => ({
    ...level,
    id: `b${index}`,
    rank: firstRank + index,
  }));
  return { ...result, placements: [rows, { ...breadth, levels }] };
}
