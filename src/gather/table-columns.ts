import { lightly } from '../assessment/match-words.ts';
import { addressOf, columnName, type Grid, textsBelow } from '../document/grid.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Framework } from '../model/framework.ts';
import { listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import { areAddresses, PERSONAL } from './about-headings.ts';
import type { HeadingEntry, Mapping } from './mapping.ts';
import { type Column, type HeadingMatch, isIdOf, LEFT_OUT } from './match-heading.ts';
import { isCode } from './option-codes.ts';
import type { Questions } from './questions.ts';
import type { CellReader } from './read-cells.ts';
import { columnWords, reportUnclear, type UnclearHeading, unsettledEmpty } from './unclear-headings.ts';

/** Headings are looked for in the first rows; a title may stand above them. */
const HEAD_ROWS = 20;

/** To look for them in more cells than these would take longer than anybody waits. */
const HEAD_CELLS = 1000;

/** The rows of a sheet in which its headings may stand, the first always. */
function firstRows({ rows }: Grid): readonly (readonly [row: number, heads: readonly string[]])[] {
  let cells = 0;
  return [...rows].slice(0, HEAD_ROWS).flatMap(([row, heads], index) => {
    cells += heads.size;
    return index > 0 && cells > HEAD_CELLS ? [] : [[row, [...heads.values()]] as const];
  });
}

/** The texts of rows that may hold headings, no more of them than it takes to know a framework by. */
export function likelyHeads(grids: readonly Grid[]): readonly (readonly string[])[] {
  let cells = 0;
  return grids.flatMap(firstRows).flatMap(([, heads]) => {
    cells += heads.length;
    return cells > 2 * HEAD_CELLS ? [] : [heads];
  });
}

/** How many questions some cells name, or may name, as the heads of columns. */
export function questionsNamed(heads: Iterable<string>, { framework, match }: Questions): number {
  const found = [...heads].map(match);
  const columns = found.flatMap((each) => (each.ok ? [each.column] : each.may));
  const named = new Set(columns.flatMap((column) => ('question' in column ? [column.question] : [])));
  return named.size + (questionsByNumber(found, framework)?.length ?? 0);
}

/** The row that names most questions, of the first ones; null where none names any. */
export function headRow(grid: Grid, questions: Questions, mapping: Mapping): number | null {
  const rated = firstRows(grid).map(([row, heads]) => ({
    row,
    count:
      questionsNamed(heads, questions) + heads.filter((text) => mapping.headings.get(lightly(text))).length,
  }));
  const [best] = rated.toSorted((one, other) => other.count - one.count || one.row - other.row);
  return best && best.count > 0 ? best.row : null;
}

/** A column of a table with what it holds. */
export interface PlacedColumn {
  readonly at: number;
  readonly heading: string;
  readonly column: Column;
  readonly isSettled: boolean;
}

/** A heading, with what it is called where it stands more than once, and what it stands for. */
interface ReadColumn {
  readonly at: number;
  readonly heading: string;
  readonly called: string;
  readonly found: HeadingMatch;
  /** True where a mapping says what it is. */
  readonly isSettled: boolean;
}

/** What each column of a table holds, by its heading in the row `head`, counted from 1. */
export function columnsOf(
  grid: Grid,
  head: number,
  questions: Questions,
  {
    mapping,
    reader,
    names,
  }: { readonly mapping: Mapping; readonly reader: CellReader; readonly names: boolean },
): { readonly columns: readonly PlacedColumn[]; readonly headings: readonly HeadingEntry[] } {
  const read = readHeads(grid.rows.get(head) ?? new Map(), questions, mapping);
  const settled = settledOf(read, questions);
  const columns: PlacedColumn[] = [];
  const unclear: UnclearHeading[] = [];
  const understood = read.map((each) => {
    const { at, heading, found, isSettled } = each;
    const texts = textsBelow(grid, head, at);
    const place = { heading, cell: addressOf(head, at), found, texts };
    const column =
      settled(each) ?? columnByCells(place, questions, reader) ?? (areAddresses(texts) ? LEFT_OUT : null);
    if (column) columns.push({ at, heading, column, isSettled });
    else if (texts.length > 0) unclear.push(place);
    return { called: each.called, column, place };
  });
  const unsettled = reportUnclear(unclear, questions, reader);
  const headings = understood.map(({ called, column, place }): HeadingEntry => {
    if (column) return { heading: called, column, open: null };
    const isEmpty = place.texts.length === 0;
    const open = isEmpty ? unsettledEmpty(place, questions) : unsettled.get(place.cell);
    return { heading: called, column: open ? null : LEFT_OUT, open: open ?? null };
  });
  reportTwice(reader, columns, head);
  reportBare(reader, grid, head);
  for (const { at, column, isSettled } of columns) {
    if (isSettled && column.kind === 'left-out') continue;
    const isPersonal = column.kind === 'about' && PERSONAL.includes(column.what) && !names;
    if (column.kind !== 'left-out' && !isPersonal) continue;
    const message = isPersonal
      ? 'Names, addresses and times are left out, but for the month.'
      : 'What a forms service adds by itself is left out.';
    const advice = isPersonal
      ? 'With --names they are taken over.'
      : 'If it is a question, settle it with --map.';
    reader.report('warning', 'left-out', addressOf(head, at), message, advice);
  }
  return { columns, headings };
}

// “Organisation” may be either. What was decided so is reported.
/** The question or what is about who answers, by what stands below, where a heading may be both; else null. */
function columnByCells(
  { found, texts, cell, heading }: UnclearHeading,
  questions: Questions,
  reader: CellReader,
): Column | null {
  if (found.ok || found.may.length !== 2 || texts.length === 0) return null;
  const answer = found.may.find(({ kind }) => kind === 'answer');
  const other = found.may.find(({ kind }) => kind === 'about' || kind === 'left-out');
  if (answer?.kind !== 'answer' || !other) return null;
  const fitting = texts.filter((text) => questions.isAnswer(answer.question, text) || isCode(text));
  if (fitting.length > 0 && fitting.length < texts.length) return null;
  const column = fitting.length > 0 ? answer : other;
  const message = `The column ${quoted(heading)} was taken for ${columnWords(column)}, by what stands in it.`;
  reader.report('warning', 'heading-by-cells', cell, message, 'Where that is wrong, settle it with --map.');
  return column;
}

function readHeads(
  cells: ReadonlyMap<number, string>,
  questions: Questions,
  mapping: Mapping,
): readonly ReadColumn[] {
  const seen = new Map<string, number>();
  return [...cells].map(([at, heading]) => {
    const key = lightly(heading);
    const time = (seen.get(key) ?? 0) + 1;
    seen.set(key, time);
    const called = time === 1 ? heading : `${heading} #${time}`;
    const settled = mapping.headings.get(lightly(called));
    const found: HeadingMatch = settled ? { ok: true, column: settled } : questions.match(heading);
    return { at, heading, called, found, isSettled: settled != null };
  });
}

/** So many headings that are ids of questions show that a table has ids for headings. */
const ENOUGH_IDS = 3;

// A number counts where all of them are there, an id where most headings are ids.
/** What columns are by their headings alone; null where these do not say. */
function settledOf(
  read: readonly ReadColumn[],
  { framework, asked }: Questions,
): (column: ReadColumn) => Column | null {
  const sure = read.flatMap(({ heading, found }) => (found.ok ? [{ heading, column: found.column }] : []));
  const byNumber = questionsByNumber(
    read.map(({ found }) => found),
    framework,
  );
  const answers = sure.flatMap(({ heading, column }) =>
    column.kind === 'answer' ? [{ heading, question: column.question }] : [],
  );
  const ids = answers.filter(({ heading, question }) => isIdOf(heading, question));
  const areIds = ids.length >= ENOUGH_IDS && ids.length * 2 >= answers.length;
  const taken = new Set(answers.map(({ question }) => question));
  const isAlone = (heading: string, question: string) =>
    areIds && isIdOf(heading, question) && !taken.has(question);
  return ({ heading, found }) => {
    if (!found.ok)
      return found.may.find((each) => each.kind === 'answer' && isAlone(heading, each.question)) ?? null;
    const { column } = found;
    if (column.kind === 'number') {
      const question = byNumber?.[column.number - 1];
      return question === undefined ? null : { kind: 'answer', question };
    }
    if (column.kind !== 'nth-option') return column;
    const { question } = column;
    const options = asked.get(question)?.options ?? [];
    const numbers = sure.flatMap(({ column: other }) =>
      other.kind === 'nth-option' && other.question === question ? [other.number] : [],
    );
    const option = options[column.number - 1]?.id;
    const isWhole = numbers.length === options.length && new Set(numbers).size === numbers.length;
    return isWhole && Math.max(...numbers) === numbers.length && option !== undefined
      ? { kind: 'option', question, option }
      : null;
  };
}

/** The questions by their numbers, where those from 1 to the last are all there; null where they are not. */
function questionsByNumber(found: readonly HeadingMatch[], framework: Framework): readonly string[] | null {
  const numbers = found.flatMap((each) =>
    each.ok && each.column.kind === 'number' ? [each.column.number] : [],
  );
  const isWhole = new Set(numbers).size === numbers.length && Math.max(...numbers) === numbers.length;
  const fitting = [allQuestions(framework), framework.questions].find(
    ({ length }) => length === numbers.length,
  );
  return isWhole && fitting ? fitting.map(({ id }) => id) : null;
}

/** Reports columns that are for the same, which are taken only where they agree. */
function reportTwice(reader: CellReader, columns: readonly PlacedColumn[], head: number): void {
  // Of notes and evidence, all is taken.
  const taken = columns.filter(
    ({ column: { kind, ...column } }) =>
      !['left-out', 'note', 'evidence'].includes(kind) &&
      !('what' in column && PERSONAL.includes(column.what)),
  );
  for (const alike of groupedBy(taken, ({ column }) => JSON.stringify(column)).values()) {
    if (alike.length === 1) continue;
    const [first] = alike;
    const all = alike.map(({ at }) => columnName(at));
    const message = `The columns ${listed(all)} are ${all.length === 2 ? 'both' : 'all'} for ${columnWords(first.column)}: what they say is taken only where they agree.`;
    const advice =
      'Settle which it is with --map; the second is called there by its heading with “ #2” behind it.';
    for (const { at } of alike)
      reader.report('warning', 'heading-twice', addressOf(head, at), message, advice);
  }
}

/** Columns that hold something, and have no heading. */
function reportBare(reader: CellReader, grid: Grid, head: number): void {
  const heads = grid.rows.get(head);
  const below = [...grid.rows].flatMap(([row, cells]) => (row > head ? [...cells.keys()] : []));
  for (const at of new Set(below)) {
    if (heads?.has(at)) continue;
    const message = `Nothing is taken from the column ${columnName(at)}: it has no heading.`;
    reader.report('error', 'no-heading', addressOf(head, at), message, 'Write there which question it is.');
  }
}
