import type { StepModel } from '../compile-steps.ts';
import { narrow } from '../settle.ts';
import { copyOf } from '../situation.ts';
import { canBeTaken, priceOf } from './able.ts';
import { deadlockIn } from './deadlock.ts';
import { type Clause, changedIn, type End } from './end.ts';
import type { Setting } from './setting.ts';
import { type Urgency, urgencyOf } from './urgency.ts';

/** The steps to an end in an order in which each can be taken, where there is one. */
export type Order =
  | { readonly found: true; readonly steps: readonly StepModel[] }
  /**
   * `tried` is false where there were too many ways to go through. The clauses say what other ends have in common that
   * have no order for the same reason, where that was seen: each holds where there is an order.
   */
  | { readonly found: false; readonly tried: boolean; readonly clauses: readonly Clause[] };

/** Where any order will do. */
const NOT_URGENT: Urgency = new Map();

/** How many states a search goes through. An order that exists is nearly always the first one tried. */
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

/**
 * An order in which the steps to an end can be taken: each is on a question that is asked then, and what it needs
 * holds then. Of the steps that can come next, the most urgent comes first.
 */
export function orderTo(end: End, setting: Setting, urgency: Urgency = NOT_URGENT): Order {
  // What can be seen at once need not be searched.
  const clauses = deadlockIn(end, setting);
  if (clauses.length > 0) return { found: false, tried: true, clauses };
  const { purse } = setting;
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
  return { found: false, tried: walk.left > 0 && purse.left > 0, clauses };
}

/** The steps to an end in order, the most urgent first of those that can come next; null where they have none. */
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
  const { purse } = walk.setting;
  walk.left -= 1;
  purse.left -= walk.places.size + waiting.reduce((sum, step) => sum + priceOf(step), 0);
  if (walk.dead.has(key) || walk.left <= 0 || purse.left <= 0) return false;
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
