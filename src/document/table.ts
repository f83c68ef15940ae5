import type { Outcome } from '../problem.ts';
import { type Grid, GridBuilder, LARGEST_FORM, MOST_COLUMNS, MOST_ROWS, refused } from './grid.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** How much sense a row makes as the heads of the columns, which decides between the signs where several would do. */
export type Sense = (heads: readonly string[]) => number;

/** A row of a table that was taken apart. */
export interface TableRow {
  readonly cells: readonly string[];
  /** Its number, and that of the line on which it begins, both from 1. */
  readonly row: number;
  readonly line: number;
}

/** A row that cannot be taken apart. */
export interface BrokenRow extends Pick<TableRow, 'row' | 'line'> {
  readonly why: 'open-quote' | 'quote';
}

/** The text of a table, without the mark of its encoding, and its rows. */
export interface TableText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
  readonly separator: string;
  readonly rows: readonly TableRow[];
  readonly broken: readonly BrokenRow[];
  /** The first line that was not read because too many rows above are broken, or null. */
  readonly unreadFrom: number | null;
}

/**
 * The rows of a table (.csv, .tsv) as offices have them: in UTF-8, UTF-16 or Windows-1252, with a comma, a semicolon, a tab or a
 * bar between two cells. Behind a broken row it goes on with the next line.
 */
