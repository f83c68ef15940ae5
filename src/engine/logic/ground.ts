import type { Answers, GivenAnswer } from '../../model/assessment.ts';
import type { Needs } from '../../model/framework.ts';
import type { AnswerResult, NeedsResult, Result, ShownAnswer, ValueSpan } from '../../model/result.ts';
import type { QuestionModel, Questionnaire } from '../compiled.ts';
import {
  evaluateAll,
  highestOf,
  isOpen,
  lowestOf,
  NOT_APPLICABLE,
  optionsOf,
  type Situation,
  type Truth,
} from './evaluate.ts';
import { NO_PROVER, type Prover, settleSituation, type WorkBudget } from './search.ts';

/** The answer to each question as people read it, by index, and the nation last. */
export type Facts = readonly (AnswerResult | NationFact)[];

interface NationFact {
  readonly question: null;
  readonly ask: string;
  readonly answer: ShownAnswer;
  readonly text: string;
}

/** What was answered to each question, in words, in the framework's order. */
function answersOf(model: Questionnaire, answers: Answers, situation: Situation): AnswerResult[] {
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
function nationFact({ nations }: Questionnaire, id: string | null): NationFact {
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

/** An answer as a result shows it, with `single` the one option that it leaves; null for none or several. */
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

/** An answer other than a single option in words. */
export function wordsFor(answer: ShownAnswer, model: QuestionModel): string {
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

/** How many questions stand how, in five counts that add up to the sixth. */
export function tally(answers: readonly AnswerResult[], { given }: Situation): Result['answered'] {
  const counts = { known: 0, unknown: 0, notApplicable: 0, hidden: 0, unanswered: 0 };
  for (const [index, { answer }] of answers.entries()) {
    const options = given[index] ?? 0;
    if (answer === 'hidden') counts.hidden += 1;
    else if (options === NOT_APPLICABLE) counts.notApplicable += 1;
    else if (answer === 'unanswered') counts.unanswered += 1;
    else if (isOpen(options)) counts.unknown += 1;
    else counts.known += 1;
  }
  const { known, unknown, notApplicable, hidden, unanswered } = counts;
  return { known, unknown, notApplicable, hidden, unanswered, questions: answers.length };
}

/** What a result says was answered about the people served. */
export function needsResult(
  { title, about }: Pick<Needs, 'title' | 'about'>,
  { answers, situation }: Ground,
): NeedsResult {
  return { title, about, answered: tally(answers, situation), answers };
}

/** What everything in a result is decided from. */
export interface Ground<Asked extends Questionnaire = Questionnaire> {
  readonly model: Asked;
  readonly situation: Situation;
  /** What each part of each condition comes to in the situation, by its number. */
  readonly truths: readonly Truth[];
  readonly answers: readonly AnswerResult[];
  /** The answers, and the nation after them. */
  readonly facts: Facts;
  /** Decides what searching could not. */
  readonly prove: Prover;
  /** What searching may still cost. */
  readonly budget: WorkBudget;
}

/** What all searches for one result may cost together, in parts of conditions evaluated. */
// Dozens of times what the largest framework that ships takes.
export const WORK = 100_000_000;

/** The ground that `given` and `nation` make of `model`. */
export function groundOf<Asked extends Questionnaire>(
  model: Asked,
  given: Answers,
  nation: string | null,
  prove: Prover = NO_PROVER,
): Ground<Asked> {
  const situation = settleSituation(model, given, nation);
  const truths = evaluateAll(model, situation);
  const answers = answersOf(model, given, situation);
  return {
    model,
    situation,
    truths,
    answers,
    facts: [...answers, nationFact(model, nation)],
    prove,
    budget: { left: WORK },
  };
}

/** What a part of a condition comes to in a ground. */
export function truthOf({ id }: { readonly id: number }, { truths }: Pick<Ground, 'truths'>): Truth {
  return truths[id] ?? 0;
}
