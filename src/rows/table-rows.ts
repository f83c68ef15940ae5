import { cellsOf, separatorIn } from '../document/table.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Framework } from '../model/framework.ts';
import { InputError, type Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { type Line, LONGEST_LINE } from './lines.ts';
import { DETAILS } from './row-about.ts';
import { type TakenRow, textOf, unreadable } from './rows.ts';

/** A table with a row for each assessment, and ids at the heads of its columns. */

/** What a column can hold besides the answers to a question. */
const ABOUT = [...DETAILS, 'framework', 'version'] as const;

type Column =
  | { readonly about: (typeof ABOUT)[number] }
  | { readonly part: 'answers' | 'needs'; readonly id: string };

/** The columns of a table, null for those that are passed over. */
interface Heads {
  readonly separator: string;
  readonly columns: readonly (Column | null)[];
}

/**
 * Takes an assessment from each row of a table; rows with nothing in them are passed over. `doubt` hears of columns that are
 * none of ours. Throws an `InputError` where not one column is a question.
 */
export async function* tableRows(
  lines: AsyncIterable<Line[]>,
  framework: Framework,
  file: string,
  doubt: (problem: Problem) => void,
): AsyncGenerator<TakenRow[]> {
  const table = new Table(framework, file, doubt);
  for await (const some of lines) {
    const rows: TakenRow[] = [];
    for (const line of some) {
      if ('fault' in line) rows.push(unreadable(line, file));
      else table.add(line.line, textOf(line), rows);
    }
    if (rows.length > 0) yield rows;
  }
  const rest = table.rest();
  if (rest) yield [rest];
}

/** A table of which line after line is taken. */
class Table {
  readonly #framework: Framework;
  readonly #file: string;
  readonly #doubt: (problem: Problem) => void;
  #heads: Heads | null = null;
  /** The lines of a row in which a quotation mark is still open, and the number of the first. */
  #begun: string[] = [];
  #from = 0;

  constructor(framework: Framework, file: string, doubt: (problem: Problem) => void) {
    this.#framework = framework;
    this.#file = file;
    this.#doubt = doubt;
  }

  /** Takes a line, and adds the row that ends with it. */
  add(line: number, text: string, rows: TakenRow[]): void {
    if (this.#begun.length === 0) {
      if (this.#take(line, text, rows)) return;
      this.#from = line;
      this.#begun = [text];
      return;
    }
    this.#begun.push(text);
    const whole = this.#begun.join('\n');
    if (this.#take(this.#from, whole, rows)) this.#begun = [];
    else if (this.#begun.length > MOST_LINES || whole.length > LONGEST_LINE) this.#giveUp(rows);
  }

  /** The row in which a quotation mark is open to the end; null where there is none. */
  rest(): TakenRow | null {
    return this.#begun.length === 0 ? null : openQuote(this.#from, this.#file);
  }

  /** Tells of the row that was begun, and takes the lines below it by themselves. */
  #giveUp(rows: TakenRow[]): void {
    const [, ...below] = this.#begun;
    rows.push(openQuote(this.#from, this.#file));
    this.#begun = [];
    for (const [index, text] of below.entries()) {
      const line = this.#from + 1 + index;
      if (!this.#take(line, text, rows)) rows.push(openQuote(line, this.#file));
    }
  }

  /** Takes a row, if it is whole. */
  #take(line: number, text: string, rows: TakenRow[]): boolean {
    if (this.#heads === null) {
      const place = { file: this.#file, line };
      if (text.trim() !== '') this.#heads = headsIn(text, this.#framework, place, this.#doubt);
      return true;
    }
    const cells = cellsOf(text, this.#heads.separator);
    if (cells === null) return false;
    if (cells.some((cell) => cell.trim() !== ''))
      rows.push({ line, text, value: assessmentOf(cells, this.#heads) });
    return true;
  }
}

/** The lines that one row can go over. */
const MOST_LINES = 50;

function openQuote(line: number, file: string): TakenRow {
  const message = 'In this row a quotation mark is not closed, or not where a cell ends.';
  const advice = 'Save the table anew from the program that it comes from.';
  return {
    line,
    problems: [{ code: 'open-quote', severity: 'error', message, advice, file, place: { line, column: 1 } }],
  };
}

function headsIn(
  text: string,
  framework: Framework,
  { file, line }: { readonly file: string; readonly line: number },
  doubt: (problem: Problem) => void,
): Heads {
  const separator = separatorIn(text);
  const titles = (cellsOf(text, separator) ?? []).map((cell) => cell.trim());
  const needs = new Set(framework.needs?.questions.map(({ id }) => id));
  const ids = allQuestions(framework).map(({ id }) => id);
  const columns = titles.map((title): Column | null => {
    const about = ABOUT.find((each) => each === title.toLowerCase());
    if (about) return { about };
    return ids.includes(title) ? { part: needs.has(title) ? 'needs' : 'answers', id: title } : null;
  });
  const place = { line, column: 1 };
  if (!columns.some((column) => column !== null && 'part' in column)) {
    const message = `No column is a question of ${quoted(framework.title)}.`;
    const advice = `The first row has to name the columns: ${listed(ABOUT)}, and questions by their ids, such as ${ids[0]}.`;
    throw new InputError([{ code: 'no-questions', severity: 'error', message, advice, file, place }]);
  }
  const strange = titles.filter((title, index) => columns[index] === null && title !== '');
  const twice = titles.filter((title, index) => title !== '' && titles.indexOf(title) !== index);
  for (const title of new Set(twice)) {
    const message = `The column ${quoted(title)} stands twice; its last answer counts.`;
    doubt({ code: 'column-twice', severity: 'warning', message, file, place });
  }
  for (const title of strange) {
    const message = `The column ${quoted(title)} is no question of ${quoted(framework.title)}, and was passed over.`;
    doubt({
      code: 'unknown-column',
      severity: 'warning',
      message,
      advice: didYouMean(title, ids),
      file,
      place,
    });
  }
  return { separator, columns };
}

/** The assessment of a row, in the shape of a file. */
function assessmentOf(cells: readonly string[], { columns }: Heads): Record<string, unknown> {
  const parts: Record<string, Record<string, unknown>> = { answers: {} };
  for (let index = 0; index < cells.length; index += 1) {
    const column = columns[index];
    const text = cells[index]?.trim() ?? '';
    if (column == null || text === '') continue;
    const [part, key] = 'part' in column ? [column.part, column.id] : UNDER[column.about];
    parts[part] ??= {};
    (parts[part] as Record<string, unknown>)[key] = 'part' in column ? answerOf(text) : text;
  }
  const { top, ...rest } = parts;
  return { ...top, ...rest };
}

/** Where in a file a column besides those of questions stands. */
const UNDER = {
  id: ['top', 'id'],
  date: ['top', 'date'],
  service: ['service', 'name'],
  nation: ['service', 'nation'],
  framework: ['framework', 'id'],
  version: ['framework', 'version'],
} as const satisfies Readonly<Record<(typeof ABOUT)[number], readonly [part: string, key: string]>>;

/** Options with commas between are a list of which one holds. */
function answerOf(text: string): string | readonly string[] {
  return text.includes(',') ? text.split(',').map((each) => each.trim()) : text;
}
