import type { ConditionalRule, SheetChart, WriteSheet, Cell as Written } from 'hucre/xlsx';
import type { Paper } from '../../layout/paper.ts';
import { plain, runsOf } from '../../sentence.ts';
import { charactersOf, onOneLine, printable, slug } from '../../text.ts';
import { type Cell, type Head, isSign, linesOf, SIGN_WORDS, type Table } from '../blocks.ts';
import { ENDS } from '../pictures-as-tables.ts';
import { MONTHS } from '../words/service-words.ts';
import {
  BACK,
  BODY,
  FONT,
  HEADING,
  heightOf,
  INK,
  LINE,
  LINK,
  sheetWidths,
  TITLE,
  TONES,
} from './workbook-looks.ts';

/** A sheet of a workbook with its one table and what leads out of it. */
export interface SheetTable {
  /** The text of A1, which also names the sheet. */
  readonly title: string;
  /** The text of A2. */
  readonly about: string;
  readonly table: Pick<Table, 'columns' | 'rows'>;
  /** The number of the sheet that a row leads to. */
  readonly leads: ReadonlyMap<number, number>;
  /** The description of a chart of columns two and three for those who do not see it, or null without one. */
  readonly charted: string | null;
}

export type NamedSheet = SheetTable & { readonly name: string; readonly names: readonly string[] };

export const COVER = 'Cover';

/** The row in which the heads of every table stand, from 1. */
export const HEAD = 3;

/** The sheets with unique names of at most 31 units, without signs that references are made of. */
export function withNames(sheets: readonly SheetTable[]): NamedSheet[] {
  const names: string[] = [];
  for (const [index, { title }] of sheets.entries())
    names.push(unique(index === 0 ? COVER : title.replace(/[[\]:*?/\\]+/g, ' '), names, LONGEST_NAME));
  return sheets.map((sheet, index) => ({ ...sheet, name: names[index] ?? '', names }));
}

const LONGEST_NAME = 31;

const LONGEST_HEAD = 255;

/** `text` cut to `longest` units, numbered where one of `taken` is the same but for capitals. */
function unique(text: string, taken: readonly string[], longest: number): string {
  const isTaken = (name: string) =>
    ['history', ...taken.map((each) => each.toLowerCase())].includes(name.toLowerCase());
  const base = onOneLine(text).replace(/^['\s]+|['\s]+$/g, '') || 'Sheet';
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` ${number}`;
    const name = cut(base, longest - end.length) + end;
    if (!isTaken(name)) return name;
  }
}

/** `text` cut between characters to `longest` units, an ellipsis among them. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const character of charactersOf(text.slice(0, longest))) {
    if (kept.length + character.length > longest - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The name of a sheet as it stands in a reference. */
