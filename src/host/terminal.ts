import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Paper } from '../layout/paper.ts';
import { Interrupted } from '../problem.ts';

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  readonly output: NodeJS.WritableStream & { readonly rows?: number };
  readonly paper: Paper;
  /** Writes lines that stay. */
  write(text: string): void;
  /** Listens for Ctrl-C, and gives a function that stops listening. */
  onInterrupt(listener: () => void): () => void;
  /** Listens for Ctrl-Z and for going on, and gives a function that stops listening. */
  onSuspend(listeners: Suspension): () => void;
  /** Stops the program as Ctrl-Z does. */
  suspend(): void;
}

/** The sequence that clears the screen, since a narrower window breaks painted lines. */
export const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/** The sequence for while there is nothing to type into. */
export const HIDE_CURSOR = '\u001b[?25l';

export const SHOW_CURSOR = '\u001b[?25h';

/** Lets waiting input arrive, since a whole poll of the event loop lies between the two turns. */
export async function letInputArrive(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Listeners for being stopped and continued. */
export interface Suspension {
  /** Called in place of stopping, with `stop`, which stops and returns when the program goes on. */
  wished?(stop: () => void): void;
  /** Called whenever the program goes on, even where it was stopped without asking. */
  goneOn(): void;
}

/** The milliseconds in which a terminal hands over the lines of one paste. */
const QUIET = 10;

/** The marks around pastes, which a killed program may have left switched on. */
const PASTE_MARKS = new RegExp(`${'\u001b'}\\[20[01]~`, 'gu');

export const INTERRUPT = '\u0003';

/** A reader of lines, at a terminal all those that come at once, from a pipe one by one. */
export class LineReader {
  readonly #input: Terminal['input'];
  readonly #stopListening: () => void;
  #lines: string[] = [];
  /** The beginning of an unfinished line. */
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

  /** Discards and gives the lines that came before they were asked for. */
  async early(): Promise<readonly string[]> {
    if (this.#input.isTTY !== true) return [];
    await this.#settle();
    return this.#lines.length > 0 ? this.#withRest() : [];
  }

  /** The next line, with all that came at once with it; throws `Interrupted` where the input has ended. */
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

  /** Throws `Interrupted` where the input has ended. */
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

  /** Waits until no more lines come. */
  // On a busy machine the time alone says nothing.
  async #settle(): Promise<void> {
    for (let count = -1; count < this.#lines.length && !this.#ended; ) {
      count = this.#lines.length;
      await setTimeout(QUIET);
      await letInputArrive();
    }
  }

  /** All lines with the unfinished one, which a terminal holds back unless in raw mode. */
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
