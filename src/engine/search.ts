import type { Questionnaire } from './model.ts';
import { narrow } from './settle.ts';
import { isOpen, type Situation } from './situation.ts';

/** What a partly narrowed situation says of a goal: every completion reaches it, none does, or it is still open. */
export type Verdict = 'always' | 'never' | 'open';

/**
 * How many situations a search looks at before it gives up. It covers 10,000 completions several times over,
 * and a placement that is monotone in practice takes a few dozen.
 */
const SEARCH_BUDGET = 100_000;

/** What two goals come to together. */
export function both(one: Verdict, other: Verdict): Verdict {
  if (one === 'never' || other === 'never') return 'never';
  return one === 'always' && other === 'always' ? 'always' : 'open';
}

/** What the contrary of a goal comes to. */
export function opposite(verdict: Verdict): Verdict {
  if (verdict === 'open') return 'open';
  return verdict === 'always' ? 'never' : 'always';
}

interface Search {
  readonly model: Questionnaire;
  readonly situation: Situation;
  readonly questions: readonly number[];
  readonly judge: (situation: Situation) => Verdict;
  budget: number;
}

/**
 * Whether some completion of the situation reaches a goal: true, false, or null if the budget ran out first.
 * `questions` are the ones that the goal depends on; with all of them settled, `judge` must not answer `open`.
 * The situation is changed on the way and left as it was.
 */
export function someCompletion(
  model: Questionnaire,
  situation: Situation,
  questions: readonly number[],
  judge: (situation: Situation) => Verdict,
): boolean | null {
  return explore({ model, situation, questions, judge, budget: SEARCH_BUDGET }, 0);
}

function explore(search: Search, from: number): boolean | null {
  search.budget -= 1;
  const verdict = search.judge(search.situation);
  if (verdict !== 'open') return verdict === 'always';
  if (search.budget <= 0) return null;
  const next = nextOpen(search, from);
  const question = search.questions[next];
  return question === undefined ? null : exploreOptions(search, question, next + 1);
}

function exploreOptions(search: Search, question: number, from: number): boolean | null {
  const { model, situation } = search;
  const options = situation.given[question] ?? 0;
  let none: false | null = false;
  for (let left = options; left !== 0 && search.budget > 0; left &= left - 1) {
    narrow(model, situation, question, left & -left);
    const found = explore(search, from);
    narrow(model, situation, question, options);
    if (found) return true;
    if (found === null) none = null;
  }
  return search.budget > 0 ? none : null;
}

function nextOpen({ situation, questions }: Search, from: number): number {
  let index = from;
  while (index < questions.length && !isUnsettled(situation, questions[index] ?? 0)) index += 1;
  return index;
}

function isUnsettled(situation: Situation, question: number): boolean {
  return situation.options[question] !== 0 && isOpen(situation.given[question] ?? 0);
}
