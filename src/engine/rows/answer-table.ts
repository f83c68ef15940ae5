import type { Answers } from '../../model/assessment.ts';
import type { Questionnaire } from '../compiled.ts';
import type { RangeGround } from '../logic/decide.ts';
import { isOpen, NOT_APPLICABLE, type Situation } from '../logic/evaluate.ts';
import { settleAnew, settleSituation } from '../logic/search.ts';

/** What some questions decide, looked up by what was answered to them in a table that fills as it is asked. */

/** What can be answered to a question alone, and all of it while it is open: codes from 0, the open one last. */
export interface Alphabet {
  /** The bits that each code leaves, as in a situation. */
  readonly bits: readonly number[];
  readonly open: number;
}

/** Stands for an answer of which one of several options holds, which has no code. */
export const LISTED = -1;

/** The codes of every question, and of the nation after them. */
export function alphabetsOf({ questions, nations }: Questionnaire): readonly Alphabet[] {
  return [...questions.map(({ everyAnswer }) => everyAnswer), (1 << nations.length) - 1].map((every) => {
    const single: number[] = [];
    for (let left = every; left !== 0; left &= left - 1) single.push(left & -left);
    // Where there is but one answer, it is what is open as well.
    const bits = single.length > 1 ? [...single, every] : [every];
    return { bits, open: bits.length - 1 };
  });
}

/** Answers to every question, and the nation last: its code, or `LISTED` with what it leaves in `given`. */
export interface Row {
  readonly codes: Int32Array;
  readonly given: Int32Array;
}

/** A row without lists, by codes that may change. */
export function rowWith(codes: Int32Array, alphabets: readonly Alphabet[]): Row {
  return {
    codes,
    // Hardly any row is asked for it.
    get given() {
      return codes.map((code, index) => alphabets[index]?.bits[code] ?? 0);
    },
  };
}

/** Finds what a row comes to, where need be in a ground of its own. */
export type Found<Outcome = number> = (row: Row, ground: () => RangeGround) => Outcome;

/** More cells than these a table does not have: it takes 2 bytes for each. */
const MOST_CELLS = 1 << 21;

/** Whether what hangs on `questions` has room in a table. */
export function hasRoom(
  questions: Iterable<number>,
  alphabets: readonly Alphabet[],
  most = MOST_CELLS,
): boolean {
  let cells = 1;
  for (const question of questions) cells *= alphabets[question]?.bits.length ?? 1;
  return cells <= most;
}

/** Where what was answered to some questions stands in a table of all that can be. */
export class Cells {
  readonly count: number;
  readonly questions: Int32Array;
  readonly steps: Int32Array;
  readonly alphabets: readonly Alphabet[];
  /** How many codes each question has. */
  readonly sizes: Int32Array;

  constructor(questions: readonly number[], alphabets: readonly Alphabet[]) {
    this.questions = Int32Array.from(questions);
    this.steps = new Int32Array(questions.length);
    this.alphabets = questions.map((question) => alphabets[question] as Alphabet);
    this.sizes = Int32Array.from(this.alphabets, ({ bits }) => bits.length);
    let count = 1;
    for (const [index, size] of this.sizes.entries()) {
      this.steps[index] = count;
      count *= size;
    }
    this.count = count;
  }

  /** The cell of a row, or LISTED where an answer to one of the questions is a list. */
  at(codes: Int32Array): number {
    const { questions, steps } = this;
    let cell = 0;
    for (let index = 0; index < questions.length; index += 1) {
      const code = codes[questions[index] as number] as number;
      if (code === LISTED) return LISTED;
      cell += code * (steps[index] as number);
    }
    return cell;
  }
}

/** What hangs on some questions. */
interface Hanging<Outcome> {
  readonly questions: Iterable<number>;
  readonly find: Found<Outcome>;
}

/** More cells than these none of several tables has; what hangs on more is found anew for every row. */
const MOST_AMONG_MANY = 1 << 15;

/** Several tables that lie one behind the other, in which a row is looked up in one go. */
// A row is looked up in dozens of tables of two or three questions: one loop over all of them takes a third of the time.
export class ManyTables<Outcome> {
  /** What rows came to so far in any of them, each once. */
  readonly outcomes: Outcome[] = [];
  readonly #finds: readonly Found<Outcome>[];
  readonly #questions: Int32Array;
  readonly #steps: Int32Array;
  readonly #begins: Int32Array;
  readonly #ends: Int32Array;
  /** The place of the outcome of each cell, from 1; 0 while that was not found. */
  readonly #known: Int32Array;
  readonly #found: Int32Array;
  readonly #places = new Map<string, number>();

