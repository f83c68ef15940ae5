import type { Plan, PlanStep, Route } from '../../../model/plan.ts';
import type { BarrierResult, LeverResult } from '../../../model/result.ts';
import { groupedBy } from '../../../work.ts';
import type { Item } from '../../blocks.ts';
import { barrierName, leverText, noLeverText } from '../barrier-words.ts';
import { type StepWords, stepsText } from './step-words.ts';

/** A barrier at the first step that it stands in the way of, where it and its levers are told once. */
export interface RouteBarrier {
  readonly barrier: BarrierResult;
  /** The first of its levers that is not named before, or null. */
  readonly lever: LeverResult | null;
  /** The steps that it stands in the way of, counted from 1. */
  readonly steps: readonly number[];
  /** The step that clears it, counted from 1, or null where it stays. */
  readonly gone: number | null;
}

/** Every barrier in the way of some step, in the order of the steps. */
export function routeBarriers({ steps }: Pick<Route, 'steps'>): RouteBarrier[] {
  const named = new Set<string>();
  const barriers = new Map(
    steps.flatMap((step) => step.barriers.map(({ barrier }) => [barrier.id, barrier])),
  );
  return [...barriers.values()].map((barrier) => {
    const lever = barrier.levers.find(({ firstStep }) => !named.has(firstStep)) ?? null;
    if (lever) named.add(lever.firstStep);
    const standing = steps.map((step) => step.barriers.find((each) => each.barrier.id === barrier.id));
    return {
      barrier,
      lever,
      steps: standing.flatMap((found, index) => (found ? [index + 1] : [])),
      gone: standing.findIndex((found) => found?.gone) + 1 || null,
    };
  });
}

const MOST_NAMED = 3;

/** Barriers by their names, of many the first few and how many more, or null where there is none. */
function namedText(lead: string, told: readonly RouteBarrier[]): string | null {
  if (told.length === 0) return null;
  const rest = told.length - MOST_NAMED;
  const names = (rest > 1 ? told.slice(0, MOST_NAMED) : told).map(({ barrier }) => barrierName(barrier));
  return `${lead}: ${[...names, ...(rest > 1 ? [`${rest} more`] : [])].join('; ')}.`;
}

/** True for a barrier of which open answers decide whether it is there. */
export function isPerhaps({ status }: BarrierResult): boolean {
  return status === 'possible';
}

const MOST_IN_FULL = 2;

/** The barriers that first stand in the way of a step, with levers for those that are certain. */
export function barrierItems({ isOpen }: StepWords, told: readonly RouteBarrier[], plan: Plan): Item[] {
  const sure = told.filter(({ barrier }) => !isPerhaps(barrier));
  const perhaps = told.filter(({ barrier }) => isPerhaps(barrier));
  const lead = isOpen ? 'If not, in the way' : 'In the way';
  const named = [
    namedText('Also in the way', sure.slice(MOST_IN_FULL)),
    namedText('Perhaps in the way', perhaps),
  ];
  return [
    ...sure.slice(0, MOST_IN_FULL).map((each) => ({
      text: `${lead}${whereText(each)}: ${barrierName(each.barrier)}.`,
      more: [lowersText(each, plan)],
    })),
    ...named.flatMap((text) => (text === null ? [] : [{ text }])),
  ];
}

function whereText({ steps }: RouteBarrier): string {
  return steps.length > 1 ? ` of ${stepsText(steps)}` : '';
}

function lowersText({ barrier, lever }: RouteBarrier, plan: Plan): string {
  if (lever) return leverText(lever, plan);
  return barrier.levers.length > 0 ? 'What lowers it is named above.' : noLeverText(barrier, plan);
}

/** The barriers that would remain for certain, by name, and the number of those that may. */
export function remainingOf({ remaining }: Route): {
  readonly sure: readonly string[];
  readonly perhaps: number;
} {
  const sure = remaining.filter((barrier) => !isPerhaps(barrier)).map(({ name }) => name);
  return { sure, perhaps: remaining.length - sure.length };
}

/** How many barriers depend on open answers, or null where none does. */
export function perhapsText(perhaps: number, sure: number): string | null {
  if (perhaps === 0) return null;
  const barriers = `${sure > 0 ? 'more ' : ''}${perhaps === 1 ? 'barrier is' : 'barriers are'}`;
  return `${perhaps} ${barriers} possible, depending on the answers still open.`;
}

/** How another route differs from the first. */
export interface Difference {
  /** The steps of the first route that it shares, by number. */
  readonly shared: readonly number[];
  /** The questions that only the first route changes. */
  readonly leaves: readonly string[];
  /** The steps that only this route takes, in order, by question. */
  readonly instead: readonly Instead[];
}

export interface Instead {
  readonly steps: readonly [PlanStep, ...PlanStep[]];
  /** The barriers that, among the steps of its own, these are the first to meet. */
  readonly barriers: readonly RouteBarrier[];
}

/** How a route differs from the first one. */
export function routeDifference({ steps }: Route, first: Route): Difference {
  const shared = first.steps.flatMap((step, index) =>
    steps.some((other) => isSame(step, other)) ? [index + 1] : [],
  );
  const changed = steps.map(({ question }) => question);
  const left = first.steps.filter(({ question }) => !changed.includes(question));
  return {
    shared,
    leaves: [...new Set(left.map(({ ask }) => ask))],
    instead: insteadOf(steps.filter((step) => !first.steps.some((other) => isSame(step, other)))),
  };
}

function insteadOf(own: readonly PlanStep[]): Instead[] {
  const told = routeBarriers({ steps: own });
  return [...groupedBy(own, ({ question }) => question).values()].map((steps) => {
    const numbers = steps.map((step) => own.indexOf(step) + 1);
    return { steps, barriers: told.filter(({ steps: [first = 0] }) => numbers.includes(first)) };
  });
}

function isSame(one: PlanStep, other: PlanStep): boolean {
  return (
    one.question === other.question &&
    one.from.option === other.from.option &&
    one.to.option === other.to.option
  );
}

/** The steps of the first route that it keeps, or null. */
export function sharedText({ shared }: Difference): string | null {
  return shared.length === 0 ? null : `Like the first way, it takes ${stepsText(shared)}.`;
}

/** The questions that only the first route changes, as asked. */
export function leavesText({ leaves }: Difference): string {
  // A question ends by itself; not every author lets it.
  const isClosed = leaves.every((ask) => /[.?!…]$/u.test(ask));
  return leaves.join(isClosed ? ' ' : '; ');
}

/** The steps of another route on a question, as "Who manages? One person. (2 steps: months, then years)". */
export function insteadText({ steps }: Instead): string {
  const [{ ask }] = steps;
  const end = steps.at(-1)?.to.text ?? '';
  const efforts = steps.map(({ effort }) => effort ?? 'effort not stated');
  const how = efforts.length === 1 ? efforts.join('') : `${efforts.length} steps: ${efforts.join(', then ')}`;
  return `${ask} ${end} (${how})`;
}

/** The barriers in the way of those steps, by name. */
export function insteadBarriers({ steps, barriers }: Instead): string[] {
  const sure = barriers.filter(({ barrier }) => !isPerhaps(barrier));
  const perhaps = barriers.filter(({ barrier }) => isPerhaps(barrier));
  const lead = steps.some(({ findOut }) => findOut) ? 'If that is not so yet, in the way' : 'In the way';
  return [namedText(lead, sure), namedText('Perhaps in the way', perhaps)].filter((line) => line !== null);
}
