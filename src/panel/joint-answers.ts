import type { QuestionModel, Questionnaire } from '../engine/compiled.ts';
import {
  countBits,
  highestOf,
  lowestOf,
  NOT_APPLICABLE,
  optionsOf,
  type Situation,
  TRUE,
} from '../engine/logic/evaluate.ts';
import { type Ground, wordsFor } from '../engine/logic/ground.ts';
import { narrowAll, settleSituation } from '../engine/logic/search.ts';
import type { AnswerValue } from '../model/assessment.ts';

/** What several views answer to each question, put together. */

/** What a view says that does not know, and one that is not asked, in place of the number of an answer. */
export const NOT_KNOWN = -1;
export const NOT_ASKED = -2;

/** An answer that somebody gives. */
export interface JointAnswer {
  readonly answer: AnswerValue;
  readonly text: string;
  /** What it leaves of all that the question can turn out to be, a bit each. */
  readonly bits: number;
  /** How many views give it; never 0. */
  readonly views: number;
}

export interface JointQuestion {
  readonly model: QuestionModel;
  /** The different answers of those who know, lowest first, that it does not apply last. */
  readonly answers: readonly JointAnswer[];
  /** For each view which of them it gives, or `NOT_KNOWN` or `NOT_ASKED`. */
  readonly given: readonly number[];
}

/** The answers of the views to each question, by the ground that each view alone makes. */
export function jointAnswers(
  grounds: readonly Ground[],
  { questions }: Questionnaire,
): readonly JointQuestion[] {
  return questions.map((model, index) => {
    const lefts = grounds.map(({ situation }) => leftIn(situation, index, model));
    const different = [...new Set(lefts.filter((left) => left > 0))].sort(byHeight);
    const answers = different.map((bits) => ({
      ...spelled(bits, model),
      bits,
      views: lefts.filter((left) => left === bits).length,
    }));
    return { model, answers, given: lefts.map((left) => (left > 0 ? different.indexOf(left) : left)) };
  });
}

function leftIn({ given, asked }: Situation, index: number, { everyAnswer }: QuestionModel): number {
  if (((asked[index] ?? TRUE) & TRUE) === 0) return NOT_ASKED;
  const left = given[index] ?? everyAnswer;
  // A list of all that there is says as much as nothing.
  return left === everyAnswer ? NOT_KNOWN : left;
}

function byHeight(one: number, other: number): number {
  return lowestOf(one) - lowestOf(other) || highestOf(one) - highestOf(other) || one - other;
}

function spelled(bits: number, model: QuestionModel): Pick<JointAnswer, 'answer' | 'text'> {
  if (bits === NOT_APPLICABLE) return { answer: 'not-applicable', text: wordsFor('not-applicable', model) };
  const options = model.question.options.filter((_, place) => bits & (1 << place));
  const [first] = options;
  if (options.length === 1 && first) return { answer: first.id, text: first.text };
  const list = options.map(({ id }) => id);
  return { answer: list, text: wordsFor(list, model) };
}

/** How many views give any of these. */
export function viewsIn(answers: readonly Pick<JointAnswer, 'views'>[]): number {
  return answers.reduce((sum, { views }) => sum + views, 0);
}

/** The place of an answer among the options, from 1, in a list their mean; null where it does not apply. */
export function placeOf({ bits }: Pick<JointAnswer, 'bits'>): number | null {
  const options = optionsOf(bits);
  if (options === 0) return null;
  let sum = 0;
  for (let left = options; left !== 0; left &= left - 1) sum += lowestOf(left) + 1;
  return sum / countBits(options);
}

/** The situation that leaves of each question what anybody says who knows, and all of it where nobody does. */
export function mergedSituation(
  questions: readonly JointQuestion[],
  model: Questionnaire,
  nations: number,
): Situation {
  const situation = settleSituation(model, new Map(), null);
  const known = questions.flatMap(({ answers }, index): [number, number][] =>
    answers.length === 0 ? [] : [[index, answers.reduce((all, { bits }) => all | bits, 0)]],
  );
  narrowAll(model, situation, [...known, [questions.length, nations]]);
  return situation;
}
