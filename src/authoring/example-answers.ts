import type { Questionnaire } from '../engine/compiled.ts';
import type { Situation } from '../engine/logic/evaluate.ts';
import { settleSituation } from '../engine/logic/search.ts';
import type { Answers } from '../model/assessment.ts';
import { listed, quoted } from '../text.ts';

/** The answers of an example by question, each an option's index or `DECLARED_NOT_APPLICABLE`. */
// The nation comes after the questions.
export type ExampleAnswers = ReadonlyMap<number, number>;

/** Stands in place of an option for a question that is declared not applicable. */
export const DECLARED_NOT_APPLICABLE = -1;

/** The answers of an example in the form that the engine takes. */
export function engineAnswers(given: ExampleAnswers, { questions }: Questionnaire): Answers {
  const answers = questions.flatMap(({ question: { id, options } }, place) => {
    const option = given.get(place);
    if (option === undefined) return [];
    const answer = options[option]?.id ?? 'not-applicable';
    return [[id, { answer, note: null, evidence: [], source: null }] as const];
  });
  return new Map(answers);
}

/** The id of the nation of an example; null where it may be any. */
export function nationOf(given: ExampleAnswers, { questions, nations }: Questionnaire): string | null {
  return nations[given.get(questions.length) ?? DECLARED_NOT_APPLICABLE]?.id ?? null;
}

/** The situation that an example describes. */
export function situationOf(given: ExampleAnswers, model: Questionnaire): Situation {
  return settleSituation(model, engineAnswers(given, model), nationOf(given, model));
}

/** At most `most` answers by their ids, as in “with budget: part”, and how many more; null without any. */
function namedAnswers(given: ExampleAnswers, model: Questionnaire, most: number): string | null {
  const nation = nationOf(given, model);
  const answers = [...engineAnswers(given, model)].map(([question, { answer }]) => `${question}: ${answer}`);
  if (nation !== null) answers.push(`nation: ${nation}`);
  const rest = answers.length - most;
  const shown = rest > 1 ? [...answers.slice(0, most), `${rest} more answers`] : answers;
  return answers.length === 0 ? null : `with ${listed(shown)}`;
}

/** Answers in words that end a sentence, at most six so that they are understood at a glance. */
export function forExample(given: ExampleAnswers, model: Questionnaire): string {
  const answers = namedAnswers(given, model, MOST_ANSWERS);
  return answers === null ? 'whatever the answers are' : `for example ${answers}`;
}

const MOST_ANSWERS = 6;

/** Answers with one more, or with another in its place. */
export function withAnswer(given: ExampleAnswers, question: number, option: number): ExampleAnswers {
  return new Map(given).set(question, option);
}

/** Answers without one of them. */
export function without(given: ExampleAnswers, question: number): ExampleAnswers {
  return new Map([...given].filter(([place]) => place !== question));
}

/** The changes that make an answer better, none where the options have no order. */
// Each step up by one option, and the lowest option in place of “not applicable”.
export function changesOf(question: number, { questions }: Questionnaire): AnswerChange[] {
  const asked = questions[question]?.question;
  if (!asked?.ordered) return [];
  const steps = asked.options.slice(1).map((_, option) => ({ question, first: option, second: option + 1 }));
  return asked.mayNotApply ? [...steps, { question, first: DECLARED_NOT_APPLICABLE, second: 0 }] : steps;
}

/** Every way in which an answer can rise, the least first, by one option or where `bySeveral` by any number. */
// By any number is for where what lies between can be of another kind. What does not apply rises nowhere.
export function risesOf(question: number, bySeveral: boolean, { questions }: Questionnaire): AnswerChange[] {
  const { ordered = false, options = [] } = questions[question]?.question ?? {};
  if (!ordered) return [];
  const most = bySeveral ? options.length - 1 : 1;
  return Array.from({ length: most }, (_, index) => index + 1).flatMap((by) =>
    options.slice(by).map((_, first) => ({ question, first, second: first + by })),
  );
}

/** The question whose answer changes. */
export function changedQuestion({ question }: AnswerChange, { questions }: Questionnaire): string {
  return quoted(questions[question]?.question.id ?? '');
}

/** A step up in words, such as “budget” moves up from “none” to “some”. */
export function stepInWords(change: AnswerChange, model: Questionnaire): string {
  const options = model.questions[change.question]?.question.options ?? [];
  const named = (option: number) => quoted(options[option]?.id ?? '');
  return `${changedQuestion(change, model)} moves up from ${named(change.first)} to ${named(change.second)}`;
}

/** The other answers with which a change does something, in words to go after what it does. */
export function otherAnswersText(given: ExampleAnswers, model: Questionnaire): string {
  return namedAnswers(given, model, MOST_ANSWERS_BESIDE) ?? 'whatever else is answered';
}

/** How many answers an author sees who has to find out why. */
const MOST_ANSWERS_BESIDE = 12;

/** An answer that differs between two sides, `DECLARED_NOT_APPLICABLE` only on the first. */
export interface AnswerChange {
  readonly question: number;
  readonly first: number;
  readonly second: number;
}
