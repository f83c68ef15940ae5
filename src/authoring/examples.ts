import type { LevelModel, PlacementModel } from '../engine/model.ts';
import { placedAt } from '../engine/placed.ts';
import type { Answers } from '../model/assessment.ts';
import { someCase } from './cases.ts';
import { answersOf, nationOf } from './given.ts';
import type { LintContext } from './lint.ts';
import { isEnoughFor, levelWith } from './placing.ts';
import { leastOf } from './sure.ts';

/** Answers with which a service sits at a level, whatever the others are, and only just. */
export interface Example {
  readonly placement: PlacementModel;
  readonly level: LevelModel;
  /** Where the service has to be; null where it may be anywhere. */
  readonly nation: string | null;
  readonly answers: Answers;
  /**
   * True where no answer can be taken back, and none with an order moved down by one option, without another level
   * becoming possible. False where that could not be told of each.
   */
  readonly isLeast: boolean;
}

/** An example of every level of a framework that can be reached, each as the engine places it. */
export function examplesIn(context: LintContext): Example[] {
  return context.model.placements.flatMap((placement) =>
    placement.levels.flatMap((level, rung) => exampleAt(rung, level, placement, context) ?? []),
  );
}

function exampleAt(
  rung: number,
  level: LevelModel,
  placement: PlacementModel,
  context: LintContext,
): Example | null {
  const { model, purse, onLooked } = context;
  onLooked();
  const found = someCase(placedAt(placement, rung), context);
  if (!found) return null;
  const before = purse.unanswered;
  const least = leastOf(found, (given) => isEnoughFor(rung, given, placement, context), model.questions);
  if (levelWith(least, placement, context) !== rung) return null;
  const isLeast = purse.unanswered === before;
  return { placement, level, nation: nationOf(least, model), answers: answersOf(least, model), isLeast };
}
