import { createInterface } from 'node:readline';
import type { Paper } from '../layout/paper.ts';
import { listed } from '../text.ts';
import { fault } from './fields.ts';
import { LineReader } from './line-reader.ts';
import { fitsOnScreen, pagesOf } from './pages.ts';
import {
  COMMANDS,
  type CommandName,
  commandFor,
  commandIn,
  type Field,
  type LongText,
  type Menu,
  marksOf,
  type Prompter,
  type Reply,
  type Suspension,
  type TextReply,
} from './prompter.ts';
import { spokenLines } from './spoken.ts';

/** What a plain prompter talks through. */
export interface Lines {
  readonly input: NodeJS.ReadableStream;
  readonly paper: Paper;
  /** How many rows can be seen at once, where that is known. */
  readonly rows?: (() => number | undefined) | undefined;
  write(text: string): void;
  /** Calls back when the person presses Ctrl-C. Gives a function that stops listening. */
  onInterrupt(listener: () => void): () => void;
  /** Calls back when the program goes on after it was stopped for a while. Gives a function that stops listening. */
  onSuspend(listeners: Suspension): () => void;
}

/**
 * The conversation as plain numbered lines, for screen readers and for terminals that can do no more: nothing
 * is repainted, every choice is a number and Enter, and what stands so far is said in words.
 */
export function plainPrompter({ input, paper, rows, write, onInterrupt, onSuspend }: Lines): Prompter {
  const reader = new LineReader(createInterface({ input, terminal: false }), onInterrupt);
  const say = (text: string): void => write(`${spokenLines(text, paper).join('\n')}\n`);
  let open: string | null = null;
  const stopAttending = onSuspend({
    goneOn() {
      if (open === null) return;
      say(open);
      write('> ');
    },
  });
  /** Reads a line. The question is said by then; it is said again where it was lost from sight. */
  const ask = async (question: string): Promise<string> => {
    open = question;
    write('> ');
    try {
      return (await reader.next()).trim();
    } finally {
      open = null;
    }
  };
  const askToGoOn = async (how: string, commands: readonly CommandName[]): Promise<CommandName | null> => {
    for (;;) {
      const question = ['', [how, ...commandWords(commands, '')].join(' ')].join('\n');
      say(question);
      const line = await ask(question);
      const command = commandFor(line.replace('/', ''), commands);
      if (command || line === '') return command;
    }
  };
  return {
    say: (text) => say(`\n${text}`),
    async choose<Value>(menu: Menu<Value>): Promise<Reply<Value>> {
      const question = menuText(menu);
      say(question);
      for (;;) {
        const reply = (menu.isChecklist ? readTicks : readChoice)(await ask(question), menu);
        if (typeof reply !== 'string') return reply;
        say(reply);
      }
    },
    async write(field: Field): Promise<TextReply> {
      const question = fieldText(field);
      say(question);
      for (;;) {
        const line = await ask(question);
        const command = commandIn(line, field.commands);
        if (command) return { kind: 'command', command };
        const text = lineMeant(line, field);
        const wrong = fault(text, field);
        if (wrong === null) return { kind: 'text', text };
        say(wrong);
      }
    },
    async read({ parts, next, rows: below, commands }: LongText): Promise<CommandName | null> {
      const room = rows?.() ?? Number.POSITIVE_INFINITY;
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
    close() {
      stopAttending();
      reader.close();
    },
  };
}

/** An empty line keeps what stood there; a lone hyphen clears it. */
function lineMeant(line: string, { initial }: Field): string {
  if (line === '-') return '';
  return line === '' && initial ? initial : line;
}

function menuText(menu: Menu<unknown>): string {
  const { context, message, choices, current = [], isAnswered, commands } = menu;
  const marks = marksOf(menu);
  const numbers = current.map((position) => marks[position] ?? '');
  return [
    '',
    ...(context ? [context.replaceAll(' · ', '. ')] : []),
    message,
    ...(menu.remarks ?? []),
    ...choices.flatMap(({ heading, label, detail }, position) => [
      ...(heading === undefined ? [] : ['', heading]),
      `${marks[position]}. ${[label, detail].filter(Boolean).join(label.endsWith('?') ? ' ' : ': ')}`,
    ]),
    ...(isAnswered
      ? [`Your answer so far: ${listed(numbers, menu.isChecklist ? 'and' : 'or')}. Enter keeps it.`]
      : []),
    [howWords(menu), ...commandWords(commands, '')].join(' '),
  ].join('\n');
}

function howWords({ markable = 0, isChecklist }: Menu<unknown>): string {
  if (isChecklist) return 'Type the numbers of all that are so, as in 2,3; or 0 for none.';
  return `Type a number${markable > 1 ? ', or several as 2,3' : ''}.`;
}

/** What is typed where nothing in a checklist is so. */
const NONE = '0';

/** The rows that a page leaves free, for what is asked below it. */
const FREE_ROWS = 4;

function fieldText({ message, hint, initial, commands }: Field): string {
  return [
    '',
    message,
    ...(hint ? [hint] : []),
    ...(initial ? [`So far: ${initial}`, 'Press Enter to keep it, or type - to clear it.'] : []),
    ...commandWords(commands, '/'),
  ].join('\n');
}

function commandWords(commands: readonly CommandName[], slash: string): string[] {
  if (commands.length === 0) return [];
  return [
    `Or: ${commands.map((name) => `${slash}${COMMANDS[name].key} ${COMMANDS[name].label}`).join(', ')}.`,
  ];
}

/** What a typed line chooses; or, where it chooses nothing, what to say about it. */
function readChoice<Value>(line: string, menu: Menu<Value>): Reply<Value> | string {
  const { choices, current = [], isAnswered, markable = 0, commands } = menu;
  const positions = line === '' && isAnswered ? current : positionsIn(line, menu);
  const chosen = positions.flatMap((position) => choices[position] ?? []);
  if (chosen.length === 0 || chosen.length < positions.length) {
    const command = commandFor(line.replace('/', ''), commands);
    return command ? { kind: 'command', command } : `Please type one of ${marksSummary(menu)}.`;
  }
  if (positions.length > 1 && positions.some((position) => position >= markable)) {
    return markable > 1 ? `Only 1 to ${markable} can be typed together.` : 'Please type one only.';
  }
  return { kind: 'chosen', values: chosen.map(({ value }) => value) };
}

/** The same for a checklist, where any number of choices can be typed together. */
function readTicks<Value>(line: string, menu: Menu<Value>): Reply<Value> | string {
  if (line === NONE) return { kind: 'chosen', values: [] };
  const { choices } = menu;
  const reply = readChoice(line, { ...menu, markable: choices.length });
  return typeof reply === 'string' ? `Please type numbers of ${marksSummary(menu)}, or 0 for none.` : reply;
}

function marksSummary(menu: Menu<unknown>): string {
  const marks = marksOf(menu);
  const numbers = marks.filter((mark) => /^\d+$/u.test(mark));
  const letters = marks.filter((mark) => !numbers.includes(mark));
  return [...letters, numbers.length > 1 ? `${numbers[0]} to ${numbers.at(-1)}` : numbers[0]]
    .filter(Boolean)
    .join(', ');
}

function positionsIn(line: string, menu: Menu<unknown>): number[] {
  const marks = marksOf(menu);
  const parts = line
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((part) => part !== '');
  return [...new Set(parts.map((part) => marks.indexOf(part)))].sort((one, other) => one - other);
}
