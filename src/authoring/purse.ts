import type { Goal } from '../engine/goal.ts';
import type { Questionnaire } from '../engine/model.ts';
import {
  type Prover,
  type SearchGround,
  type Purse as Searching,
  someCompletion,
  type Witness,
} from '../engine/search.ts';

/**
 * What the searches for one claim may cost together. It is counted, not timed, so that a framework is told the same
 * every time, and bounded, so that none takes minutes.
 */
export interface Purse extends Searching {
  /** How many searches have come to no answer so far. */
  unanswered: number;
}

/** Questions that can be searched, what decides where searching cannot, and what it may cost. */
export interface SearchScope {
  readonly model: Questionnaire;
  readonly prove: Prover;
  readonly purse: Purse;
}

/** A purse for one claim: dozens of times what the largest framework that ships takes for all of them. */
export function fullPurse(): Purse {
  return { left: 30_000_000, unanswered: 0 };
}

/**
 * `someCompletion`, where it counts that it comes to no answer. The goal names no question that is of no matter to it:
 * to branch over one would double the search.
 */
export function lookFor(
  goal: Goal,
  { model, situation }: Pick<SearchGround, 'model' | 'situation'>,
  { prove, purse }: SearchScope,
): Witness | false | null {
  const found = someCompletion(goal, { model, situation, prove, purse });
  if (found === null) purse.unanswered += 1;
  return found;
}
