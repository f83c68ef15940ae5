import { flesch } from 'flesch';
import { syllable } from 'syllable';

/**
 * How easy a text is to read, by Flesch (1948): 206.835 less 1.015 times the words in a sentence and 84.6 times the
 * syllables in a word. 60 to 70 is plain English; under 30 is very hard; above 100 is possible. Null for a text without words.
 */
export function readingEase(text: string): number | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const sentence = Math.max(1, text.match(/(?<![.!?])[.!?]+[”"’)]*(?:\s|$)/gu)?.length ?? 0);
  return Math.round(flesch({ sentence, word: words.length, syllable: syllable(words.join(' ')) }));
}

/** The words of a text in lower case, without what stands around them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
}
