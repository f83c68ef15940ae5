import type { Model } from '../engine/model.ts';
import type { Example, ExampleFact, Slip } from '../model/key.ts';
import { misreadTo } from './misread.ts';

/** The smallest misreading: a deciding fact, by its place among the facts, and what it was perhaps taken for. */
export interface Misreading {
  readonly place: number;
  readonly slip: Slip;
}

/**
 * The smallest misreading of one deciding fact after which just these levels are possible, or else, for a single level,
 * one after which it is possible among others. Null where no single misreading leads there.
 */
export function misreadingTo(levels: readonly string[], example: Example, model: Model): Misreading | null {
  const { exactly, among } = misreadTo(levels, example);
  const ways = exactly.length > 0 ? exactly : among;
  const found = ways.flatMap(({ place, slips }) => {
    const fact = example.facts[place];
    return fact ? slips.map((slip) => ({ place, slip, far: distance(fact, slip, model) })) : [];
  });
  const [first] = found.toSorted((one, other) => one.far - other.far);
  return first ? { place: first.place, slip: first.slip } : null;
}

/** How many options lie between; what is left open is taken for any option as easily. */
function distance({ question, option }: ExampleFact, slip: Slip, model: Model): number {
  const options = model.questions.find((each) => each.question.id === question)?.question.options ?? [];
  const placeOf = (wanted: string) => options.findIndex(({ id }) => id === wanted);
  return option === null ? 1 : Math.abs(placeOf(option) - placeOf(slip.option));
}
