import type { Question } from '../../model/question.ts';
import type { Phrase, Words } from '../../model/vignettes.ts';

/** What each phrase is called: its question, its option and its number among the ways to say that, such as “budget.part.2”. */
export function phraseIds(phrases: readonly Phrase[]): ReadonlyMap<Phrase, string> {
  const counts = new Map<string, number>();
  return new Map(
    phrases.map((phrase) => {
      const says = `${phrase.question}.${phrase.option ?? 'unknown'}`;
      const number = (counts.get(says) ?? 0) + 1;
      counts.set(says, number);
      return [phrase, `${says}.${number}`] as const;
    }),
  );
}

/** True where a phrase settles another question by itself, so that no case can use it: that would be told twice, or by accident. */
export function settlesAnother({ rulesOut }: Phrase, questions: readonly Question[]): boolean {
  return questions.some(({ id, options }) => {
    const out = rulesOut[id] ?? [];
    return out.length > 0 && options.filter((option) => !out.includes(option.id)).length < 2;
  });
}

/** The word that stands in place of an option where a phrase leaves its question open. */
export const LEFT_OPEN = 'unknown';

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
