import { AsyncResource } from 'node:async_hooks';
import {
  AbortPromptError,
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import { wrapped } from '../layout/lines.ts';
import { Interrupted } from '../problem.ts';
import { menuLines } from './menu-lines.ts';
import { initialState, type MenuEvent, type MenuState, pressed } from './menu-state.ts';
import {
  type CommandName,
  commandIn,
  type Field,
  type LongText,
  type Menu,
  type Prompter,
  type Reply,
  type TextReply,
} from './prompter.ts';
import { readOnScreen } from './screen-pages.ts';
import { spokenLines } from './spoken.ts';
import { CLEAR_SCREEN, HIDE_CURSOR, type Terminal } from './terminal-screen.ts';

/** The conversation on a screen: lists with a pointer, painted anew at every key. */
export function screenPrompter(terminal: Terminal): Prompter {
  const { input, output, paper } = terminal;
  const interruption = new AbortController();
  const context = { input, output, clearPromptOnDone: true, signal: interruption.signal };
  let interrupted = false;
  const stopListening = terminal.onInterrupt(() => {
    interrupted = true;
    // What was pressed while something was worked out is heard of only when the next prompt is open.
    interruption.abort();
  });
  const ask = async <Value>(prompt: () => Promise<Value>): Promise<Value> => {
    if (interrupted) throw new Interrupted();
    try {
      return await prompt();
    } catch (error) {
      if (!(error instanceof ExitPromptError || error instanceof AbortPromptError)) throw error;
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
      const chosenIn = (positions: readonly number[]) =>
        positions.flatMap((position) => menu.choices[position] ?? []);
      const valuesIn = (positions: readonly number[]) => chosenIn(positions).map(({ value }) => value);
      if (event.kind === 'command') {
        const { command, marked } = event;
        return { kind: 'command', command, ...(marked ? { marked: valuesIn(marked) } : {}) };
      }
      const labels = chosenIn(event.positions).map(({ label }) => label);
      if (!menu.passing) remember(menu.message, labels.join(' / '));
      return { kind: 'chosen', values: valuesIn(event.positions) };
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
    read: (text: LongText): Promise<CommandName | null> =>
      readOnScreen(text, terminal, (prompt) => ask(() => prompt(context))),
    close() {
      // Once interrupted, a second Ctrl-C must not cut off what is said of where the answers are.
      if (!interrupted) stopListening();
    },
  };
}

type Final = Exclude<MenuEvent, { kind: 'state' }>;

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
