import type { BarrierStatus } from '../../model/result.ts';
import type { Model, Rungs } from '../compiled.ts';
import { possibleLevels, type RangeGround } from '../logic/decide.ts';
import { evaluate, evaluateAll, type Situation, TRUE } from '../logic/evaluate.ts';
import { WORK } from '../logic/ground.ts';
import { narrowAll, type Prover, settleSituation } from '../logic/search.ts';
import {
  type Alphabet,
  AnswerTable,
  alphabetsOf,
  type Found,
  hasRoom,
  type Row,
  type TableGround,
} from './answer-table.ts';
import { barrierGroups, type GroupOutcome } from './barrier-groups.ts';
import { type RowScore, rowScorer } from './row-score.ts';

/** What a row of answers comes to, without the words of a result. */
export interface PlacedRow {
  /** The levels that are possible on each placement, a bit each, of which there may be more than 32. */
  readonly levels: readonly number[];
  /** Whether each of them was shown. */
  readonly exact: readonly boolean[];
  readonly score: RowScore;
  /** How each group of barriers stands, by its place among the outcomes of groups. */
  readonly barriers: Int32Array;
}

/** Gives what rows come to, the same as `scoreAssessment` does. */
export interface RowPlacer {
  readonly alphabets: readonly Alphabet[];
  /** How groups of barriers can stand, as far as rows came to it. */
  readonly outcomes: readonly GroupOutcome[];
  /** True where something hangs on more questions than a table takes, and has to be searched. */
  readonly searches: boolean;
  /** What `row` comes to, in an object that the next row changes. */
  place(row: Row): PlacedRow;
}

/** Made ready to place rows one by one; `proverFor` each decides what searching cannot. */
export function rowPlacer(model: Model, proverFor: () => Prover): RowPlacer {
  const alphabets = alphabetsOf(model);
  const tables = { model, situation: settleSituation(model, new Map(), null), alphabets };
  const levelsOf = model.placements.map((rungs) => levelsFrom(rungs, tables));
  const { standing, searches } = barrierGroups(model.barriers, tables);
  const scoreOf = rowScorer(model, tables);
  const levels = model.placements.map(() => 0);
  const exact = model.placements.map(() => true);
  const place = (row: Row): PlacedRow => {
    let made: RangeGround | null = null;
    const ground = (): RangeGround => (made ??= groundOfRow(row, model, proverFor()));
    for (let index = 0; index < levelsOf.length; index += 1) {
      const found = levelsOf[index]?.(row, ground) ?? 0;
      levels[index] = Math.abs(found);
      exact[index] = found > 0;
    }
    const barriers = standing.lookUp(row, ground);
    return { levels, exact, score: scoreOf(row, ground), barriers };
  };
  return {
    alphabets,
    outcomes: standing.outcomes,
    searches: searches || !model.placements.every((rungs) => isLookedUp(rungs, tables)),
    place,
  };
}

/** How each barrier stands, in the framework's order. */
export function statusesIn({ barriers }: PlacedRow, { outcomes }: RowPlacer): BarrierStatus[] {
  const found: BarrierStatus[] = [];
  for (const outcome of barriers) {
    const { of = [], statuses = [] } = outcomes[outcome] ?? {};
    for (const [place, status] of statuses.entries()) found[of[place] ?? 0] = status;
  }
  return found;
}

function isLookedUp({ levels, questions }: Rungs, { alphabets }: TableGround): boolean {
  return levels.length <= MOST_IN_TABLE && hasRoom(questions, alphabets);
}

/** Gives the levels that are possible, below 0 where not each of them was shown. */
function levelsFrom(rungs: Rungs, tables: TableGround): Found {
  if (isLookedUp(rungs, tables)) {
    const table = new AnswerTable(
      rungs.questions,
      (situation) => 1 << rungAt(rungs, tables.model, situation),
      tables,
    );
    return (row) => table.lookUp(row);
  }
  return (_, ground) => {
    const range = possibleLevels(rungs, ground());
    const bits = range.levels.reduce((sum, level) => sum + 2 ** level, 0);
    return range.exact ? bits : -bits;
  };
}

/** As many bits as a cell has. */
const MOST_IN_TABLE = 16;

/** The rung at which a situation without anything open sits. */
function rungAt({ levels, cumulative }: Rungs, model: TableGround['model'], situation: Situation): number {
  const holds = ({ requires }: Rungs['levels'][number]) => evaluate(requires.node, model, situation) === TRUE;
  if (!cumulative) return Math.max(levels.findLastIndex(holds), 0);
  const gap = levels.findIndex((level) => !holds(level));
  return Math.max((gap === -1 ? levels.length : gap) - 1, 0);
}

function groundOfRow({ given }: Row, model: Model, prove: Prover): RangeGround {
  const situation = settleSituation(model, new Map(), null);
  narrowAll(model, situation, given.entries());
  return { model, situation, truths: evaluateAll(model, situation), prove, budget: { left: WORK } };
}
