import type { Answers, GivenAnswer } from '../model/assessment.ts';
import type { AnswerResult, ShownAnswer, ValueSpan } from '../model/result.ts';
import type { QuestionModel, Questionnaire } from './model.ts';
import { highestOf, isOpen, lowestOf, optionsOf, type Situation } from './situation.ts';

/** The answer to each question as people read it, by index; the nation, which is no question, comes last. */
export type Facts = readonly (AnswerResult | NationFact)[];

interface NationFact {
  readonly question: null;
  readonly ask: string;
  readonly answer: ShownAnswer;
  readonly text: string;
}

/** What was answered to each question, in words, in the framework's order. */
export function answersOf(model: Questionnaire, answers: Answers, situation: Situation): AnswerResult[] {
  return model.questions.map((question, index) => {
    const given = answers.get(question.question.id);
    const options = optionsOf(situation.given[index] ?? 0);
    const hidden = situation.options[index] === 0 && options !== 0;
    const single = !hidden && options !== 0 && !isOpen(options) ? lowestOf(options) : null;
    const answer = hidden ? 'hidden' : (given?.answer ?? 'unanswered');
    const scale = spanOf(question, situation.options[index] ?? 0);
    return answerResult(question, answer, single, scale, given);
  });
}

/** The nation of the service, as a fact beside the answers. */
export function nationFact({ nations }: Questionnaire, id: string | null): NationFact {
  const nation = nations.find((entry) => entry.id === id);
  return {
    question: null,
    ask: 'Nation',
    answer: nation?.id ?? 'unanswered',
    text: nation?.title ?? 'not given',
  };
}

function spanOf({ spans }: QuestionModel, options: number): ValueSpan | null {
  if (options === 0) return null;
  return spans[lowestOf(options)]?.[highestOf(options)] ?? null;
}

/** `single` is the position of the one option that the answer leaves; null where it leaves none or several. */
function answerResult(
  model: QuestionModel,
  answer: ShownAnswer,
  single: number | null,
  scale: ValueSpan | null,
  given: GivenAnswer | undefined,
): AnswerResult {
  const { id, dimension, ask, options } = model.question;
  return {
    question: id,
    dimension,
    ask,
    answer,
    text: (single === null ? null : options[single]?.text) ?? wordsFor(answer, model),
    note: given?.note ?? null,
    evidence: given?.evidence ?? NO_EVIDENCE,
    source: given?.source ?? null,
    better: single === null ? null : (model.moves[single] ?? null),
    scale,
  };
}

const NO_EVIDENCE: readonly string[] = [];

function wordsFor(answer: ShownAnswer, model: QuestionModel): string {
  if (typeof answer === 'string') return WORDS[answer] ?? answer;
  return answer
    .map((option) => model.question.options[model.optionIndex.get(option) ?? 0]?.text ?? option)
    .join(OR);
}

const OR = ' – or – ';

/** The answer that a question does not apply, in words. */
export const DOES_NOT_APPLY = 'does not apply';

const WORDS: Readonly<Record<string, string>> = {
  unknown: 'not known',
  unanswered: 'not answered',
  hidden: 'not asked',
  'not-applicable': DOES_NOT_APPLY,
};
