import type { StepModel } from '../compile/compile-condition.ts';
import { copyOf } from '../logic/evaluate.ts';
import { narrow } from '../logic/search.ts';
import {
  beyond,
  type Clause,
  canBeTaken,
  changedIn,
  type End,
  priceOf,
  situationAt,
  type Urgency,
  upTo,
  urgencyOf,
} from './end.ts';
import { staysAsked, staysTrue } from './monotone-steps.ts';
import type { Setting } from './setting.ts';

/** Clauses that hold at every end with an order and not at `end`, none where no deadlock is seen. */
// A deadlock is where some steps wait for each other, or for what is not changed. Where none is seen there may be
// an order.
//
// `reached` is as far as one gets. In an order to any end, take the first step that leads beyond it on one of some
// questions. What it needs holds before it, where these are no further than reached; so it holds all the more where
// all others are as far up as they go, if nothing makes it stop holding. Of those steps that cannot be taken even
// then, none can be the first, so that without one of the others on these questions there is none at all.
export function deadlockIn(end: End, setting: Setting): Clause[] {
  const reached = reachedTowards(end, setting);
  if (setting.budget.left <= 0) return [];
  const stuck = new Set(changedIn(end).filter((question) => isStuck(question, reached, end, setting)));
  const bound = new Set([...setting.ladders.keys()].filter((question) => isHeld(question, reached, end)));
  for (const question of stuck) bound.add(question);
  dropFreed(stuck, bound, reached, setting);
  if (stuck.size === 0) return [];
  for (const question of [...bound]) {
    // A clause may say less than it could.
    if (stuck.has(question) || setting.budget.left <= 0) continue;
    bound.delete(question);
    if (ableAmong(stuck, bound, reached, setting).length > 0) bound.add(question);
  }
  const others = [...bound].filter((question) => !stuck.has(question));
  const first = ableAmong(others, bound, reached, setting).map((question) => ({
    question,
    places: beyond(reached.get(question) ?? 0),
  }));
  return [...stuck].map((question) => [{ question, places: upTo(reached.get(question) ?? 0) }, ...first]);
}

/** How far one gets towards an end when every step is taken that can be. */
function reachedTowards(end: End, setting: Setting): Map<number, number> {
  const reached = new Map([...setting.ladders.keys()].map((question) => [question, 0]));
  const situation = copyOf(setting.start);
  const { budget } = setting;
  const changed = changedIn(end);
  for (let isMoving = true; isMoving && budget.left > 0; ) {
    isMoving = false;
    for (const question of changed) {
      budget.left -= 1;
      if (isHeld(question, reached, end)) continue;
      const step = nextStepOn(question, reached, setting);
      if (step) budget.left -= priceOf(step);
      if (!step || !canBeTaken(step, situation, setting.model)) continue;
      narrow(setting.model, situation, question, 1 << step.to);
      reached.set(question, (reached.get(question) ?? 0) + 1);
      isMoving = true;
    }
  }
  return reached;
}

/** True if a question is as far as it goes at an end. */
function isHeld(question: number, reached: End, end: End): boolean {
  return reached.get(question) === (end.get(question) ?? 0);
}

/** True if a question cannot go on to an end, and could not have gone on before. */
function isStuck(question: number, reached: End, end: End, setting: Setting): boolean {
  const step = nextStepOn(question, reached, setting);
  return !isHeld(question, reached, end) && step !== undefined && isSteady(step, setting);
}

/** Lets go of the questions that could go on if all others did. */
function dropFreed(stuck: Set<number>, bound: Set<number>, reached: End, setting: Setting): void {
  for (;;) {
    const freed = ableAmong(stuck, bound, reached, setting);
    if (freed.length === 0) return;
    for (const question of freed) {
      stuck.delete(question);
      bound.delete(question);
    }
  }
}

/** The `questions` whose next step may be taken at some time while those in `bound` stay within `reached`. */
function ableAmong(
  questions: Iterable<number>,
  bound: ReadonlySet<number>,
  reached: End,
  setting: Setting,
): number[] {
  const highest = [...setting.ladders].map(([question, { steps }]): [number, number] => [
    question,
    bound.has(question) ? (reached.get(question) ?? 0) : steps.length,
  ]);
  const situation = situationAt(new Map(highest), setting);
  return [...questions].filter((question) => {
    const step = nextStepOn(question, reached, setting);
    if (!step) return false;
    return !isSteady(step, setting) || canBeTaken(step, situation, setting.model);
  });
}

