import type { Answers } from '../../model/assessment.ts';
import type { LevelName } from '../../model/result.ts';
import type { Model, PlacementModel } from '../model.ts';
import { settleSituation } from '../settle.ts';
import { levelsLeft } from './levels-left.ts';
import { WORK } from './standing.ts';

/** A placement with the levels that it could still come to, lowest first; one where that is certain. */
export interface Possible {
  readonly placement: PlacementModel;
  readonly levels: readonly LevelName[];
}

/** What each placement of a framework could still come to. */
export function possibleNow(model: Model, answers: Answers, nation: string | null): Possible[] {
  const situation = settleSituation(model, answers, nation);
  const purse = { left: WORK };
  return model.placements.map((placement) => ({
    placement,
    levels: levelsLeft(placement, model, situation, purse).flatMap(
      (index) => placement.levels[index]?.name ?? [],
    ),
  }));
}
