import type { Problem } from '../problem.ts';
import { quoted, unprintableIn } from '../text.ts';

/** A sheet as it was read: what stands in its cells, whoever wrote it. Rows and columns are counted from 1. */
export interface Grid {
  /** What the sheet is called; null for a table that has no name. */
  readonly sheet: string | null;
  readonly isHidden: boolean;
  /** The cells that hold something, by row and by column, each in order. What stands around a text is cut off. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** Cells that hold something else than a text or a number. */
  readonly unread: readonly UnreadCell[];
  /** How many cells each row has, with those that are empty; null for a sheet, whose rows have no end. */
  readonly widths: ReadonlyMap<number, number> | null;
}

export interface UnreadCell {
  readonly row: number;
  readonly column: number;
  /** A mistake of a formula, such as #N/A; or a formula whose result was not saved with it. */
  readonly why: 'mistake' | 'no-result';
}

/** The largest file with a form or a table that is read, in bytes; a workbook as it is packed. */
export const LARGEST_FORM = 8 * 1024 * 1024;

/** The largest sheet that is read. Nobody sends a form with more; a bomb has. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 1_000;
const MOST_CELLS = 150_000;
export const LONGEST_CELL = 32_767;

/** The address of a cell as programs for sheets have it: C5. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** The letters of a column: A, Z, AA. */
export function columnName(column: number): string {
  let [name, rest] = ['', column];
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
    rest = Math.floor((rest - 1) / 26);
  }
  return name;
}

/** The texts of a column below a row. */
export function textsBelow({ rows }: Grid, head: number, column: number): string[] {
  return [...rows].flatMap(([row, cells]) => (row > head ? (cells.get(column) ?? []) : []));
}

/** Collects the cells of a sheet; `add` says what is too large for one. */
export class GridBuilder {
  readonly #rows = new Map<number, Map<number, string>>();
  readonly #widths = new Map<number, number>();
  #count = 0;

  /** Adds a row of a table; gives why the table is refused, or null. */
  addRow(row: number, cells: readonly string[]): string | null {
    this.#widths.set(row, cells.length);
    for (const [index, cell] of cells.entries()) {
      const why = this.add(row, index + 1, cell);
      if (why !== null) return why;
    }
    return null;
  }

  /** Adds a cell; gives why the sheet is refused, or null. An empty cell counts for nothing. */
  add(row: number, column: number, written: string): string | null {
    if (written.length > LONGEST_CELL)
      return `the cell ${addressOf(row, column)} holds more than ${LONGEST_CELL.toLocaleString('en-GB')} characters`;
    const text = cellText(written);
    if (text === '') return null;
    if (row > MOST_ROWS) return `it has more than ${MOST_ROWS.toLocaleString('en-GB')} rows`;
    if (column > MOST_COLUMNS) return `it has more than ${MOST_COLUMNS.toLocaleString('en-GB')} columns`;
    this.#count += 1;
    if (this.#count > MOST_CELLS)
      return `it has more than ${MOST_CELLS.toLocaleString('en-GB')} cells with something in them`;
    const cells = this.#rows.get(row) ?? new Map<number, string>();
    cells.set(column, text);
    this.#rows.set(row, cells);
    return null;
  }

  /** The grid of what was added, in order. */
  grid(sheet: string | null, isHidden = false, unread: readonly UnreadCell[] = []): Grid {
    const inOrder = <Value>(map: ReadonlyMap<number, Value>) =>
      new Map([...map].sort(([one], [other]) => one - other));
    const rows = new Map([...inOrder(this.#rows)].map(([row, cells]) => [row, inOrder(cells)]));
    return { sheet, isHidden, rows, unread, widths: this.#widths.size > 0 ? this.#widths : null };
  }
}

/** What a cell says, with nothing in it that a terminal would obey or no file may hold. */
function cellText(written: string): string {
  const text = written.replace(/\r\n?/gu, '\n');
  const safe =
    unprintableIn(text) === null
      ? text
      : [...text].map((sign) => (unprintableIn(sign) === null ? sign : ' ')).join('');
  return safe.trim();
}

/** Why a filled form is not read; `what` is said of its file, without the stop. */
export function refused(file: string, code: string, what: string, advice: string) {
  const message = `${quoted(file, 200)} ${what}.`;
  const problem: Problem = { code, severity: 'error', message, advice, file };
  return { ok: false, problems: [problem] } as const;
}
