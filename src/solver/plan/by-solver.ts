import { judge } from '../../engine/goal.ts';
import { sumOf } from '../literal.ts';
import { addRow } from '../program.ts';
import { weighing } from './cost.ts';
import type { End, Ends } from './end.ts';
import type { Found, FoundEnd, Means } from './found.ts';
import { orderTo } from './order.ts';
import { type EndProgram, endIn, endsAt, programOf } from './program.ts';
import { goBeyond, ruleOut } from './ruling-out.ts';
import { situationAt } from './urgency.ts';

/** A number for each place that a question may end at; those of an end are added up. */
type Numbering = (question: number, place: number) => number;

/** Such a number that is fixed. */
interface FixedSum {
  readonly numberFor: Numbering;
  readonly questions: readonly number[];
  readonly sum: number;
}

/**
 * The cheapest end whose steps can be taken in some order, by the solver. `proven` is false where time ran out before
 * that was certain.
 */
export function cheapestBySolver(ends: Ends, means: Means): Found {
  return least(ends, pricing(ends), [], means);
}

/** The end with the least sum, of those that keep some sums. Ends without an order are ruled out as they are met. */
function least(
  ends: Ends,
  numberFor: Numbering,
  fixed: readonly FixedSum[],
  { solve, timeLeft }: Means,
): Found {
  let isSure = true;
  for (;;) {
    const program = programOf(ends);
    for (const sum of fixed) fixSum(sum, program);
    minimise(numberFor, program);
    const solution = solve(program.encoding.program, { seconds: timeLeft() });
    if (!solution.found) return { found: false, proven: isSure && solution.proven };
    const end = endIn(solution.values, program);
    isSure &&= solution.proven;
    if (!isReached(end, ends)) {
      ruleOut(end, ends);
      continue;
    }
    const order = orderTo(end, ends.setting);
    if (order.found) return { found: true, end, proven: isSure, isFirst: false };
    isSure &&= order.tried;
    // What costs less may be a plan where it is not certain that this is the cheapest.
    if (isSure) goBeyond(end, ends);
    else ruleOut(end, ends);
  }
}

/** What the solver finds is checked by the engine. */
function isReached(end: End, { setting }: Ends): boolean {
  return judge(setting.goal, setting.model, situationAt(end, setting)) === 'always';
}

/** What it costs to have a question end at a place. */
function pricing({ setting: { ladders } }: Ends): Numbering {
  const weigh = weighing([...ladders.values()]);
  return (question, place) => weigh(ladders.get(question)?.steps.slice(0, place) ?? []);
}

/** How large the numbers may grow in which several questions are compared at once; the solver is exact far beyond it. */
const MOST_AT_ONCE = 1_000_000;

/**
 * Of the ends that cost as much as one, the one that moves the first question furthest, then the second, and so on.
 * Where it is not certain that the one is cheapest, that would not be worth the while.
 */
export function firstByTheFramework(first: FoundEnd, ends: Ends, means: Means): FoundEnd {
  if (!first.proven || first.isFirst) return first;
  const { movable } = programOf(ends);
  const fixed = [sumFor(pricing(ends), movable, first.end)];
  let best = first;
  for (const questions of inGroups(movable, ends)) {
    const gain = gains(questions, ends);
    const next = least(ends, (question, place) => -gain(question, place), fixed, means);
    // Where time runs out here, the plan is still as cheap as any.
    if (!next.found || !next.proven) return best;
    best = next;
    fixed.push(sumFor(gain, questions, next.end));
  }
  return { ...best, isFirst: true };
}

function sumFor(numberFor: Numbering, questions: readonly number[], end: End): FixedSum {
  const sum = questions.reduce((total, question) => total + numberFor(question, end.get(question) ?? 0), 0);
  return { numberFor, questions, sum };
}

/** Some questions, in groups that are compared at once. */
function inGroups(questions: readonly number[], { setting }: Ends): number[][] {
  const groups: number[][] = [];
  let size = Infinity;
  for (const question of questions) {
    const places = setting.ladders.get(question)?.options.length ?? 1;
    size *= places;
    if (size > MOST_AT_ONCE) {
      groups.push([]);
      size = places;
    }
    groups.at(-1)?.push(question);
  }
  return groups;
}

/** A number for where a question of a group ends, so that further on an earlier question outweighs all later ones. */
function gains(questions: readonly number[], { setting }: Ends): Numbering {
  const weights = new Map<number, number>();
  let weight = 1;
  for (const question of questions.toReversed()) {
    weights.set(question, weight);
    weight *= setting.ladders.get(question)?.options.length ?? 1;
  }
  return (question, place) => (weights.get(question) ?? 0) * place;
}

/** Has the solver make a sum small. */
function minimise(numberFor: Numbering, program: EndProgram): void {
  for (const question of program.movable) {
    for (const place of placesOf(question, program)) {
      const literal = endsAt(question, place, program);
      if (typeof literal !== 'boolean')
        program.encoding.program.costs[literal.variable] = numberFor(question, place);
    }
  }
}

function fixSum({ numberFor, questions, sum }: FixedSum, program: EndProgram): void {
  const { terms, constant } = sumOf(
    questions.flatMap((question) =>
      placesOf(question, program).map(
        (place) => [endsAt(question, place, program), numberFor(question, place)] as const,
      ),
    ),
  );
  addRow(program.encoding.program, terms, { least: sum - constant, most: sum - constant });
}

function placesOf(question: number, { setting }: EndProgram): number[] {
  return [...(setting.ladders.get(question)?.options.keys() ?? [])];
}
