import type { AnswerResult, ShownAnswer } from '../model/result.ts';
import { inOrder, sharedBy } from './compare-order.ts';
import type { AnswerAgreement, ComparedQuestion } from './comparison.ts';

/** The answers of several columns, question by question. */
export function compareAnswers(columns: readonly (readonly AnswerResult[])[]): ComparedQuestion[] {
  const byId = columns.map((answers) => new Map(answers.map((entry) => [entry.question, entry])));
  return inOrder(columns, ({ question }) => question).map(({ question, dimension, ask }) => {
    const answers = byId.map((entries) => {
      const entry = entries.get(question);
      return entry ? { answer: entry.answer, text: entry.text, note: entry.note } : null;
    });
    const agreement = agreementOf(answers.map((entry) => entry?.answer ?? 'hidden'));
    return { question, dimension, ask, agreement, answers };
  });
}

/** What answers to one question are to each other. */
export function agreementOf(answers: readonly ShownAnswer[]): AnswerAgreement {
  const asked = answers.filter((answer) => answer !== 'hidden');
  if (asked.length === 0) return 'not-asked';
  const told = asked.filter((answer) => answer !== 'unknown' && answer !== 'unanswered');
  const common = sharedBy(told.map((answer) => (typeof answer === 'string' ? [answer] : answer)));
  if (told.length > 1 && common.length === 0) return 'different';
  if (asked.length < answers.length) return 'asked-of-some';
  const certain = told.filter((answer) => typeof answer === 'string' || answer.length === 1);
  if (certain.length === asked.length) return 'same';
  if (told.length === asked.length && told.length > 1) return 'may-be-same';
  return certain.length > 0 ? 'known-to-some' : 'open';
}
