import type { Example } from '../../model/key.ts';
import { groupedBy } from '../../work.ts';
import { sentencesOf } from './text-measures.ts';

/** The sentences of cases that stand in earlier ones. */
export interface RepeatedSentences {
  readonly count: number;
  /** All sentences of the cases. */
  readonly of: number;
  /** What they tell, the most frequent first; null for what tells nothing. */
  readonly about: readonly {
    readonly fact: { readonly question: string; readonly option: string | null } | null;
    readonly times: number;
  }[];
}

/** The sentences of `examples` that stand in `earlier` to the letter. */
export function repeatedFrom(examples: readonly Example[], earlier: readonly Example[]): RepeatedSentences {
  const known = new Set(earlier.flatMap(toldIn).map(({ sentence }) => sentence));
  const told = examples.flatMap(toldIn);
  const again = told.filter(({ sentence }) => known.has(sentence));
  const alike = groupedBy(again, ({ fact }) => (fact === null ? '' : `${fact.question} ${fact.option}`));
  const about = [...alike.values()]
    .map((each) => ({ fact: each[0].fact, times: each.length }))
    .toSorted((one, other) => other.times - one.times);
  return { count: again.length, of: told.length, about };
}

/** Each sentence of a case with the fact that it tells. */
function toldIn({ paragraphs, facts }: Example) {
  return paragraphs
    .flat()
    .flatMap(({ text, fact }) =>
      sentencesOf(text).map((sentence) => ({ sentence, fact: fact === null ? null : (facts[fact] ?? null) })),
    );
}
