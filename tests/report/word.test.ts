import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { allBlocks, type Block } from '../../src/report/blocks.ts';
import { apart, heading, para, tableOf } from '../../src/report/build-blocks.ts';
import { renderWord } from '../../src/report/formats/word.ts';
import { resultPage, resultsPage } from '../../src/report/pages/result-pages.ts';
import { link, plain } from '../../src/sentence.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { fixture, score } from '../support/load.ts';
import { dressAssessment, dressFramework, PUBLISHED, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { readWord, textOf, valOf, type WordFile } from '../support/word.ts';
import { anyText, visible } from './hostile.ts';
import { below, type Element } from './xml.ts';

/** Word files as a strict reader finds them: whole, sound, and the same each time. */

const SOME = PUBLISHED.filter((_, index) => index % 4 === 0);

async function wordOf(blocks: readonly Block[]): Promise<WordFile> {
  return readWord(await renderWord(blocks));
}

function all(file: WordFile, name: string): Element[] {
  return file.elements.filter((element) => element.name === name);
}

/** The values of an attribute wherever an element of a name has it. */
function attributesOf(file: WordFile, name: string, attribute: string): string[] {
  return all(file, name).flatMap(({ attributes }) => attributes[attribute] ?? []);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) < index);
}

/** True for a row that has a property. */
function has(row: Element | undefined, property: string): boolean {
  const found = row && below(row).find(({ name }) => name === property);
  return found !== undefined && valOf(found) !== 'off';
}

/** True for a row that no page tears. */
function isWhole(row: Element): boolean {
  return has(row, 'w:cantSplit');
}

/** What an office would have to mend. */
function faultsOf(file: WordFile): string[] {
  const styles = below(file.parts['word/styles.xml'] as Element);
  const known = styles.flatMap(({ attributes }) => attributes['w:styleId'] ?? []);
  const lists = below(file.parts['word/numbering.xml'] as Element).flatMap(
    ({ name, attributes }) => (name === 'w:num' && attributes['w:numId']) || [],
  );
  const links = below(file.parts['word/_rels/document.xml.rels'] as Element).flatMap(
    ({ attributes }) => attributes.Id ?? [],
  );
  const places = attributesOf(file, 'w:bookmarkStart', 'w:name');
  const used = ['w:pStyle', 'w:rStyle'].flatMap((name) => attributesOf(file, name, 'w:val'));
  const gone = (what: string, wanted: readonly string[], there: readonly string[]) =>
    wanted.filter((value) => !there.includes(value)).map((value) => `no ${what} ${value}`);
  return [
    ...repeated(known).map((id) => `style ${id} twice`),
    ...repeated(links).map((id) => `link ${id} twice`),
    ...repeated(places).map((name) => `place ${name} twice`),
    ...repeated(attributesOf(file, 'w:bookmarkStart', 'w:id')).map((id) => `mark ${id} twice`),
    ...gone('style', used, known),
    ...gone('list', attributesOf(file, 'w:numId', 'w:val'), lists),
    ...gone('link', attributesOf(file, 'w:hyperlink', 'r:id'), links),
    ...gone(
      'place',
      all(file, 'w:hyperlink').flatMap(({ attributes }) =>
        attributes['r:id'] === undefined ? (attributes['w:anchor'] ?? []) : [],
      ),
      places,
    ),
    // A cell ends with a paragraph, and a row has as many cells as the table has columns.
    ...all(file, 'w:tc')
      .filter(({ children }) => children.at(-1)?.name !== 'w:p')
      .map(() => 'a cell without a paragraph'),
    ...all(file, 'w:tbl').flatMap((table) => {
      const columns = below(table).filter(({ name }) => name === 'w:gridCol').length;
      return table.children
        .filter(({ name }) => name === 'w:tr')
        .map((row) => row.children.filter(({ name }) => name === 'w:tc').length)
        .filter((cells) => cells !== columns)
        .map((cells) => `${cells} cells in ${columns} columns`);
    }),
  ];
}

