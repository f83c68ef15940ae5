import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { INTERRUPT, type Terminal } from './terminal.ts';

const ESC = '\u001b';

/** The sequence that asks a terminal to mark pastes. */
const MARK_PASTES = '\u001b[?2004h';

const PASTE_BEGINS = '\u001b[200~';

const LEAVE_PASTES = '\u001b[?2004l';

/** The sequences that a terminal sends by itself, in reply or for a mouse, whose letters are no keys. */
const REPLIES = new RegExp(
  ['\\[[<=>?][\\d;]*[@-~]', '\\[M[^]{3}', '[\\]P][^\u0007\u001b]*(?:\u0007|\u001b\\\\)']
    .map((reply) => `\u001b${reply}`)
    .join('|'),
  'gu',
);

const HALF_A_KEY = new RegExp(`${ESC}\\[?\\d*$`, 'u');

/** The milliseconds after which a marked paste whose end never comes, and an unmarked paste, are over. */
const UNENDED = 2000;

const UNMARKED = 100;

/** The number of characters that nobody types at once. */
const LONG = 500;

interface Handlers {
  interrupt(): void;
  suspend(): void;
}

/** The keys of a terminal from the first question to the last, with each paste as one key with its text. */
export class Keyboard {
  // It is read all the while, so that a Ctrl-C between two questions is heard; what else comes when nothing is asked goes
  // nowhere.
  /** The stream that prompts read keys from. */
  readonly keys = new PassThrough();
  readonly #terminal: Terminal;
  readonly #handlers: Handlers;
  readonly #parser = new PassThrough();
  readonly #decoder = new StringDecoder('utf8');
  readonly #onData = (data: Buffer | string) =>
    this.#read(typeof data === 'string' ? data : this.#decoder.write(data));
  readonly #onEnd = () => this.#handlers.interrupt();
  #isTaken = false;
  /** True where the last data ended within a key. */
  #isCut = false;
  /** The paste so far, or null outside one. */
  #paste: string | null = null;
  /** The timer during which further input belongs to the paste before. */
  #over: NodeJS.Timeout | null = null;

  constructor(terminal: Terminal, handlers: Handlers) {
    this.#terminal = terminal;
    this.#handlers = handlers;
    emitKeypressEvents(this.#parser);
    this.#parser.on('keypress', (text: string | undefined, key: KeyPress) => this.#press(text, key));
    terminal.input.on('error', this.#onEnd);
  }

  /** Switches the terminal to raw mode, and listens. */
  take(): void {
    if (this.#isTaken) return;
    const { input, output } = this.#terminal;
    this.#isTaken = true;
    input.setRawMode?.(true);
    output.write(MARK_PASTES);
    input.on('data', this.#onData);
    // A window that was closed breaks off as Ctrl-C does.
    for (const end of ['end', 'close']) input.on(end, this.#onEnd);
    input.resume();
  }

  /** Undoes `take`. */
  giveBack(): void {
    if (!this.#isTaken) return;
    const { input, output } = this.#terminal;
    this.#isTaken = false;
    this.#settle();
    this.#paste = null;
    input.pause();
    input.off('data', this.#onData);
    for (const end of ['end', 'close']) input.off(end, this.#onEnd);
    input.setRawMode?.(false);
    output.write(LEAVE_PASTES);
  }

  #read(text: string): void {
    // Of a sign that is not all there yet.
    if (text === '') return;
    const isMore = this.#over !== null && this.#paste === null;
    const pasted = this.#isCut || this.#paste !== null ? null : pastedIn(text, isMore);
    this.#isCut = HALF_A_KEY.test(text);
    if (pasted) {
      if (text.includes(INTERRUPT)) this.#handlers.interrupt();
      // A line that is short enough may have been typed ahead, and Enter be pressed at once.
      if (pasted.isEntered === undefined || text.length > LONG) this.#wait(UNMARKED, () => {});
      this.keys.emit('keypress', undefined, pasted);
      return;
    }
    const isMarked = this.#paste !== null || text.includes(PASTE_BEGINS);
    this.#parser.emit('data', isMarked ? text : text.replace(REPLIES, ''));
    if (this.#paste === null) return;
    // Nobody pastes a Ctrl-C; whoever waits for the end of a paste may press it.
    if (text.endsWith(INTERRUPT)) this.#handlers.interrupt();
    this.#wait(UNENDED, () => this.#endPaste());
  }

  #press(text: string | undefined, key: KeyPress): void {
    if (this.#paste === null) this.#pressAlone(text, key);
    else if (key.name === 'paste-end') this.#endPaste();
    else this.#paste += key.sequence ?? '';
  }

  #pressAlone(text: string | undefined, key: KeyPress): void {
    const name = key.ctrl ? `ctrl-${key.name}` : key.name;
    if (name === 'paste-start') this.#paste = '';
    else if (name === 'ctrl-c') this.#handlers.interrupt();
    else if (name === 'ctrl-z') this.#handlers.suspend();
    // At an empty line it would end the line editor, which nobody would hear of.
    else if (name === 'ctrl-d') this.keys.emit('keypress', undefined, { name });
    else if (name !== 'paste-end') {
      const plain = onKeypad(key);
      this.keys.emit('keypress', plain === key ? text : plain.sequence, plain);
    }
  }

  #endPaste(): void {
    const sequence = this.#paste ?? '';
    this.#settle();
    this.#paste = null;
    this.keys.emit('keypress', undefined, { name: 'paste', sequence });
  }

  #wait(time: number, then: () => void): void {
    this.#settle();
    this.#over = setTimeout(() => {
      this.#over = null;
      then();
    }, time);
  }

  #settle(): void {
    if (this.#over) clearTimeout(this.#over);
    this.#over = null;
  }
}

/** An unmarked paste as a key, with Enter if it ends a single line, or null for keys. */
function pastedIn(text: string, isMore: boolean): KeyPress | null {
  // Nobody types lines with more behind them, or a word or two, within one moment.
  if (text.includes(ESC)) return null;
  const lines = text.trim().split(/\r\n|\r|\n/u);
  const areLines = lines.length > 2 || (lines.length === 2 && lines.every((line) => line.length > 1));
  if (areLines) return { name: 'paste', sequence: text };
  // Ctrl with a letter is pressed, not pasted.
  if (/[^\P{Cc}\t\r\n]/u.test(text)) return null;
  if (isMore) return { name: 'paste', sequence: text };
  const letters = text.match(/\p{L}/gu) ?? [];
  if (lines.length > 1 || letters.length < 4 || new Set(letters).size < 3) return null;
  return { name: 'paste', sequence: text, isEntered: /[\r\n]$/u.test(text) };
}

/** The letters of the numeric keypad in application mode, from 0 up. */
const KEYPAD = 'pqrstuvwxy';

function onKeypad(key: KeyPress): KeyPress {
  const { sequence = '' } = key;
  if (sequence === '\u001bOM') return { name: 'return', sequence: '\r' };
  const digit = /^.O.$/u.test(sequence) ? KEYPAD.indexOf(sequence.slice(2)) : -1;
  return digit < 0 ? key : { name: String(digit), sequence: String(digit) };
}

/** A key as the terminal reports it. */
export interface KeyPress {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  /** True for an apparent paste with Enter pressed after it. */
  readonly isEntered?: boolean;
}
