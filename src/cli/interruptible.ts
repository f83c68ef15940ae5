import { Script } from 'node:vm';
import { Interrupted } from '../problem.ts';

// Node can only be stopped in the middle of what it computes where it runs a script, and a script knows nothing but what is global.
const SLOT = Symbol.for('joinedup.work');
const script = new Script("globalThis[Symbol.for('joinedup.work')]()");

/**
 * Computes something that may take long. A Ctrl-C ends it at once, whoever else listens for one: it then throws
 * `Interrupted`, so that whoever has something to put right can do so. Where nobody listens it ends the program.
 */
export function interruptibly<Value>(work: () => Value): Value {
  // Node forgets a Ctrl-C that comes in the last moment of a script; the system forgets none.
  if (process.listenerCount('SIGINT') === 0) return work();
  const slots: Record<symbol, unknown> = globalThis as never;
  const outer = slots[SLOT];
  slots[SLOT] = work;
  try {
    // Node would take away whoever listens too, but gives those back for good who listened once.
    return unheard(() => script.runInThisContext({ breakOnSigint: true }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    throw new Interrupted();
  } finally {
    slots[SLOT] = outer;
  }
}

/** Does something while nobody listens for a Ctrl-C; whoever listened for one, or for the next only, does so again after it. */
function unheard<Value>(work: () => Value): Value {
  const listeners = process.rawListeners('SIGINT') as NodeJS.SignalsListener[];
  for (const each of listeners) process.off('SIGINT', each);
  try {
    return work();
  } finally {
    for (const each of listeners) process.on('SIGINT', each);
  }
}
