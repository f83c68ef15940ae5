import type { BarrierStatus } from '../../model/result.ts';
import type { BarrierModel } from '../compiled.ts';
import { decide, type RangeGround } from '../logic/decide.ts';
import { evaluate } from '../logic/evaluate.ts';
import { barrierStatus } from '../score/decide-barriers.ts';
import {
  AnswerTable,
  type Found,
  hasRoom,
  LISTED,
  ManyCells,
  type Row,
  type TableGround,
} from './answer-table.ts';

/** How barriers stand, looked up several at once. */

/** More cells than these several barriers do not have together, nor one of them alone. */
const [MOST_TOGETHER, MOST_ALONE] = [150, 1 << 15] as const;

/** How the barriers of a group stand. */
export interface GroupOutcome {
  /** The places of the barriers in the framework. */
  readonly of: readonly number[];
  readonly statuses: readonly BarrierStatus[];
}

/** Barriers that hang on few questions together. */
interface Group {
  readonly of: readonly number[];
  readonly questions: ReadonlySet<number>;
}

/** The barriers of a framework in groups, each of which is looked up at once. */
export class BarrierGroups {
  /** How groups can stand, as far as rows came to it. */
  readonly outcomes: GroupOutcome[] = [];
  /** For each group which of them the row comes to that was looked up last. */
  readonly found: Int32Array;
  /** True where a barrier hangs on more questions than a table takes. */
  readonly searches: boolean;
  readonly #groups: readonly Group[];
  readonly #statusOf: readonly (readonly Found[])[];
  readonly #cells: ManyCells;
  /** The outcome of each cell, from 1; 0 while none was found. */
  readonly #known: Int32Array;
  readonly #places = new Map<string, number>();

  constructor(barriers: readonly BarrierModel[], tables: TableGround) {
    const { alphabets } = tables;
    this.#groups = groupsOf(barriers, tables);
    this.#statusOf = this.#groups.map(({ of }) =>
      of.flatMap((index) => barriers[index] ?? []).map((barrier) => statusFrom(barrier, tables)),
    );
    this.#cells = new ManyCells(
      this.#groups.map(({ questions }) =>
        hasRoom(questions, alphabets, MOST_ALONE) ? [...questions] : null,
      ),
      alphabets,
    );
    this.#known = new Int32Array(this.#cells.count);
    this.found = new Int32Array(this.#groups.length);
    this.searches = !this.#groups.every(({ questions }) => hasRoom(questions, alphabets));
  }

  lookUp(row: Row, ground: () => RangeGround): void {
    this.#cells.find(row.codes);
    const { places } = this.#cells;
    const known = this.#known;
    for (let group = 0; group < places.length; group += 1) {
      const place = places[group] as number;
      let outcome = place === LISTED ? 0 : (known[place] as number);
      if (outcome === 0) {
        outcome = this.#outcomeOf(group, row, ground) + 1;
        if (place !== LISTED) known[place] = outcome;
      }
      this.found[group] = outcome - 1;
    }
  }

  #outcomeOf(group: number, row: Row, ground: () => RangeGround): number {
    const codes = (this.#statusOf[group] ?? []).map((find) => find(row, ground));
    const key = `${group} ${codes.join('')}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.outcomes.length);
    const { of } = this.#groups[group] as Group;
    return this.outcomes.push({ of, statuses: codes.map((code) => STATUSES[code] ?? 'clear') }) - 1;
  }
}

function groupsOf(barriers: readonly BarrierModel[], tables: TableGround): readonly Group[] {
  const nation = tables.model.questions.length;
  const groups: { readonly of: number[]; readonly questions: Set<number> }[] = [];
  for (const [index, { remains, clear, nations }] of barriers.entries()) {
    const isEverywhere = nations === tables.model.everyNation;
    const questions = [...remains.questions, ...clear.questions, ...(isEverywhere ? [] : [nation])];
    const group = groups.find((each) =>
      hasRoom(new Set([...each.questions, ...questions]), tables.alphabets, MOST_TOGETHER),
    );
    if (!group) groups.push({ of: [index], questions: new Set(questions) });
    else {
      group.of.push(index);
      for (const question of questions) group.questions.add(question);
    }
  }
  return groups;
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
  return (row) => {
    const truths = table.lookUp(row);
    return codeOf(row, (statement) => (statement === remains ? truths & 7 : truths >> SECOND));
  };
}

/** The bits of a truth. */
const SECOND = 3;