describe.each(SOME)('the Word file of %s', async (_, result) => {
  const blocks = resultPage(result);
  const file = await wordOf(blocks);

  it('has nothing that an office would have to mend', () => {
    expect(faultsOf(file)).toEqual([]);
  });

  it('has the headings of the page as headings', () => {
    const headings = allBlocks(blocks).flatMap((block) =>
      block.kind === 'heading' ? [{ style: `Heading${block.depth}`, text: visible(plain(block.text)) }] : [],
    );
    expect(headings.length).toBeGreaterThan(4);
    expect(file.paragraphs.filter(({ style }) => style.startsWith('Heading'))).toEqual(headings);
  });

  it('has a head that each page repeats on every table with titles, and rows that are not torn', () => {
    const tables = all(file, 'w:tbl');
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) {
      const [head, ...rows] = table.children.filter(({ name }) => name === 'w:tr');
      expect([head, ...rows].map((row) => has(row, 'w:tblHeader'))).toEqual([true, ...rows.map(() => false)]);
      expect(rows.map(isWhole)).not.toContain(false);
    }
  });

  it('says its title, its language and its size, and not who made it when', () => {
    const core = below(file.parts['docProps/core.xml'] as Element);
    const [title] = allBlocks(blocks).filter((block) => block.kind === 'heading');
    expect(Object.fromEntries(core.map(({ name, text }) => [name, text]))).toEqual({
      'cp:coreProperties': '',
      'dc:title': plain(title?.text ?? ''),
      'dc:creator': 'joinedup',
      'cp:lastModifiedBy': 'joinedup',
      'dc:language': 'en-GB',
    });
    const defaults = below(file.parts['word/styles.xml'] as Element);
    expect(valOf(defaults.find(({ name }) => name === 'w:lang'))).toBe('en-GB');
    expect(attributesOf(file, 'w:pgSz', 'w:h')).toEqual(['16838']);
  });

  it('has a list of its contents, which leads to each section', () => {
    const sections = allBlocks(blocks).filter((block) => block.kind === 'heading' && block.depth === 2);
    const listed = all(file, 'w:sdt').flatMap((list) =>
      below(list).filter(({ name }) => name === 'w:hyperlink'),
    );
    expect(listed).toHaveLength(sections.length);
  });
});

