import type { Reason } from '../../model/result-parts.ts';
import { capitalised, counted } from '../../text.ts';
import { scoreBecause, scoreNeed } from './number-words.ts';

/** The question and the answer that raise a barrier. */
export function reasonText({ ask, text, number }: Reason): string {
  return number ? scoreBecause(number) : `${ask} ${text}`;
}

/** What certainly stands against something, once for each question. */
export function certainNeeds(reasons: readonly Reason[]): Reason[] {
  const certain = reasons.filter(({ open }) => !open);
  return certain.filter(
    ({ question }, index) =>
      question === null || certain.findIndex((other) => other.question === question) === index,
  );
}

/** What would have to be so, and how many other ways there are. */
export function needText(reason: Reason, when: 'now' | 'then' = 'now'): string {
  const ways = reason.orElse.length;
  const where = when === 'now' ? ': see “joinedup explain”' : '';
  return `${wayText(reason, when)}${ways > 0 ? ` (Or ${counted(ways, 'other way')}${where}.)` : ''}`;
}

/** True for a reason that is a score, told in results of an earlier version by its list of values. */
export function isScore({ question, answer, number }: Reason): boolean {
  return number !== null || (question === null && typeof answer !== 'string');
}

/** What would have to be so, without the other ways to it. */
export function wayText(
  { question, ask, answer, needs, number }: Reason,
  when: 'now' | 'then' = 'now',
): string {
  if (number) return `${scoreNeed(number, when)}.`;
  if (question === null && typeof answer !== 'string') return capitalised(ask);
  const isBare = question === null || /^(?:yes|no)$/iu.test(needs);
  return isBare ? `${ask} ${capitalised(needs)}` : capitalised(needs);
}
