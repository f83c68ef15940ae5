import type { Model } from '../engine/model.ts';
import type { Example, ExampleFact, Slip } from './types.ts';

/** A deciding fact, by its place among the facts, and what it was perhaps taken for. */
export interface Misreading {
  readonly place: number;
  readonly slip: Slip;
}

/**
 * The smallest misreading of one deciding fact after which just these levels are possible, or else, for a single level,
 * one after which it is possible among others. Null where no single misreading leads there.
 */
export function misreadingTo(levels: readonly string[], example: Example, model: Model): Misreading | null {
  const [only, ...others] = levels;
  const exactly = nearest((slip) => slip.levels.join() === levels.join(), example, model);
  if (exactly || only === undefined || others.length > 0 || example.right.includes(only)) return exactly;
  return nearest((slip) => slip.levels.includes(only), example, model);
}

function nearest(leads: (slip: Slip) => boolean, { facts }: Example, model: Model): Misreading | null {
  const found = facts.flatMap((fact, place) =>
    fact.deciding
      ? fact.slips.filter(leads).map((slip) => ({ place, slip, far: distance(fact, slip, model) }))
      : [],
  );
  const [first] = found.toSorted((one, other) => one.far - other.far);
  return first ? { place: first.place, slip: first.slip } : null;
}

/** How many options lie between; what is left open is taken for any option as easily. */
function distance({ question, option }: ExampleFact, slip: Slip, model: Model): number {
  const options = model.questions.find((each) => each.question.id === question)?.question.options ?? [];
  const placeOf = (wanted: string) => options.findIndex(({ id }) => id === wanted);
  return option === null ? 1 : Math.abs(placeOf(option) - placeOf(slip.option));
}
