import type { BarrierResult, LeverResult } from '../../model/result.ts';
import type { Plan, Route } from '../../solver/plan/types.ts';
import type { Item } from '../document/blocks.ts';
import { barrierName, leverText, noLeverText } from '../sentences.ts';
import { type StepWords, stepsText } from './steps.ts';

/** Which barriers are told at which step of a route, so that none, and no lever, is told twice. */

/** A barrier that is told where it first stands in the way. */
export interface ToldBarrier {
  readonly barrier: BarrierResult;
  /** The first of its levers that nothing before has named; null where there is none. */
  readonly lever: LeverResult | null;
  /** The steps in whose way it stands, counted from 1. */
  readonly steps: readonly number[];
  /** The step with which it is gone; null where it stays. */
  readonly gone: number | null;
}

/** Every barrier in the way of some step, in the order of the steps. */
export function barriersOf({ steps }: Pick<Route, 'steps'>): ToldBarrier[] {
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

/** The barriers that first stand in the way at a step. */
export function toldAt(step: number, told: readonly ToldBarrier[]): ToldBarrier[] {
  return told.filter(({ steps: [first] }) => first === step);
}

/** More barriers than these at one place are counted. */
const MOST_NAMED = 3;

/** Barriers by their names, on one line; of many the first few, and how many more. Null where there is none. */
export function namedText(lead: string, told: readonly ToldBarrier[]): string | null {
  if (told.length === 0) return null;
  const rest = told.length - MOST_NAMED;
  const names = (rest > 1 ? told.slice(0, MOST_NAMED) : told).map(({ barrier }) => barrierName(barrier));
  return `${lead}: ${[...names, ...(rest > 1 ? [`${rest} more`] : [])].join('; ')}.`;
}

/** True for a barrier of which open answers decide whether it is there. */
export function isPerhaps({ status }: BarrierResult): boolean {
  return status === 'possible';
}

/** More than these at one step are only named. */
const MOST_IN_FULL = 2;

/**
 * The barriers that first stand in the way at a step, each with what lowers it. Of what open answers make only
 * possible there may be dozens, so that is named and no more.
 */
export function inTheWay({ isOpen }: StepWords, told: readonly ToldBarrier[], plan: Plan): Item[] {
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

function whereText({ steps }: ToldBarrier): string {
  return steps.length > 1 ? ` of ${stepsText(steps)}` : '';
}

function lowersText({ barrier, lever }: ToldBarrier, plan: Plan): string {
  if (lever) return leverText(lever, plan);
  return barrier.levers.length > 0 ? 'What lowers it is named above.' : noLeverText(barrier, plan);
}
