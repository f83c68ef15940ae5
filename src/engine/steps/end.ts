import type { StepModel } from '../compile/compile-condition.ts';
import type { Model } from '../compiled.ts';
import { copyOf, evaluate, type Situation, TRUE } from '../logic/evaluate.ts';
import { placedFrom } from '../logic/goal.ts';
import { judge, narrowAll, partsIn, settlingPrice } from '../logic/search.ts';
import { EFFORTS_DEAREST_FIRST, effortOf, type Setting, weighing } from './setting.ts';

/** What it takes to look whether a step can be taken. */
export function priceOf({ needs }: StepModel): number {
  return 1 + (needs === null ? 0 : partsIn(needs.node));
}

/** True if the question of a step is asked in a situation, and what it needs holds. */
export function canBeTaken({ question, needs }: StepModel, situation: Situation, model: Model): boolean {
  if (situation.options[question] === 0) return false;
  return needs === null || evaluate(needs.node, model, situation) === TRUE;
}

/** By question, the place on its ladder where it ends, 0 or none where it stays. */
export type End = ReadonlyMap<number, number>;

/** A question ends at one of some places, a bit each. */
export interface EndsAt {
  readonly question: number;
  readonly places: number;
}

/** A disjunction, true where one of some questions ends at one of its places. */
export type Clause = readonly EndsAt[];

/** The ends that reach the goal of a setting and of which every clause holds. */
export interface Ends {
  readonly setting: Setting;
  /** Grows as ends are ruled out. */
  readonly clauses: Clause[];
  /** True once searching has shown to be not enough for them. */
  isLarge: boolean;
}

/** The ends for which nothing is ruled out yet. */
export function endsFor(setting: Setting, isLarge = false): Ends {
  return { setting, clauses: [], isLarge };
}

/** The places up to `place`, a bit each, which are all where it is the highest. */
export function upTo(place: number): number {
  return (1 << (place + 1)) - 1;
}

/** The places beyond one. */
export function beyond(place: number): number {
  return ~upTo(place);
}

/** True if a clause holds at an end. */
export function holdsAt(clause: Clause, end: End): boolean {
  return clause.some(({ question, places }) => places & (1 << (end.get(question) ?? 0)));
}

/** The questions that an end changes. */
export function changedIn(end: End): number[] {
  const changed: number[] = [];
  for (const [question, place] of end) if (place > 0) changed.push(question);
  return changed;
}

/** The steps that lead to an end, in the framework's order. */
export function stepsTo(end: End, { ladders }: Setting): StepModel[] {
  const steps: StepModel[] = [];
  for (const [question, place] of end)
    if (place > 0) steps.push(...(ladders.get(question)?.steps.slice(0, place) ?? []));
  return steps;
}

/** The situation when all steps to an end are taken. */
export function situationAt(end: End, { model, start, ladders, budget }: Setting): Situation {
  const situation = copyOf(start);
  budget.left -= ladders.size + settlingPrice(model);
  const narrowed = changedIn(end).map((question): [number, number] => [
    question,
    1 << (ladders.get(question)?.options[end.get(question) ?? 0] ?? 0),
  ]);
  narrowAll(model, situation, narrowed);
  return situation;
}

/** True if an end reaches the goal of its setting, by the engine. */
export function isReachedAt(end: End, setting: Setting): boolean {
  return judge(setting.goal, setting.model, situationAt(end, setting)) === 'always';
}

/** Rules out `end`, whose steps have no order, with those that `clauses` say have none for the same reason. */
// There are no clauses where the reason is not known.
export function ruleOutStuck(
  end: End,
  clauses: readonly Clause[],
  { isCheapest }: { readonly isCheapest: boolean },
  ends: Ends,
): void {
  if (clauses.length > 0) ends.clauses.push(...clauses);
  // What costs less may be a plan where it is not certain that this is the cheapest.
  else if (isCheapest) goBeyond(end, ends);
  else ruleOut(end, ends);
}

