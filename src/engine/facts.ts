import type { Assessment, GivenAnswer } from './input.ts';
import type { Model, QuestionModel } from './model.ts';
import type { AnswerResult, ShownAnswer } from './result.ts';
import type { Situation } from './situation.ts';

/** The answer to each question as people read it, by index; the nation, which is no question, comes last. */
export type Facts = readonly (AnswerResult | NationFact)[];

interface NationFact {
  readonly question: null;
  readonly ask: string;
  readonly answer: ShownAnswer;
  readonly text: string;
}

/** What was answered to each question, in words, in the framework's order. */
export function answersOf(model: Model, assessment: Assessment, situation: Situation): AnswerResult[] {
  return model.questions.map((question, index) => {
    const given = assessment.answers.get(question.question.id);
    const hidden = situation.options[index] === 0 && situation.given[index] !== 0;
    return answerResult(question, hidden ? 'hidden' : (given?.answer ?? 'unanswered'), given);
  });
}

/** The nation of the service, as a fact beside the answers. */
export function nationFact({ framework }: Model, { service }: Assessment): NationFact {
  const nation = framework.nations.find((entry) => entry.id === service.nation);
  return {
    question: null,
    ask: 'Nation',
    answer: nation?.id ?? 'unanswered',
    text: nation?.title ?? 'not given',
  };
}

function answerResult(
  model: QuestionModel,
  answer: ShownAnswer,
  given: GivenAnswer | undefined,
): AnswerResult {
  const { id, dimension, ask } = model.question;
  return {
    question: id,
    dimension,
    ask,
    answer,
    text:
      typeof answer === 'string' ? textOf(answer, model) : answer.map((each) => textOf(each, model)).join(OR),
    note: given?.note ?? null,
    evidence: given?.evidence ?? [],
    source: given?.source ?? null,
    better: moveFrom(answer, model),
  };
}

function moveFrom(answer: ShownAnswer, { optionIndex, moves }: QuestionModel): AnswerResult['better'] {
  const option = typeof answer === 'string' ? optionIndex.get(answer) : undefined;
  return option === undefined ? null : (moves[option] ?? null);
}

const OR = ' – or – ';

function textOf(answer: string, { question, optionIndex }: QuestionModel): string {
  const option = optionIndex.get(answer);
  return (option === undefined ? WORDS[answer] : question.options[option]?.text) ?? answer;
}

const WORDS: Readonly<Record<string, string>> = {
  unknown: 'not known',
  unanswered: 'not answered',
  hidden: 'not asked',
  'not-applicable': 'does not apply',
};
