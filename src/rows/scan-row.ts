import { Spread } from './bytes.ts';
import type { Detail } from './row-about.ts';

/** Rows as most programs write them, read from their bytes at once, several times as fast as parsing them first. */

const [QUOTE, COLON, COMMA, OPEN, CLOSE, BACKSLASH] = [34, 58, 44, 123, 125, 92] as const;

/** Words, found by their bytes and the quotation mark behind them. */
// All in a few arrays of numbers, which are gone through faster than objects are followed.
export class Words<Meaning> {
  readonly meanings: readonly Meaning[];
  readonly #words: Spread;
  /** Where the bytes of each word begin; those of the next end it. */
  readonly #from: Int32Array;
  /** The two places in a word, or the mark behind it, that tell most words apart. */
  readonly #one: number;
  readonly #other: number;
  /** The first word of each remainder of a hash of both, and behind each word the next; -1 for none. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  /** Of words which all begin with `start`, if any. */
  constructor(entries: Iterable<readonly [word: string, meaning: Meaning]>, start = '') {
    const all = [...entries];
    const words = all.map(([word]) => Buffer.from(`${start}${word}"`));
    this.meanings = all.map(([, meaning]) => meaning);
    this.#words = new Spread(Buffer.concat(words));
    this.#from = new Int32Array(words.length + 1);
    this.#next = new Int32Array(words.length).fill(-1);
    let size = 4;
    while (size < words.length * 4) size *= 2;
    this.#first = new Int32Array(size).fill(-1);
    [this.#one, this.#other] = tellingPlaces(words, Buffer.byteLength(start), size);
    for (const [index, word] of words.entries()) {
      this.#from[index + 1] = (this.#from[index] as number) + word.length;
      const place = hashOf(word[this.#one], word[this.#other]) & (size - 1);
      this.#next[index] = this.#first[place] as number;
      this.#first[place] = index;
    }
  }

  /** The word that stands in `row` from `from` on, of which the first `known` bytes are not looked at; -1 where none does. */
  find(row: Spread, from: number, known = 0): number {
    const hash = hashOf(row.bytes[from + this.#one], row.bytes[from + this.#other]);
    let index = this.#first[hash & (this.#first.length - 1)] as number;
    while (index !== -1 && !this.stands(index, row, from, known)) index = this.#next[index] as number;
    return index;
  }

  /** Whether a word stands in `row` from `from` on. */
  stands(index: number, row: Spread, from: number, known = 0): boolean {
    const begin = this.#from[index] as number;
    const length = (this.#from[index + 1] as number) - begin;
    const { bytes, view } = this.#words;
    if (from + length > row.bytes.length) return false;
    let at = known;
    // As numbers, of which no two that are the same differ in a byte but 0 and -0, which is no text.
    for (; at + 8 <= length; at += 8)
      if (view.getFloat64(begin + at, true) !== row.view.getFloat64(from + at, true)) return false;
    if (at < length && length - 8 >= known)
      return view.getFloat64(begin + length - 8, true) === row.view.getFloat64(from + length - 8, true);
    for (; at < length; at += 1) if (bytes[begin + at] !== row.bytes[from + at]) return false;
    return true;
  }

  /** The bytes of a word with the mark behind it. */
  lengthOf(index: number): number {
    return (this.#from[index + 1] as number) - (this.#from[index] as number);
  }
}

function hashOf(one: number | undefined, other: number | undefined): number {
  return ((one ?? 0) * 31) ^ (other ?? 0);
}

/** The place from `from` on at which most of `words` have hashes of their own, and one that with it tells most of the others apart. */
function tellingPlaces(words: readonly Uint8Array[], from: number, size: number): readonly [number, number] {
  const shortest = Math.min(...words.map(({ length }) => length), from + MOST_PLACES);
  const places = Array.from({ length: Math.max(shortest - from, 0) }, (_, place) => from + place);
  const best = (hash: (word: Uint8Array, place: number) => number): number => {
    const apart = places.map((place) => new Set(words.map((word) => hash(word, place) & (size - 1))).size);
    return places[apart.indexOf(Math.max(...apart))] ?? from;
  };
  const one = best((word, place) => hashOf(word[place], word[place]));
  return [one, best((word, place) => hashOf(word[one], word[place]))];
}

const MOST_PLACES = 16;

/** Takes what stands in a row, part by part; what gives false takes a closer look. */
export interface RowSink {
  readonly questions: Words<number>;
  /** For each question the codes of its answers, by the question with the answer as `JSON.stringify` joins them. */
  readonly answers: readonly Words<number>[];
  readonly nations: Words<number>;
  /** What has to stand under `framework`, if anything does. */
  readonly framework: { readonly id: Words<true>; readonly version: Words<true> };
  start(): void;
  /** Takes a text that stands in bytes, its quotation marks among them. */
  detail(key: Detail, bytes: Buffer, from: number, to: number): boolean;
  inNation(code: number): void;
  answered(question: number, code: number): boolean;
}

const wordsFor = <Key extends string>(...keys: readonly Key[]) =>
  new Words(keys.map((key) => [key, key] as const));

const TOP_KEYS = wordsFor('joinedup', 'framework', 'service', 'answers', 'id', 'date');
const SERVICE_KEYS = wordsFor('name', 'nation');
const FRAMEWORK_KEYS = wordsFor('id', 'version');

const ONE = 49;

/** Stands for what takes a closer look, in place of where the next begins. */
const NOT = -1;

/** Tells a sink what stands in rows. */
// It takes only what JSON.parse would take for the same. Each part is given where it begins, and gives where it ends.
export class RowScan {
  readonly #sink: RowSink;
  /** The questions in the order in which the row before had them: what one program wrote has them in one order. */
  readonly #order: number[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #row = new Spread(this.#bytes);
  #end = 0;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  /** Takes the row from `from` up to `to`, where it ends, as does a line; false where it is not JSON, or not such as is known here. */
  take(bytes: Buffer, from: number, to: number): boolean {
    if (bytes !== this.#bytes) this.#row = new Spread(bytes);
    this.#bytes = bytes;
    this.#end = to;
    this.#sink.start();
    const end = this.#object(from, TOP_KEYS, 'top');
    return end !== NOT && this.#behindSpace(end) === to;
  }

  /** Takes an object of these keys. */
  #object<Key extends string>(
    from: number,
    keys: Words<Key>,
    under: 'top' | 'service' | 'framework',
  ): number {
    let at = this.#behind(OPEN, from);
    if (at === NOT || this.#behind(CLOSE, at) !== NOT) return this.#behind(CLOSE, at);
    // No object here has more than 31 keys.
    let taken = 0;
    for (;;) {
      at = this.#behind(QUOTE, at);
      const key = at === NOT ? NOT : keys.find(this.#row, at);
      // Which of two with one key counts takes a closer look.
      if (key === NOT || taken & (1 << key)) return NOT;
      taken |= 1 << key;
      at = this.#behind(COLON, at + keys.lengthOf(key));
      if (at === NOT) return NOT;
      at = this.#part(at, keys.meanings[key] as string, under);
      if (at === NOT) return NOT;
      const next = this.#behind(COMMA, at);
      if (next === NOT) return this.#behind(CLOSE, at);
      at = next;
    }
  }

  #part(from: number, key: string, under: 'top' | 'service' | 'framework'): number {
    if (under === 'framework') return this.#known(from, this.#sink.framework[key as 'id' | 'version']);
    if (key === 'answers') return this.#answers(from);
    if (key === 'service') return this.#object(from, SERVICE_KEYS, key);
    if (key === 'framework') return this.#object(from, FRAMEWORK_KEYS, key);
    if (key === 'joinedup') return this.#behind(ONE, from);
    return this.#text(from, key === 'name' ? 'service' : (key as Detail));
  }

  #known(from: number, words: Words<true>): number {
    const at = this.#behind(QUOTE, from);
    const word = at === NOT ? NOT : words.find(this.#row, at);
    return word === NOT ? NOT : at + words.lengthOf(word);
  }

  /** Takes an object of questions with an answer each. */
  #answers(from: number): number {
    const { answers } = this.#sink;
    const row = this.#row;
    const order = this.#order;
    let at = this.#behind(OPEN, from);
    if (at === NOT || this.#behind(CLOSE, at) !== NOT) return this.#behind(CLOSE, at);
    for (let place = 0; ; place += 1) {
      at = this.#behind(QUOTE, at);
      if (at === NOT) return NOT;
      const usual = order[place];
      const word = usual === undefined ? NOT : (answers[usual] as Words<number>).find(row, at);
      at = word === NOT ? this.#answer(at, place) : this.#answered(usual as number, word, at);
      if (at === NOT) return NOT;
      const next = this.#behind(COMMA, at);
      if (next === NOT) return this.#behind(CLOSE, at);
      at = next;
    }
  }

  #answered(question: number, word: number, from: number): number {
    const words = this.#sink.answers[question] as Words<number>;
    return this.#sink.answered(question, words.meanings[word] as number) ? from + words.lengthOf(word) : NOT;
  }

  /** Takes a question with its answer where it does not come as it did in the row before, or is written with spaces. */
  #answer(from: number, place: number): number {
    const { questions, answers } = this.#sink;
    const question = questions.find(this.#row, from);
    if (question === NOT) return NOT;
    this.#order[place] = question;
    const key = questions.lengthOf(question);
    const at = this.#behind(QUOTE, this.#behind(COLON, from + key));
    if (at === NOT) return NOT;
    // The words begin with the question, a colon and a quotation mark.
    const known = key + 2;
    const word = (answers[question] as Words<number>).find(this.#row, at - known, known);
    return word === NOT ? NOT : this.#answered(question, word, at - known);
  }

  /** Takes a text that stands as it is. */
  #text(from: number, key: Detail): number {
    const begin = this.#behind(QUOTE, from);
    if (begin === NOT) return NOT;
    if (key === 'nation') {
      const nation = this.#sink.nations.find(this.#row, begin);
      if (nation === NOT) return NOT;
      this.#sink.inNation(this.#sink.nations.meanings[nation] as number);
    }
    for (let at = begin; at < this.#end; at += 1) {
      const byte = this.#bytes[at] as number;
      if (byte === QUOTE) return this.#sink.detail(key, this.#bytes, begin - 1, at + 1) ? at + 1 : NOT;
      if (byte === BACKSLASH || byte < 32) return NOT;
    }
    return NOT;
  }

  /** Where what follows `code` begins, if that comes now. */
  #behind(code: number, from: number): number {
    if (from < 0) return NOT;
    if (this.#bytes[from] === code) return from + 1;
    const at = this.#behindSpace(from);
    return at < this.#end && this.#bytes[at] === code ? at + 1 : NOT;
  }

  #behindSpace(from: number): number {
    let at = from;
    for (; at < this.#end; at += 1) {
      const byte = this.#bytes[at];
      if (byte !== 32 && byte !== 9 && byte !== 13) break;
    }
    return at;
  }
}
