import {
  type CellStyle,
  type ConditionalRule,
  type SheetChart,
  type WriteSheet,
  type Cell as Written,
  writeXlsx,
} from 'hucre/xlsx';
import type { Paper } from '../../layout/paper.ts';
import { plain, plainRun, runsOf, type Sentence } from '../../sentence.ts';
import { capitalised, charactersOf, counted, onOneLine, printable, SINGLE, slug } from '../../text.ts';
import {
  type Block,
  type Cell,
  type Head,
  type Item,
  linesInWords,
  linesOf,
  SIGN_WORDS,
  type Sign,
  type Single,
  type Table,
  tableOf,
} from './blocks.ts';
import { spoken } from './spoken.ts';
import { asTable } from './tables.ts';

/**
 * A page as an Excel workbook: a cover, a sheet with one named table for each table of the page, and a sheet with all else that
 * the page says. As guidance for public bodies asks, a title stands in A1, what the sheet has in A2, the table right below it,
 * and no cell is merged.
 */
export function renderWorkbook(blocks: readonly Block[], paper: Paper): Promise<Uint8Array> {
  const sheets = named(sheetsOf(blocks));
  return writeXlsx({
    sheets: sheets.map((sheet, index) => written(sheet, index, paper)),
    // The package writes these itself, but without the quotation marks that a name with a space needs.
    namedRanges: sheets.map(({ name }) => ({
      name: '_xlnm.Print_Titles',
      range: `${reference(name)}!$${HEAD}:$${HEAD}`,
      scope: name,
    })),
    defaultFont: FONT,
    properties: {
      title: sheets[0]?.title ?? '',
      description: HOW_TO_READ,
      creator: 'joinedup',
      // Any other day would be the clock's.
      created: NO_DAY,
      modified: NO_DAY,
    },
  });
}

const NO_DAY = new Date(Date.UTC(1980, 0, 1));
const FONT = { name: 'Arial', size: 11 };

/** The row in which the heads of every table stand, from 1. */
const HEAD = 3;

interface Sheet {
  /** What stands in A1, and gives the sheet its name. */
  readonly title: string;
  /** What stands in A2. */
  readonly about: string;
  readonly table: Pick<Table, 'columns' | 'rows'>;
  /** Where a row leads to: the number of a sheet. */
  readonly leads: ReadonlyMap<number, number>;
  /** What a chart of its second and third column says, for those who do not see it; null for none. */
  readonly charted: string | null;
}

type Named = Sheet & { readonly name: string; readonly names: readonly string[] };

const COVER = 'Cover';
const IN_WORDS = 'In words';
const HOW_TO_READ =
  'Each sheet has one table, with its heads in row 3 and a filter on each head. An empty cell means that nothing is said there.';

/** A block, and the headings that it stands under. */
interface Placed {
  readonly block: Single;
  readonly title: string;
  readonly section: string;
  readonly part: string;
}

function placedIn(blocks: readonly Block[]): Placed[] {
  let [title, section, part] = ['', '', ''];
  return blocks.flatMap(shown).flatMap((block): Placed[] => {
    if (block.kind !== 'heading') return [{ block, title, section, part }];
    part = onOneLine(plain(block.text));
    if (block.depth === 1) [title, section, part] = [part, '', ''];
    if (block.depth === 2) [section, part] = [part, ''];
    return [];
  });
}

/** The blocks that hold no others; of a picture that nothing stands for, its table. */
function shown(block: Block): Single[] {
  if (!('blocks' in block)) return [block];
  return block.kind === 'figure' && block.blocks.length === 0 ? [block.table] : block.blocks.flatMap(shown);
}

