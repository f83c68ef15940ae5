import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../engine/progress.ts';
import type { Prover } from '../engine/search.ts';
import { exactly } from '../solver/exactly.ts';
import { startingLow } from '../text.ts';
import type { CommandContext } from './context.ts';
import { interruptibly } from './interruptible.ts';
import { legible } from './terminal.ts';

/** For how long nothing is said, how often the line is written anew, and how often words come instead, in seconds. */
const SILENCE = 1;
const BETWEEN_LINES = 0.1;
const BETWEEN_WORDS = 10;

const CLEAR = '\r\u001b[2K';

/** Says how far something is that takes long. */
export interface Telling {
  /** What hears how far it is: `what` is done, such as “Making cases”. */
  of(what: string): Progress;
  /** Hears the same between two files, and lets whoever listens for a Ctrl-C hear of it. */
  step(what: string, done: number, total: number | null): Promise<void>;
  /** Takes away what stands there, before anything else is written. */
  clear(): void;
}

/**
 * Does something that may take long. After a second a line on the terminal says how far it is, and goes away in the end;
 * where nothing may be repainted it is said in words now and then. Where there is no terminal nothing is said.
 */
export async function whileTelling<Value>(
  context: Pick<CommandContext, 'io' | 'err'>,
  body: (telling: Telling) => Promise<Value>,
): Promise<Value> {
  const telling = tellingOn(context);
  try {
    return await body(telling);
  } finally {
    telling.clear();
  }
}

/** Works something out, by the solver where searching cannot tell, and lets `progress` hear how far it is. A Ctrl-C ends it at once. */
export function workOut<Worked>(
  progress: Progress,
  work: (prove: Prover, progress: Progress) => Worked,
): Promise<Worked> {
  let far: Parameters<Progress> = [0, null];
  const hear: Progress = (...reached) => {
    far = reached;
    progress(...reached);
  };
  return exactly((prove) => {
    // What takes long takes proofs, so that each of them is a moment to say that it still goes on.
    const proveToo: Prover = (...goal) => {
      progress(...far);
      return prove(...goal);
    };
    progress(...far);
    return interruptibly(() => work(proveToo, hear));
  });
}

const UNTOLD: Telling = { of: () => () => {}, step: () => setImmediate(), clear: () => {} };

function tellingOn({ io, err }: Pick<CommandContext, 'io' | 'err'>): Telling {
  const { stderr } = io;
  if (!stderr.isTTY) return UNTOLD;
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
    step: (...reached) => {
      tell(...reached);
      return setImmediate();
    },
    clear: () => {
      if (isThere) stderr.write(CLEAR);
      isThere = false;
    },
  };
}