export function tableText(file: string, bytes: Uint8Array, sense: Sense = () => 0): Outcome<TableText> {
  if (bytes.length > LARGEST_FORM)
    return refused(
      file,
      'too-large',
      'is larger than 8 MB',
      'A table of answers is far smaller; is this the right file?',
    );
  const decoded = decodedText(bytes);
  if (decoded === null)
    return refused(file, 'not-text', 'is no text', 'Save the table as CSV, or as a workbook (.xlsx).');
  const text = decoded.text.replace(/^\ufeff/u, '');
  const [mark, named] = /^"?sep=([^\r\n])"?[,;|\t" ]*(?:\r\n|\n|\r|$)/iu.exec(text) ?? [];
  const separator = separatorOf(text.slice(mark?.length ?? 0), sense, named);
  const { rows, ...rest } = recordsOf(text, separator);
  // The first may be the line by which some spreadsheets say what stands between cells.
  const value = { text, encoding: decoded.encoding, separator, ...rest };
  return { ok: true, value: { ...value, rows: mark === undefined ? rows : rows.slice(1) }, problems: [] };
}

/** Reads a table as `tableText` does, whole or not at all. */
export function readTable(file: string, bytes: Uint8Array, sense?: Sense): Outcome<Grid> {
  const read = tableText(file, bytes, sense);
  if (!read.ok) return read;
  const { rows, broken } = read.value;
  const [first] = broken;
  if (first) {
    const what = `has a quotation mark in row ${first.row} that is not closed, or not where a cell ends`;
    return refused(file, 'open-quote', what, 'Save it anew from the program that it comes from.');
  }
  const builder = new GridBuilder();
  for (const { row, cells } of rows) {
    const why = builder.addRow(row, cells);
    if (why !== null) return refused(file, 'too-large', `is too large: ${why}`, 'Is this the right file?');
  }
  return { ok: true, value: builder.grid(null), problems: [] };
}

/** As much of a text as is read to find out how it is written, in characters. */
const HEAD = 100_000;

/** The sign between two cells that makes most sense of the beginning of a text, with a leaning to the one that it names. */
function separatorOf(text: string, sense: Sense, named: string | undefined): string {
  const head = text.slice(0, HEAD);
  const signs = named === undefined ? SEPARATORS : [...new Set([named, ...SEPARATORS])];
  const rated = signs.map((separator) => {
    const { rows, broken } = recordsOf(head, separator);
    const last = rows.at(-1)?.row ?? 0;
    // The last was cut off, unless it was broken by that.
    const isCut = head.length < text.length && last > (broken.at(-1)?.row ?? 0);
    const whole = isCut ? rows.slice(0, -1) : rows;
    const [most = 0, ...shape] = ratingOf(whole, sense);
    return { separator, rating: [most, Number(separator === named), ...shape] };
  });
  return rated.toSorted((one, other) => compare(other.rating, one.rating))[0]?.separator ?? ',';
}

type Decoded = Pick<TableText, 'text' | 'encoding'>;

/** The text that bytes are, in whatever of the usual ways they are written; null where they are none. */
function decodedText(bytes: Uint8Array): Decoded | null {
  const [first, second] = bytes;
  const zeros = (half: number) =>
    bytes.subarray(0, 64).filter((byte, at) => byte === 0 && at % 2 === half).length;
  const some = Math.min(bytes.length, 64) / 6;
  const strict = (label: string, encoding: Decoded['encoding']): Decoded | null => {
    const text = strictText(bytes, label);
    return text === null ? null : { text, encoding };
  };
  if ((first === 0xff && second === 0xfe) || zeros(1) > some) return strict('utf-16le', 'UTF-16');
  if ((first === 0xfe && second === 0xff) || zeros(0) > some) return strict('utf-16be', 'UTF-16');
  const utf8 = strict('utf-8', 'UTF-8');
  if (utf8 !== null) return utf8;
  // Control characters stand in no such text. Without `stream`, some releases of Node take it for Latin-1.
  const isText = !bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
  if (!isText) return null;
  return {
    text: new TextDecoder('windows-1252').decode(bytes, { stream: true }),
    encoding: 'Windows-1252',
  };
}

function strictText(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

type Records = Pick<TableText, 'rows' | 'broken' | 'unreadFrom'>;

/** More broken rows than these are no accident. */
const MOST_BROKEN = 50;

/** The rows of a table, as far as they can be taken apart. */
function recordsOf(text: string, separator: string): Records {
  const rows: TableRow[] = [];
  const broken: BrokenRow[] = [];
  const ending = new RegExp(`[${separator.replace(/[\\\]^-]/gu, '\\$&')}\\r\\n]|$`, 'gu');
  let [at, line] = [0, 1];
  for (let row = 1; rows.length <= MOST_ROWS; row += 1) {
    if (broken.length === MOST_BROKEN) return { rows, broken, unreadFrom: line };
    const read = recordAt(text, at, separator, ending);
    if ('why' in read) broken.push({ row, line, why: read.why });
    else rows.push({ cells: read.cells, row, line });
    // Nobody can tell where a broken row ends, so that it goes on with the line below its first.
    const end = 'why' in read ? lineEnd(text, at) : read.end;
    const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
    line += linesOf(text.slice(at, end)).length;
    at = next;
    if (next >= text.length) break;
  }
  return { rows, broken, unreadFrom: null };
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/u);
}

function lineEnd(text: string, at: number): number {
  const found = text.slice(at).search(/[\r\n]/u);
  return found < 0 ? text.length : at + found;
}

/** The row that begins at a place, and where it ends, or why it is broken. */
function recordAt(
  text: string,
  from: number,
  separator: string,
  ending: RegExp,
): { readonly cells: readonly string[]; readonly end: number } | Pick<BrokenRow, 'why'> {
  const cells: string[] = [];
  for (let at = from; ; ) {
    const cell = cellAt(text, at, ending);
    if ('why' in cell) return cell;
    cells.push(cell.text);
    if (text[cell.end] !== separator || cells.length > MOST_COLUMNS) return { cells, end: cell.end };
    at = cell.end + 1;
  }
}

/** The cells of a single row; null where a quotation mark in it is not closed, or not where a cell ends. */
export function cellsOf(row: string, separator: string): readonly string[] | null {
  if (!row.includes('"')) return row.split(separator);
  const { rows, broken } = recordsOf(row, separator);
  return broken.length === 0 ? (rows[0]?.cells ?? []) : null;
}

/** The sign between the cells of a row: the one that it has most of. */
export function separatorIn(row: string): string {
  const counts = SEPARATORS.map((each) => row.split(each).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * The cell that begins at a place, and where it ends; or why not, where its quotation mark is not closed, or more than the end of
 * the cell stands behind it: one is missing then, and all that follow would be taken for the contrary of what they are. A
 * quotation mark counts only where a cell begins; elsewhere it belongs to the text.
 */
function cellAt(
  text: string,
  at: number,
  ending: RegExp,
): { readonly text: string; readonly end: number } | Pick<BrokenRow, 'why'> {
  const quote = /[ ]*"/uy;
  quote.lastIndex = at;
  const isQuoted = quote.test(text);
  const close = isQuoted ? closingQuote(text, quote.lastIndex) : at;
  if (close < 0) return { why: 'open-quote' };
  ending.lastIndex = close;
  const { index: end = text.length } = ending.exec(text) ?? {};
  if (!isQuoted) return { text: text.slice(at, end), end };
  if (text.slice(close + 1, end).trim() !== '') return { why: 'quote' };
  return { text: text.slice(quote.lastIndex, close).replaceAll('""', '"'), end };
}

/** Where the quotation mark is that ends a cell; -1 where there is none. Two of them are one that belongs to the text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** How much sense rows make: of their heads, then how many have as many cells as most, then how many cells that is. */
function ratingOf(rows: Records['rows'], sense: Sense): readonly number[] {
  const all = rows.slice(0, 200).map(({ cells }) => cells);
  const filled = all.filter((cells) => cells.some((each) => each.trim() !== ''));
  const most = Math.max(0, ...filled.slice(0, 20).map(sense));
  const widths = filled.map(({ length }) => length);
  const width = widths.toSorted((one, other) => one - other)[widths.length >> 1] ?? 0;
  const alike = width > 1 ? widths.filter((each) => each === width).length / widths.length : 0;
  return [most, alike, width];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
