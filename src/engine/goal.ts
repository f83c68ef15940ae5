import { evaluate } from './evaluate.ts';
import type { Atom, Group, Node, Questionnaire } from './model.ts';
import type { Situation } from './situation.ts';
import { FALSE, NO_VALUE, type Truth } from './truth.ts';

/** What a condition that does not hold comes to: where it has no value, it holds no more than where it is false. */
export const NOT_MET: Truth = FALSE | NO_VALUE;

/** A condition, and the values of which it is to have one. */
export interface Want {
  readonly node: Node;
  readonly truths: Truth;
}

/** Something that is so in some completions and not in others: several wants at once. It is data, so that a solver can read it. */
export interface Goal {
  readonly wants: readonly Want[];
  /** The questions that it depends on, and those that decide whether these are asked. */
  readonly questions: readonly number[];
}

/** What a partly narrowed situation says of a goal: every completion reaches it, none does, or it is still open. */
export type Verdict = 'always' | 'never' | 'open';

/** What a situation says of a goal. With all of its questions settled, it is never `open`. */
export function judge({ wants }: Goal, model: Questionnaire, situation: Situation): Verdict {
  let verdict: Verdict = 'always';
  for (const { node, truths } of wants) {
    const truth = evaluate(node, model, situation);
    if ((truth & truths) === 0) return 'never';
    if ((truth & ~truths) !== 0) verdict = 'open';
  }
  return verdict;
}

/** Several goals at once. */
export function together(goals: readonly Goal[]): Goal {
  return {
    wants: goals.flatMap(({ wants }) => wants),
    questions: [...new Set(goals.flatMap(({ questions }) => questions))],
  };
}

/** Several conditions as one that stands outside the framework's own, so that it has no number. */
export function grouped(kind: 'all' | 'any', of: readonly Node[]): Node {
  const [only] = of;
  const group: Group = { kind, id: -1, rule: '', of, count: 0 };
  return of.length === 1 && only ? only : group;
}

/** An answer, or the nation, held against some options, as a condition that stands outside the framework's own. */
export function answered(question: number, bits: number): Atom {
  return { kind: 'atom', id: -1, rule: '', question, bits, needs: '', needsOtherwise: '' };
}
