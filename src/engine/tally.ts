import type { AnswerResult, Result } from '../model/result.ts';
import { isOpen, NOT_APPLICABLE, type Situation } from './situation.ts';

/** How many questions stand how; the first five add up to the sixth. */
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
