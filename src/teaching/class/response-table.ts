import { addressOf, type Grid, MOST_COLUMNS, MOST_ROWS, refused } from '../../document/grid.ts';
import { type BrokenRow, linesOf, type TableText, tableText } from '../../document/table.ts';
import { readWorkbook } from '../../document/workbook.ts';
import type { Key } from '../../model/key.ts';
import type { Outcome, Problem } from '../../problem.ts';
import { code, say } from '../../sentence.ts';
import { nearest } from '../../suggest.ts';
import { counted, listed, quoted } from '../../text.ts';
import { once } from '../../work.ts';
import { type Column, columnsIn, isWho } from './headings.ts';
import { plainWords } from './name-matching.ts';
import type { FaultText } from './row-faults.ts';

export interface ResponseRow {
  /** Trimmed. */
  readonly cells: readonly string[];
  /** The line of the file on which it begins, or the row of the sheet, from 1. */
  readonly line: number;
  /** The indexes of cells that hold what is neither text nor number. */
  readonly unread?: readonly number[];
}

/** A table or a sheet that a class handed in. */
export interface ResponseTable {
  readonly file: string;
  readonly head: ResponseRow;
  readonly columns: readonly Column[];
  /** The rows below the head that are not empty. */
  readonly rows: readonly ResponseRow[];
  readonly broken: readonly BrokenRow[];
  readonly unreadFrom: number | null;
  /** The name of the sheet, or how the text was read. */
  readonly from: { readonly sheet: string } | Omit<TableText, 'rows' | 'broken' | 'unreadFrom'>;
}

/** Opens what a class handed in: a table, or the sheets of a workbook that have such a table, with remarks on the others. */
export function openResponses(file: string, bytes: Uint8Array, key: Key): Outcome<readonly ResponseTable[]> {
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK') return sheetTables(file, bytes, key);
  const read = tableText(file, bytes, (heads) => columnsIn(heads, key).length);
  if (!read.ok) return read;
  const { rows: all, broken, unreadFrom, ...from } = read.value;
  if (all.length > MOST_ROWS || all.some(({ cells }) => cells.length > MOST_COLUMNS)) {
    const most = `it has more than ${MOST_ROWS.toLocaleString('en-GB')} rows or ${MOST_COLUMNS} columns`;
    return refused(file, 'too-large', `is too large: ${most}`, 'Mark a part of it at a time.');
  }
  const rows = all.map(({ cells, line }) => ({ cells: cells.map((cell) => cell.trim()), line }));
  const table = tableOf(rows, key, { file, broken, unreadFrom, from });
  return table ? checked([table], []) : { ok: false, problems: [nothingIn(file)] };
}

function sheetTables(file: string, bytes: Uint8Array, key: Key): Outcome<readonly ResponseTable[]> {
  const read = readWorkbook(file, bytes);
  if (!read.ok) return read;
  const filled = read.value.filter(({ rows }) => rows.size > 0);
  const tables = filled
    .filter(({ isHidden }) => !isHidden)
    .flatMap((grid) => {
      const from = { sheet: grid.sheet ?? '' };
      return tableOf(rowsIn(grid), key, { file, broken: [], unreadFrom: null, from }) ?? [];
    });
  const good = tables.filter((table) => headFaults(table).length === 0);
  const kept = good.length > 0 ? good : fullest(tables);
  if (kept.length === 0) return { ok: false, problems: [nothingIn(file)] };
  const used = new Set(kept.map(({ from }) => 'sheet' in from && from.sheet));
  const others = filled.filter(({ sheet }) => !used.has(sheet ?? ''));
  return checked(kept, others.length > 0 ? [leftOut(file, others)] : []);
}

function leftOut(file: string, sheets: readonly Grid[]): Problem {
  const named = sheets.map(
    ({ sheet, isHidden }) => `${quoted(sheet ?? '')}${isHidden ? ', which is hidden' : ''}`,
  );
  const message = `${quoted(file, 200)} has ${counted(sheets.length, 'sheet')} that ${sheets.length === 1 ? 'was' : 'were'} not read: ${listed(named)}.`;
  const advice = 'A sheet is read whose first rows name the columns, and which is not hidden.';
  return { code: 'other-sheet', severity: 'warning', message, advice, file };
}

