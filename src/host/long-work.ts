import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import { Interrupted } from '../problem.ts';
import { startingLow } from '../text.ts';
import type { Progress } from '../work.ts';
import { type Conversation, legible } from './screens.ts';

/** The seconds before the first line, between lines, and between sentences where nothing is repainted. */
const SILENCE = 1;

const BETWEEN_LINES = 0.1;

const BETWEEN_WORDS = 10;

const CLEAR = '\r\u001b[2K';

/** A line on the terminal with the progress of long work. */
export interface ProgressLine {
  /** Reports progress of `what`, such as “Making cases”. */
  of(what: string): Progress;
  /** Reports progress of `what` between two files, and lets a Ctrl-C be heard. */
  step(what: string): (...reached: Parameters<Progress>) => Promise<void>;
  /** Removes the line before anything else is written. */
  clear(): void;
}

/** Runs `body` with a progress line after a second, or in silence without a terminal. */
export async function withProgressLine<Value>(
  context: Conversation,
  body: (telling: ProgressLine) => Promise<Value>,
): Promise<Value> {
  const telling = progressLineOn(context);
  try {
    return await body(telling);
  } finally {
    telling.clear();
  }
}

const NO_PROGRESS_LINE: ProgressLine = {
  of: () => () => {},
  step: () => () => setImmediate(),
  clear: () => {},
};

function progressLineOn({ io, err }: Conversation): ProgressLine {
  const { stderr } = io;
  if (!stderr.isTTY) return NO_PROGRESS_LINE;
  const { isSpoken } = err.paper;
  let next = io.now() + (isSpoken ? BETWEEN_WORDS : SILENCE);
  let isThere = false;
  const tell = (what: string, done: number, total: number | null) => {
    const now = io.now();
    if (now < next) return;
    next = now + (isSpoken ? BETWEEN_WORDS : BETWEEN_LINES);
    const far = total === null ? '' : `: ${done} of ${total}`;
    if (isSpoken) return err.say(`Still ${startingLow(what)}${far}.\n`);
    // A line that is broken could not be taken away again.
    const line = [...legible(`${what}${far}`, io)];
    while (err.paper.measure(line.join('')) >= (stderr.columns ?? err.paper.width)) line.pop();
    stderr.write(`${CLEAR}${line.join('')}`);
    isThere = true;
  };
  return {
    of: (what) => (done, total) => tell(what, done, total),
    step:
      (what) =>
      (...reached) => {
        tell(what, ...reached);
        return setImmediate();
      },
    clear: () => {
      if (isThere) stderr.write(CLEAR);
      isThere = false;
    },
  };
}

// Node can only be stopped in the middle of what it computes where it runs a script, and a script knows nothing but what is global.
const SLOT = Symbol.for('joinedup.work');
const script = new Script("globalThis[Symbol.for('joinedup.work')]()");

/** Runs long work that Ctrl-C ends by `Interrupted`, or by ending the program where nobody listens for it. */
export function interruptibly<Value>(work: () => Value): Value {
  // Node forgets a Ctrl-C that comes in the last moment of a script; the system forgets none.
  if (process.listenerCount('SIGINT') === 0) return work();
  const slots: Record<symbol, unknown> = globalThis as never;
  const outer = slots[SLOT];
  slots[SLOT] = work;
  try {
    // Node would take away whoever listens too, but gives those back for good who listened once.
    return withoutListeners(() => script.runInThisContext({ breakOnSigint: true }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    throw new Interrupted();
  } finally {
    slots[SLOT] = outer;
  }
}

/** Runs `work` without listeners for Ctrl-C, and puts them back. */
function withoutListeners<Value>(work: () => Value): Value {
  const listeners = process.rawListeners('SIGINT') as NodeJS.SignalsListener[];
  for (const each of listeners) process.off('SIGINT', each);
  try {
    return work();
  } finally {
    for (const each of listeners) process.on('SIGINT', each);
  }
}
