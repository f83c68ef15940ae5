import { AsyncResource } from 'node:async_hooks';
import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import type { KeyPress } from '../../host/keyboard.ts';
import { CLEAR_SCREEN, HIDE_CURSOR, type Terminal } from '../../host/terminal.ts';
import { wrapped } from '../../layout/lines.ts';
import { printable } from '../../text.ts';
import { parseLine, pastedInto } from './fields.ts';
import { idleWords } from './menu-keys.ts';
import {
  commandFor,
  type Field,
  fitsOnScreen,
  keyWords,
  type LongText,
  type PromptCommand,
  pagesOf,
  type TextReply,
} from './prompter.ts';

/** A line being written, which outlives the prompt. */
export interface OpenLine {
  readonly field: Field;
  readonly terminal: Terminal;
  readonly draft: {
    text: string;
    /** The line that was refused last. */
    doubted: string | null;
  };
  readonly above: Above;
}

/** Rows said last that stay in sight, with an empty line; 0 where a prompt sets itself apart. */
export interface Above {
  rows: number;
}

/** Repaints a prompt when the window is resized. */
export function useWindow({ output }: Terminal, above: Above): void {
  const [, repaint] = useState({});
  useEffect(() => {
    const onResize = AsyncResource.bind(() => {
      output.write(CLEAR_SCREEN);
      above.rows = 0;
      repaint({});
    });
    output.on('resize', onResize);
    return () => output.off('resize', onResize);
  }, []);
}

/** Keys that edit, even where there is nothing to do. */
const EDITING = /^(?:left|right|home|end|backspace|delete|ctrl-[abefhkuw]|alt-(?:[bdf]|backspace|delete))$/u;

/** Asks for a line on a screen. */
export const linePrompt = createPrompt<TextReply, OpenLine>(({ field, terminal, draft, above }, done) => {
  const [{ notice }, setSeen] = useState({ notice: '' });
  useEffect((line) => {
    if (draft.text !== '') line.write(draft.text);
    setSeen({ notice: '' });
  }, []);
  useWindow(terminal, above);
  useKeypress((key: KeyPress, line) => {
    const said = takeKey(key, line, { field, draft, done });
    draft.text = line.line;
    if (said !== null) setSeen({ notice: said });
  });
  const { paper } = terminal;
  const head = [
    ...(above.rows === 0 ? [''] : []),
    ...wrapped(field.message, paper).map(paper.style.strong),
    ...[field.hint ?? '', keyWords(field.commands, '/')]
      .filter((words) => words !== '')
      .flatMap((words) => wrapped(words, paper))
      .map(paper.style.faint),
  ];
  const line = `${paper.glyphs.pointer} ${printable(draft.text)}`;
  return [[...head, line].join('\n'), wrapped(notice, paper).map(paper.style.strong).join('\n')];
});

type Editor = Parameters<Parameters<typeof useKeypress>[0]>[1];

/** Applies a key to the line, beyond what the editor did; gives a notice, null where the prompt is done. */
function takeKey(
  key: KeyPress,
  editor: Editor,
  { field, draft, done }: Pick<OpenLine, 'field' | 'draft'> & { done(reply: TextReply): void },
): string | null {
  const { text: before } = draft;
  const enter = (): string | null => {
    const { text } = draft;
    const reply = parseLine(text, field, draft.doubted);
    if (typeof reply !== 'string') {
      done(reply);
      return null;
    }
    draft.doubted = text;
    // Enter has emptied the editor.
    if (editor.line === '') editor.write(text);
    return reply;
  };
  switch (key.name) {
    case 'return':
    case 'enter':
      return enter();
    case 'paste': {
      const { text, notice } = pastedInto(before, key.sequence ?? '');
      editor.write(text);
      draft.text = editor.line;
      return notice === '' && key.isEntered ? enter() : notice;
    }
    case 'escape':
      return escaped(field, draft, done);
    case 'tab':
      // The editor has put it in.
      editor.clearLine(0);
      editor.write(before);
      break;
  }
  const held = key.ctrl ? 'ctrl-' : key.meta ? 'alt-' : '';
  if (before !== editor.line || EDITING.test(`${held}${key.name}`)) return '';
  return `${idleWords(key)}: type the text, then Enter.`;
}

/** Esc leads back, from a changed line at the second time. */
function escaped(field: Field, draft: OpenLine['draft'], done: (reply: TextReply) => void): string | null {
  if (!field.commands.includes('back')) return 'Esc does nothing here: there is nothing to go back to.';
  const isSure = draft.text === (field.initial ?? '') || draft.doubted === ESCAPED;
  if (!isSure) {
    draft.doubted = ESCAPED;
    return 'Esc again goes back, and leaves what is written here.';
  }
  done({ kind: 'command', command: 'back' });
  return null;
}

/** A mark that is no line. */
const ESCAPED = '\u001b';

/** Rows that a page leaves free: the prompt, and an empty line on either side. */
const FREE_ROWS = 3;

export interface Context {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly clearPromptOnDone: boolean;
  /** Closes the prompt. */
  readonly signal: AbortSignal;
}

/** Shows a long text by pages, which stay on the screen; `ask` runs a prompt. */
export async function readOnScreen(
  { parts, next, rows: below, commands }: LongText,
  terminal: Terminal,
  ask: (prompt: (context: Context) => Promise<PromptCommand | null>) => Promise<PromptCommand | null>,
): Promise<PromptCommand | null> {
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
  readonly commands: readonly PromptCommand[];
  readonly terminal: Terminal;
}

const ON = ['return', 'enter', 'space', 'pagedown'];

/** Waits for Enter after a page. */
export const pausePrompt = createPrompt<PromptCommand | null, Pause>(
  ({ line, isClose, commands, terminal }, done) => {
    const { paper } = terminal;
    const [notice, setNotice] = useState('');
    useKeypress((key: KeyPress, editor) => {
      editor.clearLine(0);
      if (ON.includes(key.name ?? '')) return done(null);
      const command = key.ctrl || key.meta ? null : commandFor(key.sequence ?? '', commands);
      if (command) return done(command);
      setNotice(`${key.name === 'paste' ? 'A paste does nothing here' : idleWords(key)}. `);
    });
    const lines = wrapped(notice + line, paper).map(paper.style.faint);
    return [...(isClose ? [] : ['']), ...lines].join('\n') + HIDE_CURSOR;
  },
);
