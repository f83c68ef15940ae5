import { answerWord } from '../assessment/match-words.ts';
import { addressOf, type Grid, textsBelow } from '../document/grid.ts';
import type { AnswerValue } from '../model/assessment.ts';
import { counted, quoted } from '../text.ts';
import type { About } from './about-headings.ts';
import type { CellEntry, HeadingEntry, Mapping } from './mapping.ts';
import type { Column } from './match-heading.ts';
import { byCause } from './one-cause.ts';
import { areOneAndTwo, OptionCodes } from './option-codes.ts';
import type { Questions } from './questions.ts';
import { CellReader, type PlacedCell } from './read-cells.ts';
import { type CellProblem, type Reply, type ReplyAnswer, unsaid } from './reply.ts';
import { columnsOf, type PlacedColumn } from './table-columns.ts';

export interface TableReading {
  readonly replies: readonly Reply[];
  readonly problems: readonly CellProblem[];
  readonly headings: readonly HeadingEntry[];
  readonly unsettled: readonly CellEntry[];
}

/** Reads a table with a row for each person, whose headings stand in `head`. */
export function readTableRows(
  grid: Grid,
  head: number,
  questions: Questions,
  { mapping, names }: { readonly mapping: Mapping; readonly names: boolean },
): TableReading {
  const heads = [...(grid.rows.get(head)?.values() ?? [])];
  const isKobo = heads.some((heading) => /^_(?:id|uuid|index|submission_time)$/u.test(heading));
  const { framework, asked } = questions;
  const reader = new CellReader(framework, {
    sheet: grid.sheet,
    asked,
    mapping,
    manner: { isSpaced: isKobo },
  });
  const { columns, headings } = columnsOf(grid, head, questions, { mapping, reader, names });
  reader.learnDays(
    columns.flatMap(({ at, column }) =>
      column.kind === 'about' && ['day', 'time'].includes(column.what) ? textsBelow(grid, head, at) : [],
    ),
  );
  const codes = new OptionCodes(grid, head, columns, { questions, reader });
  const inNumbers = areOneAndTwo(grid, head, columns);
  if (inNumbers) {
    const message = 'Where each option has its column, 1 was taken for ticked, and 2 for not ticked.';
    reader.report('warning', 'ticks-in-numbers', null, message, 'If that is wrong, export yes and no.');
  }
  const rows = new RowReader(grid, columns, reader, { names, codes, inNumbers });
  const filled = [...new Set([...grid.rows.keys(), ...grid.unread.map(({ row }) => row)])];
  const below = filled.filter((row) => row > head);
  const isTooLarge = below.length * columns.length > LARGEST_TABLE;
  if (isTooLarge) {
    const message = `The table is too large: ${counted(columns.length, 'column')}, ${counted(below.length, 'row')}.`;
    reader.report('error', 'too-large', null, message, 'Is this the right file?');
  }
  const patience = new Patience(reader.problems);
  const replies: Reply[] = [];
  const read = new Map<number, ReadonlyMap<number, string>>();
  for (const row of isTooLarge ? [] : below) {
    if (patience.isOver()) {
      const message = 'So much could not be read that this row and all below it were left out.';
      const advice = 'Settle with --map what is reported, or export texts in place of codes.';
      reader.report('error', 'too-much-unread', `row ${row}`, message, advice);
      break;
    }
    if (!isWhole(grid, head, row, reader)) continue;
    const cells = grid.rows.get(row) ?? new Map<number, string>();
    read.set(row, cells);
    const reply = rows.read(row, cells);
    if (reply) replies.push(reply);
  }
  return { replies, headings, ...byCause(reader, read, columns, questions) };
}

/** False for a row with more cells than there are headings; one with fewer is only reported. */
function isWhole({ widths }: Grid, head: number, row: number, reader: CellReader): boolean {
  const [width, cells] = [widths?.get(head), widths?.get(row)];
  if (width === undefined || cells === undefined) return true;
  if (cells > width) {
    const message = 'The row has more cells than there are headings: nobody can tell which belongs where.';
    const advice = 'Put a text that holds the sign between cells in quotation marks.';
    reader.report('error', 'row-too-long', `row ${row}`, message, advice);
    return false;
  }
  if (cells > 1 && cells < width) {
    const message = 'The row has fewer cells than there are headings: it was read from the left.';
    reader.report('warning', 'row-too-short', `row ${row}`, message, 'Look whether a cell is missing.');
  }
  return true;
}

