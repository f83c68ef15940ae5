import type { BarrierStatus } from '../../model/result.ts';
import type { BarrierModel } from '../compiled.ts';
import { decide } from '../logic/decide.ts';
import { evaluate } from '../logic/evaluate.ts';
import { barrierStatus } from '../score/decide-barriers.ts';
import { AnswerTable, type Found, hasRoom, ManyTables, type Row, type TableGround } from './answer-table.ts';

/** How barriers stand, looked up several at once. */

/** More cells than these several barriers do not have together. */
const MOST_TOGETHER = 150;

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

/** Gives tables of how the barriers of a framework stand, in groups each of which is looked up at once. */
export function barrierGroups(barriers: readonly BarrierModel[], tables: TableGround) {
  const groups = groupsOf(barriers, tables);
  const standing = groups.map(({ of, questions }) => {
    const statusOf = of.flatMap((index) => barriers[index] ?? []).map((each) => statusFrom(each, tables));
    const find: Found<GroupOutcome> = (row, ground) => ({
      of,
      statuses: statusOf.map((status) => status(row, ground)),
    });
    return { questions, find };
  });
  return {
    standing: new ManyTables(standing, tables.alphabets),
    /** True where a barrier hangs on more questions than a table takes. */
    searches: !groups.every(({ questions }) => hasRoom(questions, tables.alphabets)),
  };
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

function statusFrom(barrier: BarrierModel, tables: TableGround): Found<BarrierStatus> {
  const nation = tables.model.questions.length;
  const { remains, clear } = barrier;
  const nationsIn = ({ codes }: Row) => tables.alphabets[nation]?.bits[codes[nation] ?? 0] ?? 0;
  const questions = [...new Set([...remains.questions, ...clear.questions])];
  if (!hasRoom(questions, tables.alphabets))
    return (row, ground) =>
      barrierStatus(barrier, nationsIn(row), (statement) => decide(statement, ground()));
  const table = new AnswerTable(
    questions,
    (situation) =>
      evaluate(remains.node, tables.model, situation) |
      (evaluate(clear.node, tables.model, situation) << SECOND),
    tables,
  );
  return (row) => {
    const truths = table.lookUp(row);
    return barrierStatus(barrier, nationsIn(row), (statement) =>
      statement === remains ? truths & 7 : truths >> SECOND,
    );
  };
}

/** The bits of a truth. */
const SECOND = 3;
