import type { KeyCase } from '../../model/key.ts';
import { letterAt, numberOf } from '../cases/case-reading.ts';
import { looksLikeDay } from './days.ts';

/** A name normalised in case, spaces, accents, quotes and full stop. */
export function plainWords(text: string): string {
  const before = plain.get(text);
  if (before !== undefined) return before;
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.$/u, '');
  if (plain.size >= MOST_KEPT) plain.clear();
  plain.set(text, words);
  return words;
}

/** What a class writes it writes again and again. */
const plain = new Map<string, string>();
const MOST_KEPT = 10_000;

/** Ids by the words that stand for one alone, and by the names whose beginning may do so. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, string>;
  readonly names: readonly (readonly [name: string, id: string])[];
  /** The number of characters of the longest. */
  readonly longest: number;
}

interface Named {
  readonly id: string;
}

/** Every item under each of its words, and always under its id. */
function vocabularyOf<Item extends Named>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  wordsOf: (item: Item, place: number) => readonly string[],
): Vocabulary {
  const meant = new Map<string, Set<string>>();
  for (const [place, item] of items.entries()) {
    for (const word of [nameOf(item), ...wordsOf(item, place)].map(plainWords)) {
      meant.set(word, (meant.get(word) ?? new Set()).add(item.id));
    }
  }
  const certain = [...meant].flatMap(([word, ids]) => {
    const [id, other] = ids;
    return id === undefined || other !== undefined ? [] : [[word, id] as const];
  });
  const words = new Map([...certain, ...items.map(({ id }) => [plainWords(id), id] as const)]);
  return {
    words,
    longest: Math.max(0, ...[...words.keys()].map(({ length }) => length)),
    names: items.flatMap((item) =>
      [item.id, nameOf(item)].map((name) => [plainWords(name), item.id] as const),
    ),
  };
}

/** The cases of a key by id, “case” and id, or title; those of a booklet by their place in it first of all. */
export function caseWords(examples: readonly KeyCase[], own: readonly OwnCase[] = []): Vocabulary {
  const found = vocabularyOf(
    examples,
    ({ title }) => title,
    ({ id, title }) => caseLabels(id, title),
  );
  const numbers = own.map(({ example }) => numberOf(example.id));
  const numbered = own.flatMap(({ example, id }, at) => {
    const number = numbers[at] ?? '';
    const isAlone = numbers.filter((each) => each === number).length === 1;
    return [example.id, ...(isAlone ? [number] : [])].flatMap((label) =>
      caseLabels(label, example.title).map((word) => [plainWords(word), id] as const),
    );
  });
  return { ...found, words: new Map([...found.words, ...numbered]) };
}

/** A case under its number in a booklet, and its id in the key. */
interface OwnCase {
  readonly example: Pick<KeyCase, 'id' | 'title'>;
  readonly id: string;
}

function caseLabels(number: string, title: string): string[] {
  return [number, `case ${number}`].flatMap((label) => [label, `${label} ${title}`]);
}

/** The levels of a case by id, name or rank, or by name and rank as sheets and reports write them. */
export function levelWords({ levels }: Pick<KeyCase, 'levels'>): Vocabulary {
  return vocabularyOf(
    levels,
    ({ name }) => name,
    ({ name, rank }) => [
      ...[`${rank}`, `level ${rank}`, `l${rank}`, `l ${rank}`].flatMap((number) => [
        number,
        `${number} ${name}`,
      ]),
      ...[`${rank}`, `level ${rank}`].map((number) => `${name} (${number})`),
      `${name}, ${rank}`,
      ...romanWords(rank),
    ],
  );
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function romanWords(rank: number): string[] {
  const roman = ROMAN[rank] ?? '';
  return roman === '' ? [] : [roman, `level ${roman}`];
}

/** The barriers that a case offers by id, name, letter or number. */
export function barrierWords({ barriers }: KeyCase): Vocabulary {
  return vocabularyOf(
    barriers,
    ({ name }) => name,
    ({ name }, place) => [letterAt(place), `${place + 1}`].flatMap((label) => [label, `${label} ${name}`]),
  );
}

/** As many more characters may stand around a name. */
const MOST_SIGNS = 20;

/** Fewer letters begin too much. */
const FEWEST_LETTERS = 3;

/** The id that a word stands for, or undefined. */
export function idIn(vocabulary: Vocabulary, word: string): string | undefined {
  const { words, longest } = vocabulary;
  if (word.length > longest + MOST_SIGNS) return undefined;
  const plain = plainWords(word);
  return words.get(plain) ?? words.get(withoutSigns(plain)) ?? idsBegunBy(vocabulary, plain)?.[0];
}

/** `a) Name` as `a name`, and `2.0`, which a spreadsheet makes of 2, as `2`; a doubt counts for nothing. */
function withoutSigns(plain: string): string {
  return plain
    .replace(/(?<=\d)[.,]0+$/u, '')
    .replace(/ ?\?$/u, '')
    .replace(/^((?:case |level )?)\(?([a-z]{1,2}|\d+[ab]?)(?:[).:,]\)?| ?[-–—](?= )|\)?(?= ))/u, '$1$2');
}

