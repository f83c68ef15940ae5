import { cheapestBySearch } from './by-search.ts';
import { cheapestBySolver } from './by-solver.ts';
import type { Ends } from './end.ts';
import type { Found, Means } from './found.ts';

/** How many ends a search looks at before it leaves the rest to the solver. A plan of people's making takes a few hundred. */
const MOST_ENDS = 3_000;

/**
 * The cheapest plan among some ends: the fewest steps of years, then of months, then of days. The solver is asked only
 * where searching does not get there.
 */
export function cheapestAmong(ends: Ends, means: Means): Found {
  const { mostEnds = MOST_ENDS } = means;
  const found = ends.isLarge ? null : cheapestBySearch(ends, mostEnds, means);
  ends.isLarge = found === null;
  return found ?? cheapestBySolver(ends, means);
}