export function reference(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

interface Kind {
  readonly format?: string;
  /** The number that `text` writes, or null where it is not of this kind. */
  number(text: string): number | null;
}

const NUMBER: Kind = {
  number: (text) =>
    /^-?\d{1,15}(?:\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : null,
};

const PERCENT: Kind = {
  format: '0%',
  number: (text) => (/^\d{1,3}%$/.test(text) ? Number(text.slice(0, -1)) / 100 : null),
};

const DAYS = new RegExp(String.raw`^(\d{1,2}) (?:${MONTHS.join('|')}) (?:19(?!00)|20)\d\d$`);

/** A day as we write it, as the number of days that a workbook counts. */
const DAY: Kind = {
  format: 'd mmmm yyyy',
  number: (text) => {
    const [, day] = DAYS.exec(text) ?? [];
    const time = Date.parse(`${text} UTC`);
    const isReal = day !== undefined && new Date(time).getUTCDate() === Number(day);
    return isReal ? Math.round((time - Date.UTC(1899, 11, 30)) / 86_400_000) : null;
  },
};

const TEXT: Kind = { number: () => null };

/** The one kind of a column, text unless every filled cell is of another. */
// A text that somebody typed among others stays as it was typed.
function kindOf({ isNumber = false }: Head, texts: readonly string[]): Kind {
  const filled = texts.filter((text) => text !== '');
  if (isNumber) return NUMBER;
  if (filled.length === 0) return TEXT;
  return [NUMBER, PERCENT].find((kind) => filled.every((text) => kind.number(text) !== null)) ?? TEXT;
}

/** A sheet as the package takes it. */
export function worksheetOf(sheet: NamedSheet, index: number, paper: Paper): WriteSheet {
  const { title, about, name, names, table, leads } = sheet;
  const rows = table.rows.map(({ cells }) => table.columns.map((_, column) => cells[column] ?? ''));
  const texts = rows.map((row) => row.map(textOf));
  const kinds = table.columns.map((head, column) =>
    kindOf(
      head,
      texts.map((row) => row[column] ?? ''),
    ),
  );
  const heads = headsOf(table.columns, kinds);
  const widths = sheetWidths([heads, ...texts], paper);
  const last = HEAD + texts.length;
  const range = `A${HEAD}:${letters(heads.length - 1)}${last}`;
  const cells = new Map<string, Partial<Written>>();
  const put = (row: number, column: number, cell: Partial<Written>) =>
    cells.set(`${row - 1},${column}`, cell);
  put(1, 0, { ...inText(title), style: TITLE });
  put(2, 0, { ...inText(about), ...(index > 0 ? { ...leadsTo(), style: BACK } : { style: { font: FONT } }) });
  for (const [column, head] of heads.entries()) put(HEAD, column, { ...inText(head), style: HEADING });
  for (const [row, line] of rows.entries())
    for (const [column, cell] of line.entries()) {
      const text = texts[row]?.[column] ?? '';
      const lead = column === line.length - 1 ? leads.get(row) : undefined;
      put(HEAD + 1 + row, column, {
        ...typed(text, kinds[column] ?? TEXT),
        ...(lead === undefined ? linked(cell, text, widths[column] ?? 0) : leadsTo(names[lead])),
      });
    }
  const heights = [24, LINE + 3, ...[heads, ...texts].map((row) => heightOf(row, widths, paper))];
  const columns = heads.map((head) => ({ name: escaped(head) }));
  return {
    name,
    rows: [],
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map(heights.map((height, row) => [row, { height }])),
    tables: [{ name: tableName(name, index), range, columns, style: 'TableStyleLight1' }],
    conditionalRules: rulesOf(rows, last),
    charts: chartsOf(heads, sheet.charted, last),
    freezePane: { rows: HEAD },
    pageSetup: PAGE_SETUP,
    headerFooter: { oddFooter: '&C&P / &N' },
    a11y: { summary: about, headerRow: HEAD - 1 },
  };
}

/** A4 on its side, as wide as it is. */
export const PAGE_SETUP = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
} as const;

/** The lines of a cell in plain words, or what its sign means. */
function textOf(cell: Cell): string {
  const lines = isSign(cell) && cell.words === '' ? [SIGN_WORDS[cell.sign]] : linesOf(cell);
  return lines
    .map((line) => printable(plain(line).replace(/\r\n?/g, '\n')).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Each head once, since a table is asked for its columns by them. */
function headsOf(columns: readonly Head[], kinds: readonly Kind[]): string[] {
  const heads: string[] = [];
  for (const [index, { title }] of columns.entries())
    heads.push(unique(title || (kinds[index] === NUMBER ? 'Number' : 'What'), heads, LONGEST_HEAD));
  return heads;
}

/** A name for a table, made of letters that no cell is called by. */
export function tableName(name: string, index: number): string {
  return `Table_${index}_${slug(name, 'sheet').replaceAll('-', '_')}`;
}

/** The letters of a column, counted from 0. */
export function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function typed(text: string, kind: Kind): Partial<Written> {
  if (text === '') return { value: null, style: BODY };
  const [found, format] = [kind, DAY]
    .map((each) => [each.number(text), each.format] as const)
    .find(([number]) => number !== null) ?? [null];
  if (found === null) return inText(text);
  return {
    value: found,
    style: {
      ...BODY,
      alignment: {
        ...BODY.alignment,
        horizontal: kind === TEXT ? 'left' : 'right',
        indent: kind === TEXT ? 0 : 1,
      },
      ...(format ? { numFmt: format } : {}),
    },
  };
}

/** A text that stays one, even where it looks like an error, or like a formula and is edited. */
export function inText(text: string): Partial<Written> {
  const kept = escaped(cut(text, LONGEST_CELL));
  const style = /^\s*[=+\-@＝＋－＠]/.test(text) ? { ...BODY, numFmt: '@' } : BODY;
  // The package takes a text such as #N/A for an error, but not in a run.
  return text.startsWith('#')
    ? { value: kept, richText: [{ text: kept, font: FONT }], style }
    : { value: kept, style };
}

const LONGEST_CELL = 32_000;

/** The text with whatever a workbook would take for an escape written as one. */
export function escaped(text: string): string {
  return text.replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x');
}

function leadsTo(name = COVER): Partial<Written> {
  return { hyperlink: { target: '', location: `${reference(name)}!A1` }, style: LINK };
}

/** The one address that the lines of a cell name, if any. */
// Not every program breaks the lines of a text that leads somewhere.
function linked(cell: Cell, text: string, width: number): Partial<Written> {
  const targets = linesOf(cell).flatMap((line) =>
    runsOf(line).flatMap((run) => (typeof run === 'object' && run.kind === 'link' ? [run.to] : [])),
  );
  const [target = '', ...more] = new Set(targets);
  if (text !== target && text.length > width) return {};
  if (!target.startsWith('http') || more.length > 0 || target.length > LONGEST_ADDRESS) return {};
  return { hyperlink: { target }, style: LINK };
}

const LONGEST_ADDRESS = 2000;

/** Bars to the least over lighter ones to the most, told apart without colour too. */
function chartsOf(heads: readonly string[], altText: string | null, last: number): SheetChart[] {
  if (altText === null || !ENDS.every((end, index) => heads[index + 1] === end)) return [];
  const rows = (letter: string) => `$${letter}$${HEAD + 1}:$${letter}$${last}`;
  const series = (index: number, color: string) => ({
    name: ENDS[index] ?? '',
    values: rows(letters(index + 1)),
    categories: rows('A'),
    color,
  });
  return [
    {
      type: 'bar',
      series: [series(1, '8C97A3'), series(0, INK)],
      overlap: 100,
      gapWidth: 60,
      anchor: {
        from: { row: last + 1, col: 0 },
        to: { row: last + 5 + Math.ceil(1.5 * (last - HEAD)), col: 5 },
      },
      axes: {
        x: { reverse: true },
        y: { scale: { min: 0, max: 1, majorUnit: 0.25 }, numberFormat: { formatCode: '0%' } },
      },
      legend: 'bottom',
      frameTitle: ENDS.join(', '),
      altText,
    },
  ];
}

/** The colours of what cells say in words. */
function rulesOf(rows: readonly Cell[][], last: number): ConditionalRule[] {
  const found = new Map<string, ConditionalRule>();
  for (const row of rows)
    for (const [column, cell] of row.entries()) {
      if (!isSign(cell)) continue;
      const words = escaped(textOf(cell));
      const style = TONES[cell.sign];
      const key = `${column} ${words}`;
      if (style === null || words.length > LONGEST_HEAD || found.has(key)) continue;
      const range = `${letters(column)}${HEAD + 1}:${letters(column)}${last}`;
      const formula = `"${words.replaceAll('"', '""')}"`;
      found.set(key, { type: 'cellIs', operator: 'equal', formula, range, style, priority: found.size + 1 });
    }
  return [...found.values()];
}
