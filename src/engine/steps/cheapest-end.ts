import type { StepModel } from '../compile/compile-condition.ts';
import { statementOf } from '../compile/statement.ts';
import { evaluate, TRUE } from '../logic/evaluate.ts';
import { conjunctsOf, type Want } from '../logic/goal.ts';
import { partsIn } from '../logic/search.ts';
import {
  beyond,
  type Clause,
  type End,
  type Ends,
  holdsAt,
  ruleOutStuck,
  situationAt,
  stepsTo,
  upTo,
} from './end.ts';
import { staysTrue } from './monotone-steps.ts';
import { orderTo } from './order.ts';
import { type Setting, weighing } from './setting.ts';

/** Ends that wait to be looked at. */
interface EndQueue extends Pick<Setting, 'budget'> {
  /** The questions that may change, in the framework's order, and the steps of each. */
  readonly questions: readonly number[];
  readonly steps: readonly (readonly StepModel[])[];
  readonly weigh: ReturnType<typeof weighing>;
  /** A binary heap, in which the entry at i comes before those at 2i + 1 and 2i + 2. */
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

/** A queue of only the end at which nothing is changed. */
function endQueueFrom({ ladders, budget }: Setting): EndQueue {
  const inOrder = [...ladders].sort(([one], [other]) => one - other);
  return {
    budget,
    questions: inOrder.map(([question]) => question),
    steps: inOrder.map(([, { steps }]) => steps),
    weigh: weighing(inOrder.map(([, ladder]) => ladder)),
    heap: [{ places: new Uint8Array(inOrder.length), cost: 0 }],
    seen: new Set(),
    isFull: false,
  };
}

/** Removes the cheapest end, of several the first by the framework's order; undefined where none waits. */
function takeCheapest({ heap }: EndQueue): Candidate | undefined {
  const [candidate] = heap;
  const last = heap.pop();
  if (last && heap.length > 0) siftDown(last, heap);
  return candidate;
}

function endOf(candidate: Candidate, { questions }: EndQueue): End {
  const end = new Map<number, number>();
  for (const [index, place] of candidate.places.entries())
    if (place > 0) end.set(questions[index] ?? 0, place);
  return end;
}

/** Adds the ends at which one of some questions is a step further on. */
function addRaised({ places, cost }: Candidate, raisable: readonly number[], waiting: EndQueue): void {
  const { budget, questions, steps, weigh, heap, seen } = waiting;
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

/** A condition that an end must meet, and the questions that it looks at. */
interface Demanded extends Want {
  readonly questions: readonly number[];
}

/** What the ends of a setting must meet, apart from what was ruled out on the way. */
interface EndDemands {
  readonly goal: readonly Demanded[];
  /** What steps need that an end must therefore meet, as it cannot stop holding on the way. */
  readonly needs: ReadonlyMap<StepModel, Demanded>;
  /** What it takes to look at the goal. */
  readonly price: number;
}

/** What the goal of a setting asks for, the parts of an “all” apart, and what its steps need. */
function endDemands(setting: Setting): EndDemands {
  const needs = new Map<StepModel, Demanded>();
  for (const { steps } of setting.ladders.values()) {
    for (const step of steps) {
      if (!step.needs || !staysTrue(step.needs, setting)) continue;
      needs.set(step, { node: step.needs.node, truths: TRUE, questions: step.needs.questions });
    }
  }
  const goal = setting.goal.wants.flatMap(partsOf).map(({ node, truths }): Demanded => {
    return { node, truths, questions: statementOf(node, setting.model.questions).questions };
  });
  return { goal, needs, price: goal.reduce((sum, { node }) => sum + partsIn(node), 0) };
}

function partsOf({ node, truths }: Want): Want[] {
  const parts = truths === TRUE ? conjunctsOf(node) : [node];
  return parts[0] === node ? [{ node, truths }] : parts.flatMap((part) => partsOf({ node: part, truths }));
}

/** The fewest questions of which one has to go further than at `end`; null where the end misses nothing. */
function missedAt(end: End, demands: EndDemands, { setting, clauses }: Ends): readonly number[] | null {
  const situation = situationAt(end, setting);
  const taken = stepsTo(end, setting).flatMap((step) => demands.needs.get(step) ?? []);
  setting.budget.left -= demands.price + taken.reduce((sum, { node }) => sum + partsIn(node), 0);
  setting.budget.left -= clauses.reduce((sum, clause) => sum + clause.length, 0);
  const missed = [...demands.goal, ...taken].filter(
    ({ node, truths }) => (evaluate(node, setting.model, situation) & ~truths) !== 0,
  );
  const broken = [
    ...missed.map(({ questions }) => questions.map((question) => ({ question, places: ~0 }))),
    ...clauses.filter((clause) => !holdsAt(clause, end)),
  ];
  const raisable = broken.map((clause) => raisableIn(clause, end, setting));
  return raisable.sort((one, other) => one.length - other.length)[0] ?? null;
}

/** The questions of a clause that can go on from where they end to one of its places. */
function raisableIn(clause: Clause, end: End, { ladders }: Setting): number[] {
  return clause.flatMap(({ question, places }) => {
    const further = beyond(end.get(question) ?? 0) & upTo(ladders.get(question)?.steps.length ?? 0);
    return (places & further) !== 0 ? [question] : [];
  });
}

/** The end of a plan that was found, whose steps can be taken in some order. */
export interface FoundEnd {
  readonly found: true;
  readonly end: End;
  /** False where a limit was come to before a cheaper one could be ruled out. */
  readonly proven: boolean;
  /** True where it is known to be the first by the framework's order of those that cost the same. */
  readonly isFirst: boolean;
}

/** An end or none, the latter `proven` unless a limit was met before one was found. */
export type CheapestEnd = FoundEnd | { readonly found: false; readonly proven: boolean };

/** The most ends that a search looks at. */
// A plan of people's making takes a few hundred.
const MOST_ENDS = 3_000;

/** How many ends are looked at between two looks at the time. */
const ENDS_A_LOOK = 25;

/** What part of what is left a search may take, before it gives up. */
const LARGEST_SHARE = 4;

/** The cheapest end whose steps have an order, found without a solver; null where that takes too much. */
// Of those that cost the same it is the first by the framework's order. Ends are looked at from the cheapest up, at
// most as many as `most`. From one that misses something, some question that this looks at has to go further, as
// answers only rise.
export function cheapestEndBySearch(ends: Ends, most = MOST_ENDS, canGoOn = () => true): CheapestEnd | null {
  const { setting } = ends;
  const { budget } = setting;
  const least = budget.left - budget.left / LARGEST_SHARE;
  const waiting = endQueueFrom(setting);
  const demands = endDemands(setting);
  const isTooMuch = (left: number) =>
    budget.left < least || waiting.isFull || (left % ENDS_A_LOOK === 0 && !canGoOn());
  for (let left = most; left > 0; left -= 1) {
    if (isTooMuch(left)) return null;
    const candidate = takeCheapest(waiting);
    if (!candidate) return { found: false, proven: true };
    const end = endOf(candidate, waiting);
    let missed = missedAt(end, demands, ends);
    if (!missed) {
      const order = orderTo(end, setting);
      if (order.found) return { found: true, end, proven: true, isFirst: true };
      if (!order.tried) return null;
      ruleOutStuck(end, order.clauses, { isCheapest: true }, ends);
      missed = missedAt(end, demands, ends);
    }
    addRaised(candidate, missed ?? [], waiting);
  }
  return null;
}
