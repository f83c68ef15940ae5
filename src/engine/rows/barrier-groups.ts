import type { BarrierStatus } from '../../model/result.ts';
import type { BarrierModel } from '../compiled.ts';
import { decide, type RangeGround } from '../logic/decide.ts';
import { evaluate } from '../logic/evaluate.ts';
import { barrierStatus } from '../score/decide-barriers.ts';
import {
  type Alphabet,
  AnswerTable,
  Cells,
  type Found,
  hasRoom,
  LISTED,
  type Row,
  type TableGround,
} from './answer-table.ts';

/** How barriers stand, looked up several at once. */

/** More cells than these a group of barriers does not have: each is found by looking up every barrier of it. */
const MOST_CELLS = 150;

/** Barriers that hang on few questions together. */
export class BarrierGroup {
  /** Their places in the framework. */
  readonly of: readonly number[];
  /** The questions that they hang on. */
  readonly questions: readonly number[];
  /** How they can stand, one beside the other, as far as rows came to it. */
  readonly outcomes: (readonly BarrierStatus[])[] = [];
  readonly #statusOf: readonly Found[];
  readonly #places = new Map<string, number>();
  readonly #cells: Cells | null;
  readonly #found: Uint16Array;

  constructor(
    of: readonly number[],
    questions: readonly number[],
    statusOf: readonly Found[],
    alphabets: readonly Alphabet[],
  ) {
    this.of = of;
    this.questions = questions;
    this.#statusOf = statusOf;
    this.#cells = hasRoom(questions, alphabets, MOST_CELLS) ? new Cells(questions, alphabets) : null;
    this.#found = new Uint16Array(this.#cells?.count ?? 0);
  }

  /** Which of its outcomes a row comes to. */
  lookUp(row: Row, ground: () => RangeGround): number {
    const cell = this.#cells === null ? LISTED : this.#cells.at(row.codes);
    if (cell === LISTED) return this.#placeOf(row, ground);
    const found = this.#found[cell] as number;
    if (found > 0) return found - 1;
    const place = this.#placeOf(row, ground);
    this.#found[cell] = place + 1;
    return place;
  }

  #placeOf(row: Row, ground: () => RangeGround): number {
    const codes = this.#statusOf.map((find) => find(row, ground));
    const key = codes.join('');
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.outcomes.length);
    return this.outcomes.push(codes.map((code) => STATUSES[code] ?? 'clear')) - 1;
  }
}

/** The barriers of a framework in groups. */
export function barrierGroups(
  barriers: readonly BarrierModel[],
  tables: TableGround,
): readonly BarrierGroup[] {
  const nation = tables.model.questions.length;
  const apart: { readonly of: number[]; readonly questions: Set<number> }[] = [];
  for (const [index, { remains, clear, nations }] of barriers.entries()) {
    const isEverywhere = nations === tables.model.everyNation;
    const questions = [...remains.questions, ...clear.questions, ...(isEverywhere ? [] : [nation])];
    const group = apart.find((each) =>
      hasRoom(new Set([...each.questions, ...questions]), tables.alphabets, MOST_CELLS),
    );
    if (!group) apart.push({ of: [index], questions: new Set(questions) });
    else {
      group.of.push(index);
      for (const question of questions) group.questions.add(question);
    }
  }
  return apart.map(({ of, questions }) => {
    const statusOf = of
      .flatMap((index) => barriers[index] ?? [])
      .map((barrier) => statusFrom(barrier, tables));
    return new BarrierGroup(of, [...questions], statusOf, tables.alphabets);
  });
}

/** How a barrier can stand, by the codes of the tables. */
const STATUSES = [
  'remains',
  'possible',
  'clear',
  'does-not-arise',
] as const satisfies readonly BarrierStatus[];

function statusFrom(barrier: BarrierModel, tables: TableGround): Found {
  const nation = tables.model.questions.length;
  const { remains, clear } = barrier;
  const nationsIn = ({ codes }: Row) => tables.alphabets[nation]?.bits[codes[nation] ?? 0] ?? 0;
  const questions = [...new Set([...remains.questions, ...clear.questions])];
  const codeOf = (row: Row, decideBy: Parameters<typeof barrierStatus>[2]) =>
    STATUSES.indexOf(barrierStatus(barrier, nationsIn(row), decideBy));
  if (!hasRoom(questions, tables.alphabets))
    return (row, ground) => codeOf(row, (statement) => decide(statement, ground()));
  const table = new AnswerTable(
    questions,
    (situation) =>
      evaluate(remains.node, tables.model, situation) |
      (evaluate(clear.node, tables.model, situation) << SECOND),
    tables,
  );
  // What both come to, over all nations in which it exists, and over those in which it does not.
  const byTruths = [0, 1].map((isThere) =>
    Array.from({ length: 64 }, (_, truths) =>
      STATUSES.indexOf(
        barrierStatus({ ...barrier, nations: isThere }, isThere, (statement) =>
          statement === remains ? truths & 7 : truths >> SECOND,
        ),
      ),
    ),
  );
  return (row) => byTruths[(nationsIn(row) & barrier.nations) === 0 ? 0 : 1]?.[table.lookUp(row)] ?? 0;
}

/** The bits of a truth. */
const SECOND = 3;
