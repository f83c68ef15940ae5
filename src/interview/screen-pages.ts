import { createPrompt, useKeypress, useState } from '@inquirer/core';
import { wrapped } from '../layout/lines.ts';
import { idleWords, type Key } from './menu-state.ts';
import { fitsOnScreen, pagesOf } from './pages.ts';
import { type CommandName, commandFor, keyWords, type LongText } from './prompter.ts';
import { HIDE_CURSOR, type Terminal } from './terminal-screen.ts';

/** The rows of a screen that a page leaves free: the line below it, and one on either side. */
const FREE_ROWS = 3;

/** What a prompt is held in. */
export interface Context {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly clearPromptOnDone: boolean;
  /** Takes the prompt from the screen. */
  readonly signal: AbortSignal;
}

/** Shows a long text, which stays on the screen and scrolls off it, a page at a time. `ask` holds one prompt. */
export async function readOnScreen(
  { parts, next, rows: below, commands }: LongText,
  terminal: Terminal,
  ask: (prompt: (context: Context) => Promise<CommandName | null>) => Promise<CommandName | null>,
): Promise<CommandName | null> {
  const rows = terminal.output.rows ?? 24;
  const apart = pagesOf(parts, rows - FREE_ROWS);
  // What was made to fill one screen is not torn for the sake of empty lines around it.
  const whole = pagesOf(parts, rows - 1);
  const isWhole = apart.length > 1 && whole.length === 1;
  const pages = isWhole ? whole : apart;
  for (const [index, page] of pages.entries()) {
    terminal.write(`${page.join('\n')}\n`);
    if (fitsOnScreen(pages, below, rows)) break;
    const words = [`Enter: ${index + 1 < pages.length ? 'read on' : next}`, keyWords(commands)];
    const line = words.filter((each) => each !== '').join(' · ');
    const command = await ask((context) =>
      pausePrompt({ line, isClose: isWhole, commands, terminal }, context),
    );
    if (command) return command;
  }
  terminal.write('\n');
  return null;
}

interface Pause {
  readonly line: string;
  /** True where no empty line sets it apart. */
  readonly isClose?: boolean;
  readonly commands: readonly CommandName[];
  readonly terminal: Terminal;
}

const ON = ['return', 'enter', 'space', 'pagedown'];

/** Waits until somebody has read what stands there. */
export const pausePrompt = createPrompt<CommandName | null, Pause>(
  ({ line, isClose, commands, terminal }, done) => {
    const { paper } = terminal;
    const [notice, setNotice] = useState('');
    useKeypress((key: Key, editor) => {
      editor.clearLine(0);
      if (ON.includes(key.name ?? '')) return done(null);
      const command = key.ctrl || key.meta ? null : commandFor(key.sequence ?? '', commands);
      if (command) return done(command);
      setNotice(`${key.name === 'paste' ? 'A paste does nothing here' : idleWords(key)}. `);
    });
    const lines = wrapped(notice + line, paper).map((each) => paper.style.faint(each));
    return [...(isClose ? [] : ['']), ...lines].join('\n') + HIDE_CURSOR;
  },
);