/** The cover, a sheet for each table, and one for what stands in none. */
function sheetsOf(blocks: readonly Block[]): Sheet[] {
  const all = placedIn(blocks);
  const isOne = new Set(all.map(({ title }) => title)).size < 2;
  // Where a page is about several, all of them share a table, with a column for whose a row is.
  const placed = all.map((each) => ({ ...each, of: isOne ? '' : each.title }));
  const tables = [...tablesOf(placed), ...wordsOf(placed)];
  const about = [['', 'How to read it', HOW_TO_READ], ...placed.flatMap(factsOf)];
  const contents = tables.map((sheet) => ['', 'Sheet', `${sheet.title}: ${rowsOf(sheet)}`]);
  const cover = tableOf(['Of', 'What', 'What it says'], [...about, ...contents, ...placed.flatMap(firstOf)]);
  return [
    ...cover.map((table) => ({
      title: isOne ? all[0]?.title || COVER : COVER,
      about: `A workbook of ${counted(tables.length + 1, 'sheet')}.`,
      table,
      leads: new Map(tables.map((_, index) => [about.length + index, index + 1])),
      charted: null,
    })),
    ...tables.map((sheet) => ({ ...sheet, about: `${rowsOf(sheet)}. Back to the cover.`, leads: NONE })),
  ];
}

type Told = Placed & { readonly of: string };
type Filled = Pick<Sheet, 'title' | 'table' | 'charted'>;

const NONE: Sheet['leads'] = new Map();

function rowsOf({ table }: Pick<Sheet, 'table'>): string {
  return counted(table.rows.length, 'row');
}

/** The tables of a page; those of one section that begin alike are one. */
function tablesOf(placed: readonly Told[]): Filled[] {
  const alike = new Map<string, Gathered[]>();
  for (const from of placed) {
    const table = gridOf(from.block);
    const key = JSON.stringify([from.section, table?.columns[0]?.title]);
    if (table)
      alike.set(key, [...(alike.get(key) ?? []), { from, rows: table.rows, heads: keyed(table.columns) }]);
  }
  return [...alike.values()].flatMap((all) => {
    const [first] = all.map(({ from }) => from);
    if (!first) return [];
    const leading = (['of', 'part'] as const).filter((key) => all.some(({ from }) => from[key] !== ''));
    // Of several services one may have no note, and so no column for it.
    const heads = new Map(
      all.flatMap((each) => [...each.heads].map(([key, { head }]) => [key, head] as const)),
    );
    const rows = all.flatMap(({ from, rows: own, heads: places }) =>
      own.map(({ cells }) => ({
        cells: [
          ...leading.map((key) => from[key]),
          ...[...heads.keys()].map((key) => cells[places.get(key)?.at ?? -1] ?? ''),
        ],
      })),
    );
    const columns = [...leading.map((key) => ({ title: capitalised(key) })), ...heads.values()];
    const charted = all.length === 1 && first.block.kind === 'bars' ? saidOf(first.block) : null;
    return [{ title: first.section || first.title || IN_WORDS, table: { columns, rows }, charted }];
  });
}

interface Gathered {
  readonly from: Told;
  readonly rows: Table['rows'];
  readonly heads: ReturnType<typeof keyed>;
}

/** The heads of a table and where they stand, by their titles; of those with one title each by its turn. */
function keyed(columns: readonly Head[]) {
  const titles = columns.map(({ title }) => title);
  return new Map(
    columns.map((head, at) => [
      `${titles.slice(0, at).filter((title) => title === head.title).length} ${head.title}`,
      { head, at },
    ]),
  );
}

/** What a page says in its sections beside their tables. */
function wordsOf(placed: readonly Told[]): Filled[] {
  const rows = placed
    .filter(({ block, section }) => section !== '' && gridOf(block) === null)
    .flatMap(({ block, of, section, part }) =>
      itemsOf(block).map(({ text, more = [] }) => [of, section, part, [text], more]),
    );
  return tableOf(['Of', 'Section', 'Part', 'What it says', 'More'], rows).map((table) => ({
    title: IN_WORDS,
    table,
    charted: null,
  }));
}

function factsOf({ block, of, section }: Told): Cell[][] {
  return section === '' && block.kind === 'facts'
    ? block.facts.map(({ name, text }) => [of, name, [text]])
    : [];
}

