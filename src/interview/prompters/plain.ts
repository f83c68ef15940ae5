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
  if (err.paper.isSpoken) return plainPrompter(terminal);
  const { screenPrompter } = await import('./screen.ts');
  return screenPrompter(terminal);
}

const UNATTENDED = say`To answer without one: “${code('joinedup template -o FILE')}”, fill the file in, then “${code('joinedup score FILE')}”.`;

/** What a plain prompter needs of a terminal. */
export type Lines = Omit<Terminal, 'output' | 'suspend'> & Partial<Pick<Terminal, 'output'>>;

/** A prompter of numbered lines, for screen readers and simple terminals: nothing is repainted. */
export function plainPrompter({ input, output, paper, write, onInterrupt, onSuspend }: Lines): Prompter {
  const reader = new LineReader({ input, onInterrupt });
  const say = (text: string): void => write(`${saidLines(text, paper).join('\n')}\n`);
  let open: string | null = null;
  let lastList = NOTHING_READ;
  const stopAttending = onSuspend({
    goneOn() {
      if (open === null) return;
      say(open);
      write('> ');
    },
  });
  /** Says a question, and discards what came in before it. */
  const put = async (question: string): Promise<void> => {
    const early = await reader.early();
    if (early.length > 0) say(`\n${earlyWords(early)}`);
    say(question);
  };
  /** Reads lines; the question is said again where it was lost from sight. */
  const ask = async (question: string): Promise<readonly string[]> => {
    open = question;
    write('> ');
    try {
      return (await reader.next()).map((line) => line.trim());
    } finally {
      open = null;
    }
  };
  /** Reads one line; where several came at once, none counts. */
  const askOne = async (question: string): Promise<string> => {
    for (;;) {
      const [line = '', ...others] = await ask(question);
      if (others.length === 0) return line;
      say(`\n${others.length + 1} lines came in at once, as what is pasted does. None of them was taken.`);
    }
  };
  const askToGoOn = async (
    how: string,
    commands: readonly PromptCommand[],
  ): Promise<PromptCommand | null> => {
    const question = `\n${[how, ...commandWords(commands)].join(' ')}`;
    await put(question);
    for (;;) {
      const line = await askOne(question);
      const command = commandIn(line, commands);
      if (command || line === '') return command;
      say(`${quoted(line)} does nothing here. ${question.trim()}`);
    }
  };
  /** Reads a text; lines that came at once are one, taken at the next Enter. */
  const askText = async (question: string): Promise<string> => {
    for (let pasted: readonly string[] = []; ; ) {
      const lines = await ask(question);
      const [line = '', ...others] = lines;
      const isAlone = others.length === 0;
      if (isAlone && (pasted.length === 0 || line === '-')) return line;
      if (isAlone && line === '') return asOneLine(pasted.join('\n'));
      pasted = [...pasted, ...lines];
      say(`\nSeveral lines came in at once. They are one text: ${quoted(pasted.join(' '), 200)}`);
      say('Press Enter to take it, or type - to leave it out.');
    }
  };
  const choose = async <Value>(menu: Menu<Value>): Promise<Reply<Value>> => {
    const known = menu.list !== undefined && menu.list === lastList.list ? lastList.rows : null;
    if (menu.list !== undefined) lastList = { list: menu.list, rows: menuRows(menu) };
    const offered: Menu<Value> = known ? { ...menu, commands: [...menu.commands, 'list'] } : menu;
    const question = menuText(offered, known);
    await put(question);
    let reply = readChoice(await askOne(question), offered);
    while (typeof reply === 'string') {
      say(reply);
      reply = readChoice(await askOne(question), offered);
    }
    if (reply.kind === 'chosen' || reply.command !== 'list') return reply;
    lastList = NOTHING_READ;
    return choose(menu);
  };
  return {
    say: (text) => say(`\n${text}`),
    choose,
    async write(field: Field): Promise<TextReply> {
      const question = fieldText(field);
      await put(question);
      for (let doubted: string | null = null; ; ) {
        const typed = await askText(question);
        // Enter alone takes what was doubted, and not what cannot be taken at all.
        const line: string = typed === '' && isTakenNow(doubted, field) ? doubted : lineMeant(typed, field);
        const reply = readLine(line, field, doubted);
        if (typeof reply !== 'string') return reply;
        doubted = line;
        say(reply);
      }
    },
    async read({ parts, next, rows: below, commands }: LongText): Promise<PromptCommand | null> {
      const room = output?.rows ?? Number.POSITIVE_INFINITY;
      const pages = pagesOf(parts, room - FREE_ROWS);
      write('\n');
      for (const [index, page] of pages.entries()) {
        write(`${page.join('\n')}\n`);
        if (fitsOnScreen(pages, below, room)) break;
        const on = index + 1 < pages.length ? 'to read on' : `for ${next}`;
        const command = await askToGoOn(`Press Enter ${on}.`, commands);
        if (command) return command;
      }
      return null;
    },
    throwIfInterrupted: () => reader.throwIfInterrupted(),
    close() {
      stopAttending();
      reader.close();
    },
  };
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