/** Nobody asks as many people, and to go through more cells would take longer than anybody waits. */
const LARGEST_TABLE = 500_000;

/** As many characters may be said of what cannot be read. */
const MOST_UNREAD = 150_000;

/** Sees when so much of a table cannot be read that the rest is not worth the time. */
class Patience {
  readonly #problems: readonly CellProblem[];
  #seen = 0;
  #left = MOST_UNREAD;

  constructor(problems: readonly CellProblem[]) {
    this.#problems = problems;
  }

  isOver(): boolean {
    for (const { severity, message } of this.#problems.slice(this.#seen))
      if (severity === 'error') this.#left -= message.length;
    this.#seen = this.#problems.length;
    return this.#left < 0;
  }
}

type Placed = PlacedCell & { readonly at: number; readonly column: Column };

// “N/A” is LimeSurvey’s word there for a question that somebody was not shown.
/** False for a cell of a column of ticks that says it does not apply. */
function isShown({ column, text }: Placed): boolean {
  const word = answerWord(text);
  return column.kind !== 'option' || word !== 'not-applicable' || column.option === word;
}

/** Reads the rows of a table, each as what one person said. */
class RowReader {
  readonly #columns: readonly PlacedColumn[];
  readonly #reader: CellReader;
  readonly #names: boolean;
  readonly #codes: OptionCodes;
  /** True where 1 is a tick and 2 is none. */
  readonly #inNumbers: boolean;
  readonly #unread: ReadonlyMap<number, ReadonlyMap<number, string>>;

  constructor(
    grid: Grid,
    columns: readonly PlacedColumn[],
    reader: CellReader,
    {
      names,
      codes,
      inNumbers,
    }: { readonly names: boolean; readonly codes: OptionCodes; readonly inNumbers: boolean },
  ) {
    this.#codes = codes;
    this.#inNumbers = inNumbers;
    this.#columns = columns;
    this.#reader = reader;
    this.#names = names;
    this.#unread = unreadIn(grid);
  }