/** What a page says before its first section. */
function firstOf({ block, of, section }: Told): Cell[][] {
  if (block.kind === 'labelled')
    return block.rows.flatMap((row) => linesInWords(row).map((line) => [of, row.label, line]));
  return section === '' && block.kind !== 'facts' && gridOf(block) === null
    ? itemsOf(block).map((item) => [of, 'About', [item]])
    : [];
}

function saidOf(block: Single): string {
  return itemsOf(block)
    .map(({ text }) => onOneLine(plain(text)))
    .join(' ');
}

/** What of a page is a table here; null where it is said in words. */
function gridOf(block: Single): Sheet['table'] | null {
  if (block.kind === 'beside') return null;
  const table = asTable(block);
  if (!table) return null;
  if (block.kind === 'ladder') {
    const signs = block.rungs.map(({ sign }): Cell => ({ sign, words: SIGN_WORDS[sign] }));
    return withColumns(
      table,
      2,
      ['At a glance'],
      signs.map((sign) => [sign]),
    );
  }
  if (block.kind === 'bars')
    return withColumns(
      table,
      1,
      ENDS,
      block.bars.map(({ low, high }) => [low, high].map(percent)),
    );
  return table;
}

const ENDS = ['At the least', 'At the most'];

function percent(share: number | null): string {
  return share === null ? '' : `${Math.round(share * 100)}%`;
}

/** The table with columns put in at a place. */
function withColumns(
  table: Table,
  at: number,
  titles: readonly string[],
  cells: readonly Cell[][],
): Sheet['table'] {
  const { columns, rows } = table;
  return {
    columns: columns.toSpliced(at, 0, ...titles.map((title) => ({ title }))),
    rows: rows.map((row, index) => ({ ...row, cells: row.cells.toSpliced(at, 0, ...(cells[index] ?? [])) })),
  };
}

/** What a block says in words, one thing after the other. */
function itemsOf(block: Block): Item[] {
  switch (block.kind) {
    case 'para':
    case 'callout':
      return [{ text: block.text }];
    case 'list':
      return block.items.map(({ text, more = [], parts = [] }) => ({
        text,
        more: [...more, ...parts.flatMap(linesOfItem)],
      }));
    case 'vignette':
      return block.paragraphs.map((text) => ({ text }));
    case 'commands':
      return block.commands.map((words) => ({ text: plainRun({ kind: 'command', words }) }));
    case 'facts':
      return block.facts.map(({ name, text }) => ({ text: [`${name}: `, ...runsOf(text)] }));
    case 'heading':
    case 'labelled':
    case 'contents':
    case 'space':
    case 'blanks':
    case 'break':
      return [];
    default:
      return 'blocks' in block ? block.blocks.flatMap(itemsOf) : spoken(block).flatMap(itemsOf);
  }
}

function linesOfItem({ text, more = [], parts = [] }: Item): Sentence[] {
  return [text, ...more, ...parts.flatMap(linesOfItem)];
}

/** The sheets with names that a workbook takes: at most 31 units, each once, and without the signs that stand in references. */
function named(sheets: readonly Sheet[]): Named[] {
  const names: string[] = [];
  for (const [index, { title }] of sheets.entries())
    names.push(unique(index === 0 ? COVER : title.replace(/[[\]:*?/\\]+/g, ' '), names, LONGEST_NAME));
  return sheets.map((sheet, index) => ({ ...sheet, name: names[index] ?? '', names }));
}

const LONGEST_NAME = 31;
const LONGEST_HEAD = 255;

/** A name that none of `taken` is, in capitals or not, with a number where it would be; cut to so many units. */
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

/** As much of a text, cut between characters, as so many units hold; with an ellipsis where it is not all. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const character of charactersOf(text.slice(0, longest))) {
    if (kept.length + character.length > longest - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function reference(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** How a cell of a column is kept. */
