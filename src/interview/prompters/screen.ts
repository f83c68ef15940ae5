import { AbortPromptError, createPrompt, ExitPromptError, useKeypress, useState } from '@inquirer/core';
import whenExit from 'when-exit';
import { Keyboard } from '../../host/keyboard.ts';
import { HIDE_CURSOR, letInputArrive, SHOW_CURSOR, type Terminal } from '../../host/terminal.ts';
import { saidLines, wrapped } from '../../layout/lines.ts';
import { Interrupted } from '../../problem.ts';
import { initialState, type MenuEvent, type MenuState, pressed } from './menu-keys.ts';
import { menuLines } from './menu-lines.ts';
import type { Field, LongText, Menu, PromptCommand, Prompter, Reply, TextReply } from './prompter.ts';
import {
  type Above,
  type Context,
  linePrompt,
  pausePrompt,
  readOnScreen,
  useWindow,
} from './screen-prompts.ts';

/** A prompter on a screen: lists with a pointer, repainted at every key. */
export function screenPrompter(terminal: Terminal): Prompter {
  const { output, paper } = terminal;
  let open: AbortController | null = null;
  let interrupted = false;
  let stop: (() => void) | null = null;
  // Who reads on by Enter may press it once too often.
  let hasRead = false;
  const above: Above = { rows: 0 };
  const interrupt = (): void => {
    interrupted = true;
    open?.abort();
  };
  const keyboard = new Keyboard(terminal, { interrupt, suspend: terminal.suspend });
  const stopListening = terminal.onInterrupt(interrupt);
  const stopFor = (stopNow: () => void): void => {
    keyboard.giveBack();
    stopNow();
    keyboard.take();
  };
  const stopAttending = terminal.onSuspend({
    // A prompt first goes from the screen.
    wished(stopNow) {
      if (!open) return stopFor(stopNow);
      stop = stopNow;
      open.abort();
    },
    // Whoever had the terminal meanwhile may have left it in another mode.
    goneOn() {
      keyboard.giveBack();
      keyboard.take();
      above.rows = 0;
      open?.abort();
    },
  });
  // Where the program ends by a signal or a fault, there is no time to close a prompt.
  const forget = whenExit(() => {
    keyboard.giveBack();
    output.write(`${SHOW_CURSOR}\n`);
  });
  keyboard.take();
  const stopIfWished = async (): Promise<void> => {
    if (!stop) return;
    stopFor(stop);
    stop = null;
    // That it goes on is told a turn later, when it is no news and nothing is to be painted anew.
    await letInputArrive();
  };
  const ask = async <Value>(prompt: (context: Context) => Promise<Value>): Promise<Value> => {
    // Keys that were pressed by now were not meant for what is asked next. They go nowhere.
    await letInputArrive();
    while (!interrupted) {
      open = new AbortController();
      try {
        const context = { input: keyboard.keys, output, clearPromptOnDone: true, signal: open.signal };
        return await prompt(context);
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
    above.rows = 0;
  };
  /** Waits for Enter where a menu would push what was said off the screen. */
  const letRead = async (menu: Menu<unknown>, state: MenuState): Promise<void> => {
    const rows = output.rows ?? 24;
    if (above.rows <= rows / 4 || above.rows + menuLines(menu, state, paper, Infinity).length < rows) return;
    await ask((context) => pausePrompt({ line: 'Enter: go on', commands: [], terminal }, context));
    hasRead = true;
    above.rows = 1;
  };
  return {
    say(text) {
      const lines = saidLines(text, paper);
      terminal.write(`${above.rows === 0 ? '\n' : ''}${lines.join('\n')}\n\n`);
      above.rows += lines.length + 1;
    },
    async choose<Value>(menu: Menu<Value>): Promise<Reply<Value>> {
      await letRead(menu, initialState(menu));
      const draft = { state: initialState(menu, hasRead) };
      hasRead = false;
      const event = await ask((context) => menuPrompt({ menu, terminal, draft, above }, context));
      above.rows = Math.min(above.rows, 1);
      const chosenIn = (positions: readonly number[]) =>
        positions.flatMap((position) => menu.choices[position] ?? []);
      const valuesIn = (positions: readonly number[]) => chosenIn(positions).map(({ value }) => value);
      if (event.kind === 'command') {
        const { command, marked } = event;
        return { kind: 'command', command, ...(marked ? { marked: valuesIn(marked) } : {}) };
      }
      const labels = chosenIn(event.positions).map(({ label }) => label);
      if (!menu.passing) remember(menu.message, labels.join(' / ') || 'none');
      return { kind: 'chosen', values: valuesIn(event.positions) };
    },
    async write(field: Field): Promise<TextReply> {
      hasRead = false;
      const draft = { text: field.initial ?? '', doubted: null };
      const reply = await ask((context) => linePrompt({ field, terminal, draft, above }, context));
      above.rows = Math.min(above.rows, 1);
      if (reply.kind === 'text' && (reply.text || field.initial)) {
        remember(field.message, reply.text || 'taken away');
      }
      return reply;
    },
    async read(text: LongText): Promise<PromptCommand | null> {
      if (above.rows === 0) terminal.write('\n');
      const wish = await readOnScreen(text, terminal, async (prompt) => {
        const command = await ask(prompt);
        hasRead = command === null;
        return command;
      });
      above.rows = wish === null ? 1 : 0;
      return wish;
    },
    async throwIfInterrupted() {
      await letInputArrive();
      if (interrupted) throw new Interrupted();
    },
    close() {
      // Once interrupted, a second Ctrl-C must not cut off what is said of where the answers are.
      if (!interrupted) stopListening();
      stopAttending();
      keyboard.giveBack();
      forget();
    },
  };
}

type Final = Exclude<MenuEvent, { kind: 'state' }>;

interface OpenMenu {
  readonly menu: Menu<unknown>;
  readonly terminal: Terminal;
  /** The state of the menu, which outlives the prompt. */
  readonly draft: { state: MenuState };
  readonly above: Above;
}

const menuPrompt = createPrompt<Final, OpenMenu>(({ menu, terminal, draft, above }, done) => {
  const [state, setState] = useState<MenuState>(draft.state);
  const rows = terminal.output.rows ?? 24;

  useKeypress((key, line) => {
    // What is typed here is a key, not a line.
    line.clearLine(0);
    const event = pressed(key, state, menu, rows - 8);
    if (event.kind !== 'state') return done(event);
    draft.state = event.state;
    setState(event.state);
  });
  useWindow(terminal, above);

  return menuLines(menu, state, terminal.paper, rows - above.rows, above.rows === 0).join('\n') + HIDE_CURSOR;
});
