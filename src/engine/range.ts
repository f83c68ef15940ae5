import type { Goal, Want } from './goal.ts';
import type { Ground } from './ground.ts';
import type { Rungs } from './model.ts';
import { placedAt } from './placed.ts';
import { canReach, someCompletion, type Witness } from './search.ts';
import { FALSE, NO_VALUE, TRUE } from './truth.ts';

/** The levels that completions give, by index; `exact` is false where it could not be shown for one of them. */
export interface Range {
  readonly levels: readonly number[];
  readonly exact: boolean;
}

export interface WitnessedRange extends Range {
  /** For each of these levels completions that give it; null where all do, or where that could not be shown. */
  readonly witnesses: readonly (Witness | null)[];
}

/** What a range is found from: a situation, and what each part of each condition comes to in it. */
export type RangeGround = Pick<Ground, 'model' | 'situation' | 'truths' | 'prove' | 'purse'>;

/** Every level that some completion of the ground gives. */
export function possibleLevels(placement: Rungs, ground: RangeGround): Range {
  return levelsBy(canReach, placement, ground);
}

/** The same, with the completions that show it. */
export function witnessedLevels(placement: Rungs, ground: RangeGround): WitnessedRange {
  return levelsBy(someCompletion, placement, ground);
}

type Found = Witness | boolean | null;
type Look = (goal: Goal, ground: RangeGround) => Found;

function levelsBy(look: Look, placement: Rungs, ground: RangeGround): WitnessedRange {
  const levels: number[] = [];
  const witnesses: (Witness | null)[] = [];
  let exact = true;
  for (let index = 0; index < placement.levels.length; index += 1) {
    const found = reached(placedAt(placement, index), ground, look);
    if (found === false) continue;
    levels.push(index);
    witnesses.push(found === true ? null : found);
    if (found === null) exact = false;
  }
  return { levels, witnesses, exact };
}

/** Some completions of the ground that reach a goal, true if all do, false if none does, null where that could not be told. */
function reached(goal: Goal, ground: RangeGround, look: Look): Found {
  const wants: Want[] = [];
  for (const want of goal.wants) {
    // A condition outside the framework's own has no number, and is evaluated on the way.
    const truth = ground.truths[want.node.id] ?? ANYTHING;
    if ((truth & want.truths) === 0) return false;
    if ((truth & ~want.truths) !== 0) wants.push(want);
  }
  return wants.length === 0 || look({ wants, questions: goal.questions }, ground);
}

const ANYTHING = TRUE | FALSE | NO_VALUE;
