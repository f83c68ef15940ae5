import { stringify } from 'csv-stringify/sync';
import { printable } from '../../text.ts';

/** What stands in a cell. Numbers stay numbers; null is an empty cell. */
export type CsvCell = string | number | null;

/** `rows` as CSV, safe to open in a spreadsheet: what nobody sees is written out, and a text that it would take for a formula is given an apostrophe. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? defused(printable(cell)) : cell)),
  );
  return stringify(cells);
}

/**
 * The text, with an apostrophe before what begins a formula (= + - @, also in their wide forms), at its beginning or behind a sign
 * at which a spreadsheet set to another country may begin a cell; and before a tab or a carriage return at its beginning.
 */
export function defused(text: string): string {
  return text.replace(/[=+\-@＝＋－＠](?<=(?:^|[;,\t|\n\r"])\s*.)|^[\t\r]/gu, "'$&");
}
