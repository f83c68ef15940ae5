import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { allBlocks, type Block, linesOf } from '../../src/report/blocks.ts';
import { heading, note, para, section, tableOf } from '../../src/report/build-blocks.ts';
import { renderWorkbook } from '../../src/report/formats/workbook.ts';
import { recordsPage } from '../../src/report/pages/records-page.ts';
import { resultPage } from '../../src/report/pages/result-pages.ts';
import { link, plain, type Sentence } from '../../src/sentence.ts';
import { printable } from '../../src/text.ts';
import { PAPER } from '../support/paper.ts';
import { hardResults, PUBLISHED } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { hardTexts } from '../support/words.ts';
import { readWorkbook, type Workbook } from '../support/workbook.ts';
import { below } from './xml.ts';

const workbookOf = async (blocks: readonly Block[]) => readWorkbook(await renderWorkbook(blocks, PAPER));

const page = (...blocks: readonly Block[][]) => [heading(1, 'A page'), ...blocks.flat()];

/** The first row of the table of a sheet, and the first cell below its heads. */
const [HEAD, FIRST] = [3, 4];

describe('a workbook', () => {
  it('begins with a cover that says how to read it, leads to each sheet, and has what comes first on the page', async () => {
    const { sheets } = await workbookOf(
      page([note('In short.')], section('Steps', tableOf(['What', 'Who'], [['Ask', 'Ann']]))),
    );
    const [cover, steps] = sheets;
    expect(sheets.map(({ name }) => name)).toEqual(['Cover', 'Steps']);
    expect(cover?.cells.get('A1')).toBe('A page');
    expect([...(cover?.cells.values() ?? [])]).toContain('In short.');
    expect([...(cover?.links.values() ?? [])]).toEqual(["'Steps'!A1"]);
    expect(steps?.links.get('A2')).toBe("'Cover'!A1");
    expect(steps?.cells).toMatchObject(
      new Map([
        ['A1', 'Steps'],
        ['A2', '1 row. Back to the cover.'],
        ['A3', 'What'],
        ['B3', 'Who'],
        ['A4', 'Ask'],
        ['B4', 'Ann'],
      ]),
    );
  });

  it('has one named table a sheet, with its heads in its cells, frozen, filtered and printed on each page; no cell is merged', async () => {
    for (const [, result] of PUBLISHED.slice(0, 4)) holds(await workbookOf(recordsPage([result])));
  });

  it('says in words what stands in no table', async () => {
    const { sheets } = await workbookOf(
      page(section('Steps', tableOf(['What'], [['Ask']])), section('And then', [para('Wait.')])),
    );
    const words = sheets.at(-1);
    expect(words?.name).toBe('In words');
    expect([words?.cells.get(`A${FIRST}`), words?.cells.get(`B${FIRST}`)]).toEqual(['And then', 'Wait.']);
  });

  it('has tables that are alike as one, with a column for the part of the page, and one for whose they are', async () => {
    const part = (title: string, who: string) => section(title, tableOf(['What', 'Who'], [['Ask', who]]), 3);
    const ours = section('Steps', [...part('Now', 'Ann'), ...part('Then', 'Ben')]);
    const one = await workbookOf(page(ours));
    expect(one.sheets.map(({ name }) => name)).toEqual(['Cover', 'Steps']);
    expect([...(one.sheets[1]?.cells.values() ?? [])].slice(2)).toEqual([
      'Part',
      'What',
      'Who',
      'Now',
      'Ask',
      'Ann',
      'Then',
      'Ask',
      'Ben',
    ]);
    const two = await workbookOf([...page(ours), heading(1, 'Another'), ...ours]);
    expect(two.sheets[1]?.tables[0]).toMatchObject({
      columns: ['Of', 'Part', 'What', 'Who'],
      range: 'A3:D7',
    });
  });

  it('keeps a column that only one of several has, and one that is to be filled in', async () => {
    const table = (columns: readonly string[], cells: readonly string[]): Block => ({
      kind: 'table',
      columns: columns.map((title) => ({ title })),
      rows: [{ cells }],
      read: 'across',
    });
    const first = section('Steps', [table(['What', 'Who'], ['Ask', ''])]);
    const other = section('Steps', [table(['What', 'Note', 'Who'], ['Tell', 'soon', 'Ann'])]);
    const { sheets } = await workbookOf([...page(first), heading(1, 'Another'), ...other]);
    expect([...(sheets[1]?.cells ?? [])].slice(2).map((cell) => cell.join(' '))).toEqual([
      'A3 Of',
      'B3 What',
      'C3 Who',
      'D3 Note',
      'A4 A page',
      'B4 Ask',
      'A5 Another',
      'B5 Tell',
      'C5 Ann',
      'D5 soon',
    ]);
  });

  it('draws bars as a chart of its own cells, and says to who does not see it what it shows', async () => {
    const bars = [
      { title: 'Money', low: 0.25, high: 0.5, cells: ['25-50%'], below: null },
      { title: 'Trust', low: null, high: null, cells: [], below: null },
    ];
    const columns = [{ title: 'Range', inWords: (cell: string) => `${cell} of it` }];
    const { sheets, parts } = await workbookOf(
      page(section('Profile', [{ kind: 'bars', title: 'Dimension', columns, bars }])),
    );
    expect([...(sheets[1]?.cells.values() ?? [])].slice(2)).toEqual([
      'Dimension',
      'At the least',
      'At the most',
      'Range',
      'Money',
      0.25,
      0.5,
      '25-50%',
      'Trust',
      'nothing counts',
    ]);
    const drawn = [...parts].filter(([path]) => /charts\/chart|drawings\/drawing/.test(path));
    const all = drawn.flatMap(([, part]) => below(part));
    expect(all.filter(({ name }) => name === 'c:f').map(({ text }) => text)).toContain('Profile!$B$4:$B$5');
    expect(all.find(({ name }) => name === 'xdr:cNvPr')?.attributes.descr).toBe(
      'Money: 25 to 50% of it. Trust: nothing counts here.',
    );
  });

  it('makes rows high enough for what stands in them, as far as a row can be', async () => {
    const rows = [['short'], ['word '.repeat(100)], ['word '.repeat(10_000)], ['a\nb\nc']];
    const { sheets } = await workbookOf(page(section('Data', tableOf(['What'], rows))));
    const heights = below(sheets[1]?.xml as never)
      .filter(({ name }) => name === 'row')
      .map(({ attributes }) => Number(attributes.ht));
    expect(heights.slice(HEAD)).toEqual([17, 59, 409, 45]);
  });

  it('has a row for each barrier, lever, question and answer of a result', async () => {
    for (const [, result] of PUBLISHED.slice(0, 3)) {
      const { sheets } = await workbookOf(recordsPage([result]));
      const rowsOf = (name: string) =>
        below(sheets.find((each) => each.name === name)?.xml as never).filter((each) => each.name === 'row')
          .length - HEAD;
      expect(rowsOf('Barriers')).toBe(result.barriers.length);
      expect(rowsOf('Open questions')).toBe(result.openQuestions.length);
      expect(rowsOf('Every answer')).toBe(result.answers.length + (result.needs?.answers.length ?? 0));
      const pulled = result.barriers.filter(({ status }) => status === 'remains' || status === 'possible');
      expect(rowsOf('Levers')).toBe(pulled.reduce((sum, { levers }) => sum + Math.max(1, levers.length), 0));
      expect(rowsOf('Sources')).toBe(Object.keys(result.sources).length);
    }
  });

  it('is the same bytes on any day', async () => {
    const blocks = recordsPage([PUBLISHED[0]?.[1] as never]);
    const onDay = async (day: string) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
      try {
        return Buffer.from(await renderWorkbook(blocks, PAPER));
      } finally {
        vi.useRealTimers();
      }
    };
    expect((await onDay('2026-02-03')).equals(await onDay('2031-08-09'))).toBe(true);
  });
});

