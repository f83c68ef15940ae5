import { lookOf } from '../looks.ts';
import type { Key, KeyCase } from '../model/key.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { barrierWords, plainWords } from './words.ts';

/** What is said of a row that cannot be marked. */
export interface Words {
  readonly message: string;
  readonly advice: string;
}

/** The longest name of a student, in characters. */
export const LONGEST_NAME = 200;

export function noStudent(): Words {
  return { message: 'The row names no student.', advice: 'Put a name or a number under “student”.' };
}

export function longName(): Words {
  return {
    message: 'The student’s name is too long.',
    advice: `Expected at most ${LONGEST_NAME} characters; look for a quote that is not closed.`,
  };
}

/** The most names that a message lists. */
const MOST_NAMES = 12;

function someOf(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return rest > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more` : listed(names, 'or');
}

export function unknownCase(word: string, { examples }: Key): Words {
  const names = examples.map(({ id }) => id);
  return {
    message: word === '' ? 'The row names no case.' : `There is no case ${quoted(word)} in the key.`,
    advice:
      suggestion(word, [...names, ...examples.map(({ title }) => title)]) ?? `Expected ${someOf(names)}.`,
  };
}

export function unknownLevel(word: string, example: KeyCase): Words {
  const levels = example.levels;
  const names = levels.flatMap(({ id, name, rank }) => [id, name, `${rank}`]);
  const ranks = `${levels[0]?.rank} to ${levels.at(-1)?.rank}`;
  return {
    message: `There is no level ${quoted(word)}.`,
    advice:
      suggestion(word, names) ?? `Expected ${someOf(levels.map(({ id }) => id))}, or a rank from ${ranks}.`,
  };
}

export function unknownBarrier(word: string, example: KeyCase, key: Key): Words {
  const offered = example.barriers;
  const isElsewhere = key.examples.some((other) => barrierWords(other).has(plainWords(word)));
  const names = [...offered.map(({ id }) => id), ...offered.map(({ name }) => name)];
  const among = `Expected one of those offered: ${someOf(offered.map(({ id }) => id))}.`;
  return {
    message: isElsewhere
      ? `Barrier ${quoted(word)} is not offered in case ${quoted(example.id)}.`
      : `There is no barrier ${quoted(word)}.`,
    advice: isElsewhere ? among : (suggestion(word, names) ?? among),
  };
}

/** Short words are near to nearly everything. */
const TOO_SHORT = 3;

function suggestion(word: string, names: readonly string[]): string | undefined {
  const alike = names.find((name) => name !== word && lookOf(name) === lookOf(word));
  if (alike !== undefined) return didYouMean(word, [alike]);
  if (word.length <= TOO_SHORT) return undefined;
  const plain = new Map(names.map((name) => [plainWords(name), name]));
  const meant = plain.get(nearest(plainWords(word), [...plain.keys()]) ?? '');
  return meant === undefined ? undefined : `Did you mean ${quoted(meant)}?`;
}