function nextStepOn(question: number, reached: End, { ladders }: Setting): StepModel | undefined {
  return ladders.get(question)?.steps[reached.get(question) ?? 0];
}

/** True if a step that can be taken can still be taken after any others. */
function isSteady({ question, needs }: StepModel, setting: Setting): boolean {
  return staysAsked(question, setting) && (needs === null || staysTrue(needs, setting));
}

/** The steps to an end in an order in which each can be taken, where there is one. */
export type Order =
  | { readonly found: true; readonly steps: readonly StepModel[] }
  /** No order, with `tried` false where there were too many ways to go through. */
  // The clauses say what other ends have in common that have no order for the same reason, where that was seen:
  // each holds where there is an order.
  | { readonly found: false; readonly tried: boolean; readonly clauses: readonly Clause[] };

/** Where any order will do. */
const NOT_URGENT: Urgency = new Map();

/** The most states that a search goes through. */
// An order that exists is nearly always the first tried.
const MOST_STATES = 4_000;

interface Walk {
  readonly setting: Setting;
  readonly end: End;
  readonly places: Map<number, number>;
  readonly situation: Setting['start'];
  readonly urgency: Urgency;
  readonly dead: Set<string>;
  readonly taken: StepModel[];
  left: number;
}

/** An order in which each step to `end` is asked and has what it needs, the most urgent first. */
export function orderTo(end: End, setting: Setting, urgency: Urgency = NOT_URGENT): Order {
  // What can be seen at once need not be searched.
  const clauses = deadlockIn(end, setting);
  if (clauses.length > 0) return { found: false, tried: true, clauses };
  const { budget } = setting;
  const walk: Walk = {
    setting,
    end,
    places: new Map(changedIn(end).map((question) => [question, 0])),
    situation: copyOf(setting.start),
    urgency,
    dead: new Set(),
    taken: [],
    left: MOST_STATES,
  };
  if (walkOn(walk)) return { found: true, steps: walk.taken };
  return { found: false, tried: walk.left > 0 && budget.left > 0, clauses };
}

/** The steps to `end`, the most urgent first of those that can come next; null where they have no order. */
export function orderedSteps(end: End, setting: Setting): readonly StepModel[] | null {
  const order = orderTo(end, setting, urgencyOf(end, setting));
  // Only where it took nearly all tries to find one may looking for a better one find none.
  const any = order.found ? order : orderTo(end, setting);
  return any.found ? any.steps : null;
}

function walkOn(walk: Walk): boolean {
  const waiting = [...walk.places.keys()].flatMap((question) => nextStep(question, walk) ?? []);
  if (waiting.length === 0) return true;
  const key = [...walk.places.values()].join();
  const { budget } = walk.setting;
  walk.left -= 1;
  budget.left -= walk.places.size + waiting.reduce((sum, step) => sum + priceOf(step), 0);
  if (walk.dead.has(key) || walk.left <= 0 || budget.left <= 0) return false;
  const able = waiting
    .filter((step) => canBeTaken(step, walk.situation, walk.setting.model))
    .sort(bySoonest(walk.urgency));
  for (const step of able) {
    take(step, 1, walk);
    if (walkOn(walk)) return true;
    take(step, -1, walk);
  }
  walk.dead.add(key);
  return false;
}

function nextStep(question: number, { end, places, setting }: Walk): StepModel | undefined {
  const place = places.get(question) ?? 0;
  if (place >= (end.get(question) ?? 0)) return undefined;
  return setting.ladders.get(question)?.steps[place];
}

function take(step: StepModel, by: 1 | -1, walk: Walk): void {
  const { question, from, to } = step;
  walk.places.set(question, (walk.places.get(question) ?? 0) + by);
  narrow(walk.setting.model, walk.situation, question, 1 << (by === 1 ? to : from));
  if (by === 1) walk.taken.push(step);
  else walk.taken.pop();
}

/** The most urgent first, then in the framework's order. */
function bySoonest(urgency: Urgency): (one: StepModel, other: StepModel) => number {
  const level = (step: StepModel) => urgency.get(step) ?? Infinity;
  return (one, other) =>
    level(one) === level(other) ? one.question - other.question : level(one) - level(other);
}
