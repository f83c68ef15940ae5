import { flesch } from 'flesch';
import { syllable } from 'syllable';
import type { Example } from '../../model/key.ts';

/** Flesch's reading ease (1948), 60 to 70 for plain English, or null for a text without words. */
export function readingEase(text: string): number | null {
  const words = plainWordsOf(text);
  if (words.length === 0) return null;
  const sentence = Math.max(1, text.match(/(?<![.!?])[.!?]+[”"’)]*(?:\s|$)/gu)?.length ?? 0);
  return Math.round(flesch({ sentence, word: words.length, syllable: syllable(words.join(' ')) }));
}

/** The words of a text in lower case, without what stands around them. */
export function plainWordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
}

export interface Alike {
  readonly one: string;
  readonly other: string;
  /** Jaccard index of their runs of five words, from 0 to 1. */
  readonly share: number;
}

// Two cases of one setting that share their opening and closing stay below.
const TOO_ALIKE = 0.5;

const RUN = 5;

/** The pairs of texts that share more than `TOO_ALIKE`, most alike first. */
export function alikeAmong(texts: readonly { readonly id: string; readonly text: string }[]): Alike[] {
  const runs = texts.map(({ text }) => runsOf(text));
  const holders = new Map<string, number[]>();
  return runs
    .flatMap((own, index) =>
      [...sharedWith(own, index, holders)].map(([other, both]): Alike => {
        const share = both / (own.size + (runs[other]?.size ?? 0) - both);
        return { one: texts[other]?.id ?? '', other: texts[index]?.id ?? '', share };
      }),
    )
    .filter(({ share }) => share > TOO_ALIKE)
    .toSorted((one, other) => other.share - one.share);
}

/** The number of runs that `own` shares with each earlier text, after which it joins `holders`. */
function sharedWith(
  own: ReadonlySet<string>,
  index: number,
  holders: Map<string, number[]>,
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const run of own) {
    const before = holders.get(run) ?? [];
    for (const other of before) shared.set(other, (shared.get(other) ?? 0) + 1);
    before.push(index);
    holders.set(run, before);
  }
  return shared;
}

function runsOf(text: string): Set<string> {
  const words = plainWordsOf(text);
  return new Set(words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' ')));
}

/** The sentences of a text, each with its stop and the quote that it closes. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?][”"’)]*)\s+(?=\S)/u).map((sentence) => sentence.trim());
}

/** A sentence without the name of its service, which alone makes no other sentence of it. */
export function withoutName(sentence: string, title: string): string {
  return sentence.replaceAll(title, 'the service').replaceAll('The service', 'the service');
}

/** The sentences of cases, each once, whatever the service in them is called. */
export function sentencesIn(examples: readonly Pick<Example, 'title' | 'paragraphs'>[]): Set<string> {
  return new Set(
    examples.flatMap(({ title, paragraphs }) =>
      paragraphs.flat().flatMap(({ text }) => sentencesOf(text).map((each) => withoutName(each, title))),
    ),
  );
}