interface Kind {
  readonly format?: string;
  /** The number behind a text; null where it is none of this kind. */
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
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** A day as we write it, as the number of days that a workbook counts. */
const DAY: Kind = {
  format: 'd mmmm yyyy',
  number: (text) => {
    const [, day, month = '', year] = /^(\d{1,2}) (\p{L}+) ((?:19|20)\d\d)$/u.exec(text) ?? [];
    const time = Date.UTC(Number(year), MONTHS.indexOf(month), Number(day));
    return MONTHS.includes(month) && year !== '1900'
      ? Math.round((time - Date.UTC(1899, 11, 30)) / 86_400_000)
      : null;
  },
};
const TEXT: Kind = { number: () => null };

/** A column is of one kind: a text that somebody typed among others stays as it was typed. */
function kindOf(texts: readonly string[], { isNumber = false }: Head): Kind {
  const filled = texts.filter((text) => text !== '');
  if (isNumber) return NUMBER;
  if (filled.length === 0) return TEXT;
  return [NUMBER, PERCENT].find((kind) => filled.every((text) => kind.number(text) !== null)) ?? TEXT;
}

function written(sheet: Named, index: number, paper: Paper): WriteSheet {
  const { title, about, name, names, table, leads } = sheet;
  const rows = table.rows.map(({ cells }) => table.columns.map((_, column) => cells[column] ?? ''));
  const texts = rows.map((row) => row.map(textOf));
  const kinds = table.columns.map((head, column) =>
    kindOf(
      texts.map((row) => row[column] ?? ''),
      head,
    ),
  );
  const heads = headsOf(table.columns, kinds);
  const widths = widthsOf([heads, ...texts], paper);
  const last = HEAD + texts.length;
  const range = `A${HEAD}:${letters(heads.length - 1)}${last}`;
  const cells = new Map<string, Partial<Written>>();
  const put = (row: number, column: number, cell: Partial<Written>) =>
    cells.set(`${row - 1},${column}`, cell);
  put(1, 0, { ...inText(title), style: TITLE });
  put(2, 0, {
    ...inText(about),
    ...(index > 0 ? leadsTo(names[0]) : {}),
    style: index > 0 ? BACK : { font: FONT },
  });
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
  return {
    name,
    rows: [],
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map([
      [0, { height: 24 }],
      [1, { height: LINE + 3 }],
      ...[heads, ...texts].map(
        (row, at) => [HEAD - 1 + at, { height: heightOf(row, widths, paper) }] as const,
      ),
    ]),
    tables: [
      {
        name: tableName(name, names),
        range,
        columns: heads.map((head) => ({ name: escaped(head) })),
        style: 'TableStyleLight1',
      },
    ],
    conditionalRules: rulesOf(rows, last),
    charts: chartsOf(heads, sheet.charted, last),
    freezePane: { rows: HEAD },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
    },
    headerFooter: { oddFooter: '&P / &N' },
    a11y: { summary: about, headerRow: HEAD - 1 },
  };
}

const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

/** The lines of a cell in plain words; of a sign what it means. */
function textOf(cell: Cell): string {
  const lines =
    typeof cell === 'object' && 'sign' in cell && cell.words === '' ? [SIGN_WORDS[cell.sign]] : linesOf(cell);
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
function tableName(name: string, names: readonly string[]): string {
  return `Table_${names.indexOf(name)}_${slug(name, 'sheet').replaceAll('-', '_')}`;
}

function letters(column: number): string {
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

/** A text that stays a text: also where it looks like a formula and is edited, or like an error. */
function inText(text: string): Partial<Written> {
  const kept = escaped(cut(text, LONGEST_CELL));
  const style = /^\s*[=+\-@＝＋－＠]/.test(text) ? { ...BODY, numFmt: '@' } : BODY;
  // The package takes a text such as #N/A for an error, but not in a run.
  return text.startsWith('#')
    ? { value: kept, richText: [{ text: kept, font: FONT }], style }
    : { value: kept, style };
}

const LONGEST_CELL = 32_000;

/** What a workbook would take for an escape is written as one. */
function escaped(text: string): string {
  return text.replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x');
}

function leadsTo(name = COVER): Partial<Written> {
  return { hyperlink: { target: '', location: `${reference(name)}!A1` }, style: LINK };
}

/** Where a cell leads to, if its lines name one address. Not every program breaks the lines of a text that leads somewhere. */
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

const INK = '1F3A5F';
const THIN = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const LINES = { bottom: THIN, left: THIN, right: THIN };
const BODY = {
  font: FONT,
  alignment: { vertical: 'top', wrapText: true },
  border: LINES,
} as const satisfies CellStyle;
const LINK_FONT = { ...FONT, underline: true, color: { rgb: '1D4F91' } };
const LINK: CellStyle = { ...BODY, font: LINK_FONT };
const BACK: CellStyle = { font: LINK_FONT };
const TITLE: CellStyle = { font: { ...FONT, size: 16, bold: true } };
const HEADING: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: INK } },
  alignment: { vertical: 'top', wrapText: true },
};

