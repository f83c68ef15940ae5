import { allQuestions } from '../framework/traverse.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { ANSWER_WORDS } from '../model/vocabulary.ts';
import { begunBy } from './match-beginning.ts';
import { countReader, initialReader } from './match-mark.ts';
import { answerWord, lightly, type Wording, wordsOf } from './match-words.ts';

/** A question as answers to it are read. */
export interface Asked {
  readonly id: string;
  readonly options: readonly Wording[];
  readonly mayNotApply: boolean;
}

/** What a text says to a question: nothing, one answer, or why it is none. */
export type AnswerMatch =
  | { readonly kind: 'blank' }
  /** `isCompleted` is true where it is only the beginning of the option. */
  | { readonly kind: 'answer'; readonly value: AnswerValue; readonly isCompleted?: boolean }
  /** It names nothing; or several things, and which of them is unclear; or what this question does not allow. */
  | { readonly kind: 'none' | 'mixed' | 'always-applies' }
  | { readonly kind: 'several'; readonly options: readonly string[] }
  /** A number or letter alone: that of the option `byPlace`, or one that means the options `byItself`. */
  | { readonly kind: 'mark'; readonly byPlace: string; readonly byItself: readonly string[] }
  /** The beginning of an option whose rest may say otherwise. */
  | { readonly kind: 'begun'; readonly option: string };

export type AnswerMatcher = (text: string) => AnswerMatch;

/** Gives a question, by its id, in each of the `wordings` of its framework. */
export function inOtherWords(wordings: readonly Framework[]): (id: string) => readonly Question[] {
  const all = wordings.map((each) => new Map(allQuestions(each).map((question) => [question.id, question])));
  return (id) => all.flatMap((each) => each.get(id) ?? []);
}

/** A question with its options in the words of each of `variants`: the same question as the nations have it. */
export function askedOf({ id, options, mayNotApply }: Question, variants: readonly Question[] = []): Asked {
  const worded = options.map((option, index) => ({
    id: option.id,
    texts: [...new Set([option.text, ...variants.flatMap((each) => each.options[index]?.text ?? [])])],
  }));
  return { id, options: worded, mayNotApply };
}

// Longer than this, a cell is no answer; and to take more pieces apart would only cost time.
const LONGEST_ANSWER = 6000;
const MOST_PIECES = 40;

/** How answers were written. */
export interface Manner {
  /** True where ids may have nothing but a space between them. */
  readonly isSpaced?: boolean;
  /** True where options stood with their numbers before whoever answered: a number is then theirs. */
  readonly isNumbered?: boolean;
}

/** Reads answers to one question: options by id, number, letter or text, several of them, and other words. */
// A text that can be read in two ways is never settled here.
export function answerMatcher(
  asked: Asked,
  { isSpaced = false, isNumbered = false }: Manner = {},
): AnswerMatcher {
  const lexicon = lexiconOf(asked, isNumbered);
  const memo = new Map<string, AnswerMatch>();
  return (text) => {
    const found = memo.get(text) ?? matched(text, lexicon, asked, isSpaced);
    memo.set(text, found);
    return found;
  };
}

/** What each way of writing stands for: an option, or one of the words that are no option. */
interface Lexicon {
  readonly options: readonly Wording[];
  readonly byLight: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byWords: ReadonlyMap<string, ReadonlySet<string>>;
  readonly counts: ReturnType<typeof countReader>;
  readonly initials: ReturnType<typeof initialReader>;
}

function lexiconOf({ options }: Asked, isNumbered: boolean): Lexicon {
  const byLight = new Map<string, Set<string>>();
  const byWords = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, id: string) => {
    if (key !== '') map.set(key, (map.get(key) ?? new Set()).add(id));
  };
  for (const { id, texts } of options) {
    for (const name of [id, id.replaceAll('-', '_'), ...texts]) add(byLight, lightly(name), id);
    for (const name of [id, ...texts]) add(byWords, wordsOf(name), id);
  }
  const counts = countReader(isNumbered ? [] : options);
  return { options, byLight, byWords, counts, initials: initialReader(options) };
}

