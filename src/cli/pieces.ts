import { setImmediate } from 'node:timers/promises';
import type { CommandContext } from './context.ts';
import { deliver } from './deliver.ts';
import type { Io } from './io.ts';

/**
 * Prints what comes piece by piece as it comes, and no faster than it is taken away; or writes it to a file, once all of it
 * is there. Where nobody takes any more, no more is asked for. Where nothing comes nothing is written.
 */
export async function deliverPieces(
  pieces: AsyncIterable<string | Uint8Array>,
  output: string | undefined,
  context: CommandContext,
  format: string,
  isPaged = false,
): Promise<void> {
  if (output === undefined && !isPaged) {
    for await (const piece of pieces) {
      await deliver(piece, undefined, context, format);
      await taken(context.io);
      if (context.io.isOutputLost?.()) return;
    }
    return;
  }
  const kept = await keptOf(pieces);
  if (kept === null || (isPaged && (await context.io.page?.(kept)))) return;
  await deliver(kept, output, context, format);
}

/** Waits until what was printed is taken away, or never will be. */
async function taken({ stdout, isOutputLost }: Io): Promise<void> {
  // What goes wrong is heard of only between two turns.
  await setImmediate();
  if (!stdout.writableNeedDrain || isOutputLost?.()) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'error']) stdout.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) stdout.on(event, done);
  });
}

/** All pieces, packed: of many files, pages of one kind take a twentieth of their room. Null where there is none. */
async function keptOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Iterable<Uint8Array> | null> {
  const { deflateRawSync, inflateRawSync } = await import('node:zlib');
  const kept: Buffer[] = [];
  for await (const piece of pieces) if (piece.length > 0) kept.push(deflateRawSync(piece, { level: 1 }));
  const unpacked = function* () {
    for (const each of kept) yield inflateRawSync(each);
  };
  return kept.length === 0 ? null : { [Symbol.iterator]: unpacked };
}
