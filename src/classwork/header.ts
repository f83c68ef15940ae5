import { nearest } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { DELIMITERS, type Delimiter, type Row, readTable } from './csv.ts';
import type { Words } from './row-words.ts';
import { plainWords } from './words.ts';

/** The columns that are read; any other is left alone. */
const NEEDED = ['student', 'case', 'level'] as const;
export const COLUMNS = [...NEEDED, 'barriers'] as const;
export type Column = (typeof COLUMNS)[number];

/** How a table is written, and where its columns are. */
export interface Header {
  readonly row: Row;
  readonly delimiter: Delimiter;
  /** The place of each column, counted from 0; `barriers` may be missing. */
  readonly places: ReadonlyMap<Column, number>;
}

/** As much of a file as is read to find out how it is written. */
const HEAD = 10_000;

/** The first row of a table, read with the sign between its cells that makes most sense of it; null where there is no row. */
export function headerOf(text: string): Header | null {
  const head = text.slice(0, HEAD);
  const found = DELIMITERS.flatMap((delimiter) => {
    const [row] = readTable(head, delimiter).rows;
    return row ? [{ row, delimiter, places: placesIn(row) }] : [];
  });
  return found.toSorted((one, other) => other.places.size - one.places.size)[0] ?? null;
}

function placesIn({ cells }: Row): Map<Column, number> {
  const titles = cells.map(plainWords);
  return new Map(
    COLUMNS.flatMap((column) => (titles.includes(column) ? [[column, titles.indexOf(column)] as const] : [])),
  );
}

/** What is wrong with a header, each in a message with advice. */
export function headerFaults({ row, places }: Header): Words[] {
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

function missingColumns(columns: readonly Column[]): Words {
  const names = listed(columns.map((column) => quoted(column)));
  return {
    message: columns.length === 1 ? `There is no column ${names}.` : `There are no columns ${names}.`,
    advice: 'The first row names the columns: student, case, level and, where they were asked for, barriers.',
  };
}

function isColumn(title: string): boolean {
  return COLUMNS.some((column) => column === title);
}

/**
 * The text without the line by which some spreadsheets say what stands between cells, also where another one has taken it for a row
 * and saved it as such; lines keep their numbers.
 */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff?"?sep=[^\r\n]?"?[,;|\t" ]*(?=[\r\n]|$)/iu, '');
}
