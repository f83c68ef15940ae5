import type { AnswerResult } from '../model/result.ts';
import { bare, listed } from '../text.ts';
import { type FormQuestion, wordsFor } from './form.ts';

/** What was said to a question in the first round. */
export interface FirstRound {
  /** Behind an answer, how many gave it, and whether one was among them, with a space before it; empty for nobody. */
  behind(id: string): string;
  /** What stands behind no answer, a sentence each. */
  readonly others: readonly string[];
  /** One’s own answer. */
  readonly own: string;
  /** True where that is said behind an answer, too. */
  readonly isOwnBehind: boolean;
}

/** What was said to a question in the first round; null where it is not asked again. */
export function firstRound(question: FormQuestion): FirstRound | null {
  const { again, options } = question;
  if (!again) return null;
  const { said, notKnown, notAsked, own } = again;
  const texts = new Map([...options.map(({ id, text }) => [id, `“${text}”`] as const), ...wordsFor(ANY)]);
  const textOf = (answer: AnswerResult['answer']) =>
    listed(
      [answer].flat().map((id) => texts.get(id) ?? ABSENT[id] ?? id),
      'or',
    );
  const told = new Map(
    said.map(({ answer, views }) => [
      String(answer),
      answer !== own
        ? `${views} said this`
        : views === 1
          ? 'only you said this'
          : `${views} said this, you too`,
    ]),
  );
  const isOnlyOwn = notKnown === 1 && own === 'unknown';
  if (notKnown > 0)
    told.set('unknown', isOnlyOwn ? 'only you said this' : `${notKnown} said this, or nothing`);
  return {
    behind: (id) => (told.has(id) ? ` (${told.get(id)})` : ''),
    others: [
      ...said.flatMap(({ answer, views }) =>
        typeof answer === 'string' ? [] : [`${views} could not tell between ${textOf(answer)}.`],
      ),
      ...(notAsked > 0
        ? [`${notAsked} ${notAsked === 1 ? 'was' : 'were'} not asked, because of other answers.`]
        : []),
    ],
    own: bare(textOf(own)),
    isOwnBehind: typeof own === 'string' && told.has(own),
  };
}

const ABSENT: Readonly<Record<string, string>> = {
  unanswered: 'No answer',
  hidden: 'Not asked, because of your other answers',
};

const ANY = { mayNotApply: true };

/** What stands above one’s own answer. */
export const OWN_THEN = 'Your answer in the first round';
