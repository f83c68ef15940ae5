import type { Answers, GivenAnswer } from '../model/assessment.ts';
import { evaluate } from './evaluate.ts';
import type { QuestionModel, Questionnaire } from './model.ts';
import { NOT_APPLICABLE, optionsOf, type Situation } from './situation.ts';
import { TRUE } from './truth.ts';

/** The situation that the answers to some questions describe, in a nation that may not be given. */
export function settleSituation(model: Questionnaire, answers: Answers, nationId: string | null): Situation {
  const given: number[] = [];
  for (const question of model.questions) given.push(leftBy(question, answers.get(question.question.id)));
  const nation = model.nationIndex.get(nationId ?? '');
  given.push(nation === undefined ? model.everyNation : 1 << nation);
  const situation = {
    given,
    asked: given.map(() => TRUE),
    options: given.map(optionsOf),
    absent: given.map((left) => (left & NOT_APPLICABLE ? 1 : 0)),
  };
  settleShown(model.conditional, model, situation);
  return situation;
}

/** Narrows one question to some of what it may turn out to be, and settles anew which questions are asked. */
export function narrow(model: Questionnaire, situation: Situation, question: number, left: number): void {
  situation.given[question] = left;
  settleValue(question, situation);
  const decided = model.decides.get(question);
  if (decided) settleShown(decided, model, situation);
}

/** Narrows several questions at once, each as `narrow` does. */
export function narrowAll(
  model: Questionnaire,
  situation: Situation,
  narrowed: Iterable<readonly [question: number, left: number]>,
): void {
  for (const [question, left] of narrowed) {
    situation.given[question] = left;
    settleValue(question, situation);
  }
  settleShown(model.conditional, model, situation);
}

/** Settles which of some conditional questions are asked, in an order in which each comes after those that decide it. */
function settleShown(questions: readonly number[], model: Questionnaire, situation: Situation): void {
  for (const index of questions) {
    const shownWhen = model.questions[index]?.shownWhen;
    if (!shownWhen) continue;
    situation.asked[index] = evaluate(shownWhen.node, model, situation);
    settleValue(index, situation);
  }
}

function settleValue(question: number, { given, asked, options, absent }: Situation): void {
  const left = given[question] ?? 0;
  const shown = asked[question] ?? TRUE;
  options[question] = shown & TRUE ? optionsOf(left) : 0;
  absent[question] = shown !== TRUE || left & NOT_APPLICABLE ? 1 : 0;
}

/** What an answer leaves a question to turn out to be: all that it can, where nothing is known. */
function leftBy(
  { optionIndex, everyOption, everyAnswer }: QuestionModel,
  given: GivenAnswer | undefined,
): number {
  const answer = given?.answer ?? 'unknown';
  if (answer === 'not-applicable') return NOT_APPLICABLE;
  if (answer === 'unknown') return everyAnswer;
  let bits = 0;
  for (const option of typeof answer === 'string' ? [answer] : answer)
    bits |= 1 << (optionIndex.get(option) ?? 31);
  return bits & everyOption || everyAnswer;
}