function rowsIn({ rows, unread }: Grid): ResponseRow[] {
  return [...rows].map(([line, cells]) => ({
    cells: Array.from({ length: Math.max(...cells.keys()) }, (_, at) => cells.get(at + 1) ?? ''),
    line,
    unread: unread.flatMap(({ row, column }) => (row === line ? [column - 1] : [])),
  }));
}

/** Rows that may stand above the heads of the columns. */
const MOST_ABOVE = 3;

/** The table in some rows, its head the row near the top that makes most sense as one; null where there is no row. */
function tableOf(
  rows: readonly ResponseRow[],
  key: Key,
  about: Pick<ResponseTable, 'file' | 'broken' | 'unreadFrom' | 'from'>,
): ResponseTable | null {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const tables = filled.slice(0, MOST_ABOVE + 1).map((head, at): ResponseTable => {
    const below = filled.slice(at + 1);
    return { ...about, head, columns: columnsIn(titlesOf(head, below), key), rows: below };
  });
  const whole = tables.find((table) => headFaults(table).length === 0);
  return whole ?? fullest(tables)[0] ?? null;
}

/** The table with the most columns that say something, if there is one. */
function fullest(tables: readonly ResponseTable[]): readonly ResponseTable[] {
  return tables.toSorted((one, other) => other.columns.length - one.columns.length).slice(0, 1);
}

/** The titles of columns; of “Response 3”, as Moodle exports it, what all rows have as “Question 3”. */
function titlesOf({ cells }: ResponseRow, below: readonly ResponseRow[]): readonly string[] {
  const plain = cells.map(plainWords);
  return cells.map((title, at) => {
    const [, what = '', number = ''] = /^(response|question) (\d+)$/u.exec(plain[at] ?? '') ?? [];
    const other = plain.indexOf(`${what === 'response' ? 'question' : 'response'} ${number}`);
    if (number === '' || other < 0) return title;
    const texts = new Set(below.map((row) => row.cells[other] ?? ''));
    const [text = title] = texts;
    return what === 'response' && texts.size === 1 ? text : '';
  });
}

