import { createInterface, type Interface } from 'node:readline';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Interrupted } from '../problem.ts';

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** In milliseconds: as long as it takes a terminal to hand over the lines of one paste. */
const QUIET = 10;

/** Marks around what was pasted, which a program that was killed may have asked the terminal for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what the marks begin with
const PASTE_MARKS = /\u001b\[20[01]~/gu;

/**
 * Lines as they come in. At a terminal somebody types them, one at a time: lines that come at once are told apart, and so are
 * those that came before they were asked for. From anywhere else they lie there in advance, and are taken one by one.
 */
export class LineReader {
  readonly #reader: Interface;
  readonly #isTerminal: boolean;
  readonly #stopListening: () => void;
  #lines: string[] = [];
  #waiting: { resolve(): void; reject(reason: Interrupted): void } | null = null;
  #ended = false;

  constructor(input: Input, onInterrupt: (listener: () => void) => () => void) {
    this.#isTerminal = input.isTTY === true;
    this.#reader = createInterface({ input, terminal: false });
    this.#reader.on('line', (line) => {
      this.#lines.push(line.replace(PASTE_MARKS, ''));
      this.#waiting?.resolve();
      this.#waiting = null;
    });
    // The end of input (Ctrl-D, a closed window) breaks off as Ctrl-C does, once all that came is taken.
    this.#reader.on('close', () => this.#breakOff());
    input.on('error', () => this.#breakOff());
    this.#stopListening = onInterrupt(() => {
      this.#lines = [];
      this.#breakOff();
    });
  }

  /** Throws away the lines that nobody asked for, and gives them. */
  async early(): Promise<readonly string[]> {
    return this.#isTerminal ? this.#all() : [];
  }

  /** The next line, with all that came at once with it. */
  async next(): Promise<readonly string[]> {
    if (this.#lines.length === 0) {
      if (this.#ended) throw new Interrupted();
      await new Promise<void>((resolve, reject) => {
        this.#waiting = { resolve, reject };
      });
    }
    return this.#isTerminal ? this.#all() : this.#lines.splice(0, 1);
  }

  /** Throws `Interrupted` where nothing more will come. */
  async heed(): Promise<void> {
    await setImmediate();
    await setImmediate();
    if (this.#ended && this.#lines.length === 0) throw new Interrupted();
  }

  close(): void {
    this.#stopListening();
    this.#reader.close();
  }

  /** All the lines that are there. A terminal hands them over one by one; on a busy machine the time alone says nothing. */
  async #all(): Promise<readonly string[]> {
    for (let count = -1; count < this.#lines.length && !this.#ended; ) {
      count = this.#lines.length;
      await setTimeout(QUIET);
      await setImmediate();
      await setImmediate();
    }
    return this.#lines.splice(0);
  }

  #breakOff(): void {
    this.#ended = true;
    this.#waiting?.reject(new Interrupted());
    this.#waiting = null;
  }
}