describe('a cell', () => {
  const cellsOf = async (rows: readonly string[][]) => {
    const { sheets } = await workbookOf(
      page(
        section(
          'Data',
          tableOf(
            rows.map((_, column) => `Column ${column}`),
            rows[0]?.map((_, at) => rows.map((column) => column[at] ?? '')) ?? [],
          ),
        ),
      ),
    );
    return sheets[1]?.cells ?? new Map();
  };

  it.each([
    ['numbers as numbers', ['1', '20', '3.5'], [1, 20, 3.5]],
    ['shares as shares', ['5%', '', '100%'], [0.05, undefined, 1]],
    ['days as days', ['1 January 2026', '29 February 2024'], [46023, 45351]],
    ['what is no number by the way it is written', ['007', '1.50', '1e3'], ['007', '1.50', '1e3']],
    ['a number among texts as it was typed', ['1', 'two'], ['1', 'two']],
    [
      'no day that there is not',
      ['January 2026', '1 January 1850', '31 February 2026', '1 Jan 2026'],
      ['January 2026', '1 January 1850', '31 February 2026', '1 Jan 2026'],
    ],
  ])('keeps %s', async (_, texts, values) => {
    const cells = await cellsOf([texts, texts.map((_text, row) => `row ${row}`)]);
    expect(texts.map((_text, row) => cells.get(`A${FIRST + row}`))).toEqual(values);
  });

  it.each([
    '=1+1',
    '+44 20',
    '-2 or more',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '#N/A',
    '#REF!',
    '_x0041_',
    '_x005F_x0041_',
    '<script>',
    ']]>&amp;',
    '\u0000\u001b',
    '\ud800',
    '\uffff',
    'a\nb',
    'x'.repeat(10_000),
  ])('keeps %j as text', async (text) => {
    const cells = await cellsOf([[text]]);
    expect(cells.get(`A${FIRST}`)).toBe(printable(text.replace(/\r/g, '\n')).trim());
  });

  it.each(['=1+1', '+44 20', '-2 or more', '@SUM(A1)', ' =1'])(
    'keeps %j as text also when somebody edits it',
    async (text) => {
      const { sheets, parts } = await workbookOf(page(section('Data', tableOf(['What'], [[text], ['a']]))));
      const xml = below(sheets[1]?.xml as never);
      const formats = below(parts.get('xl/styles.xml') as never);
      const isText = (ref: string) => {
        const index = Number(xml.find(({ attributes }) => attributes.r === ref)?.attributes.s);
        const id = formats.find(({ name }) => name === 'cellXfs')?.children[index]?.attributes.numFmtId;
        const own = formats.find(({ name, attributes }) => name === 'numFmt' && attributes.numFmtId === id);
        return id === '49' || own?.attributes.formatCode === '@';
      };
      expect([isText('A4'), isText('A5')]).toEqual([true, false]);
    },
  );

  it('leads to the one address that it names', async () => {
    const [one, other] = ['https://one.example/a?b=1&c=2', 'https://other.example/'];
    const rows = [[[[link('One', one)]]], [[[link('One', one), link('Other', other)]]], [['none']]];
    const { sheets } = await workbookOf(page(section('Data', tableOf(['Source'], rows))));
    expect([...(sheets[1]?.links ?? [])].slice(1)).toEqual([['A4', one]]);
  });

  it('says by a colour only what its words say', async () => {
    const rows = [
      ['One', { sign: 'met', words: 'is “there”' }],
      ['Two', { sign: 'unmet', words: '' }],
    ] as const;
    const { sheets } = await workbookOf(page(section('Data', tableOf(['What', 'How'], rows))));
    const rules = below(sheets[1]?.xml as never).filter(({ name }) => name === 'cfRule');
    expect(rules.map(({ children }) => children[0]?.text)).toEqual(['"is “there”"', '"not there"']);
    expect([sheets[1]?.cells.get('B4'), sheets[1]?.cells.get('B5')]).toEqual(['is “there”', 'not there']);
  });
});