function matched(text: string, lexicon: Lexicon, { mayNotApply }: Asked, isSpaced: boolean): AnswerMatch {
  if (text.trim() === '') return { kind: 'blank' };
  if (text.length > LONGEST_ANSWER) return { kind: 'none' };
  const mark = markIn(lightly(text), lexicon);
  if (mark !== null) return mark;
  const readings = readingsOf(text, lexicon);
  if (readings.size === 0 && IN_DOUBT.test(text)) return { kind: 'none' };
  const found = readings.size > 0 || !isSpaced ? readings : spacedReadings(wordsOf(text).split(' '), lexicon);
  const [one, other] = found;
  if (one === undefined) return begunIn(text, lexicon);
  if (other !== undefined) return { kind: 'several', options: namedIn(found, lexicon) };
  const names = one.split(' ');
  const [name = ''] = names;
  if (names.length === 1) {
    if (name === 'not-applicable' && !mayNotApply) return { kind: 'always-applies' };
    return { kind: 'answer', value: name };
  }
  const isMixed = names.some((each) => (ANSWER_WORDS as readonly string[]).includes(each));
  return isMixed ? { kind: 'mixed' } : { kind: 'answer', value: names };
}

/** The names in some readings, in the order of the question. */
function namedIn(readings: Iterable<string>, { options }: Lexicon): string[] {
  const names = new Set([...readings].flatMap((reading) => reading.split(' ')));
  return [...options.map(({ id }) => id), ...ANSWER_WORDS].filter((id) => names.has(id));
}

const BETWEEN = /\s*[;|\n]\s*|,\s*|\s+or\s+|\s*\/\s*/giu;

/** Every way to take a text for names of options: each as the names in order, with spaces between them. */
function readingsOf(text: string, lexicon: Lexicon): ReadonlySet<string> {
  const pieces = piecesOf(text);
  if (pieces.length > MOST_PIECES) return new Set();
  // From the end: every reading of the pieces from each on.
  const ways: ReadonlySet<string>[] = [];
  ways[pieces.length] = new Set(['']);
  for (let from = pieces.length - 1; from >= 0; from -= 1) {
    ways[from] = new Set(
      pieces.slice(from).flatMap(({ end }, more) => {
        const rest = [...(ways[from + more + 1] ?? [])];
        if (rest.length === 0) return [];
        const names = namesOf(text.slice(pieces[from]?.start, end), more === 0 && pieces.length > 1, lexicon);
        return names.flatMap((name) => rest.map((after) => joinedNames(name, after, lexicon)));
      }),
    );
  }
  return new Set([...(ways[0] ?? [])].filter((reading) => reading !== ''));
}

/** A text cut at every sign that may stand between two options. */
function piecesOf(text: string): { readonly start: number; readonly end: number }[] {
  const signs = [...text.matchAll(BETWEEN)];
  const starts = [0, ...signs.map(({ 0: sign, index }) => index + sign.length)];
  return starts.map((start, index) => ({ start, end: signs[index]?.index ?? text.length }));
}

/** What a piece may name; nothing at all, where it may be empty, as behind the last sign. */
function namesOf(piece: string, mayBeEmpty: boolean, lexicon: Lexicon): string[] {
  if (piece.trim() !== '') return single(piece, lexicon);
  return mayBeEmpty ? [''] : [];
}

function joinedNames(name: string, after: string, lexicon: Lexicon): string {
  const names = [name, ...after.split(' ')].filter((each) => each !== '');
  return names.length < 2 ? names.join('') : namedIn(names, lexicon).join(' ');
}

/** Signs at an end of a text that say: about, more or less than, or perhaps. */
const IN_DOUBT = /^\s*[?~≈<>≤≥±+]|[?~+]\s*$/u;

