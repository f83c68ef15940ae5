import type { NextStep } from '../../model/result.ts';
import type { StepModel } from '../compile-steps.ts';
import type { QuestionModel, Questionnaire } from '../model.ts';
import { narrow } from '../settle.ts';
import { copyOf, isOpen, type Situation } from '../situation.ts';
import { canBeTaken } from './able.ts';
import type { Setting } from './setting.ts';
import { reachedIn, towardsOf } from './towards.ts';
import { optionOf, wordsOf } from './words.ts';

/** The steps of a plan in words. `given` is what was answered. */
export function toldSteps(steps: readonly StepModel[], { given }: Situation, setting: Setting): NextStep[] {
  const { model, start, ladders } = setting;
  const situation = copyOf(start);
  const towards = towardsOf(steps, setting);
  return steps.map((step, index) => {
    const { question, from, to, needs } = step;
    const { id, ask } = (model.questions[question] as QuestionModel).question;
    const after = waitedFor(step, steps.slice(0, index), situation, setting);
    narrow(model, situation, question, 1 << to);
    return {
      question: id,
      ask,
      from: optionOf(question, from, model),
      to: optionOf(question, to, model),
      findOut: ladders.get(question)?.steps[0] === step && maybeThere(step, given[question] ?? 0, model),
      do: step.do,
      text: step.text,
      effort: step.effort,
      who: step.who,
      roles: step.roles,
      needs: needs && wordsOf(needs.node, model),
      after,
      reached: reachedIn(situation, setting),
      towards: towards(step),
    };
  });
}

/** True where an open answer may be what a step leads to already, or further on. */
function maybeThere({ question, to }: StepModel, left: number, { questions }: Questionnaire): boolean {
  const { options } = (questions[question] as QuestionModel).question;
  return isOpen(left) && options.some((_, index) => index >= to && (left & (1 << index)) !== 0);
}

/** The questions of the earlier steps without which a step could not be taken in a situation. */
function waitedFor(
  step: StepModel,
  earlier: readonly StepModel[],
  situation: Situation,
  { model, start }: Setting,
): string[] {
  const changed = new Set(earlier.map(({ question }) => question));
  changed.delete(step.question);
  const needed = [...changed].filter((question) => {
    const now = situation.given[question] ?? 0;
    narrow(model, situation, question, start.given[question] ?? 0);
    const canBe = canBeTaken(step, situation, model);
    narrow(model, situation, question, now);
    return !canBe;
  });
  return needed.map((question) => model.questions[question]?.question.id ?? '');
}
