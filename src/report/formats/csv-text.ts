import { stringify } from 'csv-stringify/sync';
import { printable } from '../../text.ts';

/** A cell, empty where it is null. */
export type CsvCell = string | number | null;

/** `rows` as CSV, safe to open in a spreadsheet. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? defused(printable(cell)) : cell)),
  );
  return stringify(cells);
}

/** A cell of CSV by itself, safe to open in a spreadsheet. */
export function csvCell(text: string): string {
  const safe = defused(printable(text));
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `text` with an apostrophe before what a spreadsheet takes for a formula (= + - @, or wide) or cuts off. */
// Set to another country, a spreadsheet may begin a cell behind any of these signs.
export function defused(text: string): string {
  return text.replace(/[=+\-@＝＋－＠](?<=(?:^|[;,\t|\n\r"])\s*.)|^[\t\r]/gu, "'$&");
}
