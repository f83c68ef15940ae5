import type { Questionnaire } from '../engine/model.ts';
import { listed, quoted } from '../text.ts';
import type { Change } from './cases.ts';
import { type Given, inWords, NOT_APPLICABLE, shortened } from './given.ts';

/**
 * What makes an answer better: each step up by one option, and the lowest option in place of “not applicable”. None
 * where the options have no order.
 */
export function changesOf(question: number, { questions }: Questionnaire): Change[] {
  const asked = questions[question]?.question;
  if (!asked?.ordered) return [];
  const steps = asked.options.slice(1).map((_, option) => ({ question, first: option, second: option + 1 }));
  return asked.mayNotApply ? [...steps, { question, first: NOT_APPLICABLE, second: 0 }] : steps;
}

/**
 * Every way in which an answer can rise, from the least: by one option; and by several, where what lies between can be
 * of another kind. What does not apply rises nowhere.
 */
export function risesOf(question: number, bySeveral: boolean, { questions }: Questionnaire): Change[] {
  const { ordered = false, options = [] } = questions[question]?.question ?? {};
  if (!ordered) return [];
  const most = bySeveral ? options.length - 1 : 1;
  return Array.from({ length: most }, (_, index) => index + 1).flatMap((by) =>
    options.slice(by).map((_, first) => ({ question, first, second: first + by })),
  );
}

/** The question whose answer changes. */
export function nameOf({ question }: Change, { questions }: Questionnaire): string {
  return quoted(questions[question]?.question.id ?? '');
}

/** A step up in words: “budget” moves up from “none” to “some”. */
export function stepInWords(change: Change, model: Questionnaire): string {
  const options = model.questions[change.question]?.question.options ?? [];
  const named = (option: number) => quoted(options[option]?.id ?? '');
  return `${nameOf(change, model)} moves up from ${named(change.first)} to ${named(change.second)}`;
}

/** What else is answered where a change does something, to go after what it does. */
export function besides(given: Given, model: Questionnaire): string {
  const answers = inWords(given, model);
  return answers.length === 0
    ? 'whatever else is answered'
    : `with ${listed(shortened(answers, MOST_ANSWERS))}`;
}

/** More than in other examples: an author has to find out why. */
const MOST_ANSWERS = 12;
