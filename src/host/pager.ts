import { type ChildProcess, spawn } from 'node:child_process';
import type { Io } from './io.ts';

/** What shows a long text page by page where nothing else is named; on Windows nothing does it well. */
const PAGER = 'less';

/** What makes it end where one page is enough, keep colours, and leave on the screen what was read. */
const LESS = 'FRX';

/**
 * Shows a text in the person's pager, and waits until they have seen enough. False where there is none, where none is
 * wanted, and where it failed: what it was given has to be printed then, so that nothing is lost.
 */
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

/** Gives it the text as fast as it takes it; one that has ended takes no more. */
async function feed(pieces: Iterable<string | Uint8Array>, pager: ChildProcess): Promise<void> {
  const { stdin } = pager;
  if (!stdin) return;
  stdin.on('error', () => {});
  for (const piece of pieces) {
    if (stdin.destroyed) return;
    if (!stdin.write(piece)) {
      await new Promise<void>((resolve) => {
        for (const event of ['drain', 'close', 'error']) stdin.once(event, () => resolve());
      });
    }
  }
  stdin.end();
}
