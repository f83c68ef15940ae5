import { lightly, type Wording, wordsOf } from './match-words.ts';

/** A number or letter alone may be an option’s, or mean one: 2 where options are counts, A where one is “Agree”. */

/** A count that an option states, such as “Two or three.” or “Six or more”. */
interface Stated {
  readonly id: string;
  readonly least: number;
  readonly most: number;
  /** True where a bare number says as much: “One.”, “two years”, and not “One team”. */
  readonly isBare: boolean;
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

const ADVERBS: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
]);

const NUMBER = `(\\d{1,4}|${[...NUMBERS, ...ADVERBS.keys()].toReversed().join('|')})`;

const BOUND = '(at least|more than|over|at most|up to|less than|fewer than|no more than|between|from)';

// Words may stand before a time and before a bound: “For a term of two years”, “Months, up to two”. One in ten is no count.
const COUNT = new RegExp(
  `^(?:(?:only|just|about) |(?:for|within) (?:\\w+ ){0,3}?)?(?:(?:(?:\\w+,? ){1,3}?)??${BOUND} )?${NUMBER}(?:(?: ?- ?|,? (?:or|to|and) )${NUMBER})?(?:(?: \\w+)??((?: or| and) (?:more|over|less|fewer)))?\\b(?! in ${NUMBER}| ?/)`,
  'u',
);

function numberIn(text: string): number {
  return /^\d/u.test(text) ? Number(text) : (ADVERBS.get(text) ?? NUMBERS.indexOf(text));
}

function statedIn(id: string, text: string): Stated | null {
  const light = lightly(text);
  const found = COUNT.exec(light);
  if (!found) return null;
  const [whole, before = '', one = '', other = one, behind = ''] = found;
  const [least, most] = [numberIn(one), numberIn(other)].toSorted((a, b) => a - b) as [number, number];
  const isBare = /^(?:$|[^\w ]| (?:hour|day|week|month|year|time)s?\b)/u.test(light.slice(whole.length));
  const isUpwards = /least|^more|^over/u.test(before) || /more|over/u.test(behind);
  const isDownwards = /most|up to|less|fewer|no more/u.test(before) || /less|fewer/u.test(behind);
  return { id, least: isDownwards ? 0 : least, most: isUpwards ? Number.POSITIVE_INFINITY : most, isBare };
}

/** Gives the options that a number or letter alone may mean by itself; null where it can only be an option’s. */
type MarkReader = (mark: string) => readonly string[] | null;

/** Reads numbers as counts: all, where options state different ones; else those that are stated barely. */
export function countReader(options: readonly Wording[]): MarkReader {
  const stated = options.flatMap(({ id, texts }) => texts.flatMap((text) => statedIn(id, text) ?? []));
  const isScale = new Set(stated.map(({ least, most }) => `${least} ${most}`)).size > 1;
  const counting = isScale ? stated : stated.filter(({ isBare }) => isBare);
  return (mark) => {
    const number = Number(mark);
    const meant = counting.filter(({ least, most }) => least <= number && number <= most);
    const ids = [...new Set(meant.map(({ id }) => id))];
    return isScale || ids.length > 0 ? ids : null;
  };
}

/** The most words of a text that anybody would shorten to its first letter. */
const MOST_WORDS = 3;

/** Reads letters as those that ids and short texts begin with, such as A for “Agree”. */
export function initialReader(options: readonly Wording[]): MarkReader {
  const short = options.flatMap(({ id, texts }) =>
    [id, ...texts]
      .map((text) => ({ id, words: wordsOf(text) }))
      .filter(({ words }) => words.split(' ').length <= MOST_WORDS),
  );
  return (mark) => {
    const ids = [...new Set(short.filter(({ words }) => words.startsWith(mark)).map(({ id }) => id))];
    return ids.length > 0 ? ids : null;
  };
}
