import type { WorkBudget } from '../../engine/logic/search.ts';
import { type CheapestEnd, cheapestEndBySearch, type FoundEnd } from '../../engine/steps/cheapest-end.ts';
import { type End, type Ends, isReachedAt, ruleOut, ruleOutStuck, stepsTo } from '../../engine/steps/end.ts';
import { orderTo } from '../../engine/steps/order.ts';
import { costOf, EFFORTS_DEAREST_FIRST, weighing } from '../../engine/steps/setting.ts';
import type { Cost } from '../../model/result.ts';
import { addRow } from '../binary-program.ts';
import type { Solver } from '../highs.ts';
import { type EndProgram, endIn, programOf, sumAt } from './end-program.ts';

/** What is used to look for a plan where searching is not enough. */
export interface Means {
  readonly solve: Solver;
  /** What the solver and what other looking may still cost, without a limit where nothing is given. */
  readonly effort?: WorkBudget;
  readonly budget?: WorkBudget;
  /** The seconds that are left, where somebody set a limit. */
  readonly timeLeft: () => number;
  /** How many ends are looked at before the solver is asked, where it is not the usual number. */
  readonly mostEnds?: number;
}

/** True while there is something left to look for a plan with. */
export function canGoOn({ effort, budget, timeLeft }: Means): boolean {
  return (effort?.left ?? 1) > 0 && (budget?.left ?? 1) > 0 && timeLeft() > 0;
}

/** A number for where a question ends, of which those of an end are summed. */
type Numbering = (question: number, place: number) => number;

/** The cost and the places of an end that are settled before it is looked for. */
interface Known {
  readonly cost: Cost;
  readonly places: End;
}

/** The cheapest end with an order, by the solver, `proven` unless a limit was met first. */
export function cheapestBySolver(ends: Ends, means: Means): CheapestEnd {
  return leastEnd(ends, pricing(ends), null, means);
}

/** The end with the least sum by `numberFor` among those with an order that agree with `known`. */
function leastEnd(ends: Ends, numberFor: Numbering, known: Known | null, means: Means): CheapestEnd {
  const { solve, timeLeft, effort } = means;
  let isSure = true;
  while (canGoOn(means)) {
    const program = programOf(ends, known?.places);
    if (known) fixCost(known.cost, program);
    minimise(numberFor, program);
    const solution = solve(program.encoding.program, effort ? { timeLeft, effort } : { timeLeft });
    if (!solution.found) return { found: false, proven: isSure && solution.proven };
    const end = endIn(solution.values, program);
    isSure &&= solution.proven;
    // What the solver finds is checked by the engine.
    if (!isReachedAt(end, ends.setting)) {
      ruleOut(end, ends);
      continue;
    }
    const order = orderTo(end, ends.setting);
    if (order.found) return { found: true, end, proven: isSure, isFirst: false };
    isSure &&= order.tried;
    ruleOutStuck(end, order.clauses, { isCheapest: isSure }, ends);
  }
  return { found: false, proven: false };
}

/** What it costs to have a question end at a place. */
function pricing({ setting: { ladders } }: Ends): Numbering {
  const weigh = weighing([...ladders.values()]);
  return (question, place) => weigh(ladders.get(question)?.steps.slice(0, place) ?? []);
}

/** The largest number by which several questions are compared at once, far below what the solver rounds. */
const MOST_AT_ONCE = 1_000_000;

/** The end as cheap as `first` that moves the first question furthest, then the second, and so on. */
// Where it is not certain that `first` is cheapest, that would not be worth the while.
export function firstByTheFramework(first: FoundEnd, ends: Ends, means: Means): FoundEnd {
  if (!first.proven || first.isFirst) return first;
  const { movable } = programOf(ends);
  const cost = costOf(stepsTo(first.end, ends.setting));
  const places = new Map<number, number>();
  let best = first;
  for (const questions of inGroups(movable, ends)) {
    // All that the cost allows is spent on the questions before.
    if (movable.every((question) => places.has(question) || best.end.get(question) === 0)) break;
    const gain = gains(questions, ends);
    const next = leastEnd(ends, (question, place) => -gain(question, place), { cost, places }, means);
    // Where time runs out here, the plan is still as cheap as any.
    if (!next.found || !next.proven) return best;
    best = next;
    for (const question of questions) places.set(question, next.end.get(question) ?? 0);
  }
  return { ...best, isFirst: true };
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

/** A number for where a question ends by which an earlier one further on outweighs all later ones. */
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
  const { costs } = program.encoding.program;
  for (const question of program.movable) {
    const { terms } = sumAt(question, (place) => numberFor(question, place), program);
    for (const { variable, factor } of terms) costs[variable] = factor;
  }
}

/** Has the program end at as many steps of each kind as `cost` says. */
// That says as much as the weight of a cost, with smaller numbers.
function fixCost(cost: Cost, program: EndProgram): void {
  const { ladders } = program.setting;
  for (const kind of EFFORTS_DEAREST_FIRST) {
    const sums = program.movable.map((question) =>
      sumAt(question, (place) => costOf(ladders.get(question)?.steps.slice(0, place) ?? [])[kind], program),
    );
    const count = sums.reduce((left, { constant }) => left - constant, cost[kind]);
    const terms = sums.flatMap((sum) => sum.terms);
    addRow(program.encoding.program, terms, { least: count, most: count });
  }
}

/** The cheapest end with an order, by the solver only where searching does not get there. */
// The cheapest has the fewest steps that nobody has costed, then of years, then of months, then of days.
export function cheapestAmong(ends: Ends, means: Means): CheapestEnd {
  const found = ends.isLarge ? null : cheapestEndBySearch(ends, means.mostEnds, () => canGoOn(means));
  ends.isLarge = found === null;
  return found ?? cheapestBySolver(ends, means);
}