/** The ids of the names that begin with a word, one alone unless `isUnsure`. */
export function idsBegunBy(
  { names }: Vocabulary,
  plain: string,
  isUnsure = false,
): readonly string[] | undefined {
  const begun = plain.replace(/ ?(?:…|\.{2,})$/u, '');
  if ((begun.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return undefined;
  const ids = new Set(names.flatMap(([name, id]) => (name.startsWith(begun) ? [id] : [])));
  return ids.size === 1 || (isUnsure && ids.size > 1) ? [...ids] : undefined;
}

export interface NameMatches {
  readonly ids: readonly string[];
  /** The words that stand for nothing. */
  readonly unknown: readonly string[];
}

const NOTHING: NameMatches = { ids: [], unknown: [] };

/** What says that there is nothing to name. */
const NONE = new Set([
  ...['-', '–', '—', '?', 'n/a', 'na', 'n.a', 'nil', 'no', 'none', 'not applicable'],
  ...['none of them', 'none of these'],
]);

/** A function that finds what a cell names, which it looks up once. */
export function nameMatcher(
  vocabulary: Vocabulary,
  more: (plain: string) => readonly string[] | undefined,
): (cell: string) => NameMatches {
  const known = new Map<string, NameMatches>();
  const parts = new Map<string, readonly string[] | undefined>();
  const idsOf = (text: string) => {
    if (parts.has(text)) return parts.get(text);
    const id = idIn(vocabulary, text);
    const ids = id === undefined ? more(plainWords(text)) : [id];
    parts.set(text, ids);
    return ids;
  };
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const found = matchNames(cell, idsOf);
    known.set(cell, found);
    return found;
  };
}

function matchNames(cell: string, idsOf: IdsOf): NameMatches {
  if (cell.length > LONGEST_ANSWER) return { ids: [], unknown: [cell] };
  const whole = idsOf(cell);
  if (whole) return { ids: whole, unknown: [] };
  if (NONE.has(plainWords(cell))) return NOTHING;
  const parts = partsOf(cell, /[;|\n]/u).map((part) => inPart(part, idsOf));
  const unknown = parts.flatMap((part) => part.unknown);
  return {
    ids: [...new Set(parts.flatMap(({ ids }) => ids))],
    unknown: unknown.length > 0 && looksLikeDay(cell) ? [cell] : unknown,
  };
}

/** All barriers of a case by name are a tenth of it. */
const LONGEST_ANSWER = 10_000;

type IdsOf = (text: string) => readonly string[] | undefined;

/** What stands between names, and may stand within one. */
const BETWEEN = /,\s*(?:or|and)\s|,|[+/&]|\s(?:or|and)\s/giu;

/** The names in a part, each as long as it can be, since a name may have a comma or an “and” of its own. */
function inPart(part: string, idsOf: IdsOf): NameMatches {
  const own = idsOf(part);
  if (own) return { ids: own, unknown: [] };
  const breaks = [...part.matchAll(BETWEEN)].slice(0, MOST_BREAKS);
  const starts = [0, ...breaks.map(({ index, 0: sign }) => index + sign.length)];
  const ends = [...breaks.map(({ index }) => index), part.length];
  const piece = (from: number, to: number) => part.slice(starts[from], ends[to]).trim();
  const unread = new Set<number>();
  const idsFrom = (from: number): readonly string[] | null => {
    if (from === starts.length) return [];
    if (unread.has(from)) return null;
    if (piece(from, from) === '') return idsFrom(from + 1);
    for (let to = starts.length - 1; to >= from; to -= 1) {
      const ids = idsOf(piece(from, to));
      const rest = ids && idsFrom(to + 1);
      if (ids && rest) return [...ids, ...rest];
    }
    unread.add(from);
    return null;
  };
  const ids = idsFrom(0);
  if (ids) return { ids, unknown: [] };
  const pieces = starts.map((_, at) => piece(at, at)).filter((each) => each !== '');
  const unknown = pieces.filter((each) => idsOf(each) === undefined);
  return { ids: [], unknown: unknown.length < pieces.length ? unknown : [part] };
}

// Nobody names more, and each more costs as many tries.
const MOST_BREAKS = 60;

function partsOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The levels from one rank to another, as in “2-4”. */
export function levelsBetween({ levels }: KeyCase): (plain: string) => readonly string[] | undefined {
  return (plain) => {
    const [, one, other] = /^(?:levels? ?|l)?(\d+) ?(?:[-–—]|to) ?(?:level ?|l)?(\d+)\??$/u.exec(plain) ?? [];
    if (one === undefined || other === undefined) return undefined;
    const [low, high] = [Number(one), Number(other)].toSorted((a, b) => a - b) as [number, number];
    const ranks = levels.map(({ rank }) => rank);
    if (low === high || !ranks.includes(low) || !ranks.includes(high)) return undefined;
    return levels.filter(({ rank }) => rank >= low && rank <= high).map(({ id }) => id);
  };
}

/** The barriers of letters or numbers with spaces between them, or of letters in a row in their order, as in “ach”. */
export function barriersInRow({ barriers }: KeyCase): (plain: string) => readonly string[] | undefined {
  const labels = new Map(
    barriers.flatMap(({ id }, place) => [
      [letterAt(place), id],
      [`${place + 1}`, id],
    ]),
  );
  const idsAt = (all: readonly string[]) => {
    const ids = all.flatMap((label) => labels.get(label) ?? []);
    return ids.length === all.length ? ids : undefined;
  };
  return (plain) => {
    // As `practise` has it.
    if (plain === '0') return [];
    if (/^[a-z\d]{1,2}(?: [a-z\d]{1,2})+$/u.test(plain)) return idsAt(plain.split(' '));
    const letters = plain.split('');
    // In any order they would be words, too.
    const isInOrder = letters.every((letter, at) => at === 0 || letter > (letters[at - 1] ?? ''));
    return /^[a-z]{2,}$/u.test(plain) && isInOrder ? idsAt(letters) : undefined;
  };
}
