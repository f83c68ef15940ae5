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
export class ScreenPrompter implements Prompter {
  readonly #terminal: Terminal;
  readonly #keyboard: Keyboard;
  readonly #stopListening: () => void;
  readonly #stopAttending: () => void;
  readonly #forget: () => void;
  readonly #above: Above = { rows: 0 };
  #open: AbortController | null = null;
  #interrupted = false;
  #stop: (() => void) | null = null;
  // Who reads on by Enter may press it once too often.
  #hasRead = false;

  constructor(terminal: Terminal) {
    const interrupt = (): void => {
      this.#interrupted = true;
      this.#open?.abort();
    };
    this.#terminal = terminal;
    this.#keyboard = new Keyboard(terminal, { interrupt, suspend: terminal.suspend });
    this.#stopListening = terminal.onInterrupt(interrupt);
    this.#stopAttending = terminal.onSuspend({
      // A prompt first goes from the screen.
      wished: (stopNow) => {
        if (!this.#open) return this.#stopFor(stopNow);
        this.#stop = stopNow;
        this.#open.abort();
      },
      // Whoever had the terminal meanwhile may have left it in another mode.
      goneOn: () => {
        this.#keyboard.giveBack();
        this.#keyboard.take();
        this.#above.rows = 0;
        this.#open?.abort();
      },
    });
    // Where the program ends by a signal or a fault, there is no time to close a prompt.
    this.#forget = whenExit(() => {
      this.#keyboard.giveBack();
      terminal.output.write(`${SHOW_CURSOR}\n`);
    });
    this.#keyboard.take();
  }

  say(text: string): void {
    const lines = saidLines(text, this.#terminal.paper);
    this.#terminal.write(`${this.#above.rows === 0 ? '\n' : ''}${lines.join('\n')}\n\n`);
    this.#above.rows += lines.length + 1;
  }

  async choose<Value>(menu: Menu<Value>): Promise<Reply<Value>> {
    await this.#letRead(menu, initialState(menu));
    const draft = { state: initialState(menu, this.#hasRead) };
    this.#hasRead = false;
    const open = { menu, terminal: this.#terminal, draft, above: this.#above };
    const event = await this.#ask((context) => menuPrompt(open, context));
    this.#above.rows = Math.min(this.#above.rows, 1);
    const chosenIn = (positions: readonly number[]) =>
      positions.flatMap((position) => menu.choices[position] ?? []);
    const valuesIn = (positions: readonly number[]) => chosenIn(positions).map(({ value }) => value);
    if (event.kind === 'command') {
      const { command, marked } = event;
      return { kind: 'command', command, ...(marked ? { marked: valuesIn(marked) } : {}) };
    }
    const labels = chosenIn(event.positions).map(({ label }) => label);
    if (!menu.passing) this.#remember(menu.message, labels.join(' / ') || 'none');
    return { kind: 'chosen', values: valuesIn(event.positions) };
  }

  async write(field: Field): Promise<TextReply> {
    this.#hasRead = false;
    const draft = { text: field.initial ?? '', doubted: null };
    const open = { field, terminal: this.#terminal, draft, above: this.#above };
    const reply = await this.#ask((context) => linePrompt(open, context));
    this.#above.rows = Math.min(this.#above.rows, 1);
    if (reply.kind === 'text' && (reply.text || field.initial)) {
      this.#remember(field.message, reply.text || 'taken away');
    }
    return reply;
  }

  async read(text: LongText): Promise<PromptCommand | null> {
    if (this.#above.rows === 0) this.#terminal.write('\n');
    const wish = await readOnScreen(text, this.#terminal, async (prompt) => {
      const command = await this.#ask(prompt);
      this.#hasRead = command === null;
      return command;
    });
    this.#above.rows = wish === null ? 1 : 0;
    return wish;
  }

  async throwIfInterrupted(): Promise<void> {
    await letInputArrive();
    if (this.#interrupted) throw new Interrupted();
  }

  close(): void {
    // Once interrupted, a second Ctrl-C must not cut off what is said of where the answers are.
    if (!this.#interrupted) this.#stopListening();
    this.#stopAttending();
    this.#keyboard.giveBack();
    this.#forget();
  }

  #stopFor(stopNow: () => void): void {
    this.#keyboard.giveBack();
    stopNow();
    this.#keyboard.take();
  }

  async #stopIfWished(): Promise<void> {
    if (!this.#stop) return;
    this.#stopFor(this.#stop);
    this.#stop = null;
    // That it goes on is told a turn later, when it is no news and nothing is to be painted anew.
    await letInputArrive();
  }

  async #ask<Value>(prompt: (context: Context) => Promise<Value>): Promise<Value> {
    // Keys that were pressed by now were not meant for what is asked next. They go nowhere.
    await letInputArrive();
    const { output } = this.#terminal;
    while (!this.#interrupted) {
      this.#open = new AbortController();
      const { signal } = this.#open;
      try {
        return await prompt({ input: this.#keyboard.keys, output, clearPromptOnDone: true, signal });
      } catch (error) {
        if (error instanceof ExitPromptError) this.#interrupted = true;
        else if (!(error instanceof AbortPromptError)) throw error;
      } finally {
        this.#open = null;
        await this.#stopIfWished();
      }
    }
    throw new Interrupted();
  }

  #remember(message: string, answer: string): void {
    const { paper, write } = this.#terminal;
    const first = `${paper.style.good(paper.glyphs.done)} `;
    write(`${wrapped(`${message} ${paper.style.strong(answer)}`, paper, { first }).join('\n')}\n`);
    this.#above.rows = 0;
  }

  /** Waits for Enter where a menu would push what was said off the screen. */
  async #letRead(menu: Menu<unknown>, state: MenuState): Promise<void> {
    const terminal = this.#terminal;
    const rows = terminal.output.rows ?? 24;
    const { rows: above } = this.#above;
    if (above <= rows / 4 || above + menuLines(menu, state, terminal.paper, Infinity).length < rows) return;
    await this.#ask((context) => pausePrompt({ line: 'Enter: go on', commands: [], terminal }, context));
    this.#hasRead = true;
    this.#above.rows = 1;
  }
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