describe('whatever the words are', () => {
  it('a workbook is well-formed, holds no formula, and loses nothing that is said', async () => {
    await fc.assert(
      fc.asyncProperty(hardResults(), async (result) => {
        for (const blocks of [resultPage(result), recordsPage([result, result])]) {
          const workbook = await workbookOf(blocks);
          holds(workbook);
          const cells = workbook.sheets.flatMap((sheet) => [...sheet.cells.values()].map(String)).join('\n');
          expect(saidIn(blocks).filter((text) => !cells.includes(text))).toEqual([]);
        }
      }),
      runs(25),
    );
  });

  it('a name of a sheet, a head and a title may be any', async () => {
    const texts = fc.array(
      fc.oneof(hardTexts(), fc.string(), fc.constantFrom('history', 'A/B', "'", 'Cover', 'a'.repeat(40))),
      { minLength: 2, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (titles) => {
        const cells = titles.map((title) => `${title}.`);
        holds(
          await workbookOf(
            titles.flatMap((title) =>
              page(section(title, tableOf([...titles, ...titles], [[...cells, ...cells]]))),
            ),
          ),
        );
      }),
      runs(50),
    );
  });
});

/** The lines of the tables and paragraphs of a page, as a cell has them. */
function saidIn(blocks: readonly Block[]): string[] {
  const lines = allBlocks(blocks).flatMap((block): readonly Sentence[] => {
    if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells.flatMap(linesOf));
    if (block.kind === 'list') return block.items.flatMap(({ text, more = [] }) => [text, ...more]);
    return block.kind === 'para' || block.kind === 'callout' ? [block.text] : [];
  });
  return lines.map((line) => printable(plain(line)).trim()).filter((line) => !/^\d+%?$/.test(line));
}

