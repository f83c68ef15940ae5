import type { Answers } from '../../model/assessment.ts';
import type { Model, PlacementModel } from '../model.ts';
import { canChange } from './can-change.ts';
import { gridOf } from './grid.ts';
import { spanOfLevels } from './levels-left.ts';
import { mayAsk, type Standing, standingOf } from './standing.ts';
import { Table } from './table.ts';
import { narrowFirst, tellersOf, walk } from './walk.ts';
import { walksOf } from './yardstick.ts';

/** What a quick interview asks next. */
export interface NextQuestion {
  /** By index. */
  readonly question: number;
  /** How many questions there will have been in this sitting at the most. */
  readonly atMost: number;
}

/**
 * The question that tells most about where the service sits, of those that can still change it; null where none can,
 * be it that the levels are certain or that the rest is not known. `askedIds` are the questions that were answered
 * in this sitting: none of them is asked again.
 */
export function nextQuestion(
  model: Model,
  answers: Answers,
  nation: string | null,
  askedIds: ReadonlySet<string>,
): NextQuestion | null {
  const standing = standingOf(model, answers, nation, askedIds);
  const open = narrowFirst(model.placements).filter((placement) => {
    const { low, high } = spanOfLevels(placement, model, standing.now);
    return low < high;
  });
  const question = mostTelling(standing, open);
  return question === null ? null : { question, atMost: askedIds.size + countLeft(standing, open) };
}

function mostTelling(standing: Standing, open: readonly PlacementModel[]): number | null {
  const { model, now, purse } = standing;
  const steps = [...walk(open, model, now, purse, (question) => mayAsk(question, standing))];
  const grid = gridOf(standing, open);
  const table = grid && new Table(grid, standing, open, walksOf(standing, model.placements));
  if (table?.isSettled) return null;
  // Where there is too much to weigh, it is the next one rung by rung.
  const best = table?.cheapest(steps[0]);
  return best ?? steps.find((question) => canChange(question, standing, open)) ?? null;
}

function countLeft(standing: Standing, open: readonly PlacementModel[]): number {
  const { model, now, purse } = standing;
  return [...tellersOf(open, model, now, purse).keys()].filter((question) => mayAsk(question, standing))
    .length;
}
