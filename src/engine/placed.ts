import { type Goal, grouped, NOT_MET, type Want } from './goal.ts';
import type { Node, Rungs } from './model.ts';
import { TRUE } from './truth.ts';

/** Where a service sits, as goals: over what is met on a set of levels, given by their places, lowest 0. */

/** It sits at this level, no higher and no lower. */
export function placedAt(rungs: Rungs, index: number): Goal {
  const above = index + 1 < rungs.levels.length ? below(rungs, index + 1) : [];
  return { wants: [...atLeast(rungs, index), ...above], questions: rungs.questions };
}

/** It sits at this level or above. */
export function placedFrom(rungs: Rungs, index: number): Goal {
  return { wants: atLeast(rungs, index), questions: rungs.questions };
}

/** It sits below this level, which is not the first. */
export function placedBelow(rungs: Rungs, index: number): Goal {
  return { wants: below(rungs, index), questions: rungs.questions };
}

function atLeast(rungs: Rungs, index: number): Want[] {
  if (index === 0) return [];
  // A cumulative placement takes every level so far, any other this one or one above.
  if (rungs.cumulative) return nodesOf(rungs, 0, index).map((node) => ({ node, truths: TRUE }));
  return [{ node: grouped('any', nodesOf(rungs, index, rungs.levels.length - 1)), truths: TRUE }];
}

function below(rungs: Rungs, index: number): Want[] {
  if (rungs.cumulative) return [{ node: grouped('all', nodesOf(rungs, 0, index)), truths: NOT_MET }];
  return nodesOf(rungs, index, rungs.levels.length - 1).map((node) => ({ node, truths: NOT_MET }));
}

function nodesOf({ levels }: Rungs, from: number, to: number): Node[] {
  return levels.slice(from, to + 1).map(({ requires }) => requires.node);
}
