import type { Io } from '../../host/io.ts';
import type { Conversation } from '../../host/screens.ts';
import { LineReader, type Terminal } from '../../host/terminal.ts';
import { saidLines } from '../../layout/lines.ts';
import { inputError } from '../../problem.ts';
import { code, say } from '../../sentence.ts';
import { counted, quoted } from '../../text.ts';
import { asOneLine, parseLine } from './fields.ts';
import { commandIn, commandWords, fieldText, menuRows, menuText, readChoice } from './plain-menu.ts';
import {
  type Field,
  fitsOnScreen,
  type LongText,
  type Menu,
  type PromptCommand,
  type Prompter,
  pagesOf,
  type Reply,
  type TextReply,
} from './prompter.ts';

/** True where a person can type and see. */
export function canAsk({ stdin, stderr }: Io): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** The prompter on stderr, for a screen or for plain lines; throws an `InputError` without a terminal. */
export async function openPrompter({ io, err }: Conversation, otherwise = UNATTENDED): Promise<Prompter> {
  if (!canAsk(io)) throw inputError('no-terminal', 'There is no terminal in which to ask.', otherwise);
  const { stdin: input, stderr: output, onInterrupt, onSuspend, suspend } = io;
  const terminal = { input, output, paper: err.paper, write: err.write, onInterrupt, onSuspend, suspend };
  if (err.paper.isSpoken) return new PlainPrompter(terminal);
  const { ScreenPrompter } = await import('./screen.ts');
  return new ScreenPrompter(terminal);
}

const UNATTENDED = say`To answer without one: “${code('joinedup template -o FILE')}”, fill the file in, then “${code('joinedup score FILE')}”.`;

/** What a plain prompter needs of a terminal. */
export type Lines = Omit<Terminal, 'output' | 'suspend'> & Partial<Pick<Terminal, 'output'>>;

/** A prompter of numbered lines, for screen readers and simple terminals: nothing is repainted. */
export class PlainPrompter implements Prompter {
  readonly #terminal: Lines;
  readonly #reader: LineReader;
  readonly #stopAttending: () => void;
  #open: string | null = null;
  #lastList = NOTHING_READ;

