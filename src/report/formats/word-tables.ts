import {
  type IShadingAttributesProperties,
  Paragraph,
  StringValueElement,
  TableBorders,
  TableCell,
  TableRow,
  Table as WordTable,
  type XmlComponent,
} from 'docx';
import { plain } from '../../sentence.ts';
import { onOneLine } from '../../text.ts';
import { type Cell, type Fill, linesOf, type Table } from '../blocks.ts';
import { largestOf } from '../pictures-as-tables.ts';
import { LONGEST_WORD } from './block-tables.ts';
import { drawn, type Looks, legendLines, sum } from './word-bars.ts';
import { runsIn, type WriterState } from './word-runs.ts';
import { WIDTH } from './word-style.ts';

const SHADES: Readonly<Record<Fill, IShadingAttributesProperties | null>> = {
  solid: { type: 'clear', color: 'auto', fill: 'C4C4C4' },
  hatched: { type: 'clear', color: 'auto', fill: 'E6E6E6' },
  empty: null,
};

/** A table that has its own name for those who do not see it. */
class NamedTable extends WordTable {
  constructor(options: ConstructorParameters<typeof WordTable>[0], { title, description }: Looks) {
    super(options);
    const [properties] = this.root as XmlComponent[];
    if (title) properties?.addChildElement(new StringValueElement('w:tblCaption', onOneLine(title)));
    if (description)
      properties?.addChildElement(new StringValueElement('w:tblDescription', onOneLine(description)));
  }
}

/** Paragraphs in two columns, read down the first and then down the other. */
export function besideEachOther(paragraphs: readonly Paragraph[]): WordTable {
  const half = Math.ceil(paragraphs.length / 2);
  const rows = paragraphs.slice(0, half).map((left, row) => {
    const cells = [left, paragraphs[half + row] ?? new Paragraph('')];
    const isLast = row === half - 1;
    return new TableRow({
      cantSplit: true,
      children: cells.map(
        (cell) => new TableCell({ children: [isLast ? cell : cell.with({ keepNext: true })] }),
      ),
    });
  });
  const width = { size: WIDTH, type: 'dxa' } as const;
  const columnWidths = [WIDTH / 2, WIDTH / 2].map(Math.floor);
  return new WordTable({ rows, width, columnWidths, layout: 'fixed', borders: TableBorders.NONE });
}

/** A table with its head repeated on each page, and a gap behind it. */
// It keeps the table apart from the next.
export function wordTable(
  table: Table,
  book: WriterState,
  isTogether: boolean,
  looks: Looks = {},
): (Paragraph | WordTable)[] {
  const { bars } = looks;
  const barWidth = BAR_WIDTHS[looks.isWide ? 'wide' : 'usual'];
  const own = wordWidths(table, bars ? WIDTH - barWidth : WIDTH);
  const widths = withBar(own, bars && barWidth);
  const holds = isTogether || isSmall(table, own);
  const heads = table.columns.map(({ title, isNumber }) => [
    new Paragraph({ style: isNumber ? 'CellHeadNumber' : 'CellHead', children: runsIn(title, book) }),
  ]);
  const hasHead = bars !== undefined || table.columns.some(({ title }) => title !== '');
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: withBar(heads, bars && legendLines(looks.legend ?? [])).map((cell, column) =>
      cellOf(cell, widths[column], HEAD),
    ),
  });
  const body = table.rows.map(({ cells }, row) => {
    const said = cells.map((cell, column) => linesIn(cell, table.columns[column]?.isNumber === true, book));
    const bar = bars && [new Paragraph({ style: 'Cell', children: drawn(bars[row] ?? []) })];
    const filled = withBar(said, bar);
    return new TableRow({
      cantSplit: cells.every((cell) => lengthOf(cell) <= LONGEST_WHOLE),
      ...(holds && (isTogether || row < table.rows.length - 1) ? { keepNext: true } : {}),
      children: filled.map((cell, column) =>
        cellOf(cell, widths[column], SHADES[looks.fills?.[row]?.[column] ?? 'empty']),
      ),
    });
  });
  const options = {
    rows: hasHead ? [head, ...body] : body,
    width: { size: WIDTH, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    borders: BORDERS,
    margins: { top: 50, bottom: 30, left: 85, right: 85 },
    tableLook: {
      firstRow: hasHead,
      firstColumn: true,
      lastRow: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
  } as const;
  return [new NamedTable(options, looks), new Paragraph({ style: 'AfterTable' })];
}

/** `all` with `bar` behind the first, where there is one. */
function withBar<Each>(all: readonly Each[], bar: Each | undefined): readonly Each[] {
  return bar === undefined ? all : [...all.slice(0, 1), bar, ...all.slice(1)];
}

const BAR_WIDTHS = { usual: 2900, wide: 6200 };

const HEAD: IShadingAttributesProperties = { type: 'clear', color: 'auto', fill: 'EDEDED' };

const LINE = { style: 'single', size: 4, color: '8C8C8C' } as const;

const NO_LINE = { style: 'none', size: 0, color: 'auto' } as const;

const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: LINE,
  insideVertical: NO_LINE,
} as const;

