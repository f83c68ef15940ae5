import { AsyncResource } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import {
  AbortPromptError,
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import whenExit from 'when-exit';
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
import { type Context, readOnScreen } from './screen-pages.ts';
import { spokenLines } from './spoken.ts';
import { CLEAR_SCREEN, HIDE_CURSOR, SHOW_CURSOR, type Terminal } from './terminal-screen.ts';

/** The conversation on a screen: lists with a pointer, painted anew at every key. */
export function screenPrompter(terminal: Terminal): Prompter {
  const { input, output, paper } = terminal;
  let open: AbortController | null = null;
  let interrupted = false;
  let stop: (() => void) | null = null;
  const stopListening = terminal.onInterrupt(() => {
    interrupted = true;
    // What was pressed while something was worked out is heard of only when the next prompt is open.
    open?.abort();
  });
  const stopAttending = terminal.onSuspend({
    // A prompt first goes from the screen and lets go of the keyboard.
    wished(stopNow) {
      if (!open) return stopNow();
      stop = stopNow;
      open.abort();
    },
    // Whoever had the terminal meanwhile may have left it in another mode.
    goneOn: () => open?.abort(),
  });
  // A signal that ends the program leaves no time to close a prompt.
  const forget = whenExit(() => {
    input.setRawMode?.(false);
    output.write(SHOW_CURSOR);
  });
  const stopIfWished = async (): Promise<void> => {
    if (!stop) return;
    stop();
    stop = null;
    // That it goes on is told a turn later, when it is no news and nothing is to be painted anew.
    await setImmediate();
    await setImmediate();
  };
  const ask = async <Value>(prompt: (context: Context) => Promise<Value>): Promise<Value> => {
    while (!interrupted) {
      open = new AbortController();
      try {
        return await prompt({ input, output, clearPromptOnDone: true, signal: open.signal });
      } catch (error) {
        if (error instanceof ExitPromptError) interrupted = true;
        else if (!(error instanceof AbortPromptError)) throw error;
      } finally {
        open = null;
        await stopIfWished();
      }
    }
    throw new Interrupted();
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
      const standing = { state: initialState(menu) };
      const event = await ask((context) => menuPrompt({ menu, terminal, standing }, context));
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
      const line = { text: field.initial ?? '' };
      const text = await ask((context) => writeOnScreen(field, line, terminal, context.signal));
      const command = commandIn(text, field.commands);
      if (command) return { kind: 'command', command };
      remember(field.message, text);
      return { kind: 'text', text };
    },
    read: (text: LongText): Promise<CommandName | null> => readOnScreen(text, terminal, ask),
    close() {
      // Once interrupted, a second Ctrl-C must not cut off what is said of where the answers are.
      if (!interrupted) stopListening();
      stopAttending();
      forget();
    },
  };
}

type Final = Exclude<MenuEvent, { kind: 'state' }>;

interface OpenMenu {
  readonly menu: Menu<unknown>;
  readonly terminal: Terminal;
  /** How the menu stands, which outlives the prompt. */
  readonly standing: { state: MenuState };
}

const menuPrompt = createPrompt<Final, OpenMenu>(({ menu, terminal, standing }, done) => {
  const [state, setState] = useState<MenuState>(standing.state);
  const [, repaint] = useState(0);
  const rows = terminal.output.rows ?? 24;

  useKeypress((key, line) => {
    // What is typed here is a key, not a line.
    line.clearLine(0);
    const event = pressed(key, state, menu, rows - 8);
    if (event.kind !== 'state') return done(event);
    standing.state = event.state;
    setState(event.state);
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
});