/** What holds of every workbook. */
function holds({ parts, sheets }: Workbook): void {
  const names = sheets.map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
  const tables = sheets.flatMap((sheet) => sheet.tables.map(({ name }) => name.toLowerCase()));
  expect(new Set(tables).size).toBe(sheets.length);
  for (const name of tables) expect(name).toMatch(/^table_[a-z0-9_]+$/);
  for (const sheet of sheets) {
    const [table] = sheet.tables;
    const [, column, last] = /^A3:([A-Z]+)(\d+)$/.exec(table?.range ?? '') ?? [];
    expect(table?.columns).toEqual(
      [...sheet.cells].filter(([ref]) => /^[A-Z]+3$/.test(ref)).map(([, text]) => text),
    );
    expect(new Set(table?.columns.map((each) => each.toLowerCase())).size).toBe(table?.columns.length);
    const rows = below(sheet.xml).filter(({ name }) => name === 'row');
    expect(rows.length).toBe(Number(last));
    expect(rows.every(({ attributes }) => Number(attributes.ht) <= 409)).toBe(true);
    expect(below(sheet.xml).filter(({ name }) => ['mergeCell', 'f'].includes(name))).toEqual([]);
    expect(below(sheet.xml).find(({ name }) => name === 'pane')?.attributes).toMatchObject({
      ySplit: String(HEAD),
      state: 'frozen',
    });
    for (const location of sheet.links.values()) {
      const [, name] = /^'(.*)'!A1$/.exec(location) ?? [];
      if (name !== undefined) expect(names).toContain(name.replaceAll("''", "'"));
    }
    expect(column).toBeDefined();
  }
  const printed = below(parts.get('xl/workbook.xml') as never).filter(({ name }) => name === 'definedName');
  expect(printed.map(({ text }) => text)).toEqual(
    names.map((name) => `'${name.replaceAll("'", "''")}'!$3:$3`),
  );
}
