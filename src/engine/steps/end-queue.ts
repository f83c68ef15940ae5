import type { StepModel } from '../compile/compile-steps.ts';
import type { WorkBudget } from '../logic/search.ts';
import { weighing } from './cost.ts';
import type { End } from './end.ts';
import type { Setting } from './setting.ts';

/** Ends that wait to be looked at. */
export interface EndQueue {
  /** The questions that may change, in the framework's order, and the steps of each. */
  readonly questions: readonly number[];
  readonly steps: readonly (readonly StepModel[])[];
  readonly weigh: ReturnType<typeof weighing>;
  /** A binary heap: the entry at i comes before those at 2i + 1 and 2i + 2. */
  readonly heap: Candidate[];
  readonly seen: Set<string>;
  /** True once there would be too many to keep. */
  isFull: boolean;
}

/** How many places may be kept of all ends together. */
const MOST_PLACES = 20_000_000;

/** An end, by where each question ends in the framework's order, and its cost. */
interface Candidate {
  readonly places: Uint8Array;
  readonly cost: number;
}

/** Only the end at which nothing is changed. */
export function endQueueFrom({ ladders }: Setting): EndQueue {
  const inOrder = [...ladders].sort(([one], [other]) => one - other);
  return {
    questions: inOrder.map(([question]) => question),
    steps: inOrder.map(([, { steps }]) => steps),
    weigh: weighing(inOrder.map(([, ladder]) => ladder)),
    heap: [{ places: new Uint8Array(inOrder.length), cost: 0 }],
    seen: new Set(),
    isFull: false,
  };
}

/** An end that has been taken out. */
export interface Taken {
  readonly end: End;
  readonly candidate: Candidate;
}

/** Removes the cheapest end, of several the first by the framework's order; undefined where none waits. */
export function takeCheapest({ heap, questions }: EndQueue): Taken | undefined {
  const [candidate] = heap;
  const last = heap.pop();
  if (!candidate || !last) return undefined;
  if (heap.length > 0) siftDown(last, heap);
  const end = new Map<number, number>();
  for (const [index, place] of candidate.places.entries())
    if (place > 0) end.set(questions[index] ?? 0, place);
  return { end, candidate };
}

/** Adds the ends at which one of some questions is a step further on. */
export function addRaised(
  { places, cost }: Candidate,
  raisable: readonly number[],
  waiting: EndQueue,
  budget: WorkBudget,
): void {
  const { questions, steps, weigh, heap, seen } = waiting;
  waiting.isFull = (seen.size + raisable.length) * places.length > MOST_PLACES;
  if (waiting.isFull) return;
  budget.left -= raisable.length * places.length;
  for (const question of raisable) {
    const index = questions.indexOf(question);
    const place = places[index] ?? 0;
    const raised = places.slice();
    raised[index] = place + 1;
    const key = String.fromCharCode(...raised);
    if (seen.has(key)) continue;
    seen.add(key);
    siftUp({ places: raised, cost: cost + weigh(steps[index]?.slice(place, place + 1) ?? []) }, heap);
  }
}

/** Puts a candidate in at the end of a heap, and moves it up to where it belongs. */
function siftUp(candidate: Candidate, heap: Candidate[]): void {
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as Candidate;
    if (!comesBefore(candidate, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = candidate;
}

/** Puts `candidate` in place of the root of `heap` and sifts it down. */
function siftDown(candidate: Candidate, heap: Candidate[]): void {
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (!left) break;
    const isRight = right !== undefined && comesBefore(right, left);
    const below = isRight ? right : left;
    if (!comesBefore(below, candidate)) break;
    heap[at] = below;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = candidate;
}

/** True if `one` costs less than `other`, or as much and is further on the first question that differs. */
function comesBefore(one: Candidate, other: Candidate): boolean {
  if (one.cost !== other.cost) return one.cost < other.cost;
  for (const [index, place] of one.places.entries()) {
    const there = other.places[index] ?? 0;
    if (place !== there) return place > there;
  }
  return false;
}