  /** What a row says; null where it says nothing. */
  read(row: number, cells: ReadonlyMap<number, string>): Reply | null {
    const placed = this.#columns.map(({ at, column }) => ({
      at,
      column,
      text: cells.get(at) ?? '',
      cell: addressOf(row, at),
      why: this.#unread.get(row)?.get(at),
    }));
    for (const { column, cell, why } of placed) {
      if (why !== undefined && column.kind !== 'left-out')
        this.#reader.report('error', 'no-value', cell, why, 'Type the answer itself.');
    }
    if (placed.every(({ text }) => text === '')) return null;
    const answers = new Map<string, ReplyAnswer>(
      [...this.#given(placed)].map(([question, answer]) => [question, { answer, note: null, evidence: [] }]),
    );
    this.#addRemarks(placed, answers);
    const about = this.#about(placed);
    if (answers.size > 0) {
      this.#addUnread(placed, answers);
      return { row, about, answers };
    }
    const message = 'The row answers no question.';
    this.#reader.report('warning', 'no-answers', `row ${row}`, message, 'Nothing is written for it.');
    return null;
  }

  #addRemarks(placed: readonly Placed[], answers: Map<string, ReplyAnswer>): void {
    for (const { column, text, cell } of placed) {
      if (column.kind !== 'note' && column.kind !== 'evidence') continue;
      const of = answers.get(column.question) ?? unsaid();
      const evidence = column.kind === 'evidence' ? this.#reader.remark(text, cell) : null;
      if (evidence !== null) of.evidence.push(evidence);
      if (column.kind === 'note') of.note = this.#reader.noted(of.note, text, cell);
      if (of.note !== null || of.evidence.length > 0) answers.set(column.question, of);
    }
  }

  /** Keeps as a note what stands where an answer should, and is none. */
  #addUnread(placed: readonly Placed[], answers: Map<string, ReplyAnswer>): void {
    const asked = placed.flatMap(({ column, text }) =>
      column.kind === 'answer' ? [{ question: column.question, text }] : [],
    );
    for (const question of new Set(asked.map((each) => each.question))) {
      const of = answers.get(question) ?? unsaid();
      const texts = asked.flatMap((each) => (each.question === question ? [each.text] : []));
      if (of.answer !== null) continue;
      const note = this.#reader.noteOn(question, texts, of.note);
      if (note !== null) answers.set(question, { ...of, note });
    }
  }

  /** The answers of a row, each question once; where two cells say two things, none is taken. */
  #given(placed: readonly Placed[]): Map<string, AnswerValue> {
    const said = new Map<string, { value: AnswerValue | null; cell: string }[]>();
    const say = (question: string, value: AnswerValue | null, cell: string) =>
      said.set(question, [...(said.get(question) ?? []), { value, cell }]);
    for (const each of placed) {
      if (each.column.kind === 'answer')
        say(each.column.question, this.#answer(each.column.question, each), each.cell);
    }
    for (const [question, { value, cell }] of this.#ticked(placed)) say(question, value, cell);
    const given = new Map<string, AnswerValue>();
    for (const [question, all] of said) {
      const [first] = all;
      const isOne = new Set(all.map(({ value }) => [value].flat().toSorted().join(' '))).size === 1;
      if (isOne && first?.value != null) given.set(question, first.value);
      // An empty one says something else, too: the other column may be about something else.
      if (isOne) continue;
      const message = `More than one column answers ${quoted(question)}, and here not alike: none of it is taken.`;
      const advice = 'Settle with --map which column it is.';
      for (const { cell } of all) this.#reader.report('error', 'two-answers', cell, message, advice);
    }
    return given;
  }

  #answer(question: string, { at, column: _, ...cell }: Placed): AnswerValue | null {
    const read = this.#codes.read(question, at, cell);
    return read && this.#reader.answer(question, read);
  }

  /** The questions whose options have a column each, with those that are ticked; none where a tick cannot be read. */
  #ticked(placed: readonly Placed[]): Map<string, { value: AnswerValue; cell: string }> {
    const ticked = new Map<string, { options: string[]; cell: string; isSure: boolean }>();
    for (const each of placed.filter(isShown)) {
      if (each.column.kind !== 'option') continue;
      const { question, option } = each.column;
      const found = ticked.get(question) ?? { options: [], cell: each.cell, isSure: true };
      const is = this.#isTicked(question, option, each);
      if (is === null) found.isSure = false;
      else if (is && !found.options.includes(option)) found.options.push(option);
      ticked.set(question, found);
    }
    const given = new Map<string, { value: AnswerValue; cell: string }>();
    for (const [question, { options, cell, isSure }] of ticked) {
      if (!isSure || options.length === 0) continue;
      // As one text it is held against what goes together.
      const value = this.#reader.answer(question, { text: options.join('; '), cell });
      if (value !== null) given.set(question, { value, cell });
    }
    return given;
  }

  #isTicked(question: string, option: string, cell: Placed): boolean | null {
    return this.#inNumbers ? cell.text === '1' : this.#reader.isTicked(question, option, cell);
  }

  #about(placed: readonly Placed[]): Map<About, string> {
    const about = new Map<About, string>();
    for (const { column, ...cell } of placed) {
      if (column.kind !== 'about') continue;
      const text = this.#reader.about(column.what, cell, this.#names);
      const before = about.get(column.what);
      if (text === null || before === text) continue;
      // A first and a last name stand in two columns.
      if (column.what === 'name' && before !== undefined) about.set('name', `${before} ${text}`);
      else if (before === undefined) about.set(column.what, text);
    }
    const time = about.get('time');
    if (time !== undefined && !about.has('day')) about.set('day', time);
    return about;
  }
}

/** Why cells hold nothing that can be read, by row and column. */
export function unreadIn({ unread }: Grid): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const rows = new Map<number, Map<number, string>>();
  for (const { row, column, why } of unread) {
    const said =
      why === 'mistake'
        ? 'The cell holds a mistake of a formula.'
        : 'The cell holds a formula whose result was not saved with it.';
    rows.set(row, (rows.get(row) ?? new Map<number, string>()).set(column, said));
  }
  return rows;
}
