import type { Manner } from '../../model/words.ts';
import type { Condition } from '../types.ts';

export type { Manner };

/** The texts that cases for students are told in, of all files together. Plain data. */
export interface Vignettes {
  /** What holds in every case, so that no case is told that nobody has ever seen. */
  readonly plausible: readonly Condition[];
  readonly phrases: readonly Phrase[];
  /** Sentences that may open a paragraph about a dimension, and tell nothing. */
  readonly bridges: Readonly<Record<string, readonly string[]>>;
  /** What things are called in a nation. */
  readonly nations: Readonly<Record<string, Words>>;
  readonly settings: readonly VignetteSetting[];
}

/** What stands for each word in braces. */
export type Words = Readonly<Record<string, string>>;

/** One way to say an answer. */
export interface Phrase {
  readonly question: string;
  /** The option that it tells; null where it touches the question and leaves it open. */
  readonly option: string | null;
  readonly manner: Manner;
  readonly say: string;
  /** What else has to be told for its words to be believed; null where nothing has to. */
  readonly onlyWhen: Condition | null;
  /** Other questions, with the options that its words rule out. */
  readonly rulesOut: Readonly<Record<string, readonly string[]>>;
}

/** A kind of service that cases are told of: its people, its cast and what is said around the facts. */
export interface VignetteSetting {
  readonly id: string;
  readonly title: string;
  /** Made-up names of services. */
  readonly names: readonly string[];
  readonly words: Words;
  readonly opens: readonly string[];
  readonly asides: readonly string[];
  readonly closes: readonly string[];
}

/** The word in braces that stands for the name of the service. */
export const SERVICE_WORD = 'service';

/** The words in braces in a text, each in lower case, in order. */
export function wordsIn(text: string): string[] {
  return [...text.matchAll(SLOT)].map(([, word = '']) => word.toLowerCase());
}

/** A text with its words in braces put in; one that starts with a capital is given one. A word that is not there stays as written. */
export function filledIn(text: string, words: Words): string {
  return text.replace(SLOT, (slot, word: string) => {
    const found = words[word.toLowerCase()];
    if (found === undefined) return slot;
    return word.toLowerCase() === word ? found : found.charAt(0).toUpperCase() + found.slice(1);
  });
}

const SLOT = /\{([A-Za-z][a-z0-9-]*)\}/gu;
