import type { Reason } from '../../model/result-parts.ts';
import { capitalised, counted } from '../../text.ts';
import { scoreBecause, scoreNeed } from './number-words.ts';

/** The question and the answer that raise a barrier. */
export function reasonText({ ask, text, number }: Reason): string {
  return number ? scoreBecause(number) : `${ask} ${text}`;
}

/** What stands against something for certain: of several that one question gives, the first. */
export function certainNeeds(reasons: readonly Reason[]): Reason[] {
  const certain = reasons.filter(({ open }) => !open);
  return certain.filter(
    ({ question }, index) =>
      question === null || certain.findIndex((other) => other.question === question) === index,
  );
}

/** What would have to be so, and how many other ways there are; `when` is “then” where it is only thought of. */
export function needText(reason: Reason, when: 'now' | 'then' = 'now'): string {
  const ways = reason.orElse.length;
  const where = when === 'now' ? ': see “joinedup explain”' : '';
  return `${wayText(reason, when)}${ways > 0 ? ` (Or ${counted(ways, 'other way')}${where}.)` : ''}`;
}

/** Whether the reason is a score. Results saved by an earlier version tell it by the list of values alone. */
export function isScore({ question, answer, number }: Reason): boolean {
  return number !== null || (question === null && typeof answer !== 'string');
}

/** The same without the other ways to it; of what is only thought of, “then”. */
export function wayText(
  { question, ask, answer, needs, number }: Reason,
  when: 'now' | 'then' = 'now',
): string {
  if (number) return `${scoreNeed(number, when)}.`;
  if (question === null && typeof answer !== 'string') return capitalised(ask);
  const isBare = question === null || /^(?:yes|no)$/iu.test(needs);
  return isBare ? `${ask} ${capitalised(needs)}` : capitalised(needs);
}
