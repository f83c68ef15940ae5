import type { StepModel } from '../../engine/compile-steps.ts';
import { judge } from '../../engine/goal.ts';
import type { Solver } from '../highs.ts';
import { negate, sumOf } from '../literal.ts';
import { addRow, type Program, type Term } from '../program.ts';
import { stepsTo } from './cost.ts';
import { beyond, type End, type Ends, endIn, endsAt } from './ends.ts';
import { type Order, orderTo } from './order.ts';
import { staysAsked, staysTrue } from './rising.ts';
import { situationAt } from './urgency.ts';

/** What is used to look for a plan. */
export interface Means {
  readonly solve: Solver;
  /** The seconds that are left. */
  readonly timeLeft: () => number;
}

/** A plan that was found: where it ends, and its steps in order. */
export interface FoundRoute {
  readonly found: true;
  readonly end: End;
  readonly steps: readonly StepModel[];
  /** False where time ran out before a cheaper one could be ruled out. */
  readonly proven: boolean;
}

/** A plan, or that there is none: `proven` where that is certain; otherwise time ran out before one was found. */
export type Found = FoundRoute | { readonly found: false; readonly proven: boolean };

/** The cheapest end whose steps can be taken in some order. Ends without one are ruled out as they are met, for good. */
export function firstInOrder(program: Program, ends: Ends, { solve, timeLeft }: Means): Found {
  let isSure = true;
  for (;;) {
    const solution = solve(program, { seconds: timeLeft() });
    if (!solution.found) return { found: false, proven: isSure && solution.proven };
    const end = endIn(solution.values, ends);
    const order = holdsAt(end, ends) ? orderTo(end, ends.setting) : NO_ORDER;
    if (order.found) return { found: true, end, steps: order.steps, proven: isSure && solution.proven };
    isSure &&= order.tried;
    ruleOut(end, order, program, ends);
  }
}

const NO_ORDER: Order & { found: false } = { found: false, stuck: [], tried: true };

/** What the solver finds is checked by the engine. */
function holdsAt(end: End, { setting }: Ends): boolean {
  return judge(setting.goal, setting.model, situationAt(end, setting)) === 'always';
}

function ruleOut(end: End, order: Order & { found: false }, program: Program, ends: Ends): void {
  const { setting } = ends;
  const steps = stepsTo(end, setting);
  const onlyRises = steps.every(
    ({ question, needs }) => staysAsked(question, setting) && (!needs || staysTrue(needs.node, setting)),
  );
  if (onlyRises && order.stuck.length > 0) addUnlocking(end, order.stuck, program, ends);
  else addOtherEnd(end, program, ends);
}

/**
 * Where what steps need never stops holding, how far one comes does not depend on the order. Whoever takes one of the
 * steps that were out of reach must then take a step besides those of this end.
 */
function addUnlocking(end: End, stuck: readonly StepModel[], program: Program, ends: Ends): void {
  const besides = ends.movable.map((question) => beyond(question, end.get(question) ?? 0, ends));
  for (const { question, from } of stuck) {
    const place = ends.setting.ladders.get(question)?.options.indexOf(from) ?? 0;
    const taken = beyond(question, place, ends);
    const constant = besides.reduce((sum, each) => sum + each.constant, 0) - taken.constant;
    const terms = [...besides.flatMap((each) => each.terms), ...taken.terms.map(lessened)];
    addRow(program, terms, { least: -constant });
  }
}

function lessened({ variable, factor }: Term): Term {
  return { variable, factor: -factor };
}

function addOtherEnd(end: End, program: Program, ends: Ends): void {
  const { terms, constant } = sumOf(
    [...end].map(([question, place]) => [negate(endsAt(question, place, ends)), 1] as const),
  );
  addRow(program, terms, { least: 1 - constant });
}
