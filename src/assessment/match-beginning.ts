import { type Wording, wordsOf } from './match-words.ts';

/** Texts that are only the beginning of an option, whether a person stopped there or a tool cut them off. */

/** How a text ends that a tool cut off. */
export const CUT_OFF = /(?:…|\.{2,})\s*$/u;

/** The options that a text may be the beginning of. */
export interface Begun {
  readonly options: readonly string[];
  /** True where nothing that was left out could make it another answer. */
  readonly isSure: boolean;
}

// Whoever leaves such a word out may have meant the opposite, or all where the option says some.
const TURNS = new Set(
  [
    'but except only not no nor never without unless though although however yet still otherwise instead rather',
    'some few part parts partly sometimes seldom rarely hardly scarcely nearly almost half less least most mostly',
    'nobody none nothing neither either if when where until before',
  ]
    .join(' ')
    .split(' '),
);

/** The options that begin with `text`, and those like it, by its first two words or by half of its longer ones. */
export function begunBy(text: string, options: readonly Wording[]): Begun {
  const isCut = CUT_OFF.test(text);
  const words = wordsOf(text).split(' ');
  if (words.length < (isCut ? 2 : 4)) return { options: [], isSure: false };
  const worded = options.map(({ id, texts }) => ({
    id,
    texts: texts.map((each) => wordsOf(each).split(' ')),
  }));
  const begins = (whole: readonly string[]) =>
    words.every((word, at) =>
      isCut && at === words.length - 1 ? (whole[at]?.startsWith(word) ?? false) : whole[at] === word,
    );
  const begun = worded.filter(({ texts }) => texts.some(begins));
  const [only, other] = begun;
  // What was cut off stood there, and begins no other option.
  if (!only || other || isCut) return { options: begun.map(({ id }) => id), isSure: isCut };
  const alike = worded.filter(({ id, texts }) => id !== only.id && texts.some((each) => isLike(words, each)));
  const rests = only.texts.filter(begins).map((whole) => whole.slice(words.length));
  const isSure = rests.every((rest) => !rest.some((word) => TURNS.has(word)));
  return { options: [only, ...alike].map(({ id }) => id), isSure };
}

/** True where `other` begins with the same two words, or holds half of the words that say something. */
function isLike(words: readonly string[], other: readonly string[]): boolean {
  if (words[0] === other[0] && words[1] === other[1]) return true;
  const telling = words.filter((word) => word.length > 3);
  return telling.filter((word) => other.includes(word)).length * 2 >= Math.max(telling.length, 1);
}
