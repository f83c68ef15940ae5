import type { Condition } from '../../model/condition.ts';
import { fold } from '../../model/fold-condition.ts';
import type { Framework } from '../../model/framework.ts';
import type { Reason } from '../../model/result-parts.ts';
import { groupLead, scoreWords } from '../../model/vocabulary.ts';
import { capitalised, counted, listed, withoutStop } from '../../text.ts';
import type { Item } from '../blocks.ts';
import { scoreBecause, scoreNeed } from './number-words.ts';
import { titlesOf } from './service-words.ts';

type AnswerCondition = Extract<Condition, { kind: 'answer' }>;

/** A condition as a sentence, with those of its parts below it. */
export function conditionItem(condition: Condition, framework: Framework): Item {
  return fold<Condition, Item>(condition, {
    answer: (answer) => ({ text: answerSentence(answer, framework) }),
    nation: ({ nations }) => ({
      text: `The service is in ${listed(titlesOf(nations, framework.nations), 'or')}.`,
    }),
    score: (score) => ({ text: `${capitalised(scoreWords(score, dimensionTitles(framework)))}.` }),
    group: (group, parts) => {
      const [only, ...others] = parts();
      if (only && others.length === 0 && (group.kind === 'all' || group.kind === 'any')) return only;
      const text = groupLead(group.kind, group.kind === 'at-least' ? group.count : 0);
      return { text, parts: only ? [only, ...others] : [] };
    },
  });
}

/** The titles of the dimensions of a framework, by their ids. */
export function dimensionTitles({ dimensions }: Framework): ReadonlyMap<string, string> {
  return new Map(dimensions.map(({ id, title }) => [id, title]));
}

/** The options that a test accepts, from texts lowest first, as "at least “some”" or "“a” or “b”". */
export function answerWords(test: AnswerCondition['test'], texts: readonly string[]): string {
  const named = texts.map((text) => `“${withoutStop(text)}”`);
  if (test === 'at-least') return `at least ${named[0]}`;
  return test === 'at-most' ? `at most ${named.at(-1)}` : listed(named, 'or');
}

function answerSentence({ question: id, test, options }: AnswerCondition, framework: Framework): string {
  const asked = [...(framework.needs?.questions ?? []), ...framework.questions];
  const question = asked.find((each) => each.id === id);
  const texts = options.map((id) => question?.options.find((option) => option.id === id)?.text ?? id);
  // What is at least the highest option is that option.
  const isHighest = test === 'at-least' && question?.options.at(-1)?.id === options[0];
  return `The answer to “${question?.ask ?? id}” is ${answerWords(isHighest ? 'exactly' : test, texts)}.`;
}

/** The question and the answer that raise a barrier. */
export function reasonText({ ask, text, number }: Reason): string {
  return number ? scoreBecause(number) : `${ask} ${text}`;
}

/** The certain reasons, one for each question. */
export function certainNeeds(reasons: readonly Reason[]): Reason[] {
  const certain = reasons.filter(({ open }) => !open);
  return certain.filter(
    ({ question }, index) =>
      question === null || certain.findIndex((other) => other.question === question) === index,
  );
}

/** The requirements in words, with the number of other ways to meet them. */
export function needText(reason: Reason, when: 'now' | 'then' = 'now'): string {
  const ways = reason.orElse.length;
  const where = when === 'now' ? ': see “joinedup explain”' : '';
  return `${wayText(reason, when)}${ways > 0 ? ` (Or ${counted(ways, 'other way')}${where}.)` : ''}`;
}

/** True for a reason that is a score, which results of an earlier version list by its values. */
export function isScore({ question, answer, number }: Reason): boolean {
  return number !== null || (question === null && typeof answer !== 'string');
}

/** The requirements in words, without the other ways to meet them. */
export function wayText(
  { question, ask, answer, needs, number }: Reason,
  when: 'now' | 'then' = 'now',
): string {
  if (number) return `${scoreNeed(number, when)}.`;
  if (question === null && typeof answer !== 'string') return capitalised(ask);
  const isBare = question === null || /^(?:yes|no)$/iu.test(needs);
  return isBare ? `${ask} ${capitalised(needs)}` : capitalised(needs);
}