  constructor(tables: readonly Hanging<Outcome>[], alphabets: readonly Alphabet[]) {
    const cells = tables.map(({ questions }) =>
      hasRoom(questions, alphabets, MOST_AMONG_MANY) ? new Cells([...questions], alphabets) : null,
    );
    let [count, end] = [0, 0];
    this.#begins = Int32Array.from(cells, (each) => {
      count += each?.count ?? 0;
      return each ? count - each.count : LISTED;
    });
    this.#ends = Int32Array.from(cells, (each) => {
      end += each?.questions.length ?? 0;
      return end;
    });
    this.#finds = tables.map(({ find }) => find);
    this.#questions = Int32Array.from(cells.flatMap((each) => (each ? [...each.questions] : [])));
    this.#steps = Int32Array.from(cells.flatMap((each) => (each ? [...each.steps] : [])));
    this.#known = new Int32Array(count);
    this.#found = new Int32Array(tables.length);
  }

  /** For each table which of the outcomes a row comes to, until the next is looked up. */
  lookUp(row: Row, ground: () => RangeGround): Int32Array {
    const { codes } = row;
    const questions = this.#questions;
    const steps = this.#steps;
    const begins = this.#begins;
    const ends = this.#ends;
    const known = this.#known;
    const found = this.#found;
    let index = 0;
    for (let table = 0; table < found.length; table += 1) {
      const end = ends[table] as number;
      let place = begins[table] as number;
      // Below 0 once a code is.
      let sign = place;
      for (; index < end; index += 1) {
        const code = codes[questions[index] as number] as number;
        sign |= code;
        place += Math.imul(code, steps[index] as number);
      }
      let outcome = sign < 0 ? 0 : (known[place] as number);
      if (outcome === 0) {
        outcome = this.#placeOf((this.#finds[table] as Found<Outcome>)(row, ground)) + 1;
        if (sign >= 0) known[place] = outcome;
      }
      found[table] = outcome - 1;
    }
    return found;
  }

  #placeOf(outcome: Outcome): number {
    const key = JSON.stringify(outcome);
    const place = this.#places.get(key) ?? this.outcomes.push(outcome) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** Decides a situation in which every question of a table has one answer: a set of at most 16 bits, not empty. */
export type Decide = (situation: Situation) => number;

/** All that completions of the answers to some questions come to, a bit for each outcome. */
// What is open is every one of its answers, so a cell of open answers is what its cells with one of them each have
// together: nothing is searched, and each cell is found once.
export class AnswerTable {
  readonly #found: Uint16Array;
  readonly #cells: Cells;
  readonly #ground: TableGround;
  /** The questions that others decide whether they are asked. */
  readonly #conditional: readonly number[];
  readonly #decide: Decide;

  constructor(questions: readonly number[], decide: Decide, ground: TableGround) {
    this.#cells = new Cells(questions, ground.alphabets);
    this.#found = new Uint16Array(this.#cells.count);
    this.#decide = decide;
    this.#ground = ground;
    this.#conditional = ground.model.conditional.filter((question) => questions.includes(question));
  }

  /** All that the completions of a row come to. */
  lookUp(row: Row): number {
    const cell = this.#cells.at(row.codes);
    if (cell !== LISTED) return this.#found[cell] || this.#filled(cell);
    return this.#ground.isPartwise ? this.#asGiven(row.given) : this.#listed(row.codes, row.given, 0, 0);
  }

  #filled(cell: number): number {
    const found = this.#openAt(cell) ?? this.#decided(cell);
    this.#found[cell] = found;
    return found;
  }

  /** What a cell with an open answer comes to by its single ones; null where none is open. */
  #openAt(cell: number): number | null {
    if (this.#ground.isPartwise) return null;
    const { steps, sizes } = this.#cells;
    let rest = cell;
    for (let index = 0; index < sizes.length; index += 1) {
      const size = sizes[index] as number;
      const code = rest % size;
      rest = (rest - code) / size;
      const open = size - 1;
      if (open === 0 || code !== open) continue;
      let found = 0;
      for (let less = open; less > 0; less -= 1) {
        const single = cell - less * (steps[index] as number);
        found |= this.#found[single] || this.#filled(single);
      }
      return found;
    }
    return null;
  }

  #decided(cell: number): number {
    const { questions, sizes, alphabets } = this.#cells;
    const { given } = this.#ground.situation;
    let rest = cell;
    for (let index = 0; index < sizes.length; index += 1) {
      const size = sizes[index] as number;
      const code = rest % size;
      rest = (rest - code) / size;
      given[questions[index] as number] = alphabets[index]?.bits[code] ?? 0;
    }
    return this.#settled();
  }

  #asGiven(left: Int32Array): number {
    for (const question of this.#cells.questions)
      this.#ground.situation.given[question] = left[question] ?? 0;
    return this.#settled();
  }

  #settled(): number {
    const { model, situation } = this.#ground;
    settleAnew(model, situation, this.#cells.questions, this.#conditional);
    return this.#decide(situation);
  }

  /** What lists come to by each of their options, from the question at `index` on, which stands at `cell` so far. */
  #listed(codes: Int32Array, given: Int32Array, index: number, cell: number): number {
    const { questions, steps, alphabets } = this.#cells;
    const question = questions[index];
    if (question === undefined) return this.#found[cell] || this.#filled(cell);
    const step = steps[index] as number;
    const code = codes[question] as number;
    if (code !== LISTED) return this.#listed(codes, given, index + 1, cell + code * step);
    const { bits, open } = alphabets[index] as Alphabet;
    let found = 0;
    for (let each = 0; each < open; each += 1)
      if ((bits[each] as number) & (given[question] as number))
        found |= this.#listed(codes, given, index + 1, cell + each * step);
    return found;
  }
}

export interface TableGround {
  readonly model: Questionnaire;
  /** Any, which is changed: what a table does not hang on may stand in it as it likes. */
  readonly situation: Situation;
  readonly alphabets: readonly Alphabet[];
  readonly isPartwise?: boolean;
}

/** The code of what an answer leaves, LISTED where it has none. */
export function codeOf(left: number, { bits, open }: Alphabet): number {
  if (left === bits[open]) return open;
  return isOpen(left) && left !== NOT_APPLICABLE ? LISTED : bits.indexOf(left);
}

/** The row that answers are, in a nation that may not be given. */
export function rowOf(
  model: Questionnaire,
  alphabets: readonly Alphabet[],
  answers: Answers,
  nationId: string | null,
): Row {
  const given = Int32Array.from(settleSituation(model, answers, nationId).given);
  return { given, codes: given.map((left, index) => codeOf(left, alphabets[index] as Alphabet)) };
}
