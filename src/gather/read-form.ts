import type { Asked } from '../assessment/match-answer.ts';
import { wordsOf } from '../assessment/match-words.ts';
import { addressOf, type Grid } from '../document/grid.ts';
import type { AnswerValue } from '../model/assessment.ts';
import { nearest } from '../suggest.ts';
import { quoted } from '../text.ts';
import { ABOUT, type About } from './about-headings.ts';
import { type FactCell, serviceOf, wordsIn } from './form-service.ts';
import type { CellEntry, Mapping } from './mapping.ts';
import type { Questions } from './questions.ts';
import { CellReader } from './read-cells.ts';
import { unreadIn } from './read-table.ts';
import { type CellProblem, type Reply, type ReplyAnswer, unsaid } from './reply.ts';

/**
 * Our own form as a workbook, filled in. What a workbook has to hold to be read, wherever in it that stands:
 *
 * - One or more sheets with a row a question. A row of heads, among the first forty of its sheet, names the columns, in any order
 *   and with any others between them: `id` (the question’s id), `Answer`, any number of `or` (it is one of these), `Note`,
 *   `Evidence`, `Question` (the question as it is asked). Each row below is read by its id: sorting, filtering, and pasting over
 *   cells do no harm. Where `Question` holds the text of another question than `id`, the row is left out and reported.
 * - In the same columns, on a sheet of their own or not, rows about who answers: `about:role`, `about:organisation`, `about:day`,
 *   `about:name`, `about:email` in the column `id`, what was typed in the column `Answer`; and about the service: `about:service`,
 *   `about:nation`, `about:people`, `about:scope`, `about:side-1` and on, `about:partner-1`, `about:kind-1` and on, `about:everybody`.
 * - In any cell of any sheet, hidden or not: `joinedup form 1: FRAMEWORK VERSION`, such as `joinedup form 1: five 2.0.0`. Where it
 *   was lost, the framework has to be named.
 * - Optionally a sheet with the heads `question`, `option` and `text`: the ids of what is chosen, and the words that the form had for
 *   it. By these, a form of an older version is read, whose words this version may not have.
 *
 * `Answer` and `or` hold an option by its id, number, letter or text, or several; or a word for “don’t know”. The table of such a
 * sheet, saved as CSV, is read in the same way.
 */
