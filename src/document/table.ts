import type { Outcome } from '../problem.ts';
import { type Grid, GridBuilder, LARGEST_FORM, MOST_COLUMNS, MOST_ROWS, refused } from './grid.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/**
 * Reads a table (.csv, .tsv) as offices have them: in UTF-8, UTF-16 or Windows-1252, with a comma, a semicolon, a tab or a bar
 * between two cells. `sense` says how much sense a row makes as the heads of the columns: it decides between the signs,
 * where several would do.
 */
export function readTable(
  file: string,
  bytes: Uint8Array,
  sense: (heads: readonly string[]) => number = () => 0,
): Outcome<Grid> {
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
  const [, named] = /^\ufeff?"?sep=([^\r\n])"?[,;|\t" ]*(?:\r\n|\n|\r|$)/iu.exec(decoded) ?? [];
  const text = decoded.replace(/^\ufeff/u, '');
  const { rows, brokenAt } = recordsOf(text, named ?? separatorOf(text, sense));
  if (brokenAt !== null) {
    const what = `has a quotation mark in row ${brokenAt} that is not closed, or not where a cell ends`;
    return refused(file, 'open-quote', what, 'Save it anew from the program that it comes from.');
  }
  const builder = new GridBuilder();
  for (const [index, cells] of rows.entries()) {
    // The line by which some spreadsheets say what stands between cells.
    const why = named !== undefined && index === 0 ? null : builder.addRow(index + 1, cells);
    if (why !== null) return refused(file, 'too-large', `is too large: ${why}`, 'Is this the right file?');
  }
  return { ok: true, value: builder.grid(null), problems: [] };
}

/** As much of a text as is read to find out how it is written, in characters. */
const HEAD = 100_000;

/** The sign between two cells that makes most sense of the beginning of a text. */
function separatorOf(text: string, sense: (heads: readonly string[]) => number): string {
  const head = text.slice(0, HEAD);
  const rated = SEPARATORS.map((separator) => {
    const { rows } = recordsOf(head, separator);
    const whole = head.length < text.length ? rows.slice(0, -1) : rows;
    return { separator, rating: ratingOf(whole, sense) };
  });
  return rated.toSorted((one, other) => compare(other.rating, one.rating))[0]?.separator ?? ',';
}

/** The text that bytes are, in whatever of the usual ways they are written; null where they are none. */
function decodedText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const zeros = (half: number) =>
    bytes.subarray(0, 64).filter((byte, at) => byte === 0 && at % 2 === half).length;
  const some = Math.min(bytes.length, 64) / 6;
  if ((first === 0xff && second === 0xfe) || zeros(1) > some) return strictText(bytes, 'utf-16le');
  if ((first === 0xfe && second === 0xff) || zeros(0) > some) return strictText(bytes, 'utf-16be');
  const utf8 = strictText(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  // Control characters stand in no such text. Without `stream`, some releases of Node take it for Latin-1.
  const isText = !bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
  return isText ? new TextDecoder('windows-1252').decode(bytes, { stream: true }) : null;
}

function strictText(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

interface Records {
  readonly rows: readonly (readonly string[])[];
  /** The row, counted from 1, in which a quotation mark is not closed, or not where a cell ends; null where none is. */
  readonly brokenAt: number | null;
}

/** The rows of a table, as far as they can be taken apart. */
function recordsOf(text: string, separator: string): Records {
  const rows: string[][] = [];
  const ending = new RegExp(`[${separator.replace(/[\\\]^-]/gu, '\\$&')}\\r\\n]|$`, 'gu');
  let cells: string[] = [];
  for (let at = 0; at <= text.length && rows.length <= MOST_ROWS; ) {
    const cell = cellAt(text, at, ending);
    if (cell === null) return { rows, brokenAt: rows.length + 1 };
    const { end } = cell;
    cells.push(cell.text);
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] === separator && cells.length <= MOST_COLUMNS) continue;
    rows.push(cells);
    cells = [];
    if (at === text.length && end < text.length) break;
  }
  return { rows, brokenAt: null };
}

/** The cells of a single row; null where a quotation mark in it is not closed, or not where a cell ends. */
export function cellsOf(row: string, separator: string): readonly string[] | null {
  if (!row.includes('"')) return row.split(separator);
  const { rows, brokenAt } = recordsOf(row, separator);
  return brokenAt === null ? (rows[0] ?? []) : null;
}

/** The sign between the cells of a row: the one that it has most of. */
export function separatorIn(row: string): string {
  const counts = SEPARATORS.map((each) => row.split(each).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * The cell that begins at a place, and where it ends; null where its quotation mark is not closed, or more than the end of the
 * cell stands behind it: one is missing then, and all that follow would be taken for the contrary of what they are. A
 * quotation mark counts only where a cell begins; elsewhere it belongs to the text.
 */
function cellAt(
  text: string,
  at: number,
  ending: RegExp,
): { readonly text: string; readonly end: number } | null {
  const quote = /[ ]*"/uy;
  quote.lastIndex = at;
  const isQuoted = quote.test(text);
  const close = isQuoted ? closingQuote(text, quote.lastIndex) : at;
  if (close < 0) return null;
  ending.lastIndex = close;
  const { index: end = text.length } = ending.exec(text) ?? {};
  if (!isQuoted) return { text: text.slice(at, end), end };
  if (text.slice(close + 1, end).trim() !== '') return null;
  return { text: text.slice(quote.lastIndex, close).replaceAll('""', '"'), end };
}

/** Where the quotation mark is that ends a cell; -1 where there is none. Two of them are one that belongs to the text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** How much sense rows make: of their heads, then how many have as many cells as most, then how many cells that is. */
function ratingOf(rows: Records['rows'], sense: (heads: readonly string[]) => number): readonly number[] {
  const filled = rows.slice(0, 200).filter((cells) => cells.some((each) => each.trim() !== ''));
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
