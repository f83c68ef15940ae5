import type { Answers, GivenAnswer } from '../model/assessment.ts';
import { evaluate } from './evaluate.ts';
import type { QuestionModel, Questionnaire } from './model.ts';
import type { Situation } from './situation.ts';
import { FALSE, NO_VALUE, TRUE } from './truth.ts';

/** The situation that the answers to some questions describe, in a nation that may not be given. */
export function settleSituation(model: Questionnaire, answers: Answers, nationId: string | null): Situation {
  const given: number[] = [];
  for (const question of model.questions)
    given.push(optionsLeft(question, answers.get(question.question.id)));
  const nation = model.nationIndex.get(nationId ?? '');
  given.push(nation === undefined ? model.everyNation : 1 << nation);
  const situation = {
    given,
    options: given.slice(),
    absent: given.map((options) => (options === 0 ? 1 : 0)),
  };
  settleShown(model.conditional, model, situation);
  return situation;
}

/** Narrows one question to some of its options, and settles anew which questions are asked. */
export function narrow(model: Questionnaire, situation: Situation, question: number, options: number): void {
  situation.given[question] = options;
  if (situation.options[question] !== 0) situation.options[question] = options;
  const decided = model.decides.get(question);
  if (decided) settleShown(decided, model, situation);
}

/** Settles which of some conditional questions are asked, in an order in which each comes after those that decide it. */
function settleShown(questions: readonly number[], model: Questionnaire, situation: Situation): void {
  for (const index of questions) {
    const shownWhen = model.questions[index]?.shownWhen;
    if (!shownWhen) continue;
    const given = situation.given[index] ?? 0;
    const shown = evaluate(shownWhen.node, model, situation);
    situation.options[index] = shown & TRUE ? given : 0;
    situation.absent[index] = given === 0 || shown & (FALSE | NO_VALUE) ? 1 : 0;
  }
}

/** The options that an answer leaves, a bit each: 0 for not-applicable, all of them where nothing is known. */
function optionsLeft({ optionIndex, everyOption }: QuestionModel, given: GivenAnswer | undefined): number {
  const answer = given?.answer ?? 'unknown';
  if (answer === 'not-applicable') return 0;
  if (answer === 'unknown') return everyOption;
  let bits = 0;
  for (const option of typeof answer === 'string' ? [answer] : answer)
    bits |= 1 << (optionIndex.get(option) ?? 31);
  return bits & everyOption || everyOption;
}
