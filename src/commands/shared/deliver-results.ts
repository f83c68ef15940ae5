import { setImmediate } from 'node:timers/promises';
import { file } from '../../command.ts';
import { drained, type Io } from '../../host/io.ts';
import type { Result } from '../../model/result.ts';
import type { Problem } from '../../problem.ts';
import { type DataOf, type FormatOf, type PageName, rendererOf } from '../../report/page-formats.ts';
import { counted } from '../../text.ts';
import type { CommandContext } from '../declare.ts';
import { deliver, deliverPage, paperFor } from './deliver.ts';
import type { AnswerOptions } from './options.ts';

/** True where no more than the answer is printed: on a screen, unless all was asked for. */
export function isAnswerOnly({ format, output, full }: AnswerOptions): boolean {
  return format === 'text' && output === undefined && full !== true;
}

/** True where what is printed is shown page by page: all of it, on a terminal that can do so. */
export function isPaged(
  { format, output, full, noPager }: AnswerOptions,
  { io, out }: CommandContext,
): boolean {
  const isScreen = format === 'text' && output === undefined && io.stdout.isTTY === true;
  return (
    isScreen && full === true && noPager !== true && io.page !== undefined && out.paper.isSpoken !== true
  );
}

/** Prints the answer that a file gives, or all of it. */
export function deliverAnswer(
  result: Result,
  from: string | undefined,
  options: AnswerOptions,
  context: CommandContext,
): Promise<void> {
  if (!isAnswerOnly(options)) return deliverAll('result', result, options, context);
  const readFrom = from === undefined ? from : file(from);
  return deliverPage('answer', { ...result, readFrom }, { format: 'text' }, context);
}

/** Prints one screen of what has a page of all that there is to say, or that page. */
export async function deliverAnswerOf<Name extends 'case' | 'panel' | 'record' | 'calibration' | 'sites'>(
  name: Name,
  data: DataOf<Name> & DataOf<`${Name}-answer`>,
  options: AnswerOptions,
  context: CommandContext,
): Promise<void> {
  if (!isAnswerOnly(options)) return deliverAll(name, data, options, context);
  return deliverPage(`${name}-answer`, data, { format: 'text' }, context);
}

/** Prints all that there is to say, page by page where it is shown so, or writes it to a file. */
async function deliverAll<Name extends PageName>(
  name: Name,
  data: DataOf<Name>,
  options: AnswerOptions,
  context: CommandContext,
): Promise<void> {
  const { format, output } = options;
  const render = await rendererOf(name, format as FormatOf<Name>);
  const text = await render(data, paperFor(output, context));
  if (isPaged(options, context) && (await context.io.page?.([text]))) return;
  await deliver(text, output, context, format);
}

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
  if (stdout.writableNeedDrain && !isOutputLost?.()) await drained(stdout);
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

/** That some may be missing, for who reads a paper and saw no message. */
export function leftOut(problems: readonly Problem[]): string[] {
  const files = new Set(problems.filter(({ severity }) => severity === 'error').map((each) => each.file));
  if (files.size === 0) return [];
  const were = files.size === 1 ? 'was' : 'were';
  return [`${counted(files.size, 'more file')} ${were} left out; why was said when this was made.`];
}
