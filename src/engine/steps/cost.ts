import type { Cost } from '../../model/result.ts';
import type { StepModel } from '../compile/compile-steps.ts';
import type { Ladder } from './setting.ts';

/** The efforts, dearest first; a step that nobody has costed is avoided before all others. */
export const EFFORTS_DEAREST_FIRST = ['unstated', 'years', 'months', 'days'] as const;

/** No steps at all. */
const NOTHING: Cost = { years: 0, months: 0, days: 0, unstated: 0 };

/** The kind that a step is of. */
export function effortOf({ effort }: Pick<StepModel, 'effort'>): keyof Cost {
  return effort ?? 'unstated';
}

/** How many steps of each kind some steps are. */
export function costOf(steps: readonly Pick<StepModel, 'effort'>[]): Cost {
  const cost = { ...NOTHING };
  for (const step of steps) cost[effortOf(step)] += 1;
  return cost;
}

/** An integer cost of steps on each ladder by which one dearer step outweighs all that are cheaper. */
export function weighing(ladders: readonly Ladder[]): (steps: readonly StepModel[]) => number {
  const all = costOf(ladders.flatMap(({ steps }) => steps));
  const weights = { ...NOTHING };
  let weight = 1;
  for (const kind of EFFORTS_DEAREST_FIRST.toReversed()) {
    weights[kind] = weight;
    if (all[kind] > 0) weight *= all[kind] + 1;
  }
  return (steps) => steps.reduce((sum, step) => sum + weights[effortOf(step)], 0);
}
