/** Rows as most programs write them, read from their bytes at once, several times as fast as parsing them first. */

/** Words, and what each stands for, looked up by their bytes. */
export class Words<Meaning> {
  readonly #slots: { readonly word: Uint8Array; readonly meaning: Meaning }[][];
  readonly #mask: number;

  constructor(entries: Iterable<readonly [word: string, meaning: Meaning]>) {
    const all = [...entries];
    let size = 4;
    while (size < all.length * 4) size *= 2;
    this.#mask = size - 1;
    this.#slots = Array.from({ length: size }, () => []);
    for (const [text, meaning] of all) {
      const word = Buffer.from(text);
      this.#slots[hashOf(word, 0, word.length) & this.#mask]?.push({ word, meaning });
    }
  }

  /** What the bytes from `from` up to `to`, of this hash, stand for; undefined where they are none of the words. */
  find(hash: number, bytes: Uint8Array, from: number, to: number): Meaning | undefined {
    const slot = this.#slots[hash & this.#mask];
    if (slot === undefined) return undefined;
    for (let index = 0; index < slot.length; index += 1) {
      const entry = slot[index];
      if (entry !== undefined && entry.word.length === to - from && isAt(entry.word, bytes, from))
        return entry.meaning;
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

function isAt(word: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let index = 0; index < word.length; index += 1) if (bytes[from + index] !== word[index]) return false;
  return true;
}

/** A question, with what can be answered to it. */
export interface AskedQuestion {
  readonly word: Uint8Array;
  readonly index: number;
  readonly answers: Words<number>;
}

/** Takes what stands in a row, part by part; what gives false takes a closer look. */
export interface RowSink {
  readonly questions: Words<AskedQuestion>;
  start(): void;
  /** What stands at the top, or under `service` or `framework`. */
  detail(under: 'service' | 'framework' | null, key: string, value: string): boolean;
  answered(question: AskedQuestion, code: number): void;
  /** The question that usually comes now. */
  usual(): AskedQuestion | undefined;
}

const [QUOTE, COLON, COMMA, OPEN, CLOSE, BACKSLASH] = [34, 58, 44, 123, 125, 92] as const;

/** Tells `sink` what stands in the bytes of a row, from `from` up to `to`; false where it is not JSON, or not such as is known here. */
// It takes only what JSON.parse would take for the same.
export function scanRow(bytes: Buffer, from: number, to: number, sink: RowSink): boolean {
  const scan = new Scan(bytes, from, to);
  sink.start();
  return scan.object((key) => takePart(key, scan, sink)) && scan.isAtEnd();
}

function takePart(key: string, scan: Scan, sink: RowSink): boolean {
  switch (key) {
    case 'joinedup':
      return scan.isOne();
    case 'answers':
      return scan.answers(sink);
    case 'service':
    case 'framework':
      return scan.object((part) => {
        const value = scan.string();
        return value !== null && sink.detail(key, part, value);
      });
    default: {
      const value = scan.string();
      return value !== null && sink.detail(null, key, value);
    }
  }
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

  /** Takes an object whose values `take` takes, each behind its key. */
  object(take: (key: string) => boolean): boolean {
    if (!this.#takes(OPEN)) return false;
    if (this.#takes(CLOSE)) return true;
    do {
      const key = this.string();
      if (key === null || !this.#takes(COLON) || !take(key)) return false;
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
    const begin = this.#string();
    return begin < 0
      ? undefined
      : sink.questions.find(hashOf(bytes, begin, this.#at - 1), bytes, begin, this.#at - 1);
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