export interface FilledForm {
  /** The framework that the form is about; null where that was lost. */
  readonly framework: { readonly id: string; readonly version: string } | null;
  /** The options of each question in the words of the form. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly sheets: readonly FormSheet[];
}

interface FormSheet {
  readonly grid: Grid;
  readonly head: number;
}

const FORM = /^joinedup form 1: ([a-z][a-z0-9-]*) (\d+\.\d+\.\d+)$/u;

const HEAD_ROWS = 40;

/** The form that the sheets of a workbook are; null where they are none. */
export function formIn(grids: readonly Grid[]): FilledForm | null {
  const sheets = grids.flatMap((grid): FormSheet[] => {
    const found = [...grid.rows].slice(0, HEAD_ROWS).find(([, cells]) => isFormHead(cells));
    return found ? [{ grid, head: found[0] }] : [];
  });
  if (sheets.length === 0) return null;
  const texts = grids.flatMap(({ rows }) => [...rows.values()].flatMap((cells) => [...cells.values()]));
  const [, id, version] = texts.map((text) => FORM.exec(text)).find((found) => found !== null) ?? [];
  const framework = id === undefined || version === undefined ? null : { id, version };
  return { framework, words: new Map(grids.flatMap(wordsIn)), sheets };
}

/** True where the heads of a sheet are those of our own form. */
function isFormHead(cells: ReadonlyMap<number, string>): boolean {
  const words = new Set([...cells.values()].map(wordsOf));
  return words.has('id') && words.has('answer');
}

/** The questions of a form with its own words and those of the framework; only its own, where it is of another version. */
function askedIn({ framework, words }: FilledForm, questions: Questions): ReadonlyMap<string, Asked> {
  const isSame = framework === null || framework.version === questions.framework.version;
  const own = [...words]
    .filter(([id]) => !id.startsWith('about:'))
    .map(([id, options]): [string, Asked] => {
      const known = questions.asked.get(id);
      const asked = [...options].map(([option, texts]) => ({ id: option, texts }));
      if (!isSame || !known) return [id, { id, options: asked, mayNotApply: true }];
      const both = known.options.map((option) => ({
        id: option.id,
        texts: [...new Set([...option.texts, ...(options.get(option.id) ?? [])])],
      }));
      return [id, { ...known, options: both }];
    });
  return new Map([...questions.asked, ...(isSame ? own.filter(([id]) => questions.asked.has(id)) : own)]);
}

interface Setting {
  readonly mapping: Mapping;
  readonly names: boolean;
}

/** What a form says, and what of it could not be read. */
export function readForm(
  form: FilledForm,
  questions: Questions,
  { mapping, names }: Setting,
): {
  readonly reply: Reply;
  readonly problems: readonly CellProblem[];
  readonly unsettled: readonly CellEntry[];
} {
  const asked = askedIn(form, questions);
  const read = new FormReader(questions, asked, names);
  const readers = form.sheets.map(({ grid, head }) => {
    const reader = new CellReader(questions.framework, {
      sheet: grid.sheet,
      asked,
      mapping,
      manner: { isNumbered: true },
    });
    read.readSheet(grid, head, reader);
    return reader;
  });
  return {
    reply: {
      row: null,
      about: read.about,
      service: serviceOf(read.facts, form.words, questions.framework),
      answers: read.answers,
    },
    problems: readers.flatMap(({ problems }) => problems),
    unsettled: readers.flatMap(({ unsettled }) => unsettled),
  };
}

/** The columns of a sheet of the form. */
interface FormColumns {
  readonly id: number;
  readonly answers: readonly number[];
  readonly notes: readonly number[];
  readonly evidence: readonly number[];
  readonly asks: readonly number[];
}

/** A row of a form: the texts of its cells, by column. */
interface FormRow {
  readonly row: number;
  readonly cells: ReadonlyMap<number, string>;
  readonly columns: FormColumns;
  readonly reader: CellReader;
}

class FormReader {
  readonly answers = new Map<string, ReplyAnswer>();
  readonly about = new Map<About, string>();
  /** What it says of the service, by the id of the row without “about:”. */
  readonly facts = new Map<string, FactCell>();
  readonly #questions: Questions;
  readonly #asked: ReadonlyMap<string, Asked>;
  readonly #names: boolean;
  readonly #ids: ReadonlyMap<string, string>;
  /** Questions that were answered in two ways: neither is taken. */
  readonly #split = new Set<string>();

  constructor(questions: Questions, asked: ReadonlyMap<string, Asked>, names: boolean) {
    this.#questions = questions;
    this.#asked = asked;
    this.#names = names;
    this.#ids = new Map([...asked.keys()].map((id) => [wordsOf(id), id]));
  }

  readSheet(grid: Grid, head: number, reader: CellReader): void {
    const columns = this.#columnsOf(grid, head);
    const unread = unreadIn(grid);
    for (const [row, cells] of grid.rows) if (row > head) this.#readRow({ row, cells, columns, reader });
    for (const [row, cells] of unread) {
      for (const [at, why] of cells) {
        const isMeant =
          row > head && [...columns.answers, ...columns.notes, ...columns.evidence, columns.id].includes(at);
        if (isMeant) reader.report('error', 'no-value', addressOf(row, at), why, 'Type the answer itself.');
      }
    }
  }

  #columnsOf(grid: Grid, head: number): FormColumns {
    const heads = [...(grid.rows.get(head) ?? [])].map(([at, text]) => ({ at, words: wordsOf(text) }));
    const called = (...names: readonly string[]) =>
      heads.filter(({ words }) => names.includes(words)).map(({ at }) => at);
    // Somebody may have added a column that is called so.
    const known = (at: number) =>
      [...grid.rows.values()].filter((cells) => this.#idIn(cells.get(at) ?? '') !== null).length;
    const [id = 0] = called('id').toSorted((one, other) => known(other) - known(one));
    return {
      id,
      answers: [...called('answer'), ...called('or')],
      notes: called('note', 'notes'),
      evidence: called('evidence'),
      asks: called('question'),
    };
  }

  #idIn(text: string): string | null {
    return /^about:/u.test(text) ? text : (this.#ids.get(wordsOf(text)) ?? null);
  }

