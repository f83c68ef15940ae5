import { CsvError, parse } from 'csv-parse/sync';
import type { Key } from '../../model/key.ts';
import { nearest } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { type FaultText, plainWords } from './name-matching.ts';

export interface ResponseRow {
  readonly cells: readonly string[];
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number;
}

/** A row that cannot be taken apart. */
export interface BrokenRow {
  readonly line: number;
  readonly why: 'quote' | 'open-quote' | 'too-long';
}

export interface ResponseTable {
  /** The rows that are not empty, their cells trimmed. */
  readonly rows: readonly ResponseRow[];
  readonly broken: readonly BrokenRow[];
  /** The first line that was not read because too many rows were broken, or null. */
  readonly unreadFrom: number | null;
}

/** The delimiters that a table may have. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The largest row, in bytes, which ends a quote that is never closed. */
const LONGEST_ROW = 20_000;

// More broken rows than this are no accident, and each costs another start.
const MOST_BROKEN = 50;

/** Reads a table, going on after a broken row with the line below the first of that row. */
export function readTable(text: string, delimiter: Delimiter): ResponseTable {
  const bytes = Buffer.from(text);
  const lines = lineStarts(bytes);
  const rows: ResponseRow[] = [];
  const broken: BrokenRow[] = [];
  let from = 0;
  while (from < bytes.length) {
    const first = lineAt(lines, from);
    if (broken.length === MOST_BROKEN) return { rows, broken, unreadFrom: first };
    const { ends, why } = readOn(bytes.subarray(from), delimiter, rows, (end) => lineAt(lines, from + end));
    if (why === null) break;
    const line = lineAt(lines, from + ends);
    broken.push({ line, why });
    from = lines[line] ?? bytes.length;
  }
  return { rows, broken, unreadFrom: null };
}

/** Adds to `rows` up to the first broken row, and gives the byte where that begins and why it is broken. */
function readOn(
  bytes: Buffer,
  delimiter: Delimiter,
  rows: ResponseRow[],
  lineOf: (end: number) => number,
): { readonly ends: number; readonly why: BrokenRow['why'] | null } {
  let ends = 0;
  try {
    parse(bytes, {
      bom: true,
      trim: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: (cells: string[], { bytes: end }) => {
        if (cells.some((cell) => cell !== '')) rows.push({ cells, line: lineOf(ends) });
        ends = end;
        return null;
      },
    });
    return { ends, why: null };
  } catch (error) {
    return { ends, why: reasonOf(error) };
  }
}

function reasonOf(error: unknown): BrokenRow['why'] {
  switch ((error as Partial<CsvError>).code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'open-quote';
    case 'CSV_MAX_RECORD_SIZE':
      return 'too-long';
    default:
      // Whatever else it complains of is a quote, before, within or behind a cell.
      if (error instanceof CsvError) return 'quote';
      throw error;
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where each line begins, in bytes. */
function lineStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (const [place, byte] of bytes.entries()) {
    const isEnd = byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[place + 1] !== LINE_FEED);
    if (isEnd) starts.push(place + 1);
  }
  return starts;
}

/** The line, counted from 1, that holds a byte, by binary search. */
function lineAt(starts: readonly number[], byte: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= byte) low = middle;
    else high = middle;
  }
  return low + 1;
}

const NEEDED = ['student', 'case', 'level'] as const;
export const COLUMNS = [...NEEDED, 'barriers'] as const;
export type ResponseColumn = (typeof COLUMNS)[number];

export interface Header {
  readonly row: ResponseRow;
  readonly delimiter: Delimiter;
  /** The index of each column, counted from 0, perhaps without `barriers`. */
  readonly places: ReadonlyMap<ResponseColumn, number>;
}

/** The number of characters of a file read to find its delimiter. */
const HEAD = 10_000;

/** The first row of a table, by the delimiter that gives most known columns, or null where there is no row. */
export function headerOf(text: string): Header | null {
  const head = text.slice(0, HEAD);
  const found = DELIMITERS.flatMap((delimiter) => {
    const [row] = readTable(head, delimiter).rows;
    return row ? [{ row, delimiter, places: placesIn(row) }] : [];
  });
  return found.toSorted((one, other) => other.places.size - one.places.size)[0] ?? null;
}

function placesIn({ cells }: ResponseRow): Map<ResponseColumn, number> {
  const titles = cells.map(plainWords);
  return new Map(
    COLUMNS.flatMap((column) => (titles.includes(column) ? [[column, titles.indexOf(column)] as const] : [])),
  );
}

/** The faults of a header. */
export function headerFaults({ row, places }: Header): FaultText[] {
  const titles = row.cells.map(plainWords);
  const unknown = titles.filter((title) => !isColumn(title));
  const meant = COLUMNS.filter((column) => !places.has(column)).map((column) => ({
    column,
    title: unknown.find((title) => nearest(title, [column]) !== undefined),
  }));
  const misspelt = meant.flatMap(({ column, title }) =>
    title === undefined
      ? []
      : [{ message: `Column ${quoted(title)} is not known.`, advice: `Did you mean ${quoted(column)}?` }],
  );
  const missing = meant.filter(({ column, title }) => title === undefined && column !== 'barriers');
  const twice = COLUMNS.filter((column) => titles.indexOf(column) !== titles.lastIndexOf(column));
  return [
    ...misspelt,
    ...(missing.length > 0 ? [missingColumns(missing.map(({ column }) => column))] : []),
    ...twice.map((column) => ({ message: `Two columns are called ${quoted(column)}.`, advice: 'Keep one.' })),
  ];
}

function missingColumns(columns: readonly ResponseColumn[]): FaultText {
  const names = listed(columns.map((column) => quoted(column)));
  return {
    message: columns.length === 1 ? `There is no column ${names}.` : `There are no columns ${names}.`,
    advice: 'The first row names the columns: student, case, level and, where they were asked for, barriers.',
  };
}

function isColumn(title: string): boolean {
  return COLUMNS.some((column) => column === title);
}

/** The text with its `sep=` line, which some spreadsheets save as a row, left empty. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff?"?sep=[^\r\n]?"?[,;|\t" ]*(?=[\r\n]|$)/iu, '');
}

/** A table to hand out, with a row for each case and no answers. */
export function blankResponses({ examples }: Key): (string | null)[][] {
  const rows = examples.map(({ id, title }) => [null, id, title, null, null]);
  return [['student', 'case', 'title', 'level', 'barriers'], ...rows];
}
