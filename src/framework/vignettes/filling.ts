import type { Words } from '../../model/vignettes.ts';

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
