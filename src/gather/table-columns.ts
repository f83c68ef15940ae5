import { type Asked, answerMatcher, askedOf } from '../assessment/match-answer.ts';
import { lightly, wordsOf } from '../assessment/match-words.ts';
import { addressOf, columnName, type Grid, textsBelow } from '../document/grid.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Framework } from '../model/framework.ts';
import { listed, quoted } from '../text.ts';
import { areAddresses, PERSONAL } from './about-headings.ts';
import type { HeadingEntry, Mapping } from './mapping.ts';
import { type Column, type HeadingMatch, type HeadingMatcher, headingMatcher } from './match-heading.ts';
import type { CellReader } from './read-cells.ts';

/** A framework as tables are held against it: in its own words, and in those of each nation. */
export interface Questions {
  readonly framework: Framework;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly match: HeadingMatcher;
}

/** Makes a framework ready to read tables by. `variants` are the same framework in the words of each nation. */
export function questionsOf(framework: Framework, variants: readonly Framework[] = []): Questions {
  const others = variants.map((variant) => new Map(allQuestions(variant).map((each) => [each.id, each])));
  const asked = allQuestions(framework).map((question): [string, Asked] => [
    question.id,
    askedOf(
      question,
      others.flatMap((each) => each.get(question.id) ?? []),
    ),
  ]);
  return { framework, asked: new Map(asked), match: headingMatcher(framework, variants) };
}

/** Headings are looked for in the first rows; a title may stand above them. */
const HEAD_ROWS = 20;

/** To look for them in more cells than these would take longer than anybody waits. */
const HEAD_CELLS = 4000;

