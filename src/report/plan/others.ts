import type { PlanStep, Route } from '../../solver/plan/types.ts';
import { barriersOf, isPerhaps, namedText, type ToldBarrier } from './barriers.ts';
import { lengthText } from './lead.ts';
import { stepsText } from './steps.ts';

/** How another route differs from the first. */
export interface Difference {
  /** The steps of the first that it takes as well, by their numbers. */
  readonly shared: readonly number[];
  /** What the first changes and it does not. */
  readonly leaves: readonly string[];
  /** What it does besides, in order; the steps of one question together. */
  readonly instead: readonly Instead[];
}

/** What another route does about one question, where the first does not. */
export interface Instead {
  readonly steps: readonly [PlanStep, ...PlanStep[]];
  /** The barriers that these steps are the first of its own to meet. */
  readonly barriers: readonly ToldBarrier[];
}

/** The heading over another route; the first of the others has index 0. */
export function otherTitle(route: Route, index: number): string {
  return `${index === 0 ? 'Another' : 'A third'} way: ${lengthText(route)}`;
}

/** How a route differs from the first one. */
export function differenceOf({ steps }: Route, first: Route): Difference {
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
  const told = barriersOf({ steps: own });
  return byQuestion(own).map((steps) => {
    const numbers = steps.map((step) => own.indexOf(step) + 1);
    return { steps, barriers: told.filter(({ steps: [first = 0] }) => numbers.includes(first)) };
  });
}

function byQuestion(steps: readonly PlanStep[]): Instead['steps'][] {
  const groups = new Map<string, [PlanStep, ...PlanStep[]]>();
  for (const step of steps) {
    const group = groups.get(step.question);
    if (group) group.push(step);
    else groups.set(step.question, [step]);
  }
  return [...groups.values()];
}

function isSame(one: PlanStep, other: PlanStep): boolean {
  return (
    one.question === other.question &&
    one.from.option === other.from.option &&
    one.to.option === other.to.option
  );
}

/** Which steps of the first route it keeps; null where it keeps none. */
export function sharedText({ shared }: Difference): string | null {
  return shared.length === 0 ? null : `Like the first way, it takes ${stepsText(shared)}.`;
}

/** What the first route changes and it does not, by what is asked. */
export function leavesText({ leaves }: Difference): string {
  // A question ends by itself; not every author lets it.
  const isClosed = leaves.every((ask) => /[.?!…]$/u.test(ask));
  return leaves.join(isClosed ? ' ' : '; ');
}

/** Where another route takes a question instead: "Who manages? One person. (2 steps: months, then years)". */
export function insteadText({ steps }: Instead): string {
  const [{ ask }] = steps;
  const end = steps.at(-1)?.to.text ?? '';
  const efforts = steps.map(({ effort }) => effort ?? 'effort not stated');
  const how = efforts.length === 1 ? efforts.join('') : `${efforts.length} steps: ${efforts.join(', then ')}`;
  return `${ask} ${end} (${how})`;
}

/** What is in the way of that, by name; of an open answer, if it is not so already. */
export function insteadBarriers({ steps, barriers }: Instead): string[] {
  const sure = barriers.filter(({ barrier }) => !isPerhaps(barrier));
  const perhaps = barriers.filter(({ barrier }) => isPerhaps(barrier));
  const lead = steps.some(({ findOut }) => findOut) ? 'If that is not so yet, in the way' : 'In the way';
  return [namedText(lead, sure), namedText('Perhaps in the way', perhaps)].filter((line) => line !== null);
}
