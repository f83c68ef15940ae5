/** Rows as most programs write them, read from their bytes at once, several times as fast as parsing them first. */

const [QUOTE, COLON, COMMA, OPEN, CLOSE, BACKSLASH] = [34, 58, 44, 123, 125, 92] as const;

/** Words, found by their bytes and the quotation mark behind them. */
// All in a few arrays of numbers, which are gone through faster than objects are followed.
export class Words<Meaning> {
  readonly meanings: readonly Meaning[];
  readonly #bytes: Uint8Array;
  /** Where the bytes of each word begin; those of the next end it. */
  readonly #from: Int32Array;
  /** The two places in a word, or the mark behind it, that tell most words apart. */
  readonly #one: number;
  readonly #other: number;
  /** The first word of each remainder of a hash of both, and behind each word the next; -1 for none. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  constructor(entries: Iterable<readonly [word: string, meaning: Meaning]>) {
    const all = [...entries];
    const words = all.map(([word]) => Buffer.from(`${word}"`));
    this.meanings = all.map(([, meaning]) => meaning);
    this.#bytes = Uint8Array.from(Buffer.concat(words));
    this.#from = new Int32Array(words.length + 1);
    this.#next = new Int32Array(words.length).fill(-1);
    let size = 4;
    while (size < words.length * 4) size *= 2;
    this.#first = new Int32Array(size).fill(-1);
    [this.#one, this.#other] = tellingPlaces(words, size);
    for (const [index, word] of words.entries()) {
      this.#from[index + 1] = (this.#from[index] as number) + word.length;
      const place = hashOf(word[this.#one], word[this.#other]) & (size - 1);
      this.#next[index] = this.#first[place] as number;
      this.#first[place] = index;
    }
  }

  /** The word that stands in `bytes` from `from` on; -1 where none does. */
  find(bytes: Uint8Array, from: number): number {
    const hash = hashOf(bytes[from + this.#one], bytes[from + this.#other]);
    let index = this.#first[hash & (this.#first.length - 1)] as number;
    while (index !== -1 && !this.stands(index, bytes, from)) index = this.#next[index] as number;
    return index;
  }

  /** Whether a word stands in `bytes` from `from` on. */
  stands(index: number, bytes: Uint8Array, from: number): boolean {
    const words = this.#bytes;
    const begin = this.#from[index] as number;
    const end = this.#from[index + 1] as number;
    let at = begin;
    while (at < end && words[at] === bytes[from + at - begin]) at += 1;
    return at === end;
  }

  /** The bytes of a word with the mark behind it. */
  lengthOf(index: number): number {
    return (this.#from[index + 1] as number) - (this.#from[index] as number);
  }
}

function hashOf(one: number | undefined, other: number | undefined): number {
  return ((one ?? 0) * 31) ^ (other ?? 0);
}

/** The place at which most of `words` have hashes of their own, and one that with it tells most of the others apart. */
function tellingPlaces(words: readonly Uint8Array[], size: number): readonly [one: number, other: number] {
  const shortest = Math.min(...words.map(({ length }) => length), MOST_PLACES);
  const places = Array.from({ length: shortest }, (_, place) => place);
  const best = (hash: (word: Uint8Array, place: number) => number): number => {
    const apart = places.map((place) => new Set(words.map((word) => hash(word, place) & (size - 1))).size);
    return Math.max(apart.indexOf(Math.max(...apart)), 0);
  };
  const one = best((word, place) => hashOf(word[place], word[place]));
  return [one, best((word, place) => hashOf(word[one], word[place]))];
}

const MOST_PLACES = 24;

/** Takes what stands in a row, part by part; what gives false takes a closer look. */
export interface RowSink {
  readonly questions: Words<number>;
  /** For each question the codes of its answers. */
  readonly answers: readonly Words<number>[];
  readonly nations: Words<number>;
  /** What has to stand under `framework`, if anything does. */
  readonly framework: { readonly id: Words<true>; readonly version: Words<true> };
  start(): void;
  /** Takes a text that stands in bytes, its quotation marks among them. */
  detail(key: 'id' | 'date' | 'service' | 'nation', bytes: Buffer, from: number, to: number): boolean;
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
  #end = 0;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  /** Takes the row from `from` up to `to`, where it ends, as does a line; false where it is not JSON, or not such as is known here. */
  take(bytes: Buffer, from: number, to: number): boolean {
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
      const key = at === NOT ? NOT : keys.find(this.#bytes, at);
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
    return this.#text(from, key === 'name' ? 'service' : (key as 'id' | 'date' | 'nation'));
  }

  #known(from: number, words: Words<true>): number {
    const at = this.#behind(QUOTE, from);
    const word = at === NOT ? NOT : words.find(this.#bytes, at);
    return word === NOT ? NOT : at + words.lengthOf(word);
  }

  /** Takes an object of questions with an answer each. */
  #answers(from: number): number {
    const bytes = this.#bytes;
    const { questions, answers } = this.#sink;
    const order = this.#order;
    let at = this.#behind(OPEN, from);
    if (at === NOT || this.#behind(CLOSE, at) !== NOT) return this.#behind(CLOSE, at);
    for (let place = 0; ; place += 1) {
      at = this.#behind(QUOTE, at);
      if (at === NOT) return NOT;
      let index = order[place] ?? NOT;
      if (index === NOT || !questions.stands(index, bytes, at)) {
        index = questions.find(bytes, at);
        if (index === NOT) return NOT;
        order[place] = index;
      }
      at = this.#behind(COLON, at + questions.lengthOf(index));
      at = at === NOT ? NOT : this.#behind(QUOTE, at);
      if (at === NOT) return NOT;
      const words = answers[index] as Words<number>;
      const word = words.find(bytes, at);
      if (word === NOT || !this.#sink.answered(index, words.meanings[word] as number)) return NOT;
      at += words.lengthOf(word);
      const next = this.#behind(COMMA, at);
      if (next === NOT) return this.#behind(CLOSE, at);
      at = next;
    }
  }

  /** Takes a text that stands as it is. */
  #text(from: number, key: 'id' | 'date' | 'service' | 'nation'): number {
    const begin = this.#behind(QUOTE, from);
    if (begin === NOT) return NOT;
    if (key === 'nation') {
      const nation = this.#sink.nations.find(this.#bytes, begin);
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
