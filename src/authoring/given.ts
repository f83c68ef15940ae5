import type { Questionnaire } from '../engine/model.ts';
import { settleSituation } from '../engine/settle.ts';
import type { Situation } from '../engine/situation.ts';
import type { Answers } from '../model/assessment.ts';
import { listed } from '../text.ts';

/**
 * Answers of an example: the place of an option, or `NOT_APPLICABLE`, by the place of the question. The nation comes
 * after the questions.
 */
export type Given = ReadonlyMap<number, number>;

/** In place of an option: the question is declared not applicable. */
export const NOT_APPLICABLE = -1;

/** The same answers as the engine takes them. */
export function answersOf(given: Given, { questions }: Questionnaire): Answers {
  const answers = questions.flatMap(({ question: { id, options } }, place) => {
    const option = given.get(place);
    if (option === undefined) return [];
    const answer = options[option]?.id ?? 'not-applicable';
    return [[id, { answer, note: null, evidence: [], source: null }] as const];
  });
  return new Map(answers);
}

/** The nation of an example; null where it may be any. */
export function nationOf(given: Given, { questions, nations }: Questionnaire): string | null {
  return nations[given.get(questions.length) ?? NOT_APPLICABLE]?.id ?? null;
}

/** The situation that an example describes. */
export function situationOf(given: Given, model: Questionnaire): Situation {
  return settleSituation(model, answersOf(given, model), nationOf(given, model));
}

/** The answers in the framework's own words, in its order: “budget: part”. */
export function inWords(given: Given, model: Questionnaire): string[] {
  const nation = nationOf(given, model);
  const answers = [...answersOf(given, model)].map(([question, { answer }]) => `${question}: ${answer}`);
  return nation === null ? answers : [...answers, `nation: ${nation}`];
}

/** Answers that something is so for, in words that end a sentence. At most six are named: an example is there to be understood at a glance. */
export function forExample(given: Given, model: Questionnaire): string {
  const answers = inWords(given, model);
  if (answers.length === 0) return 'whatever the answers are';
  return `for example with ${listed(shortened(answers, MOST_ANSWERS))}`;
}

/** No more items than are understood; what is left out is counted. */
export function shortened(answers: readonly string[], most: number): readonly string[] {
  const rest = answers.length - most;
  return rest > 1 ? [...answers.slice(0, most), `${rest} more answers`] : answers;
}

const MOST_ANSWERS = 6;

/** Answers with one more, or with another in its place. */
export function withAnswer(given: Given, question: number, option: number): Given {
  return new Map(given).set(question, option);
}

/** Answers without one of them. */
export function without(given: Given, question: number): Given {
  return new Map([...given].filter(([place]) => place !== question));
}