  #readRow(place: FormRow): void {
    const { row, cells, columns, reader } = place;
    const said = [...columns.answers, ...columns.notes, ...columns.evidence].some((at) => cells.has(at));
    if (!said || isFormHead(cells)) return;
    const written = cells.get(columns.id) ?? '';
    const id = this.#idIn(written);
    const cell = addressOf(row, columns.id);
    if (id === null) {
      const message =
        written === ''
          ? 'The row is filled in, and does not say to which question: its id is missing.'
          : `The row is filled in, and there is no question ${quoted(written)}.`;
      const near = nearest(written, [...this.#asked.keys()]);
      reader.report(
        'error',
        'unknown-question',
        cell,
        message,
        near === undefined ? 'Put the id back.' : `Did you mean ${quoted(near)}?`,
      );
    } else if (id.startsWith('about:')) this.#readAbout(id.slice('about:'.length).trim(), place);
    else if (this.#isMixed(id, place)) {
      const message = `The row has the id of ${quoted(id)}, and the text of another question.`;
      reader.report(
        'error',
        'row-mixed',
        cell,
        message,
        'Parts of the sheet were sorted or pasted without the rest. Put the id back.',
      );
    } else this.#readAnswer(id, place);
  }

  #readAbout(what: string, { row, cells, columns, reader }: FormRow): void {
    const known = ABOUT.find((each) => each === what);
    const at = columns.answers.find((each) => cells.has(each));
    if (at === undefined) return;
    const place = { text: cells.get(at) ?? '', cell: addressOf(row, at) };
    if (known === undefined) {
      this.facts.set(what, { ...place, reader });
      return;
    }
    const text = reader.about(known, place, this.#names);
    if (text !== null) this.about.set(known, text);
  }

  /** True where the row holds the text of another question than its id. */
  #isMixed(id: string, { cells, columns }: FormRow): boolean {
    return columns.asks.some((at) => {
      const found = this.#questions.match(cells.get(at) ?? '');
      return found.ok && found.column.kind === 'answer' && found.column.question !== id;
    });
  }

  #readAnswer(id: string, place: FormRow): void {
    const { row, cells, columns, reader } = place;
    const entry = this.answers.get(id) ?? unsaid();
    this.#settle(id, entry, place);
    const placed = (of: readonly number[]) =>
      of.map((at) => [cells.get(at) ?? '', addressOf(row, at)] as const);
    for (const [text, cell] of placed(columns.notes)) entry.note = reader.noted(entry.note, text, cell);
    const said = columns.answers.map((at) => cells.get(at) ?? '');
    if (entry.answer === null) entry.note = reader.noteOn(id, said, entry.note);
    entry.evidence = [
      ...new Set([
        ...entry.evidence,
        ...placed(columns.evidence).flatMap((of) => reader.remark(...of) ?? []),
      ]),
    ];
    if ((entry.answer ?? entry.note) !== null || entry.evidence.length > 0) this.answers.set(id, entry);
  }

  /** What the cells for an answer say together; null where one of them cannot be read, which makes less of the others. */
  #valueIn(
    id: string,
    { row, cells, columns, reader }: FormRow,
  ): { readonly value: AnswerValue; readonly cell: string } | null {
    const texts = columns.answers.flatMap((at) => {
      const text = cells.get(at);
      return text === undefined ? [] : [{ text, cell: addressOf(row, at) }];
    });
    const values = texts.map((each) => reader.answer(id, each));
    const [first] = texts;
    if (!first || values.includes(null)) return null;
    const all = new Set(values.flatMap((value) => value ?? []));
    const value = reader.answer(
      id,
      texts.length === 1 ? first : { text: [...all].join('; '), cell: first.cell },
    );
    return value === null ? null : { value, cell: first.cell };
  }

  /** Takes an answer, unless another row has another one to the same question. */
  #settle(id: string, entry: ReplyAnswer, place: FormRow): void {
    const found = this.#valueIn(id, place);
    if (!found) return;
    const isOther = entry.answer !== null && [entry.answer].flat().join() !== [found.value].flat().join();
    if (!isOther && !this.#split.has(id)) {
      entry.answer = found.value;
      return;
    }
    this.#split.add(id);
    entry.note = place.reader.noteOn(id, [entry.answer ?? []].flat(), entry.note);
    entry.answer = null;
    const message = `${quoted(id)} is answered in more than one row, and not alike: none of it is taken.`;
    place.reader.report('error', 'two-answers', found.cell, message, 'Keep one row for each question.');
  }
}
