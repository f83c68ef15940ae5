import { closestMatch } from 'leven';
import { differenceOf, lookOf } from './looks.ts';
import type { Problem } from './problem.ts';
import type { Sentence } from './sentence.ts';
import { listed, quoted } from './text.ts';

/** The nearest of `candidates` to `word`, as `Did you mean “x”?`, or empty where none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const match = nearest(word, candidates);
  if (match === undefined) return '';
  const alike = lookOf(match) === lookOf(word) ? ` They differ only ${differenceOf(match, word)}.` : '';
  return `Did you mean ${quoted(match)}?${alike}`;
}

/** The nearest of `candidates` by look, beginning or edit distance, or undefined where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const short = word.slice(0, 80);
  const look = lookOf(short);
  if (look !== short) {
    const alike = candidates.find((candidate) => lookOf(candidate) === look);
    if (alike !== undefined) return alike;
  }
  const begun = short.length < 4 ? [] : candidates.filter((candidate) => candidate.startsWith(short));
  if (begun.length === 1) return begun[0];
  const maxDistance = short.length < 4 ? 1 : Math.max(2, Math.floor(short.length / 3));
  return closestMatch(short, [...candidates], { maxDistance });
}

/** The id of the one of `names`, made alike, that `words` are most like; null where they are like none. */
export function nearestCalled(
  words: string,
  names: readonly { readonly id: string; readonly name: string }[],
): string | null {
  const near = nearest(
    words,
    names.map(({ name }) => name),
  );
  return names.find(({ name }) => name === near)?.id ?? null;
}

/** The problem that no `what` is called `word`, with one near it in `known` or `otherwise` as advice. */
export function unknownWord(
  what: string,
  word: string,
  known: readonly string[],
  {
    message = `There is no ${what} called ${quoted(word)} here.`,
    otherwise = `There is ${listed(known)}.`,
  }: {
    readonly message?: string;
    readonly otherwise?: Sentence;
  } = {},
): Problem {
  const advice = didYouMean(word, known) || otherwise;
  return { code: `unknown-${what}`, severity: 'error', message, advice };
}
