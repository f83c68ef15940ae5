import { AsyncResource } from 'node:async_hooks';
import { createPrompt, ExitPromptError, useEffect, useKeypress, useState } from '@inquirer/core';
import { wrapped } from '../layout/lines.ts';
import { Interrupted } from '../problem.ts';
import { menuLines } from './menu-lines.ts';
import { initialState, type MenuEvent, type MenuState, pressed } from './menu-state.ts';
import { commandIn, type Field, type Menu, type Prompter, type Reply, type TextReply } from './prompter.ts';
import { spokenLines } from './spoken.ts';
import { CLEAR_SCREEN, type Terminal } from './terminal-screen.ts';

/** The conversation on a screen: lists with a pointer, painted anew at every key. */
export function screenPrompter(terminal: Terminal): Prompter {
  const context = { input: terminal.input, output: terminal.output, clearPromptOnDone: true };
  const { paper } = terminal;
  let interrupted = false;
  const stopListening = terminal.onInterrupt(() => {
    interrupted = true;
  });
  const ask = async <Value>(prompt: () => Promise<Value>): Promise<Value> => {
    if (interrupted) throw new Interrupted();
    try {
      return await prompt();
    } catch (error) {
      if (!(error instanceof ExitPromptError)) throw error;
      interrupted = true;
      throw new Interrupted();
    }
  };
  const remember = (message: string, answer: string): void => {
    const text = wrapped(`${message} ${paper.style.strong(answer)}`, paper, {
      first: `${paper.style.good(paper.glyphs.done)} `,
    });
    terminal.write(`${text.join('\n')}\n`);
  };
  return {
    say: (text) => terminal.write(`\n${spokenLines(text, paper).join('\n')}\n\n`),
    async choose<Value>(menu: Menu<Value>): Promise<Reply<Value>> {
      const event = await ask(() => menuPrompt({ menu, terminal }, context));
      if (event.kind === 'command') return event;
      const chosen = event.positions.flatMap((position) => menu.choices[position] ?? []);
      if (!menu.passing) remember(menu.message, chosen.map(({ label }) => label).join(' / '));
      return { kind: 'chosen', values: chosen.map(({ value }) => value) };
    },
    async write(field: Field): Promise<TextReply> {
      // Only what is written, not what is chosen, takes the whole prompt library.
      const { writeOnScreen } = await import('./screen-field.ts');
      const text = await ask(() => writeOnScreen(field, terminal));
      const command = commandIn(text, field.commands);
      if (command) return { kind: 'command', command };
      remember(field.message, text);
      return { kind: 'text', text };
    },
    close() {
      // Once interrupted, a second Ctrl-C must not cut off what is said of where the answers are.
      if (!interrupted) stopListening();
    },
  };
}

type Final = Exclude<MenuEvent, { kind: 'state' }>;

const HIDE_CURSOR = '\u001b[?25l';

const menuPrompt = createPrompt<Final, { readonly menu: Menu<unknown>; readonly terminal: Terminal }>(
  ({ menu, terminal }, done) => {
    const [state, setState] = useState<MenuState>(initialState(menu));
    const [, repaint] = useState(0);
    const rows = terminal.output.rows ?? 24;

    useKeypress((key, line) => {
      // What is typed here is a key, not a line.
      line.clearLine(0);
      const event = pressed(key, state, menu, rows - 8);
      if (event.kind === 'state') setState(event.state);
      else done(event);
    });
    useEffect(() => {
      let times = 0;
      const onResize = AsyncResource.bind(() => {
        terminal.output.write(CLEAR_SCREEN);
        times += 1;
        repaint(times);
      });
      terminal.output.on('resize', onResize);
      return () => terminal.output.off('resize', onResize);
    }, []);

    return menuLines(menu, state, terminal.paper, rows).join('\n') + HIDE_CURSOR;
  },
);
