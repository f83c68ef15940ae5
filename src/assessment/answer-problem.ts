import { ANSWER_WORDS } from '../model/vocabulary.ts';
import { didYouMean, nearestCalled } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { type AnswerMatch, type Asked, wordsAllowed } from './match-answer.ts';
import { type Wording, wordsOf } from './match-words.ts';

/** More options than these are not listed: the nearest helps more. */
const MOST_LISTED = 6;

/** What a question can be answered with, the nearest to `text` first: all of its options, where they are few. */
export function optionsText(text: string, { options, mayNotApply }: Asked): string {
  const ids = options.map(({ id }) => id);
  const near = didYouMean(text, [...ids, ...ANSWER_WORDS]) || inWords(nearestOption(text, options));
  const all =
    ids.length <= MOST_LISTED
      ? `Its options are ${listed(ids)}`
      : `It has ${ids.length} options, from ${ids[0]} to ${ids.at(-1)}`;
  return `${near}${near === '' ? '' : ' '}${all}; or write ${listed(wordsAllowed(mayNotApply), 'or')}.`;
}

function inWords(near: string | null): string {
  return near === null ? '' : `Did you mean ${quoted(near)}?`;
}

/** The id of the option that a text is most like, by id or by text; null where it is like none. */
export function nearestOption(text: string, options: readonly Wording[]): string | null {
  const names = options.flatMap(({ id, texts }) =>
    [id, ...texts].map((name) => ({ id, name: wordsOf(name) })),
  );
  return nearestCalled(wordsOf(text), names);
}

/** Why a text is no answer to a question, and what would be one. */
export function answerProblem(
  match: Exclude<AnswerMatch, { readonly kind: 'blank' | 'answer' }>,
  text: string,
  asked: Asked,
): { readonly code: string; readonly message: string; readonly advice: string } {
  const advice = optionsText(text, asked);
  const about = quoted(asked.id);
  const ambiguous = (may: string) => ({
    code: 'ambiguous-answer',
    message: `${quoted(text)} ${may} of ${about}.`,
    advice: optionsText('', asked),
  });
  switch (match.kind) {
    case 'several':
      return ambiguous(`may be ${listed(match.options, 'or')}`);
    case 'mark': {
      const { byPlace, byItself } = match;
      const meant = byItself.length > 0 ? listed(byItself, 'or') : 'which no option has';
      return /\d/u.test(text)
        ? ambiguous(`may be a count, ${meant}, or the number of the option ${byPlace}`)
        : ambiguous(`may be short for ${meant}, or the letter of the option ${byPlace}`);
    }
    case 'begun':
      return ambiguous(`leaves out what may change its meaning, if it is the option ${match.option}`);
    case 'mixed':
      return {
        code: 'word-in-list',
        message: `${quoted(text)} holds an option of ${about} and a word that stands alone.`,
        advice,
      };
    case 'always-applies': {
      const options = optionsText('', asked);
      return { code: 'always-applies', message: `${about} always applies.`, advice: options };
    }
    default:
      return { code: 'unknown-option', message: `${about} has no option ${quoted(text)}.`, advice };
  }
}
