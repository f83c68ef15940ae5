import type { RowPlacer } from '../engine/rows/place-row.ts';
import type { Problem } from '../problem.ts';
import { Bytes } from './bytes.ts';
import { type Line, LONGEST_LINE } from './lines.ts';
import type { RowOutcome, RowReader } from './read-row.ts';
import type { RowWriter } from './write-row.ts';

/** Rows of assessments, from what they are written in to what they come to. */

/** A row as it was taken from its source, as its bytes or as what they hold; or why it could not be. */
export type TakenRow =
  | Extract<Line, { readonly bytes: Buffer }>
  | { readonly line: number; readonly text: string; readonly value: unknown }
  | { readonly line: number; readonly problems: readonly Problem[] };

/** Takes an assessment from each line of JSON; lines with nothing on them are passed over. */
export async function* jsonRows(lines: AsyncIterable<Line[]>, file: string): AsyncGenerator<TakenRow[]> {
  for await (const some of lines) {
    const rows: TakenRow[] = [];
    for (const line of some) {
      if ('fault' in line) rows.push(unreadable(line, file));
      else if (!isBlank(line)) rows.push(line);
    }
    if (rows.length > 0) yield rows;
  }
}

/** The text of a line. */
export function textOf({ bytes, from, to }: Extract<Line, { readonly bytes: Buffer }>): string {
  return bytes.toString('utf8', from, to);
}

function isBlank(line: Extract<Line, { readonly bytes: Buffer }>): boolean {
  const { from, to } = line;
  return to === from || (to - from < LONGEST_BLANK && textOf(line).trim() === '');
}

/** A longer line than this says something. */
const LONGEST_BLANK = 20;

const FAULTS = {
  'too-long': `This row is longer than ${LONGEST_LINE.toLocaleString('en-GB')} bytes.`,
  'not-utf8': 'This row is not text in UTF-8.',
} as const;

/** A row that cannot be read at all. */
export function unreadable(
  { line, fault }: Extract<Line, { readonly fault: string }>,
  file: string,
): TakenRow {
  const place = { line, column: 1 };
  return { line, problems: [{ code: fault, severity: 'error', message: FAULTS[fault], file, place }] };
}

/** What some rows came to. */
export interface WrittenRows {
  /** The lines that were written, until the next are. */
  readonly bytes: Buffer;
  /** How many rows were looked at, left out or not. */
  readonly count: number;
  /** The rows that could not be read, each with what is wrong with it. */
  readonly failed: readonly (readonly Problem[])[];
}

/** What rows are worked out with. */
export interface RowsBy {
  readonly reader: RowReader;
  readonly placer: RowPlacer;
  readonly writer: RowWriter;
  /** True where a row that cannot be read has a line of its own, which says why. */
  readonly tellsErrors: boolean;
  /** True where nothing is read behind a row that cannot be. */
  readonly isStrict: boolean;
  readonly file: string;
}

/** Gives a function that works out some rows, in order. */
export function rowsWriter({ reader, placer, writer, tellsErrors, isStrict, file }: RowsBy) {
  const out = new Bytes(writer.pieces);
  const outcomeOf = (row: TakenRow): RowOutcome => {
    if ('problems' in row) return row;
    const { line } = row;
    if ('value' in row) return reader.read(row.value, { file, line, text: row.text });
    const scanned = reader.scan(row.bytes, row.from, row.to);
    if (scanned) return scanned;
    return reader.parse({ file, line, text: textOf(row) });
  };
  return (rows: readonly TakenRow[]): WrittenRows => {
    out.clear();
    let count = 0;
    const failed: (readonly Problem[])[] = [];
    for (const row of rows) {
      if (isStrict && failed.length > 0) break;
      count += 1;
      const read = outcomeOf(row);
      if ('problems' in read) {
        failed.push(read.problems);
        if (tellsErrors) writer.failed(row.line, read.problems, out);
      } else writer.placed(row.line, read.about, placer.place(read.row), out);
    }
    return { bytes: out.taken(), count, failed };
  };
}