/** Bars from nothing to the least, over lighter ones to the most: told apart without colour, too. */
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

/** What is said in the words of a cell shows in its colour too; never by that alone. */
function rulesOf(rows: readonly Cell[][], last: number): ConditionalRule[] {
  const found = new Map<string, ConditionalRule>();
  for (const row of rows)
    for (const [column, cell] of row.entries()) {
      if (typeof cell === 'string' || !('sign' in cell)) continue;
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

const tone = (rgb: string, font: CellStyle['font'] = {}): CellStyle => ({
  font,
  fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb } },
});
const TONES: Readonly<Record<Sign, CellStyle | null>> = {
  met: tone('D5E8D4'),
  unmet: tone('F8D7DA'),
  unknown: tone('FFF2CC', { italic: true }),
  here: tone('CFE2F3', { bold: true }),
  foot: tone('CFE2F3', { bold: true }),
  none: null,
};

const NARROWEST = 8;
/** All columns of a sheet together, so that a sheet of paper on its side can be read. */
const ALL = 140;
/** Points that a line of text takes, and how many letters stand where a figure would. */
const LINE = 14;
const LETTERS = 1.12;

/** How wide each column is, in figures: what its longest line asks for; where that is too much for all, those that ask for most share what the others leave. */
function widthsOf(rows: readonly (readonly string[])[], paper: Paper): number[] {
  const asked = (rows[0] ?? []).map((_, column) => {
    const lines = rows.flatMap((row) => (row[column] ?? '').split('\n'));
    return Math.max(NARROWEST, ...lines.map((line) => Math.min(measured(line, paper), ALL))) + 2;
  });
  const ordered = asked.toSorted((one, other) => one - other);
  let [room, most] = [ALL, ALL];
  for (const [index, width] of ordered.entries()) {
    most = Math.max(room / (ordered.length - index), NARROWEST);
    room -= Math.min(width, most);
  }
  return asked.map((width) => Math.min(width, Math.floor(most)));
}

/** How high a row is: a program that opens the file may not work it out itself. */
function heightOf(texts: readonly string[], widths: readonly number[], paper: Paper): number {
  const lines = texts.map((text, column) => {
    const width = Math.floor((widths[column] ?? NARROWEST) * LETTERS - 0.7);
    return text.split('\n').reduce((sum, line) => sum + linesIn(line, width, paper), 0);
  });
  return Math.min(HIGHEST, Math.max(...lines) * LINE + 3);
}

/** How many lines of so many letters a text breaks into, between words where it can. */
function linesIn(text: string, width: number, paper: Paper): number {
  let [lines, used] = [1, -1];
  for (const word of text.split(' ')) {
    const needed = measured(word, paper);
    if (used + 1 + needed > width && used >= 0) [lines, used] = [lines + 1, -1];
    used += 1 + needed;
    lines += Math.floor(Math.max(0, used - 1) / width);
    used %= width + 1;
  }
  return lines;
}

/** Most words are counted faster than measured, and there are very many. */
function measured(text: string, paper: Paper): number {
  return SINGLE.test(text) ? text.length : paper.measure(text);
}

/** No row may be higher. */
const HIGHEST = 409;
