import type { Question } from '../../model/framework.ts';
import type { Phrase } from '../../model/vignettes.ts';

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
