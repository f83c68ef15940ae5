import type { Atom, Group, Node, Rungs } from '../compiled.ts';
import { FALSE, NO_VALUE, TRUE, type Truth } from './evaluate.ts';

/** What a condition that does not hold comes to, false or no value. */
// Where it has no value, it holds no more than where it is false.
export const NOT_MET: Truth = FALSE | NO_VALUE;

/** Every value that a condition can come to. */
export const ANY_VALUE: Truth = TRUE | NOT_MET;

/** A condition, and the values of which it is to have one. */
export interface Want {
  readonly node: Node;
  readonly truths: Truth;
}

/** Several wants at once, as data that a solver can read. */
export interface Goal {
  readonly wants: readonly Want[];
  /** The questions that it depends on, and those that decide whether these are asked. */
  readonly questions: readonly number[];
}

/** Several goals at once. */
export function together(goals: readonly Goal[]): Goal {
  return {
    wants: goals.flatMap(({ wants }) => wants),
    questions: [...new Set(goals.flatMap(({ questions }) => questions))],
  };
}

/** A group of `of` that stands outside the framework's own, so that it has no number. */
export function grouped(kind: 'all' | 'any', of: readonly Node[]): Node {
  const [only] = of;
  const group: Group = { kind, id: -1, rule: '', of, count: 0 };
  return of.length === 1 && only ? only : group;
}

/** True of the condition that stands where none is written. */
export function isNothing(node: Node): boolean {
  return node.kind === 'all' && node.of.length === 0;
}

/** The parts of `node` that all have to hold, where it is an `all`, else itself alone. */
export function conjunctsOf(node: Node): readonly Node[] {
  return node.kind === 'all' ? node.of : [node];
}

/** An atom over `question`, the nation among them, that stands outside the framework's own. */
export function answered(question: number, bits: number): Atom {
  return { kind: 'atom', id: -1, rule: '', question, bits, needs: '', needsOtherwise: '' };
}

// Goals over the levels that are met, given by index.

/** The goal of sitting at the level of `index`, no higher and no lower. */
export function placedAt(rungs: Rungs, index: number): Goal {
  return { wants: [...reached(rungs, index), ...notAbove(rungs, index)], questions: rungs.questions };
}

/** The goal of sitting at the level of `index` or above. */
export function placedFrom(rungs: Rungs, index: number): Goal {
  return { wants: atLeast(rungs, index), questions: rungs.questions };
}

/** The goal of sitting below the level of `index`, which is not the first. */
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
    const requiring = nodesOf(rungs, 0, index).filter((node) => !isNothing(node));
    return [{ node: grouped('all', requiring), truths: NOT_MET }];
  }
  return nodesOf(rungs, index, rungs.levels.length - 1).map((node) => ({ node, truths: NOT_MET }));
}

function nodesOf({ levels }: Rungs, from: number, to: number): Node[] {
  return levels.slice(from, to + 1).map(({ requires }) => requires.node);
}
