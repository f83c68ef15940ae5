import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Paper } from '../layout/paper.ts';
import { inputError } from '../problem.ts';
import { type DataOf, type FormatOf, type PageName, rendererOf } from '../report/pages.ts';
import type { Text } from '../storage/disk.ts';
import { quoted } from '../text.ts';
import type { CommandContext } from './context.ts';
import { formatFor, refuseOnScreen } from './endings.ts';
import type { Io } from './io.ts';
import { filePaper } from './terminal.ts';

/** What a report is laid out on: the screen, or a file. */
export function paperFor(output: string | undefined, { out }: CommandContext): Paper {
  return output === undefined ? out.paper : filePaper(out.paper);
}

/** True for what people read on the screen as it is; all else keeps its letters, in a pipe as in a file. */
function isRead(format: string, { stdout }: Io): boolean {
  return format === 'text' || (format === 'markdown' && stdout.isTTY === true);
}

/** Prints a report in a `format`, in one piece or several, or writes it to a file. What is for a program, or for an office, is not touched by what the screen can show. */
export async function deliver(
  text: Text,
  output: string | undefined,
  { io, out, err, force }: CommandContext,
  format = 'text',
): Promise<void> {
  if (output === undefined) {
    const pieces = typeof text === 'string' || text instanceof Uint8Array ? [text] : text;
    for (const piece of pieces) {
      if (isRead(format, io)) out.write(Buffer.from(piece).toString());
      else io.stdout.write(piece);
    }
    return;
  }
  const path = resolve(io.cwd, output);
  const [{ saveText }, { refuseToReplace }] = await loaded();
  // By this sign a spreadsheet knows a file of UTF-8.
  const withMark = format === 'csv' && typeof text === 'string' ? `\ufeff${text}` : text;
  const hadOtherName = await saveText(path, withMark, (present) => {
    if (!force) refuseToReplace(present, output);
  });
  const apart = hadOtherName ? ' What was there keeps its other name (it was a hard link).' : '';
  err.say(`Written to ${quoted(output, 200)}.${apart}\n`);
}

/** Prints a page in a format, or writes it to a file. */
export async function deliverPage<Name extends PageName>(
  name: Name,
  data: DataOf<Name>,
  { format, output }: { readonly format: FormatOf<Name>; readonly output?: string | undefined },
  context: CommandContext,
): Promise<void> {
  const render = await rendererOf(name, format);
  await deliver(await render(data, paperFor(output, context)), output, context, format);
}

/** What was said of a report: where it goes, in which format, and by what else that is read. */
export interface Wished {
  output?: string;
  format?: string;
  /** True for a table to fill in, in place of a report. */
  readonly template?: boolean;
  readonly framework?: string | readonly string[];
  readonly crosswalk?: readonly string[];
}

/**
 * Settles, before anything is done, in which of `formats` a report is written: where none was asked for, as the name of its file
 * ends. `args` are what is read; `isSet` says that several reports may go into a folder. Throws an `InputError` where that cannot be.
 */
export async function settleOutput(
  wished: Wished,
  about: {
    readonly formats: readonly string[];
    readonly isAsked: boolean;
    readonly args: readonly unknown[];
    readonly isSet: boolean;
  },
  context: CommandContext,
): Promise<void> {
  if (wished.output === '-') delete wished.output;
  const { output, format, template, framework, crosswalk } = wished;
  if (output === undefined) return refuseOnScreen(format ?? '', context.io);
  if (about.isSet && isFolder(output, context)) return;
  wished.format = formatFor(output, template ? ['csv'] : about.formats, about.isAsked ? format : undefined);
  await checkOutput(output, [...about.args, framework, crosswalk].flat(), context);
}

/** True where what is to be written into is called, or is, a folder. */
export function isFolder(output: string, { io: { cwd, isWindows } }: CommandContext): boolean {
  const isCalled = output.endsWith('/') || (isWindows && output.endsWith('\\'));
  try {
    return isCalled || statSync(resolve(cwd, output)).isDirectory();
  } catch {
    // Why nothing can be there is said by who looks closer.
    return false;
  }
}

/**
 * Refuses, before anything is done, to write a report where none can be, or over what is no report, or over what is read
 * (`inputs`). Throws an `InputError`.
 */
export async function checkOutput(
  output: string,
  inputs: readonly unknown[],
  { io, force }: CommandContext,
): Promise<void> {
  const path = resolve(io.cwd, output);
  const [{ presentAt }, { refuseIfOpen, refuseToReplace }] = await loaded();
  const present = presentAt(path, output.endsWith('/'));
  if (present && !force) {
    refuseToReplace(present, output);
    refuseIfOpen(path, output);
  }
  const isInput = (each: unknown) =>
    typeof each === 'string' && each !== '-' && realOf(resolve(io.cwd, each)) === realOf(path);
  if (!inputs.some(isInput)) return;
  const message = `${quoted(output, 200)} is what is read; it is not written over.`;
  throw inputError('would-lose-answers', message, 'Choose another name.');
}

function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** Only who writes a file needs them. */
function loaded() {
  return Promise.all([import('../storage/save.ts'), import('./what-is-there.ts')]);
}
