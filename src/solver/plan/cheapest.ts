import { cheapestBySearch, type Found } from '../../engine/steps/by-search.ts';
import type { Ends } from '../../engine/steps/end.ts';
import { cheapestBySolver } from './by-solver.ts';
import { canGoOn, type Means } from './means.ts';

/**
 * The cheapest plan among some ends: the fewest steps of years, then of months, then of days. The solver is asked only
 * where searching does not get there.
 */
export function cheapestAmong(ends: Ends, means: Means): Found {
  const found = ends.isLarge ? null : cheapestBySearch(ends, means.mostEnds, () => canGoOn(means));
  ends.isLarge = found === null;
  return found ?? cheapestBySolver(ends, means);
}
