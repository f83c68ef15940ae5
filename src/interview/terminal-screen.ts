import { setImmediate } from 'node:timers/promises';
import type { Paper } from '../layout/paper.ts';
import type { Suspension } from './prompter.ts';

/** The terminal that a conversation is held in. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  readonly output: NodeJS.WritableStream & { readonly rows?: number };
  readonly paper: Paper;
  /** Writes lines that stay. */
  write(text: string): void;
  /** Calls back at a Ctrl-C that comes as a signal. Gives a function that stops listening. */
  onInterrupt(listener: () => void): () => void;
  /** Calls back when the program is to stop for a while, and when it goes on. Gives a function that stops listening. */
  onSuspend(listeners: Suspension): () => void;
  /** Asks the system to stop the program for a while, of which the listeners then hear. */
  suspend(): void;
}

/** A narrower window breaks the lines that stand there, so that nothing painted before can be taken back. */
export const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/** What is shown until the next key has no place to type in. */
export const HIDE_CURSOR = '\u001b[?25l';

export const SHOW_CURSOR = '\u001b[?25h';

/** Lets everything come in that is there by now: one look at what there is to read, whole, lies between the two. */
export async function aTurn(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
