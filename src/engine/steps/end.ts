import type { StepModel } from '../compile-steps.ts';
import { judge } from '../goal.ts';
import { settlingPrice } from '../search.ts';
import { narrowAll } from '../settle.ts';
import { copyOf, type Situation } from '../situation.ts';
import type { Setting } from './setting.ts';

/** The place on its ladder where each question ends that may change; 0, or none, where it stays. */
export type End = ReadonlyMap<number, number>;

/** A question ends at one of some places, a bit each. */
export interface EndsAt {
  readonly question: number;
  readonly places: number;
}

/** One of several such things is so. */
export type Clause = readonly EndsAt[];

/** The ends that are looked for: those that reach the goal of a setting, and of which every clause holds. */
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

/** The places up to one; every place where it is the highest. */
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
export function situationAt(end: End, { model, start, ladders, purse }: Setting): Situation {
  const situation = copyOf(start);
  purse.left -= ladders.size + settlingPrice(model);
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
