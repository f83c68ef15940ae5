import type { Question } from '../../model/question.ts';
import type { Phrase, Words } from '../../model/vignettes.ts';
import { once } from '../../work.ts';

/** The id of each phrase, made of question, option and number as in “budget.part.2”, behind the id of its story. */
export const phraseIds = once((phrases: readonly Phrase[]): ReadonlyMap<Phrase, string> => {
  const counts = new Map<string, number>();
  return new Map(
    phrases.map((phrase) => {
      const told = `${phrase.question}.${phrase.option ?? LEFT_OPEN}`;
      const says = phrase.story === null ? told : `${phrase.story}.${told}`;
      const number = (counts.get(says) ?? 0) + 1;
      counts.set(says, number);
      return [phrase, `${says}.${number}`] as const;
    }),
  );
});

/** The answers that a phrase tells, as question and option, that of its place first. */
export function answersTold({ question, option, tells }: Phrase): readonly ToldAnswer[] {
  return [[question, option], ...Object.entries(tells)];
}

/** A question by its id, with an option, or with null where it is left open. */
type ToldAnswer = readonly [question: string, option: string | null];

/** True where a phrase alone settles another question, so that no case can use it. */
export function settlesAnother({ rulesOut }: Phrase, questions: readonly Question[]): boolean {
  return questions.some(({ id, options }) => {
    const out = rulesOut[id] ?? [];
    return out.length > 0 && options.filter((option) => !out.includes(option.id)).length < 2;
  });
}

/** A paragraph of a whole text in its pieces: what is said, and each question in square brackets. */
export function piecesOf(paragraph: string): TextPiece[] {
  const parts = paragraph.split(/\[([a-z][a-z0-9-]*)\]/u).map((part) => part.trim());
  return parts.flatMap((part, index): TextPiece[] => {
    if (index % 2 === 1) return [{ say: null, question: part }];
    return part === '' ? [] : [{ say: part, question: null }];
  });
}

/** What is said, or the question whose phrase stands there. */
export type TextPiece =
  | { readonly say: string; readonly question: null }
  | { readonly say: null; readonly question: string };

/** The word for the option of a phrase that leaves its question open. */
export const LEFT_OPEN = 'unknown';

/** The word in braces for the name of the service. */
export const SERVICE_WORD = 'service';

/** The word for what the service is called where its paragraph has named it, its name where there is none. */
export const SERVICE_AGAIN = 'service-again';

/** The words in braces in a text, in lower case and in order. */
export function bracedWords(text: string): string[] {
  return [...text.matchAll(SLOT)].map(([, word = '']) => word.toLowerCase());
}

/** A text with its words in braces filled in, capitalised where they are, and unknown ones left as they are. */
export function filledIn(text: string, words: Words): string {
  return text.replace(SLOT, (slot, word: string) => {
    const found = words[word.toLowerCase()];
    if (found === undefined) return slot;
    return word.toLowerCase() === word ? found : found.charAt(0).toUpperCase() + found.slice(1);
  });
}

const SLOT = /\{([A-Za-z][a-z0-9-]*)\}/gu;