  constructor(terminal: Lines) {
    this.#terminal = terminal;
    this.#reader = new LineReader(terminal);
    this.#stopAttending = terminal.onSuspend({
      goneOn: () => {
        if (this.#open === null) return;
        this.#print(this.#open);
        terminal.write('> ');
      },
    });
  }

  say(text: string): void {
    this.#print(`\n${text}`);
  }

  async choose<Value>(menu: Menu<Value>): Promise<Reply<Value>> {
    const { list, rows } = this.#lastList;
    const known = menu.list !== undefined && menu.list === list ? rows : null;
    if (menu.list !== undefined) this.#lastList = { list: menu.list, rows: menuRows(menu) };
    const offered: Menu<Value> = known ? { ...menu, commands: [...menu.commands, 'list'] } : menu;
    const question = menuText(offered, known);
    await this.#put(question);
    let reply = readChoice(await this.#askOne(question), offered);
    while (typeof reply === 'string') {
      this.#print(reply);
      reply = readChoice(await this.#askOne(question), offered);
    }
    if (reply.kind === 'chosen' || reply.command !== 'list') return reply;
    this.#lastList = NOTHING_READ;
    return this.choose(menu);
  }

  async write(field: Field): Promise<TextReply> {
    const question = fieldText(field);
    await this.#put(question);
    for (let doubted: string | null = null; ; ) {
      const typed = await this.#askText(question);
      // Enter alone takes what was doubted, and not what cannot be taken at all.
      const line: string = typed === '' && isTakenNow(doubted, field) ? doubted : lineMeant(typed, field);
      const reply = readLine(line, field, doubted);
      if (typeof reply !== 'string') return reply;
      doubted = line;
      this.#print(reply);
    }
  }

  async read({ parts, next, rows: below, commands }: LongText): Promise<PromptCommand | null> {
    const { output, write } = this.#terminal;
    const room = output?.rows ?? Number.POSITIVE_INFINITY;
    const pages = pagesOf(parts, room - FREE_ROWS);
    write('\n');
    for (const [index, page] of pages.entries()) {
      write(`${page.join('\n')}\n`);
      if (fitsOnScreen(pages, below, room)) break;
      const on = index + 1 < pages.length ? 'to read on' : `for ${next}`;
      const command = await this.#askToGoOn(`Press Enter ${on}.`, commands);
      if (command) return command;
    }
    return null;
  }

  throwIfInterrupted(): Promise<void> {
    return this.#reader.throwIfInterrupted();
  }

  close(): void {
    this.#stopAttending();
    this.#reader.close();
  }

  #print(text: string): void {
    this.#terminal.write(`${saidLines(text, this.#terminal.paper).join('\n')}\n`);
  }

  /** Says a question, and discards what came in before it. */
  async #put(question: string): Promise<void> {
    const early = await this.#reader.early();
    if (early.length > 0) this.say(earlyWords(early));
    this.#print(question);
  }

  /** Reads lines; the question is said again where it was lost from sight. */
  async #ask(question: string): Promise<readonly string[]> {
    this.#open = question;
    this.#terminal.write('> ');
    try {
      return (await this.#reader.next()).map((line) => line.trim());
    } finally {
      this.#open = null;
    }
  }

  /** Reads one line; where several came at once, none counts. */
  async #askOne(question: string): Promise<string> {
    for (;;) {
      const [line = '', ...others] = await this.#ask(question);
      if (others.length === 0) return line;
      this.say(`${others.length + 1} lines came in at once, as what is pasted does. None of them was taken.`);
    }
  }

  async #askToGoOn(how: string, commands: readonly PromptCommand[]): Promise<PromptCommand | null> {
    const question = `\n${[how, ...commandWords(commands)].join(' ')}`;
    await this.#put(question);
    for (;;) {
      const line = await this.#askOne(question);
      const command = commandIn(line, commands);
      if (command || line === '') return command;
      this.#print(`${quoted(line)} does nothing here. ${question.trim()}`);
    }
  }

  /** Reads a text; lines that came at once are one, taken at the next Enter. */
  async #askText(question: string): Promise<string> {
    for (let pasted: readonly string[] = []; ; ) {
      const lines = await this.#ask(question);
      const [line = '', ...others] = lines;
      const isAlone = others.length === 0;
      if (isAlone && (pasted.length === 0 || line === '-')) return line;
      if (isAlone && line === '') return asOneLine(pasted.join('\n'));
      pasted = [...pasted, ...lines];
      this.say(`Several lines came in at once. They are one text: ${quoted(pasted.join(' '), 200)}`);
      this.#print('Press Enter to take it, or type - to leave it out.');
    }
  }
}

/** Bytes that a terminal hands over of a line; the rest of a longer one is lost without a sign. */
const LONGEST_LINE = 4090;
const CUT = 'That is longer than a terminal hands over in one line. Please write less of it.';

function earlyWords(lines: readonly string[]): string {
  const [line = ''] = lines;
  const [what, was] =
    lines.length > 1
      ? [counted(lines.length, 'line'), 'were']
      : [line === '' ? 'An Enter' : quoted(line), 'was'];
  return `${what} came in before this question was shown, and ${was} not taken.`;
}

function readLine(line: string, field: Field, doubted: string | null): TextReply | string {
  return Buffer.byteLength(line) < LONGEST_LINE ? parseLine(line, field, doubted) : CUT;
}

/** True for a doubted line that a repeat takes. */
function isTakenNow(line: string | null, field: Field): line is string {
  return line !== null && typeof readLine(line, field, line) !== 'string';
}

/** The text meant: an empty line keeps what stood there, a hyphen clears it. */
function lineMeant(line: string, { initial }: Field): string {
  if (line === '-') return '';
  return line === '' && initial ? initial : line;
}

/** Rows that a page leaves free for the question below it. */
const FREE_ROWS = 4;

/** The list that was read out last. */
interface ReadOut {
  readonly list: string | undefined;
  readonly rows: readonly string[];
}

const NOTHING_READ: ReadOut = { list: undefined, rows: [] };
