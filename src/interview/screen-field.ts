import { AsyncResource } from 'node:async_hooks';
import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import { wrapped } from '../layout/lines.ts';
import { printable } from '../text.ts';
import { lineRead, pastedInto } from './fields.ts';
import { idleWords, type Key } from './menu-state.ts';
import { type Field, keyWords, type TextReply } from './prompter.ts';
import { CLEAR_SCREEN, type Terminal } from './terminal-screen.ts';

/** A line as it is being written, which outlives the prompt. */
export interface OpenLine {
  readonly field: Field;
  readonly terminal: Terminal;
  readonly standing: {
    text: string;
    /** The line that was refused last. */
    doubted: string | null;
  };
  readonly above: Above;
}

/** The rows of what was said last, which are to stay in sight, with the empty one below it; none where one is to be set apart. */
export interface Above {
  rows: number;
}

/** Paints a prompt anew where another size of the window has broken what stands there. */
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

/** The keys that edit, and may find nothing to do. */
const EDITING = /^(?:left|right|home|end|backspace|delete|ctrl-[abefhkuw]|alt-(?:[bdf]|backspace|delete))$/u;

/** Asks for a line on a screen. */
export const linePrompt = createPrompt<TextReply, OpenLine>(({ field, terminal, standing, above }, done) => {
  const [{ notice }, setSeen] = useState({ notice: '' });
  useEffect((line) => {
    if (standing.text !== '') line.write(standing.text);
    setSeen({ notice: '' });
  }, []);
  useWindow(terminal, above);
  useKeypress((key: Key, line) => {
    const said = takeKey(key, line, { field, standing, done });
    standing.text = line.line;
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
  const line = `${paper.glyphs.pointer} ${printable(standing.text)}`;
  return [[...head, line].join('\n'), wrapped(notice, paper).map(paper.style.strong).join('\n')];
});

type Editor = Parameters<Parameters<typeof useKeypress>[0]>[1];

/** Does what a key says to the line, as far as the editor has not done it already. Gives what to say; null where it is over. */
function takeKey(
  key: Key,
  editor: Editor,
  { field, standing, done }: Pick<OpenLine, 'field' | 'standing'> & { done(reply: TextReply): void },
): string | null {
  const { text: before } = standing;
  const enter = (): string | null => {
    const { text } = standing;
    const reply = lineRead(text, field, standing.doubted);
    if (typeof reply !== 'string') {
      done(reply);
      return null;
    }
    standing.doubted = text;
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
      standing.text = editor.line;
      return notice === '' && key.isEntered ? enter() : notice;
    }
    case 'escape':
      return escaped(field, standing, done);
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

/** Esc leads back, from a line that was written at the second time. */
function escaped(
  field: Field,
  standing: OpenLine['standing'],
  done: (reply: TextReply) => void,
): string | null {
  if (!field.commands.includes('back')) return 'Esc does nothing here: there is nothing to go back to.';
  const isSure = standing.text === (field.initial ?? '') || standing.doubted === ESCAPED;
  if (!isSure) {
    standing.doubted = ESCAPED;
    return 'Esc again goes back, and leaves what is written here.';
  }
  done({ kind: 'command', command: 'back' });
  return null;
}

/** What no line is. */
const ESCAPED = '\u001b';
