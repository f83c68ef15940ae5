import { evaluate } from '../evaluate.ts';
import type { PlacementModel, Questionnaire } from '../model.ts';
import { possibleLevels } from '../range.ts';
import { NO_PROVER, type Purse } from '../search.ts';
import type { Situation } from '../situation.ts';
import { TRUE } from '../truth.ts';

/** The levels that a placement could still come to, by index, lowest first; more, where the purse is too small to tell. */
export function levelsLeft(
  placement: PlacementModel,
  model: Questionnaire,
  situation: Situation,
  purse: Purse,
): readonly number[] {
  const { low, high } = spanOfLevels(placement, model, situation);
  if (low === high) return [low];
  const ground = { model, situation, truths: [], answers: [], facts: [], prove: NO_PROVER, purse };
  return possibleLevels(placement, ground).levels;
}

/** The lowest and the highest level that a placement could come to, as the conditions say one by one: never too narrow. */
export function spanOfLevels(
  { cumulative, levels }: PlacementModel,
  model: Questionnaire,
  situation: Situation,
): { readonly low: number; readonly high: number } {
  let [low, high, isCertain] = [0, 0, true];
  for (const [index, { requires }] of levels.entries()) {
    const truth = evaluate(requires.node, model, situation);
    if (cumulative && (truth & TRUE) === 0) break;
    if (truth & TRUE) high = index;
    // On a ladder nothing is certain above a rung that is not.
    isCertain = truth === TRUE && (isCertain || !cumulative);
    if (isCertain) low = index;
  }
  return { low, high };
}