function checked(
  tables: readonly ResponseTable[],
  remarks: readonly Problem[],
): Outcome<readonly ResponseTable[]> {
  const problems = tables.flatMap((table) => {
    const faults = headFaults(table).map((fault) =>
      placed(table, { code: 'bad-header', line: table.head.line, cell: null }, fault),
    );
    // Where a row above is broken, what was taken for the head is none, and what it lacks helps nobody.
    const above = table.broken.filter(({ line }) => line < table.head.line);
    return faults.length > 0 && above.length > 0
      ? above.map(({ line, why }) => placed(table, { code: 'broken-row', line, cell: null }, BROKEN[why]))
      : faults;
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: tables, problems: remarks };
}

/** What is said of a broken row. */
export const BROKEN: Readonly<Record<BrokenRow['why'], FaultText>> = {
  quote: {
    message: 'A quote stands where none may be.',
    advice: 'Put quotes around the whole cell, and write a quote within it twice.',
  },
  'open-quote': { message: 'A quote is opened and never closed.', advice: 'Close it, or take it out.' },
};

const NEEDED = ['student', 'case', 'level'] as const;
const COLUMNS = [...NEEDED, 'barriers'] as const;

/** The faults of the heads of the columns. */
function headFaults({ head, columns }: ResponseTable): FaultText[] {
  const isThere = (wanted: (column: Column) => boolean) => columns.some(wanted);
  const isWide = !isThere(({ role }) => role === 'case') && isThere(({ of }) => of !== null);
  const lacks = {
    student: !isThere(({ role }) => isWho(role) && role !== 'variant'),
    case: !isWide && !isThere(({ role }) => role === 'case'),
    level: !isThere(({ role }) => role === 'level'),
    barriers: !isWide && !isThere(({ role }) => role === 'barriers'),
  };
  const used = new Set(columns.map(({ at }) => at));
  const unknown = head.cells.flatMap((title, at) => (used.has(at) ? [] : [plainWords(title)]));
  const meant = COLUMNS.filter((column) => lacks[column]).map((column) => ({
    column,
    title: unknown.find((title) => title !== '' && nearest(title, [column]) !== undefined),
  }));
  const misspelt = meant.flatMap(({ column, title }) =>
    title === undefined
      ? []
      : [{ message: `Column ${quoted(title)} is not known.`, advice: `Did you mean ${quoted(column)}?` }],
  );
  const missing = meant.filter(({ column, title }) => title === undefined && column !== 'barriers');
  return [
    ...misspelt,
    ...(missing.length > 0 ? [missingColumns(missing.map(({ column }) => column))] : []),
    ...twiceIn(columns).map(({ title }) => ({
      message: `Two columns are called ${quoted(title)}.`,
      advice: 'Keep one.',
    })),
  ];
}

function missingColumns(columns: readonly string[]): FaultText {
  const names = listed(columns.map((column) => quoted(column)));
  return {
    message: columns.length === 1 ? `There is no column ${names}.` : `There are no columns ${names}.`,
    advice:
      'The first row names the columns: student, case, level and, where they were asked for, barriers; with a row for each student, “Case 1 level”, “Case 1 barriers” and so on.',
  };
}

/** The columns of answers that are there before; of those on who answers, the first with something counts. */
function twiceIn(columns: readonly Column[]): Column[] {
  const nameOf = ({ role, of }: Column) => `${role} ${of}`;
  const names = columns.map(nameOf);
  return columns.filter((column, at) => !isWho(column.role) && names.indexOf(nameOf(column)) < at);
}

/** A place in a table: a row, and the index of a cell from 0, or null for all of the row. */
export interface TablePlace {
  readonly line: number;
  readonly cell: number | null;
}

/** A fault of a row, put into words only where it is shown. */
export interface RowFault extends TablePlace {
  readonly table: ResponseTable;
  readonly code: string;
  /** What is wrong, the same for all rows of which the same is to be said. */
  readonly alike: string;
  say(): FaultText;
}

/** A problem at its place in a table or a sheet. */
export function placed(
  { file, from }: ResponseTable,
  { line, cell, ...about }: TablePlace & Pick<Problem, 'code'> & { readonly severity?: Problem['severity'] },
  { message, advice }: FaultText,
): Problem {
  const problem = { severity: 'error' as const, ...about, advice, file };
  if ('sheet' in from) {
    const where = cell === null ? `row ${line}` : addressOf(line, cell + 1);
    return { ...problem, message: `${quoted(file, 200)}, sheet ${quoted(from.sheet)}, ${where}: ${message}` };
  }
  const excerpt = lineOf(from, line);
  const column = cell === null ? 1 : cellColumn(excerpt, cell, from.separator);
  return { ...problem, message, place: { line, column }, excerpt };
}

const linesIn = once(({ text }: Pick<TableText, 'text'>) => linesOf(text));

/** A line of a text, which is taken apart once. */
export function lineOf(from: Pick<TableText, 'text'>, line: number): string {
  return linesIn(from)[line - 1] ?? '';
}

/** The column at which a cell begins, counted from 1, or 1 where it is not on `line`. */
// A row may stand on several lines, of which this is the first.
function cellColumn(line: string, cell: number, separator: string): number {
  let cells = 0;
  let isQuoted = false;
  for (let place = 0; place < line.length; place += 1) {
    if (cells === cell) return place + 1;
    const character = line.charAt(place);
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) cells += 1;
  }
  return cells === cell ? line.length + 1 : 1;
}

/** What is said of a file in which nobody answers anything. */
export function nothingIn(file: string): Problem {
  return {
    code: 'no-responses',
    severity: 'error',
    message: `${quoted(file, 200)} holds no responses.`,
    advice: say`It takes a first row that names the columns, and a row for each student and case, or for each student. “${code('joinedup mark KEY --template')}” prints one to fill in.`,
    file,
  };
}

/** As much of a text as tells whether it is a class list, in characters. */
const HEAD = 10_000;

/** The titles of a text that is a table, in plain words. */
export function titlesIn(text: string): string[] {
  const read = tableText(
    '',
    Buffer.from(text.slice(0, HEAD)),
    (heads) => COLUMNS.filter((column) => heads.map(plainWords).includes(column)).length,
  );
  const [first] = read.ok
    ? read.value.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    : [];
  return first?.cells.map(plainWords) ?? [];
}
