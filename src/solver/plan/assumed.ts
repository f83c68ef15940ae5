import { type Goal, judge } from '../../engine/goal.ts';
import type { Model } from '../../engine/model.ts';
import { narrow } from '../../engine/settle.ts';
import { copyOf, isOpen, lowestOf, NOT_APPLICABLE, type Situation } from '../../engine/situation.ts';
import { statementOf } from '../../engine/statement.ts';
import type { Setting, Wishes } from '../../engine/steps/setting.ts';
import type { Demand } from './conflict.ts';
import type { Assumed } from './types.ts';

/**
 * Open answers that a plan leaves, and rests on: with these at their lowest it holds whatever the others turn out to
 * be. Each is tried with those before it already let go, since two may break together what neither breaks alone.
 * `end` is where the plan leads, `given` what was answered.
 */
export function assumedAt(end: Situation, given: Situation, { model, goal }: Setting): Assumed[] {
  const freed = copyOf(end);
  return goal.questions.flatMap((question): Assumed[] => {
    const open = given.given[question] ?? 0;
    const atEnd = end.given[question] ?? 0;
    // What the plan changes, or does without, it speaks of elsewhere.
    if (!isOpen(open) || atEnd !== 1 << lowestOf(open)) return [];
    narrow(model, freed, question, open);
    if (judge(goal, model, freed) === 'always') return [];
    narrow(model, freed, question, atEnd);
    return assumedOf(question, open, model);
  });
}

/**
 * Open answers that a quarrel counts at their lowest, where the level might be in place already all the same; none
 * where it cannot be, whatever they turn out to be.
 */
export function doubtsIn(
  demands: readonly Demand[],
  given: Situation,
  { wishes: { without }, goal, model }: { wishes: Wishes; goal: Goal; model: Model },
): Assumed[] {
  const known = copyOf(given);
  for (const question of without)
    if (known.given[question] !== NOT_APPLICABLE) narrow(model, known, question, 1);
  if (judge(goal, model, known) === 'never') return [];
  const questions = new Set(demands.flatMap((demand) => questionsOf(demand, model)));
  return [...questions]
    .toSorted((one, other) => one - other)
    .flatMap((question) => assumedOf(question, known.given[question] ?? 0, model));
}

function questionsOf(demand: Demand, { questions }: Model): readonly number[] {
  switch (demand.kind) {
    case 'level':
      return statementOf(demand.node, questions).questions;
    case 'comes-first':
      return [demand.step.question, ...(demand.step.needs?.questions ?? [])];
    default:
      return [demand.question];
  }
}

function assumedOf(question: number, open: number, { questions }: Model): Assumed[] {
  const asked = questions[question]?.question;
  const lowest = asked?.options[lowestOf(open)];
  if (!asked || !lowest || !isOpen(open)) return [];
  return [{ question: asked.id, ask: asked.ask, option: lowest.id, text: lowest.text }];
}
