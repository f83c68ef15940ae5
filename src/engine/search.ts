import { type Goal, judge } from './goal.ts';
import type { Questionnaire } from './model.ts';
import { narrow } from './settle.ts';
import { isOpen, type Situation } from './situation.ts';

/**
 * How many situations a search looks at before it leaves the question to a prover. A placement that is monotone in
 * practice takes a few dozen; what takes more than this, a prover is likely to see sooner.
 */
export const USUAL_LOOKS = 5_000;

/** The options that each question keeps, a bit each and the nation last: every completion within them reaches a goal. */
export type Witness = readonly number[];

/**
 * Decides what a search could not within its allowance: a witness that the goal can be reached, false if no completion
 * reaches it, null if that cannot be told. It must leave the situation as it was.
 */
export type Prover = (goal: Goal, model: Questionnaire, situation: Situation) => Witness | false | null;

/** Where nothing more than searching can be done. */
export const NO_PROVER: Prover = () => null;

/** How much may still be looked at; a search takes from it. Counted, and never timed, so that the same input gives the same result. */
export interface Allowance {
  looks: number;
}

/** What a search starts from. */
export interface SearchGround {
  readonly model: Questionnaire;
  readonly situation: Situation;
  readonly prove: Prover;
}

interface Search extends SearchGround {
  readonly goal: Goal;
  readonly allowance: Allowance;
  /** A witness is as long as the framework, so one is taken down only for who asks for it. */
  readonly keepsWitness: boolean;
  witness: Witness | null;
}

/**
 * Some completion of the situation that reaches a goal, false if none does, null if neither could be shown. The
 * situation is changed on the way and left as it was.
 */
export function someCompletion(
  goal: Goal,
  { model, situation, prove }: SearchGround,
  allowance: Allowance = { looks: USUAL_LOOKS },
): Witness | false | null {
  const search: Search = { model, situation, prove, goal, allowance, keepsWitness: true, witness: null };
  const found = explore(search, 0);
  return found === null ? prove(goal, model, situation) : search.witness || false;
}

/** Whether some completion of the situation reaches a goal, null if neither could be shown. See `someCompletion`. */
export function canReach(
  goal: Goal,
  { model, situation, prove }: SearchGround,
  allowance: Allowance = { looks: USUAL_LOOKS },
): boolean | null {
  const search: Search = { model, situation, prove, goal, allowance, keepsWitness: false, witness: null };
  const found = explore(search, 0);
  if (found !== null) return found;
  const proven = prove(goal, model, situation);
  return proven && true;
}

function explore(search: Search, from: number): boolean | null {
  search.allowance.looks -= 1;
  const verdict = judge(search.goal, search.model, search.situation);
  if (verdict === 'never') return false;
  if (verdict === 'always') {
    if (search.keepsWitness) search.witness = search.situation.given.slice();
    return true;
  }
  if (search.allowance.looks <= 0) return null;
  const next = nextOpen(search, from);
  const question = search.goal.questions[next];
  return question === undefined ? null : exploreOptions(search, question, next + 1);
}

function exploreOptions(search: Search, question: number, from: number): boolean | null {
  const { model, situation } = search;
  const options = situation.given[question] ?? 0;
  let none: false | null = false;
  for (let left = options; left !== 0 && search.allowance.looks > 0; left &= left - 1) {
    narrow(model, situation, question, left & -left);
    const found = explore(search, from);
    narrow(model, situation, question, options);
    if (found) return true;
    if (found === null) none = null;
  }
  return search.allowance.looks > 0 ? none : null;
}

function nextOpen({ situation, goal }: Search, from: number): number {
  const { questions } = goal;
  let index = from;
  while (index < questions.length && !isUnsettled(situation, questions[index] ?? 0)) index += 1;
  return index;
}

function isUnsettled(situation: Situation, question: number): boolean {
  return situation.options[question] !== 0 && isOpen(situation.given[question] ?? 0);
}
