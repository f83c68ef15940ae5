import { type ChildProcess, spawn } from 'node:child_process';
import { drained, type Io } from './io.ts';

/** The pager where none is named. */
// Windows has no good one.
const PAGER = 'less';

/** The options for less to quit after one page, keep colours and leave the text on the screen. */
const LESS = 'FRX';

/** Shows a text in the person's pager, or gives false where that fails and it has to be printed. */
export async function shownByPager(
  pieces: Iterable<string | Uint8Array>,
  { env, isWindows, onInterrupt }: Pick<Io, 'env' | 'isWindows' | 'onInterrupt'>,
): Promise<boolean> {
  const named = env.PAGER ?? (isWindows ? '' : PAGER);
  if (['', 'cat'].includes(named.trim())) return false;
  // A Ctrl-C is for the pager, which is in front.
  const stopListening = onInterrupt(() => {});
  try {
    // One that is named may be a line with options of its own; what it complains of is said by printing instead.
    const pager = spawn(named, {
      env: { ...env, LESS: env.LESS ?? LESS },
      shell: env.PAGER !== undefined,
      stdio: ['pipe', 'inherit', env.PAGER === undefined ? 'inherit' : 'ignore'],
    });
    const ended = endOf(pager);
    await feed(pieces, pager);
    return (await ended) === 0;
  } finally {
    stopListening();
  }
}

function endOf(pager: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    pager.on('error', () => resolve(null));
    pager.on('close', resolve);
  });
}

/** Writes the pieces as fast as the pager takes them, until it ends. */
async function feed(pieces: Iterable<string | Uint8Array>, pager: ChildProcess): Promise<void> {
  const { stdin } = pager;
  if (!stdin) return;
  stdin.on('error', () => {});
  for (const piece of pieces) {
    if (stdin.destroyed) return;
    if (!stdin.write(piece)) await drained(stdin);
  }
  stdin.end();
}
