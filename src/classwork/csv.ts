import { CsvError, parse } from 'csv-parse/sync';

/** A row of a table, and the line of the file on which it begins, counted from 1. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A row that cannot be taken apart. */
export interface BrokenRow {
  readonly line: number;
  readonly why: 'quote' | 'open-quote' | 'too-long';
}

export interface Table {
  /** The rows that have something in them. What stands around a cell's text is cut off. */
  readonly rows: readonly Row[];
  readonly broken: readonly BrokenRow[];
  /** The line from which on nothing was read, since too many rows were broken; null where all was read. */
  readonly unreadFrom: number | null;
}

/** What may stand between two cells. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The largest row, in bytes: nobody names barriers for longer than that, and a quote that is never closed ends there. */
const LONGEST_ROW = 20_000;

/** More broken rows than this are no accident, and each costs another start. */
const MOST_BROKEN = 50;

/** Reads the text of a table. A broken row costs itself and no more: reading goes on with the line below its first. */
export function readTable(text: string, delimiter: Delimiter): Table {
  const bytes = Buffer.from(text);
  const lines = lineStarts(bytes);
  const rows: Row[] = [];
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

/** Adds the rows up to the first that is broken; gives where it begins, in bytes, and what is wrong with it. */
function readOn(
  bytes: Buffer,
  delimiter: Delimiter,
  rows: Row[],
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

/** The line, counted from 1, that holds a byte. */
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
