/** Rows as most programs write them, read from their bytes at once, several times as fast as parsing them first. */

/** Words, and what each stands for, looked up by their bytes. */
// All in a few arrays of numbers, which are gone through faster than objects are followed.
export class Words<Meaning> {
  readonly #bytes: Uint8Array;
  /** Where the bytes of each word begin; those of the next end it. */
  readonly #from: Int32Array;
  /** The first word of each remainder of a hash, and behind each word the next; -1 for none. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #meanings: readonly Meaning[];

  constructor(entries: Iterable<readonly [word: string, meaning: Meaning]>) {
    const all = [...entries].map(([text, meaning]) => ({ word: Buffer.from(text), meaning }));
    let size = 4;
    while (size < all.length * 4) size *= 2;
    this.#bytes = Uint8Array.from(Buffer.concat(all.map(({ word }) => word)));
    this.#from = new Int32Array(all.length + 1);
    this.#first = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(all.length).fill(-1);
    this.#meanings = all.map(({ meaning }) => meaning);
    for (const [index, { word }] of all.entries()) {
      this.#from[index + 1] = (this.#from[index] as number) + word.length;
      const place = hashOf(word, 0, word.length) & (size - 1);
      this.#next[index] = this.#first[place] as number;
      this.#first[place] = index;
    }
  }

  /** What the bytes from `from` up to `to`, of this hash, stand for; undefined where they are none of the words. */
  find(hash: number, bytes: Uint8Array, from: number, to: number): Meaning | undefined {
    const words = this.#bytes;
    let index = this.#first[hash & (this.#first.length - 1)] as number;
    while (index !== -1) {
      const begin = this.#from[index] as number;
      const length = (this.#from[index + 1] as number) - begin;
      let at = length === to - from ? 0 : -1;
      while (at >= 0 && at < length) at = words[begin + at] === bytes[from + at] ? at + 1 : -1;
      if (at === length) return this.#meanings[index];
      index = this.#next[index] as number;
    }
    return undefined;
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = nextHash(hash, bytes[at] as number);
  return hash;
}

function nextHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

/** A question, with what can be answered to it. */
export interface AskedQuestion {
  readonly word: Uint8Array;
  readonly index: number;
  readonly answers: Words<number>;
}

/** A nation, with the code of its answer. */
export interface KnownNation {
  readonly id: string;
  readonly code: number;
}

/** Takes what stands in a row, part by part; what gives false takes a closer look. */
export interface RowSink {
  readonly questions: Words<AskedQuestion>;
  readonly nations: Words<KnownNation>;
  /** What has to stand under `framework`, if anything does. */
  readonly framework: { readonly id: Words<true>; readonly version: Words<true> };
  start(): void;
  /** What stands at the top, or what the service is called. */
  detail(key: 'id' | 'date' | 'name', value: string): boolean;
  inNation(nation: KnownNation): void;
  answered(question: AskedQuestion, code: number): void;
  /** The question that usually comes now. */
  usual(): AskedQuestion | undefined;
}

const wordsFor = <Key extends string>(...keys: readonly Key[]) =>
  new Words(keys.map((key) => [key, key] as const));

const TOP_KEYS = wordsFor('joinedup', 'framework', 'service', 'answers', 'id', 'date');
const SERVICE_KEYS = wordsFor('name', 'nation');
const FRAMEWORK_KEYS = wordsFor('id', 'version');

const [QUOTE, COLON, COMMA, OPEN, CLOSE, BACKSLASH] = [34, 58, 44, 123, 125, 92] as const;

/** Tells `sink` what stands in the bytes of a row, from `from` up to `to`; false where it is not JSON, or not such as is known here. */
// It takes only what JSON.parse would take for the same.
export function scanRow(bytes: Buffer, from: number, to: number, sink: RowSink): boolean {
  const scan = new Scan(bytes, from, to);
  const before: TopKey[] = [];
  // Of a part that stands twice JSON.parse has the last, and nothing of the first.
  const take = (key: TopKey) => !before.includes(key) && before.push(key) > 0 && takePart(key, scan, sink);
  sink.start();
  return scan.object(TOP_KEYS, take) && scan.isAtEnd();
}

type TopKey = 'joinedup' | 'framework' | 'service' | 'answers' | 'id' | 'date';

function takePart(key: TopKey, scan: Scan, sink: RowSink): boolean {
  switch (key) {
    case 'joinedup':
      return scan.isOne();
    case 'answers':
      return scan.answers(sink);
    case 'service':
      return scan.object(SERVICE_KEYS, (part) => takeService(part, scan, sink));
    case 'framework':
      return scan.object(FRAMEWORK_KEYS, (part) => scan.word(sink.framework[part]) === true);
    default:
      return takeText(key, scan, sink);
  }
}

function takeService(key: 'name' | 'nation', scan: Scan, sink: RowSink): boolean {
  if (key === 'name') return takeText(key, scan, sink);
  const nation = scan.word(sink.nations);
  if (nation !== undefined) sink.inNation(nation);
  return nation !== undefined;
}

function takeText(key: 'id' | 'date' | 'name', scan: Scan, sink: RowSink): boolean {
  const value = scan.string();
  return value !== null && sink.detail(key, value);
}

const ONE = 49;

class Scan {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;

  constructor(bytes: Buffer, from: number, to: number) {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = to;
  }

  isAtEnd(): boolean {
    this.#space();
    return this.#at === this.#end;
  }

  isOne(): boolean {
    return this.#takes(ONE);
  }

  /** Takes an object of these keys, whose values `take` takes. */
  object<Key>(keys: Words<Key>, take: (key: Key) => boolean): boolean {
    if (!this.#takes(OPEN)) return false;
    if (this.#takes(CLOSE)) return true;
    do {
      const key = this.word(keys);
      if (key === undefined || !this.#takes(COLON) || !take(key)) return false;
    } while (this.#takes(COMMA));
    return this.#takes(CLOSE);
  }

  /** Takes an object of questions with an answer each. */
  // Most of a row stands here, so this is spelled out: what stands close together, as JSON.stringify writes it, is
  // gone through once.
  answers(sink: RowSink): boolean {
    if (!this.#takes(OPEN)) return false;
    if (this.#takes(CLOSE)) return true;
    const bytes = this.#bytes;
    do {
      const question = this.#question(sink);
      if (question === undefined || !this.#takes(COLON)) return false;
      this.#space();
      if (bytes[this.#at] !== QUOTE) return false;
      const from = this.#at + 1;
      let at = from;
      let hash = 0;
      // A quotation mark ends a line of JSON at the latest.
      for (; at < this.#end; at += 1) {
        const byte = bytes[at] as number;
        if (byte === QUOTE) break;
        hash = nextHash(hash, byte);
      }
      const code = question.answers.find(hash, bytes, from, at);
      if (code === undefined) return false;
      this.#at = at + 1;
      sink.answered(question, code);
    } while (this.#takes(COMMA));
    return this.#takes(CLOSE);
  }

  #question(sink: RowSink): AskedQuestion | undefined {
    this.#space();
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) return undefined;
    const from = this.#at + 1;
    const usual = sink.usual();
    if (usual !== undefined) {
      const { word } = usual;
      let index = 0;
      while (index < word.length && bytes[from + index] === word[index]) index += 1;
      if (index === word.length && bytes[from + index] === QUOTE) {
        this.#at = from + index + 1;
        return usual;
      }
    }
    return this.word(sink.questions);
  }

  /** What a string stands for; undefined where it is none of the words. */
  word<Meaning>(words: Words<Meaning>): Meaning | undefined {
    const from = this.#string();
    if (from < 0) return undefined;
    const to = this.#at - 1;
    return words.find(hashOf(this.#bytes, from, to), this.#bytes, from, to);
  }

  /** The text of a string that stands as it is; null for any other. */
  string(): string | null {
    const from = this.#string();
    return from < 0 ? null : this.#bytes.toString('utf8', from, this.#at - 1);
  }

  /** Goes behind a string that stands as it is, and gives where it begins; -1 where none comes now. */
  #string(): number {
    this.#space();
    const bytes = this.#bytes;
    if (bytes[this.#at] !== QUOTE) return -1;
    const from = this.#at + 1;
    for (let at = from; at < this.#end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        this.#at = at + 1;
        return from;
      }
      if (byte === BACKSLASH || byte < 32) return -1;
    }
    return -1;
  }

  #takes(code: number): boolean {
    this.#space();
    if (this.#at >= this.#end || this.#bytes[this.#at] !== code) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    for (; this.#at < this.#end; this.#at += 1) {
      const byte = this.#bytes[this.#at];
      if (byte !== 32 && byte !== 9 && byte !== 13) return;
    }
  }
}
