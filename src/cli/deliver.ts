import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Paper } from '../layout/paper.ts';
import { inputError } from '../problem.ts';
import { type DataOf, type FormatOf, type PageName, rendererOf } from '../report/pages.ts';
import { quoted } from '../text.ts';
import type { CommandContext } from './context.ts';
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

/** Prints a report in a `format`, in one piece or several, or writes it to a file. What is for a program is not touched by what the screen can show. */
export async function deliver(
  text: string | Iterable<string>,
  output: string | undefined,
  { io, out, err, force }: CommandContext,
  format = 'text',
): Promise<void> {
  if (output === undefined) {
    const stream = isRead(format, io) ? out : io.stdout;
    for (const piece of typeof text === 'string' ? [text] : text) stream.write(piece);
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
  await deliver(render(data, paperFor(output, context)), output, context, format);
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
  const [{ presentAt }, { refuseToReplace }] = await loaded();
  const present = presentAt(path, output.endsWith('/'));
  if (present && !force) refuseToReplace(present, output);
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