function cellOf(
  lines: readonly Paragraph[],
  width: number | undefined,
  shading: IShadingAttributesProperties | null,
): TableCell {
  return new TableCell({
    children: lines.length > 0 ? lines : [new Paragraph({ style: 'Cell' })],
    width: { size: width ?? 0, type: 'dxa' },
    ...(shading ? { shading } : {}),
  });
}

function linesIn(cell: Cell, isNumber: boolean, book: WriterState): Paragraph[] {
  const style = isNumber ? 'CellNumber' : 'Cell';
  return linesOf(cell).map((text) => new Paragraph({ style, children: runsIn(text, book) }));
}

/** The most letters of a row that is kept together. */
// A longer row may not fit on a page, and would be cut off.
const LONGEST_WHOLE = 1200;

/** True for a table that takes no more than a third of a page, and is not worth tearing. */
function isSmall({ rows }: Table, widths: readonly number[]): boolean {
  const lines = (cell: Cell, width: number) =>
    sum(linesOf(cell).map((line) => Math.ceil((plain(line).length * LETTER) / (width - CELL_MARGINS))));
  const heights = rows.map(({ cells }) => cells.map((cell, column) => lines(cell, widths[column] ?? 0)));
  return sum(heights.map((row) => largestOf(row, 1))) <= MOST_LINES;
}

const MOST_LINES = 18;

function lengthOf(cell: Cell): number {
  return sum(linesOf(cell).map((line) => plain(line).length));
}

/** The width of each column, its longest word and a share by its texts of what is left of `room`. */
function wordWidths({ columns, rows }: Table, room: number): number[] {
  const texts = columns.map(({ title }, column) => [
    title,
    ...rows.flatMap(({ cells }) => linesOf(cells[column] ?? '').map(plain)),
  ]);
  const words = texts.map((all, column) => {
    const lengths = all.flatMap((text) => text.split(/[\s-]+/u).map(({ length }) => length));
    return Math.min(LONGEST_WORD, largestOf(lengths, columns[column]?.toFill ?? 2));
  });
  const least = words.map((length) => length * LETTER + CELL_MARGINS);
  const left = room - sum(least);
  if (left < 0) return least.map((width) => Math.floor((width * room) / sum(least)));
  // What is never longer than its longest word has room already.
  const weights = texts.map((all, column) => {
    const isShort = all.every(({ length }) => length <= (words[column] ?? 0));
    return Math.sqrt(sum(all.map(({ length }) => length)) + 1) * (isShort ? SHORT : 1);
  });
  return least.map((width, column) => Math.floor(width + (left * (weights[column] ?? 0)) / sum(weights)));
}

/** How much of the room that is left a column of short words takes, for what one of others would. */
const SHORT = 0.05;

/** The largest mean width of a word's letters, and the margins of a cell, in twentieths of a point. */
const LETTER = 115;

const CELL_MARGINS = 190;
