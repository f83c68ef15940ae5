import { beyond, type Clause, type End, type Ends } from './end.ts';

/**
 * Rules out an end whose steps cannot be taken in any order, with all that have none for the same reason: the clauses
 * say which, where that is known.
 */
export function ruleOutStuck(
  end: End,
  clauses: readonly Clause[],
  { isCheapest }: { readonly isCheapest: boolean },
  ends: Ends,
): void {
  if (clauses.length > 0) ends.clauses.push(...clauses);
  // What costs less may be a plan where it is not certain that this is the cheapest.
  else if (isCheapest) goBeyond(end, ends);
  else ruleOut(end, ends);
}

/**
 * Rules out the cheapest end that is left, as its steps cannot be taken in any order. With it go all that take only
 * some of its steps: they cost less, so that each of them was ruled out before, or misses something.
 */
function goBeyond(end: End, { setting, clauses }: Ends): void {
  clauses.push(
    [...setting.ladders.keys()].map((question) => ({ question, places: beyond(end.get(question) ?? 0) })),
  );
}

/** Rules out just one end. */
export function ruleOut(end: End, { setting, clauses }: Ends): void {
  clauses.push(
    [...setting.ladders.keys()].map((question) => ({ question, places: ~(1 << (end.get(question) ?? 0)) })),
  );
}
