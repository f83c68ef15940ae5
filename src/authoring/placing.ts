import { groundOf } from '../engine/ground.ts';
import type { PlacementModel } from '../engine/model.ts';
import { placedAt } from '../engine/placed.ts';
import { possibleLevels } from '../engine/range.ts';
import { answersOf, type Given, nationOf } from './given.ts';
import type { LintContext } from './lint.ts';
import { isSure } from './sure.ts';

/** The place of the level at which the engine puts a service that answers so; null while several are possible. */
export function levelWith(
  given: Given,
  placement: PlacementModel,
  { model, prove, purse }: LintContext,
): number | null {
  const ground = groundOf(model, answersOf(given, model), nationOf(given, model), prove);
  const { levels, exact } = possibleLevels(placement, { ...ground, purse });
  const [only = null] = levels;
  return exact && levels.length === 1 ? only : null;
}

/** True if these answers are enough for a service to sit at a level, whatever the others are. False also where that could not be told. */
export function isEnoughFor(
  rung: number,
  given: Given,
  placement: PlacementModel,
  context: LintContext,
): boolean {
  return isSure(placedAt(placement, rung).wants, given, context);
}