describe('a Word file', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is the same bytes each time, whatever was written before it and whatever day it is', async () => {
    const [one, other] = SOME.map(([, result]) => resultPage(result));
    const before = await renderWord(one ?? []);
    vi.useFakeTimers({ now: new Date(2031, 6, 2, 3, 4, 5), toFake: ['Date'] });
    expect(await renderWord(other ?? [])).not.toEqual(before);
    expect(await renderWord(one ?? [])).toEqual(before);
  });

  it('lists its contents behind what has the first page to itself', async () => {
    const sections = ['A', 'B', 'C', 'D', 'E', 'F'].map((text) => heading(2, text));
    const first: Block = { kind: 'fitted', lines: 60, blocks: [heading(1, 'All'), heading(2, 'Asked')] };
    const file = await wordOf([first, { kind: 'break' }, ...sections]);
    const styles = file.paragraphs.map(({ style }) => style.replace(/\d/u, ''));
    const before = styles.slice(0, styles.indexOf('TOCHeading'));
    expect(before.filter((style) => style === 'Heading')).toHaveLength(2);
    expect(styles.filter((style) => style === 'TOC')).toHaveLength(7);
  });

  it('names nobody on the page of somebody else', async () => {
    const pages = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(
      (name): Block => ({ kind: 'page', id: name, head: name, blocks: [heading(2, name)] }),
    );
    for (const blocks of [pages, [heading(2, 'First'), ...pages]]) {
      const file = await wordOf([heading(1, 'All'), ...blocks]);
      expect(all(file, 'w:sdt')).toEqual([]);
    }
  });

  it('starts a page for each of several results', async () => {
    const file = await wordOf(
      resultsPage(['own', 'part', 'all'].map((money) => score(fixture('ladder'), { money }))),
    );
    expect(all(file, 'w:sectPr')).toHaveLength(3);
    expect(faultsOf(file)).toEqual([]);
  });

  it('numbers each list from one', async () => {
    const row = {
      label: 'DO',
      apart: false,
      numbered: true,
      lines: [{ said: [{ text: 'One', claims: [], rank: 0 }] }],
    };
    const file = await wordOf([{ kind: 'labelled', rows: [row, row] }]);
    expect(repeated(attributesOf(file, 'w:numId', 'w:val'))).toEqual([]);
    expect(attributesOf(file, 'w:numId', 'w:val')).toHaveLength(2);
  });

  it('draws a picture in the table of its numbers, in words for who does not see it', async () => {
    const [table] = tableOf(['What', 'Range'], [['Money', '25-50%']]);
    if (table?.kind !== 'table') throw new Error('no table');
    const bars = [{ title: 'Money', low: 0.25, high: 0.5, cells: ['25-50%'], below: null }];
    const file = await wordOf([
      {
        kind: 'figure',
        picture: { of: 'bars', bars },
        title: 'The profile',
        description: 'Money: a quarter to half.',
        table,
        blocks: [],
      },
    ]);
    expect(attributesOf(file, 'w:tblCaption', 'w:val')).toEqual(['The profile']);
    expect(attributesOf(file, 'w:tblDescription', 'w:val')).toEqual(['Money: a quarter to half.']);
    const drawn = all(file, 'w:r').filter((run) => below(run).some((each) => valOf(each) === 'Bar'));
    expect(drawn.map((run) => textOf(run).length)).toEqual([2, 2, 6, 6, 12]);
    expect(faultsOf(file)).toEqual([]);
  });

  it('leads only to addresses that are some, and to places that are there', async () => {
    const addresses = [
      'https://example.org/a?b=c&d=%zz#é',
      'http://:80',
      'https://?',
      '#here',
      '#gone',
      'javascript:1',
    ];
    const file = await wordOf([
      heading(1, 'Here', 'here'),
      ...addresses.map((address) => para([link('there', address)])),
    ]);
    expect(all(file, 'w:hyperlink').map(({ attributes }) => attributes)).toEqual([
      { 'w:history': '1', 'r:id': 'rIdLink1', 'w:anchor': '%C3%A9' },
      { 'w:history': '1', 'w:anchor': '_Place1' },
    ]);
    const targets = below(file.parts['word/_rels/document.xml.rels'] as Element).filter(
      ({ attributes }) => attributes.TargetMode === 'External',
    );
    expect(targets.map(({ attributes }) => attributes.Target)).toEqual(['https://example.org/a?b=c&d=%25zz']);
    expect(faultsOf(file)).toEqual([]);
  });

  it('holds a text of any length whole, in a row that then may be torn', async () => {
    const long = 'word '.repeat(2000).trim();
    const file = await wordOf([
      heading(1, long),
      para(long),
      ...tableOf(
        ['A', 'B'],
        [
          [long, 'short'],
          ['a', 'b'],
        ],
      ),
    ]);
    expect(file.paragraphs.filter(({ text }) => text === long)).toHaveLength(3);
    expect(all(file, 'w:tr').map(isWhole)).toEqual([true, false, true]);
  });

  it('keeps its shape, and shows a text as it is, whatever that holds', async () => {
    const pageOf = (text: string) =>
      resultPage(
        resultOf(
          dressFramework(fixture('ladder'), () => text),
          dressAssessment(assessmentOf([['money', 'own']], 'england'), () => text),
        ),
      );
    const shapeOf = ({ elements }: WordFile) =>
      elements.map(({ name }) => name).filter((name) => name !== 'w:gridCol');
    const harmless = shapeOf(await wordOf(pageOf('Zqx')));
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const file = await wordOf(pageOf(text));
        expect(shapeOf(file)).toEqual(harmless);
        expect(file.paragraphs.find(({ style }) => style === 'Heading1')?.text).toBe(visible(text));
        expect(faultsOf(file)).toEqual([]);
      }),
      runs(20),
    );
  });
});

it('a table that belongs to what follows it is on one page with that', async () => {
  const table = () => tableOf(['Answer'], [['one'], ['two']]);
  const rowsOf = async (blocks: readonly Block[]) =>
    all(await wordOf(blocks), 'w:tr').map((row) => has(row, 'w:keepNext'));
  expect(await rowsOf(apart([...table(), para('Agreed:')]))).toEqual([true, true, true]);
  expect(await rowsOf([...table(), para('Something else.')])).toEqual([true, true, false]);
});
