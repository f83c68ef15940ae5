import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Paper } from '../layout/paper.ts';
import { Interrupted } from '../problem.ts';

/** The terminal that a conversation is held in. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  readonly output: NodeJS.WritableStream & { readonly rows?: number };
  readonly paper: Paper;
  /** Writes lines that stay. */
  write(text: string): void;
  /** Calls back at a Ctrl-C that comes as a signal. Gives a function that stops listening. */
  onInterrupt(listener: () => void): () => void;
  /** Calls back when the program is to stop for a while, and when it goes on. Gives a function that stops listening. */
  onSuspend(listeners: Suspension): () => void;
  /** Asks the system to stop the program for a while, of which the listeners then hear. */
  suspend(): void;
}

/** A narrower window breaks the lines that stand there, so that nothing painted before can be taken back. */
export const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/** What is shown until the next key has no place to type in. */
export const HIDE_CURSOR = '\u001b[?25l';

export const SHOW_CURSOR = '\u001b[?25h';

/** Lets everything come in that is there by now: one look at what there is to read, whole, lies between the two. */
export async function letInputArrive(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Who hears of it that the program is stopped for a while. */
export interface Suspension {
  /** Instead of stopping, which is then left to `stop`. It comes back when the program goes on. */
  wished?(stop: () => void): void;
  /** Also where it was stopped without being asked. */
  goneOn(): void;
}

/** In milliseconds: as long as it takes a terminal to hand over the lines of one paste. */
const QUIET = 10;

/** Marks around what was pasted, which a program that was killed may have asked the terminal for. */
const PASTE_MARKS = new RegExp(`${'\u001b'}\\[20[01]~`, 'gu');

const INTERRUPT = '\u0003';

/**
 * Lines as they come in. At a terminal somebody types them, one at a time: lines that come at once are told apart, and so are
 * those that came before they were asked for. From anywhere else they lie there in advance, and are taken one by one.
 */
export class LineReader {
  readonly #input: Terminal['input'];
  readonly #stopListening: () => void;
  #lines: string[] = [];
  /** What came of a line that has not come to its end. */
  #begun = '';
  #waiting: { resolve(): void; reject(reason: Interrupted): void } | null = null;
  #ended = false;

  constructor({ input, onInterrupt }: Pick<Terminal, 'input' | 'onInterrupt'>) {
    this.#input = input;
    input.setEncoding('utf8');
    input.on('data', (text: string) => this.#take(text));
    // The end of input (Ctrl-D, a closed window) breaks off as Ctrl-C does, once all that came is taken.
    for (const end of ['end', 'close', 'error']) input.on(end, () => this.#breakOff());
    this.#stopListening = onInterrupt(() => this.#interrupt());
  }

  /** Throws away the lines that nobody asked for, and gives them. */
  async early(): Promise<readonly string[]> {
    if (this.#input.isTTY !== true) return [];
    await this.#settle();
    return this.#lines.length > 0 ? this.#withRest() : [];
  }

  /** The next line, with all that came at once with it. */
  async next(): Promise<readonly string[]> {
    if (this.#lines.length === 0) {
      if (this.#ended) throw new Interrupted();
      await new Promise<void>((resolve, reject) => {
        this.#waiting = { resolve, reject };
      });
    }
    if (this.#input.isTTY !== true) return this.#lines.splice(0, 1);
    await this.#settle();
    return this.#withRest();
  }

  /** Throws `Interrupted` where nothing more will come. */
  async throwIfInterrupted(): Promise<void> {
    await letInputArrive();
    if (this.#ended && this.#lines.length === 0) throw new Interrupted();
  }

  close(): void {
    this.#stopListening();
    this.#input.pause();
  }

  #take(text: string): void {
    const [first = '', ...others] = `${this.#begun}${text}`.replace(PASTE_MARKS, '').split(/\r\n|\r|\n/u);
    const lines = [first, ...others];
    this.#begun = lines.pop() ?? '';
    if (this.#begun.includes(INTERRUPT)) this.#interrupt();
    if (lines.length === 0) return;
    this.#lines.push(...lines);
    this.#waiting?.resolve();
    this.#waiting = null;
  }

  /** Waits for all that is there. A terminal hands it over line by line; on a busy machine the time alone says nothing. */
  async #settle(): Promise<void> {
    for (let count = -1; count < this.#lines.length && !this.#ended; ) {
      count = this.#lines.length;
      await setTimeout(QUIET);
      await letInputArrive();
    }
  }

  /**
   * All lines that there are, with what stands behind the last. A terminal keeps that until Enter is pressed, but for the
   * moment in which it is to keep nothing.
   */
  async #withRest(): Promise<readonly string[]> {
    const setRaw = (isRaw: boolean) => this.#input.setRawMode?.(isRaw);
    if (!this.#ended) {
      const { default: whenExit } = await import('when-exit');
      const forget = whenExit(() => setRaw(false));
      setRaw(true);
      await letInputArrive();
      setRaw(false);
      forget();
    }
    const rest = this.#begun;
    this.#begun = '';
    return [...this.#lines.splice(0), ...(rest === '' ? [] : [rest])];
  }

  #interrupt(): void {
    this.#lines = [];
    this.#begun = '';
    this.#breakOff();
  }

  #breakOff(): void {
    // At a terminal nobody has pressed Enter for it.
    if (this.#begun !== '' && this.#input.isTTY !== true) this.#take('\n');
    this.#ended = true;
    this.#waiting?.reject(new Interrupted());
    this.#waiting = null;
  }
}
