import type { Goal } from '../engine/goal.ts';
import type { Node, Questionnaire } from '../engine/model.ts';
import {
  type Prover,
  type SearchGround,
  someCompletion,
  USUAL_LOOKS,
  type Witness,
} from '../engine/search.ts';

/**
 * What the searches for one claim may cost together, in parts of conditions looked at. It is counted, not timed, so
 * that a framework is told the same every time, and bounded, so that none takes minutes.
 */
export interface Purse {
  left: number;
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
  return { left: 100_000_000, unanswered: 0 };
}

/**
 * `someCompletion`, paid from a purse; null once that is empty. The goal names no question that is of no matter to it:
 * to branch over one would double the search.
 */
export function lookFor(
  goal: Goal,
  ground: Pick<SearchGround, 'model' | 'situation'>,
  scope: SearchScope,
): Witness | false | null {
  const found = paidFor(goal, ground, scope);
  if (found === null) scope.purse.unanswered += 1;
  return found;
}

function paidFor(
  goal: Goal,
  { model, situation }: Pick<SearchGround, 'model' | 'situation'>,
  { prove, purse }: SearchScope,
): Witness | false | null {
  // A look evaluates every want, and may settle anew which questions are asked.
  const price = goal.wants.reduce((sum, { node }) => sum + sizeOf(node), 1 + model.conditional.length);
  const looks = Math.min(USUAL_LOOKS, Math.floor(purse.left / price));
  if (looks < 1) return null;
  const allowance = { looks };
  const proving: Prover = (...question) => {
    // A proof is taken to cost what the search before it did.
    purse.left -= looks * price;
    return purse.left > 0 ? prove(...question) : null;
  };
  const found = someCompletion(goal, { model, situation, prove: proving }, allowance);
  purse.left -= (looks - allowance.looks) * price;
  return found;
}

function sizeOf(node: Node): number {
  if (node.kind === 'atom') return 1;
  if (node.kind === 'score') return node.questions.length;
  return node.of.reduce((sum, part) => sum + sizeOf(part), 1);
}
