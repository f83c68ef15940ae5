import type { Goal, Want } from './goal.ts';
import type { Ground } from './ground.ts';
import type { Rungs } from './model.ts';
import { placedAt } from './placed.ts';
import { someCompletion } from './search.ts';
import { FALSE, NO_VALUE, TRUE } from './truth.ts';

/** The levels that completions give, by index; `exact` is false where it could not be shown for one of them. */
export interface Range {
  readonly levels: readonly number[];
  readonly exact: boolean;
}

/** Every level that some completion of the ground gives. */
export function possibleLevels(placement: Rungs, ground: Ground): Range {
  const levels: number[] = [];
  let exact = true;
  for (let index = 0; index < placement.levels.length; index += 1) {
    const found = isReached(placedAt(placement, index), ground);
    if (found !== false) levels.push(index);
    if (found === null) exact = false;
  }
  return { levels, exact };
}

/** Whether some completion of the ground reaches a goal; null where that could not be told. */
function isReached(goal: Goal, ground: Ground): boolean | null {
  const wants: Want[] = [];
  for (const want of goal.wants) {
    // A condition outside the framework's own has no number, and is evaluated on the way.
    const truth = ground.truths[want.node.id] ?? ANYTHING;
    if ((truth & want.truths) === 0) return false;
    if ((truth & ~want.truths) !== 0) wants.push(want);
  }
  if (wants.length === 0) return true;
  const found = someCompletion({ wants, questions: goal.questions }, ground);
  return found && true;
}

const ANYTHING = TRUE | FALSE | NO_VALUE;
