import { lookOf } from '../../looks.ts';
import type { Key, KeyCase } from '../../model/key.ts';
import { didYouMean, nearest } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';

/** A name normalised in case, spaces, accents, quotes and full stop. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.$/u, '');
}

/** Ids by the words that stand for one alone. */
export type Vocabulary = ReadonlyMap<string, string>;

/** Every item under each of its words, and always under its id. */
function vocabularyOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  wordsOf: (item: Item) => readonly string[],
): Vocabulary {
  const meant = new Map<string, Set<string>>();
  for (const item of items) {
    for (const word of wordsOf(item).map(plainWords)) {
      meant.set(word, (meant.get(word) ?? new Set()).add(item.id));
    }
  }
  const certain = [...meant].flatMap(([word, ids]) => {
    const [id, other] = ids;
    return id === undefined || other !== undefined ? [] : [[word, id] as const];
  });
  return new Map([...certain, ...items.map(({ id }) => [plainWords(id), id] as const)]);
}

/** The cases of a key by id, “case” and id, or title. */
export function caseWords(examples: readonly KeyCase[]): Vocabulary {
  return vocabularyOf(examples, ({ id, title }) => [id, `case ${id}`, title]);
}

/** The levels of a case by id, name or rank, or by name and rank as sheets and reports write them. */
export function levelWords({ levels }: Pick<KeyCase, 'levels'>): Vocabulary {
  return vocabularyOf(levels, ({ name, rank }) => [
    name,
    ...[`${rank}`, `level ${rank}`].flatMap((number) => [
      number,
      ...['', ',', ':', '.', ' -', ' –'].map((sign) => `${number}${sign} ${name}`),
      `${number} (${name})`,
      `${name} (${number})`,
      `${name}, ${number}`,
    ]),
  ]);
}

/** The barriers that a case offers by id or name. */
export function barrierWords({ barriers }: KeyCase): Vocabulary {
  return vocabularyOf(barriers, ({ name }) => [name]);
}

/** The id that a word stands for, or undefined. */
export function idIn(vocabulary: Vocabulary, word: string): string | undefined {
  const plain = plainWords(word);
  // A spreadsheet may have made a decimal of a number.
  return vocabulary.get(plain) ?? vocabulary.get(plain.replace(/(?<=\d)[.,]0+$/u, ''));
}

export interface NameMatches {
  readonly ids: readonly string[];
  /** The words that stand for nothing. */
  readonly unknown: readonly string[];
}

/** The ids of the names in a cell, split at `between`, unknown parts at the first of `further` that fits. */
export function matchNames(
  cell: string,
  vocabulary: Vocabulary,
  between: RegExp,
  further: readonly RegExp[] = [],
): NameMatches {
  const idOf = (part: string) => idIn(vocabulary, part);
  const whole = idOf(cell);
  if (whole !== undefined) return { ids: [whole], unknown: [] };
  const named = partsOf(cell, between).map((part) => ({ part, ids: idsIn(part, idOf, further) }));
  return {
    ids: [...new Set(named.flatMap(({ ids }) => ids))],
    unknown: named.flatMap(({ part, ids }) => (ids.length === 0 ? [part] : [])),
  };
}

function idsIn(
  part: string,
  idOf: (part: string) => string | undefined,
  further: readonly RegExp[],
): readonly string[] {
  const readings = [[part], ...further.map((between) => partsOf(part, between))];
  const ids = readings.map((parts) => parts.map(idOf)).find((found) => !found.includes(undefined));
  return ids?.flatMap((id) => id ?? []) ?? [];
}

function partsOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export interface FaultText {
  readonly message: string;
  readonly advice: string;
}

/** The longest name of a student, in characters. */
export const LONGEST_NAME = 200;

export function noStudent(): FaultText {
  return { message: 'The row names no student.', advice: 'Put a name or a number under “student”.' };
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
  const rest = names.length - MOST_NAMES;
  return rest > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more` : listed(names, 'or');
}

export function unknownCase(word: string, { examples }: Key): FaultText {
  const names = examples.map(({ id }) => id);
  return {
    message: word === '' ? 'The row names no case.' : `There is no case ${quoted(word)} in the key.`,
    advice:
      suggestion(word, [...names, ...examples.map(({ title }) => title)]) ?? `Expected ${someOf(names)}.`,
  };
}

export function unknownLevel(word: string, example: KeyCase): FaultText {
  const levels = example.levels;
  const names = levels.flatMap(({ id, name, rank }) => [id, name, `${rank}`]);
  const ranks = `${levels[0]?.rank} to ${levels.at(-1)?.rank}`;
  return {
    message: `There is no level ${quoted(word)}.`,
    advice:
      suggestion(word, names) ?? `Expected ${someOf(levels.map(({ id }) => id))}, or a rank from ${ranks}.`,
  };
}

export function unknownBarrier(word: string, example: KeyCase, key: Key): FaultText {
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