/** What a text names that names one thing: each that it may be. */
function single(piece: string, lexicon: Lexicon): string[] {
  const light = lightly(piece);
  const word = answerWord(piece);
  const mark = markIn(light, lexicon);
  const found = new Set([
    ...(lexicon.byLight.get(light) ?? []),
    ...(mark?.byItself.length === 0 ? [] : byPosition(light, lexicon)),
    ...(mark?.byItself ?? []),
    ...(word === null ? [] : [word]),
  ]);
  if (found.size > 0) return [...found];
  // “Two?” and “~two” are not “two”, and by words alone they would be.
  if (IN_DOUBT.test(piece)) return [];
  const words = lexicon.byWords.get(wordsOf(piece));
  return words ? [...words] : labelled(light, lexicon);
}

const MARK = /^\(?(?:(?<word>option|answer) )?(?:(?<number>\d{1,2})(?:\.0+)?|(?<letter>[a-z]))\)?$/u;

/** The option of a number or a letter: “3”, “3.”, “(3)”, “c)”. */
function byPosition(light: string, { options }: Lexicon): string[] {
  const { number, letter } = MARK.exec(light)?.groups ?? {};
  const index = number === undefined ? (letter?.charCodeAt(0) ?? 0) - 'a'.charCodeAt(0) : Number(number) - 1;
  const option = options[index];
  return option ? [option.id] : [];
}

/** A number or letter alone that may mean another option than its own; null where it cannot. */
function markIn(light: string, lexicon: Lexicon): (AnswerMatch & { kind: 'mark' }) | null {
  const { word, number, letter = '' } = MARK.exec(light)?.groups ?? {};
  const [byPlace] = byPosition(light, lexicon);
  if (word !== undefined || byPlace === undefined) return null;
  const byItself = number === undefined ? lexicon.initials(letter) : lexicon.counts(number);
  return byItself === null || byItself.join() === byPlace ? null : { kind: 'mark', byPlace, byItself };
}

/** What a number, letter or id with a text behind it names, such as “3. Most of it”: both where they differ. */
function labelled(light: string, lexicon: Lexicon): string[] {
  const [, mark = '', text = ''] = /^([(\w-]+?) ?(?:[).:=]+|(?<= )-) ?(.+)$/u.exec(light) ?? [];
  if (text === '') return [];
  const behind = [...(lexicon.byLight.get(text) ?? lexicon.byWords.get(wordsOf(text)) ?? [])];
  if (behind.length === 0) return [];
  const before = [...(lexicon.byLight.get(mark) ?? []), ...byPosition(mark.replace('(', ''), lexicon)];
  return before.length === 0 ? [] : [...new Set([...before, ...behind])];
}

/** What a text is that names nothing: the beginning of one option, if that; else none or several. */
function begunIn(text: string, { options }: Lexicon): AnswerMatch {
  const begun = begunBy(text, options);
  const [option, other] = begun.options;
  if (option === undefined) return { kind: 'none' };
  if (other !== undefined) return { kind: 'several', options: begun.options };
  return begun.isSure ? { kind: 'answer', value: option, isCompleted: true } : { kind: 'begun', option };
}

/** Every way to take words for names of options, one behind the other. */
function spacedReadings(words: readonly string[], lexicon: Lexicon): ReadonlySet<string> {
  const names = [...lexicon.byWords].map(([name, ids]) => ({ parts: name.split(' '), ids: [...ids] }));
  const ways: ReadonlySet<string>[] = [];
  ways[words.length] = new Set(['']);
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const fitting = names.filter(({ parts }) => parts.every((part, index) => words[from + index] === part));
    ways[from] = new Set(
      fitting.flatMap(({ parts, ids }) =>
        [...(ways[from + parts.length] ?? [])].flatMap((rest) =>
          ids.map((id) => joinedNames(id, rest, lexicon)),
        ),
      ),
    );
  }
  return ways[0] ?? new Set();
}

/** The words that are an answer to a question and no option of it. */
export function wordsAllowed(mayNotApply: boolean): readonly string[] {
  return ANSWER_WORDS.filter((word) => word !== 'not-applicable' || mayNotApply);
}
