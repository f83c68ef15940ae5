import type { PlanStep, Route } from '../../solver/plan/types.ts';
import { lengthText } from './lead.ts';
import { stepsText } from './steps.ts';

/** How another route differs from the first. */
export interface Difference {
  /** The steps of the first that it takes as well, by their numbers. */
  readonly shared: readonly number[];
  /** What the first changes and it does not. */
  readonly leaves: readonly string[];
  /** What it does besides, in order; the steps of one question together. */
  readonly instead: readonly (readonly [PlanStep, ...PlanStep[]])[];
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
    instead: byQuestion(steps.filter((step) => !first.steps.some((other) => isSame(step, other)))),
  };
}

function byQuestion(steps: readonly PlanStep[]): Difference['instead'] {
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

/** Where another route takes a question instead: "Who manages? One person. (2 steps: months, then years)". */
export function insteadText(steps: Difference['instead'][number]): string {
  const [{ ask }] = steps;
  const end = steps.at(-1)?.to.text ?? '';
  const efforts = steps.map(({ effort }) => effort ?? 'effort not stated');
  const how = efforts.length === 1 ? efforts.join('') : `${efforts.length} steps: ${efforts.join(', then ')}`;
  return `${ask} ${end} (${how})`;
}