/** Rules out the cheapest end left, whose steps have no order, with all that take only some of its steps. */
// These cost less, so that each of them was ruled out before, or misses something.
function goBeyond(end: End, { setting, clauses }: Ends): void {
  clauses.push(
    [...setting.ladders.keys()].map((question) => ({ question, places: beyond(end.get(question) ?? 0) })),
  );
}

/** Rules out just one end. */
export function ruleOut(end: End, { setting, clauses }: Ends): void {
  clauses.push(
    [...setting.ladders.keys()].map((question) => ({ question, places: ~(1 << (end.get(question) ?? 0)) })),
  );
}

/** How soon each step is wanted, the lowest number first. */
export type Urgency = ReadonlyMap<StepModel, number>;

/** How soon each step to an end is wanted, by effort, then by role, then by level. */
// What is done in days comes before what takes months or years, and before what nobody says it of; of those alike,
// what somebody who answered can do; of those, what a lower level takes.
export function urgencyOf(end: End, setting: Setting): Urgency {
  const levels = levelsFor(end, setting);
  const behind = setting.target + 1;
  return new Map(
    stepsTo(end, setting).map((step) => {
      const others = step.roles.some((role) => setting.own.includes(role)) ? 0 : 1;
      const slowness = EFFORTS_DEAREST_FIRST.length - EFFORTS_DEAREST_FIRST.indexOf(effortOf(step));
      return [step, (2 * slowness + others) * (behind + 1) + (levels.get(step) ?? behind)];
    }),
  );
}

/** The lowest level, by index, that each step to an end is taken for. */
// Of the steps to the end, the cheapest few that reach a level are those taken for it.
function levelsFor(end: End, setting: Setting): Map<StepModel, number> {
  const levels = new Map<StepModel, number>();
  let within = end;
  // From the top down, so that what a lower level takes is chosen among what the one above takes.
  // What cannot be told any more is taken in any order.
  for (let level = setting.target; level > 0 && setting.budget.left > 0; level -= 1) {
    within = fewestFor(level, within, setting);
    for (const [question, place] of within)
      for (const step of setting.ladders.get(question)?.steps.slice(0, place) ?? []) levels.set(step, level);
  }
  return levels;
}

/** `end` with as many steps taken back, dearest first, as `level` can spare, none where it misses that. */
export function fewestFor(level: number, end: End, setting: Setting): End {
  if (!reaches(level, end, setting)) return end;
  const fewest = new Map(end);
  for (const [question, most] of dearestFirst(end, setting)) {
    for (let place = 0; place <= most; place += 1) {
      fewest.set(question, setting.budget.left > 0 ? place : most);
      if (fewest.get(question) === most || reaches(level, fewest, setting)) break;
    }
  }
  return fewest;
}

/** The questions that `end` changes and where, longest steps first, of those alike the last first. */
export function dearestFirst(end: End, { ladders }: Setting): [question: number, place: number][] {
  const weigh = weighing([...ladders.values()]);
  const weightOf = ([question, place]: readonly [number, number]) =>
    weigh(ladders.get(question)?.steps.slice(0, place) ?? []);
  const changed = [...end].filter(([, place]) => place > 0);
  return changed.sort((one, other) => weightOf(other) - weightOf(one) || other[0] - one[0]);
}

/** True if a level holds at an end, and so does what the steps to it need. */
function reaches(level: number, end: End, setting: Setting): boolean {
  const { model, placement } = setting;
  const rungs = model.placements[placement];
  const situation = situationAt(end, setting);
  if (!rungs) return false;
  const goal = placedFrom(rungs, level);
  setting.budget.left -= goal.wants.reduce((sum, { node }) => sum + partsIn(node), end.size);
  if (judge(goal, model, situation) !== 'always') return false;
  return [...end].every(([question, place]) =>
    (setting.ladders.get(question)?.steps.slice(0, place) ?? []).every(
      ({ needs }) => needs === null || evaluate(needs.node, model, situation) === TRUE,
    ),
  );
}
