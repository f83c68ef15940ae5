import type { LevelName, PlacementResult, RecommendedLevel, Result } from '../../model/result.ts';
import type { NoTarget, PlanTarget } from './types.ts';

/** A level to plan for, by its place among those of its placement, and that of the placement in the framework. */
export interface Target {
  readonly placement: number;
  readonly level: number;
  readonly why: PlanTarget['why'];
}

/** A placement on which there is nothing to plan for, and why. */
export interface NothingToPlan {
  readonly placement: number;
  readonly none: NoTarget;
}

/**
 * The level to plan for where none is named. On the first placement on which the needs call for a level above the
 * secured one it is that level; else, on the first placement, the next level up, unless the needs call for less.
 * Null where the framework has no placement.
 */
export function defaultTarget(result: Result): Target | NothingToPlan | null {
  const { placements } = result;
  for (const [index, placement] of placements.entries()) {
    const level = placement.levels.findIndex(({ id }) => id === calledOn(placement, result)?.level);
    if (isAbove(placement.levels[level], placement)) return { placement: index, level, why: 'called for' };
  }
  const [first] = placements;
  return first ? nextOn(first, calledOn(first, result)) : null;
}

/** What the needs call for on a placement; null where that is not known. */
export function calledOn(
  { id }: Pick<PlacementResult, 'id'>,
  { recommended }: Pick<Result, 'recommended'>,
): RecommendedLevel | null {
  return recommended?.levels.find(({ placement }) => placement === id) ?? null;
}

/** True if a level lies above the one that is secured. */
export function isAbove(level: LevelName | undefined, { secured }: PlacementResult): boolean {
  return level !== undefined && level.rank > secured.rank;
}

function nextOn(placement: PlacementResult, called: RecommendedLevel | null): Target | NothingToPlan {
  const level = placement.levels.findIndex((each) => isAbove(each, placement));
  const next = placement.levels[level];
  if (!next) return { placement: 0, none: 'at the top' };
  return isMoreThan(called, next, placement)
    ? { placement: 0, none: 'not called for' }
    : { placement: 0, level, why: 'next' };
}

/** True where a level lies above every one that the needs may call for; silent needs, and those that may call for none, leave it open. */
function isMoreThan(called: RecommendedLevel | null, { rank }: LevelName, { levels }: PlacementResult) {
  if (!called || called.perhapsNone || called.possible.length === 0) return false;
  return levels.every((level) => !called.possible.includes(level.id) || level.rank < rank);
}
