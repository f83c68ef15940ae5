import { lookOf } from '../../looks.ts';
import type { Key, KeyCase } from '../../model/key.ts';
import { didYouMean, nearest } from '../../suggest.ts';
import { counted, firstOf, listed, quoted } from '../../text.ts';
import { letterAt } from '../cases/case-reading.ts';
import { looksLikeDay } from './days.ts';
import { barrierWords, idsBegunBy, levelWords, plainWords, type Vocabulary } from './name-matching.ts';

export interface FaultText {
  readonly message: string;
  readonly advice: string;
}

/** The longest name of a student, in characters. */
export const LONGEST_NAME = 200;

export function noStudent(): FaultText {
  return { message: 'The row names no student.', advice: 'Put a name or a number there.' };
}

/** What is said where no row of a table names a student: where that was looked for, and which columns were left. */
export function noStudents(read: readonly string[], left: readonly string[]): FaultText {
  const some = (titles: readonly string[]) =>
    listed(
      firstOf(
        titles.map((title) => quoted(title)),
        MOST_NAMES,
      ),
    );
  const rest = left.length > 0 ? `, and not in ${some(left)}` : '';
  return {
    message: `The row names no student. Who answers was looked for in ${some(read)}${rest}.`,
    advice: 'Call the column that says who it is “student number”, “e-mail” or “name”.',
  };
}

export function longName(): FaultText {
  return {
    message: 'The student’s name is too long.',
    advice: `Expected at most ${LONGEST_NAME} characters; look for a quote that is not closed.`,
  };
}

/** The most names that a message lists. */
const MOST_NAMES = 12;

function someOf(names: readonly string[]): string {
  return listed(firstOf(names, MOST_NAMES), names.length > MOST_NAMES ? 'and' : 'or');
}

export function unknownCase(
  word: string,
  examples: readonly Pick<KeyCase, 'id' | 'title'>[],
  whole: 'key' | 'booklet',
): FaultText {
  const names = examples.map(({ id }) => id);
  return {
    message: word === '' ? 'The row names no case.' : `There is no case ${quoted(word)} in the ${whole}.`,
    advice:
      suggestion(word, [...names, ...examples.map(({ title }) => title)]) ?? `Expected ${someOf(names)}.`,
  };
}

export function unknownLevel(word: string, example: KeyCase): FaultText {
  const levels = example.levels;
  const names = levels.flatMap(({ id, name, rank }) => [id, name, `${rank}`]);
  const ranks = `${levels[0]?.rank} to ${levels.at(-1)?.rank}`;
  const day = dayFault(word);
  if (day) return day;
  return {
    message: `There is no level ${quoted(word)}.`,
    advice:
      severalBegun(word, levelWords(example), levels) ??
      suggestion(word, names) ??
      `Expected ${someOf(levels.map(({ id }) => id))}, or a rank from ${ranks}.`,
  };
}

export function unknownBarrier(word: string, example: KeyCase, key: Key): FaultText {
  const offered = example.barriers;
  const plain = plainWords(word);
  const isElsewhere = key.examples.some(({ barriers }) =>
    barriers.some(({ id, name }) => plainWords(id) === plain || plainWords(name) === plain),
  );
  const names = [...offered.map(({ id }) => id), ...offered.map(({ name }) => name)];
  const letters = offered.length > 0 ? `a letter from a to ${letterAt(offered.length - 1)}, or ` : '';
  const among = `Expected ${letters}one of those offered: ${someOf(offered.map(({ id }) => id))}.`;
  const day = dayFault(word);
  if (day) return day;
  return {
    message: isElsewhere
      ? `Barrier ${quoted(word)} is not offered in case ${quoted(example.id)}.`
      : `There is no barrier ${quoted(word)}.`,
    advice: isElsewhere
      ? among
      : (severalBegun(word, barrierWords(example), offered) ?? suggestion(word, names) ?? among),
  };
}

/** What is said of a day, which is what a spreadsheet makes of “3/4”; null for any other word. */
function dayFault(word: string): FaultText | null {
  if (!looksLikeDay(word)) return null;
  return {
    message: `${quoted(word)} is a day, which a spreadsheet makes of such as “3/4”.`,
    advice: 'Write “3 or 4”, or set the column to text before you type.',
  };
}

/** What several names begin with a word, or undefined. */
function severalBegun(
  word: string,
  vocabulary: Vocabulary,
  items: readonly { readonly id: string; readonly name: string }[],
): string | undefined {
  const ids = idsBegunBy(vocabulary, plainWords(word), true) ?? [];
  const names = items.flatMap(({ id, name }) => (ids.includes(id) ? [quoted(name)] : []));
  return names.length > 1 ? `So begin ${someOf(names)}: write more of it.` : undefined;
}

export function otherTitle(title: string, { id, title: own }: KeyCase): FaultText {
  return {
    message: `Case ${quoted(id)} is called ${quoted(own)} in the key, and ${quoted(title)} here.`,
    advice: 'Is this the table of another set? Mark with the key of that set.',
  };
}

// Short words are near to nearly everything.
const TOO_SHORT = 3;

function suggestion(word: string, names: readonly string[]): string | undefined {
  const alike = names.find((name) => name !== word && lookOf(name) === lookOf(word));
  if (alike !== undefined) return didYouMean(word, [alike]);
  if (word.length <= TOO_SHORT) return undefined;
  const plain = new Map(names.map((name) => [plainWords(name), name]));
  const meant = plain.get(nearest(plainWords(word), [...plain.keys()]) ?? '');
  return meant === undefined ? undefined : `Did you mean ${quoted(meant)}?`;
}

export function badPoints(
  cell: string,
  { question, of, example }: { readonly question: number; readonly of: number; readonly example: KeyCase },
): FaultText {
  return {
    message: `Question ${question} of case ${quoted(example.id)} brings ${of === 0 ? 'no points' : `0 to ${counted(of, 'point')}`}, and here stands ${quoted(cell)}.`,
    advice:
      'Points are whole, halves or quarters. Until it is mended, the question counts as not marked yet.',
  };
}

export function unknownStudent(
  word: string,
  students: readonly { readonly id: string; readonly name: string }[],
  isNumber: boolean,
): FaultText {
  const same = students.filter(({ name }) => !isNumber && plainWords(name) === plainWords(word));
  if (same.length > 1)
    return {
      message: `${counted(same.length, 'student')} of the key are called ${quoted(word)}.`,
      advice: `Give the numbers in a column “id”: ${someOf(same.map(({ id }) => id))}.`,
    };
  return {
    message: `${quoted(word)} is no student of the key, which has a booklet for each.`,
    advice:
      suggestion(
        word,
        students.map(({ id, name }) => (isNumber ? id : name)),
      ) ?? 'Is this the table of another class? Write names and numbers as on the class list.',
  };
}

export function noVariant(ids: readonly string[]): FaultText {
  return {
    message: 'The row does not say which booklet the student had.',
    advice: `Put its number, ${someOf(ids)}, in a column “variant”.`,
  };
}
