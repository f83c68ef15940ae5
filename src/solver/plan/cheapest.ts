import { sumOf } from '../literal.ts';
import { addRow, copyOf, type Program } from '../program.ts';
import { weighing } from './cost.ts';
import { type Ends, endsAt, withCosts } from './ends.ts';
import { type Found, type FoundRoute, firstInOrder, type Means } from './in-order.ts';

/**
 * The cheapest plan among some ends: the fewest steps of years, then of months, then of days; of several, the one that
 * moves the earliest questions of the framework furthest. `proven` is false where time ran out before that was certain.
 */
export function cheapestAmong(ends: Ends, means: Means): Found {
  const first = cheapestEnd(ends.encoding.program, ends, means);
  return first.found ? firstByTheFramework(first, ends, means) : first;
}

/** A cheapest end that a program allows, whichever of several. */
export function cheapestEnd(program: Program, ends: Ends, means: Means): Found {
  return firstInOrder(withCosts(ends, program, pricing(ends)), ends, means);
}

/** What it costs to have a question end at a place. */
function pricing({ movable, setting: { ladders } }: Ends): (question: number, place: number) => number {
  const weigh = weighing(movable.flatMap((question) => ladders.get(question) ?? []));
  return (question, place) => weigh(ladders.get(question)?.steps.slice(0, place) ?? []);
}

/** How large the numbers may grow in which several questions are compared at once; the solver is exact far beyond it. */
const MOST_AT_ONCE = 1_000_000;

/**
 * Of the plans that cost as much as one, the one that moves the first question furthest, then the second, and so on.
 * Where it is not certain that the one is cheapest, that would not be worth the while.
 */
export function firstByTheFramework(first: FoundRoute, ends: Ends, means: Means): FoundRoute {
  if (!first.proven) return first;
  const program = copyOf(ends.encoding.program);
  const numberFor = pricing(ends);
  const sum = [...first.end].reduce((total, [question, place]) => total + numberFor(question, place), 0);
  fixSum(program, ends, ends.movable, { numberFor, sum });
  let best = first;
  for (const questions of inGroups(ends)) {
    const gain = gains(questions, ends);
    const costed = withCosts(ends, program, (question, place) => -gain(question, place));
    const next = firstInOrder(costed, ends, means);
    // Where time runs out here, the plan is still as cheap as any.
    if (!next.found || !next.proven) return best;
    best = next;
    const reached = questions.reduce((sum, question) => sum + gain(question, next.end.get(question) ?? 0), 0);
    fixSum(program, ends, questions, { numberFor: gain, sum: reached });
  }
  return best;
}

/** The questions that may change, in groups that are compared at once. */
function inGroups({ movable, setting }: Ends): number[][] {
  const groups: number[][] = [];
  let size = Infinity;
  for (const question of movable) {
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
function gains(questions: readonly number[], { setting }: Ends): (question: number, place: number) => number {
  const weights = new Map<number, number>();
  let weight = 1;
  for (const question of questions.toReversed()) {
    weights.set(question, weight);
    weight *= setting.ladders.get(question)?.options.length ?? 1;
  }
  return (question, place) => (weights.get(question) ?? 0) * place;
}

/** Has the numbers for where some questions end add up to a sum. */
function fixSum(program: Program, ends: Ends, questions: readonly number[], fixed: FixedSum): void {
  const { terms, constant } = sumOf(
    questions.flatMap((question) =>
      [...(ends.setting.ladders.get(question)?.options.keys() ?? [])].map(
        (place) => [endsAt(question, place, ends), fixed.numberFor(question, place)] as const,
      ),
    ),
  );
  addRow(program, terms, { least: fixed.sum - constant, most: fixed.sum - constant });
}

interface FixedSum {
  readonly numberFor: (question: number, place: number) => number;
  readonly sum: number;
}
