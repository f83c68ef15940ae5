import { closestMatch } from 'leven';
import { quoted } from './text.ts';

/** The nearest of `candidates` to a misspelt word, as `did you mean “x”?`; empty where none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const match = nearest(word, candidates);
  return match ? `Did you mean ${quoted(match)}?` : '';
}

/** The candidate that a misspelt word most likely means; undefined where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const short = word.slice(0, 80);
  const begun = short.length < 4 ? [] : candidates.filter((candidate) => candidate.startsWith(short));
  if (begun.length === 1) return begun[0];
  const maxDistance = short.length < 4 ? 1 : Math.max(2, Math.floor(short.length / 3));
  return closestMatch(short, [...candidates], { maxDistance });
}
