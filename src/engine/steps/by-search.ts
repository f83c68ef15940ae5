import { endDemands, missedAt } from './demands.ts';
import type { End, Ends } from './end.ts';
import { orderTo } from './order.ts';
import { ruleOutStuck } from './ruling-out.ts';
import { addRaised, takeCheapest, waitingFrom } from './waiting.ts';

/** A plan that was found, by where it ends: there is an order in which its steps can be taken. */
export interface FoundEnd {
  readonly found: true;
  readonly end: End;
  /** False where a limit was come to before a cheaper one could be ruled out. */
  readonly proven: boolean;
  /** True where it is known to be the first by the framework's order of those that cost the same. */
  readonly isFirst: boolean;
}

/** An end, or that there is none: `proven` where that is certain; otherwise a limit was come to before one was found. */
export type Found = FoundEnd | { readonly found: false; readonly proven: boolean };

/** How many ends a search looks at before it gives up. A plan of people's making takes a few hundred. */
const MOST_ENDS = 3_000;

/** How many ends are looked at between two looks at the time. */
const ENDS_A_LOOK = 25;

/** What part of what is left a search may take, before it gives up. */
const LARGEST_SHARE = 4;

/**
 * The cheapest end whose steps can be taken in some order, without a solver; of those that cost the same, the first by
 * the framework's order. Ends are looked at from the cheapest up. From one that misses something, some question that
 * this looks at has to go further, as answers only rise. Null where more than so many ends would have to be looked at,
 * or looking takes too much.
 */
export function cheapestBySearch(ends: Ends, most = MOST_ENDS, canGoOn = () => true): Found | null {
  const { setting } = ends;
  const { purse } = setting;
  const least = purse.left - purse.left / LARGEST_SHARE;
  const waiting = waitingFrom(setting);
  const demands = endDemands(setting);
  const isTooMuch = (left: number) =>
    purse.left < least || waiting.isFull || (left % ENDS_A_LOOK === 0 && !canGoOn());
  for (let left = most; left > 0; left -= 1) {
    if (isTooMuch(left)) return null;
    const taken = takeCheapest(waiting);
    if (!taken) return { found: false, proven: true };
    const { end, candidate } = taken;
    let missed = missedAt(end, demands, ends);
    if (!missed) {
      const order = orderTo(end, setting);
      if (order.found) return { found: true, end, proven: true, isFirst: true };
      if (!order.tried) return null;
      ruleOutStuck(end, order.clauses, { isCheapest: true }, ends);
      missed = missedAt(end, demands, ends);
    }
    addRaised(candidate, missed ?? [], waiting, purse);
  }
  return null;
}
