import { beyond, type End, type Ends } from './end.ts';

/**
 * Rules out the cheapest end that is left, as its steps cannot be taken in any order. With it go all that take only
 * some of its steps: they cost less, so that each of them was ruled out before, or misses something.
 */
export function goBeyond(end: End, { setting, clauses }: Ends): void {
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
