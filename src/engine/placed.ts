import { type Goal, grouped, NOT_MET, type Want } from './goal.ts';
import type { Node, Rungs } from './model.ts';
import { TRUE } from './truth.ts';

/** Where a service sits, as goals: over what is met on a set of levels, given by their places, lowest 0. */

/** It sits at this level, no higher and no lower. */
export function placedAt(rungs: Rungs, index: number): Goal {
  return { wants: [...reached(rungs, index), ...notAbove(rungs, index)], questions: rungs.questions };
}

/** It sits at this level or above. */
export function placedFrom(rungs: Rungs, index: number): Goal {
  return { wants: atLeast(rungs, index), questions: rungs.questions };
}

/** It sits below this level, which is not the first. */
export function placedBelow(rungs: Rungs, index: number): Goal {
  return { wants: below(rungs, index), questions: rungs.questions };
}

// Said of each level by itself, rather than as "at least this one, and below the next", it is seen sooner when one
// of them is out of reach.
function reached(rungs: Rungs, index: number): Want[] {
  if (rungs.cumulative || index === 0) return atLeast(rungs, index);
  return nodesOf(rungs, index, index).map((node) => ({ node, truths: TRUE }));
}

function notAbove(rungs: Rungs, index: number): Want[] {
  // At the foot of a ladder sits also who misses what the foot itself requires, whatever is met above it.
  if (rungs.cumulative && index === 0) return rungs.levels.length > 1 ? below(rungs, 1) : [];
  const last = rungs.cumulative ? index + 1 : rungs.levels.length - 1;
  return nodesOf(rungs, index + 1, last).map((node) => ({ node, truths: NOT_MET }));
}

function atLeast(rungs: Rungs, index: number): Want[] {
  if (index === 0) return [];
  // A cumulative placement takes every level so far, any other this one or one above.
  if (rungs.cumulative) return nodesOf(rungs, 0, index).map((node) => ({ node, truths: TRUE }));
  return [{ node: grouped('any', nodesOf(rungs, index, rungs.levels.length - 1)), truths: TRUE }];
}

function below(rungs: Rungs, index: number): Want[] {
  if (rungs.cumulative) {
    const requiring = nodesOf(rungs, 0, index).filter((node) => node.kind !== 'all' || node.of.length > 0);
    return [{ node: grouped('all', requiring), truths: NOT_MET }];
  }
  return nodesOf(rungs, index, rungs.levels.length - 1).map((node) => ({ node, truths: NOT_MET }));
}

function nodesOf({ levels }: Rungs, from: number, to: number): Node[] {
  return levels.slice(from, to + 1).map(({ requires }) => requires.node);
}
