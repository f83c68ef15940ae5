import type { LevelName } from '../model/result.ts';
import type { LadderOrder } from '../model/sites.ts';

/** Fewer sites than these say nothing of an order. */
const FEWEST = 10;

/** The most pairs of levels that are named. */
const MOST_BROKEN = 3;

/**
 * How well the order of `levels`, lowest first, holds in sites that each have met some of them. A Guttman error is a level met
 * without one below it (Guttman, A basis for scaling qualitative data, American Sociological Review 1944). H is 1 less the
 * errors over those to be expected if no level had to do with another: 1 where the order never breaks, 0 where it holds no
 * better than by chance (Loevinger, The technic of homogeneous tests, Psychological Bulletin 1948; Mokken, A Theory and
 * Procedure of Scale Analysis, 1971).
 */
// Mokken puts items in the order of how many meet them. Here the order is the framework's, which is what is put to the test:
// where more meet the higher of two, that counts against it.
export function ladderOrder(
  levels: readonly LevelName[],
  sites: readonly (readonly boolean[])[],
): LadderOrder {
  const counts = levels.map((_, level) => sites.filter((met) => met[level]).length);
  let [errors, expected] = [0, 0];
  const broken: { lower: LevelName; higher: LevelName; sites: number }[] = [];
  for (const [below, lower] of levels.entries()) {
    for (const [more, higher] of levels.slice(below + 1).entries()) {
      const above = below + 1 + more;
      const those = sites.filter((met) => met[above] && !met[below]).length;
      errors += those;
      // By how many meet the one, and how many do not meet the other.
      expected += ((counts[above] ?? 0) * (sites.length - (counts[below] ?? 0))) / Math.max(1, sites.length);
      if (those > 0) broken.push({ lower, higher, sites: those });
    }
  }
  const isInOrder = (met: readonly boolean[]) => {
    const gap = met.indexOf(false);
    return gap === -1 || met.indexOf(true, gap) === -1;
  };
  const word = sites.length < FEWEST ? 'too few to say' : expected === 0 ? 'no difference to measure' : null;
  return {
    sites: sites.length,
    inOrder: sites.filter(isInOrder).length,
    errors,
    h: word === null ? Math.round((1 - errors / expected) * 1000) / 1000 : null,
    word,
    broken: broken.toSorted((one, other) => other.sites - one.sites).slice(0, MOST_BROKEN),
  };
}