/** The rows of a sheet in which its headings may stand, the first always. */
export function firstRows({ rows }: Grid): readonly (readonly [row: number, heads: readonly string[]])[] {
  let cells = 0;
  return [...rows].slice(0, HEAD_ROWS).flatMap(([row, heads], index) => {
    cells += heads.size;
    return index > 0 && cells > HEAD_CELLS ? [] : [[row, [...heads.values()]] as const];
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

/** What each column of a table holds, by its heading in the row `head`; what is unclear is reported to the reader. */
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
  const byNumber = questionsByNumber(
    read.map(({ found }) => found),
    questions.framework,
  );
  const columns: PlacedColumn[] = [];
  const headings = read.map(({ at, heading, called, found, isSettled }): HeadingEntry => {
    const texts = textsBelow(grid, head, at);
    const place = { questions, reader, cell: addressOf(head, at), heading };
    const understood = columnIn(found, byNumber) ?? columnByCells(found, texts, place);
    const column = understood ?? (areAddresses(texts) ? LEFT_OUT : null);
    if (column) columns.push({ at, heading, column, isSettled });
    const near = column || texts.length === 0 ? null : reportHeading(found, texts, place);
    return { heading: called, column, near };
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

const LEFT_OUT: Column = { kind: 'left-out' };

/** A heading, where it stands, and who takes note of what is wrong with it. */
interface HeadingPlace {
  readonly questions: Questions;
  readonly reader: CellReader;
  readonly cell: string;
  readonly heading: string;
}

/**
 * The question, where a heading may be one or something about who answers (“organisation” may be either), and all that stands below
 * it is an answer to it; the other, where none of it is. What was decided so is reported.
 */
function columnByCells(
  found: HeadingMatch,
  texts: readonly string[],
  { questions, reader, cell, heading }: HeadingPlace,
): Column | null {
  if (found.ok || found.may.length !== 2 || texts.length === 0) return null;
  const answer = found.may.find(({ kind }) => kind === 'answer');
  const other = found.may.find(({ kind }) => kind === 'about' || kind === 'left-out');
  const asked = answer?.kind === 'answer' ? questions.asked.get(answer.question) : undefined;
  if (!answer || !other || !asked) return null;
  const match = answerMatcher(asked);
  const fitting = texts.filter((text) => match(text).kind === 'answer');
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

/** What a heading stands for, with a number as the question of that number; null where that is unclear. */
function columnIn(found: HeadingMatch, byNumber: readonly string[] | null): Column | null {
  if (!found.ok) return null;
  if (found.column.kind !== 'number') return found.column;
  const question = byNumber?.[found.column.number - 1];
  return question === undefined ? null : { kind: 'answer', question };
}

/** The questions by their numbers, where the numbers from 1 to the last are all there; null where they are not. */
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

/** The questions whose options some texts are, word by word: those of which most are. A word or two may stand anywhere. */
function questionsAnswered(texts: readonly string[], { asked }: Questions): string[] {
  const said = texts.map(wordsOf).filter((text) => text.split(' ').length > 2);
  const counted = [...asked].map(([id, { options }]) => {
    const worded = new Set(options.flatMap((option) => option.texts.map(wordsOf)));
    return { id, count: said.filter((text) => worded.has(text)).length };
  });
  const most = Math.max(...counted.map(({ count }) => count));
  return most === 0 ? [] : counted.filter(({ count }) => count === most).map(({ id }) => id);
}

/** Reports that nothing is taken from a column; gives the question that it is most like, if any. */
function reportHeading(
  found: HeadingMatch,
  texts: readonly string[],
  { questions, reader, cell, heading }: HeadingPlace,
): string | null {
  const about = `Nothing is taken from the column ${quoted(heading, 80)}`;
  const settle = 'Rename the heading, or settle it with --map; --write-map writes what to settle.';
  const near = found.ok ? null : found.near();
  const answered = near === null ? questionsAnswered(texts, questions) : [near];
  const [only = null, other] = answered;
  const report = (code: string, why: string) =>
    reader.report('error', code, cell, `${about}: ${why}.`, settle);
  if (found.ok) report('ambiguous-heading', 'a number alone is a question only where all of them are there');
  else if (found.may.length > 0)
    report('ambiguous-heading', `it may be ${listed([...new Set(found.may.map(columnWords))], 'or')}`);
  else if (near !== null)
    report('unknown-heading', `it is like the question ${quoted(near)}, and not the same`);
  else if (only !== null) {
    const which = other === undefined ? `the question ${quoted(only)}` : 'several questions';
    report('unknown-heading', `its heading is no question, and what stands in it are options of ${which}`);
  } else {
    const why = 'it is no question of the framework';
    reader.report('warning', 'no-question', cell, `${about}: ${why}.`, 'If it is one, settle it with --map.');
  }
  return other === undefined ? only : null;
}

function columnWords(column: Column): string {
  switch (column.kind) {
    case 'answer':
      return `the question ${quoted(column.question)}`;
    case 'option':
      return `the option ${quoted(column.option)} of ${quoted(column.question)}`;
    case 'note':
    case 'evidence':
      return `the ${column.kind} of ${quoted(column.question)}`;
    case 'about':
      return `the ${column.what} of who answers`;
    case 'number':
      return `number ${column.number}`;
    default:
      return 'no question at all';
  }
}

/** Where two columns are for the same, they may be for two things: it is said, although they are taken where they agree. */
function reportTwice(reader: CellReader, columns: readonly PlacedColumn[], head: number): void {
  const alike = new Map<string, PlacedColumn[]>();
  for (const each of columns) {
    const { column } = each;
    if (column.kind === 'left-out' || (column.kind === 'about' && PERSONAL.includes(column.what))) continue;
    const key = JSON.stringify(each.column);
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  for (const [first, ...others] of alike.values()) {
    if (!first || others.length === 0) continue;
    const all = [first, ...others].map(({ at }) => columnName(at));
    const message = `The columns ${listed(all)} are ${all.length === 2 ? 'both' : 'all'} for ${columnWords(first.column)}: what they say is taken only where they agree.`;
    const advice =
      'Settle which it is with --map; the second is called there by its heading with “ #2” behind it.';
    for (const { at } of [first, ...others])
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
