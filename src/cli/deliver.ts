import { resolve } from 'node:path';
import type { Paper } from '../layout/paper.ts';
import { inputError } from '../problem.ts';
import { quoted } from '../text.ts';
import { WORK_WORDS, workIn } from './assessments-here.ts';
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
  { io, out, err }: CommandContext,
  format = 'text',
): Promise<void> {
  if (output === undefined) {
    const stream = isRead(format, io) ? out : io.stdout;
    for (const piece of typeof text === 'string' ? [text] : text) stream.write(piece);
    return;
  }
  const path = resolve(io.cwd, output);
  // Nobody means to replace answers, or a framework, by a report.
  const work = workIn(path);
  if (work) {
    const message = `${quoted(output, 200)} holds ${WORK_WORDS[work]}; ${work === 'vignettes' ? 'they are' : 'it is'} not written over.`;
    throw inputError('would-lose-answers', message, 'Choose another name for the report.');
  }
  const { saveText } = await import('../storage/save.ts');
  // By this sign a spreadsheet knows a file of UTF-8.
  await saveText(path, format === 'csv' && typeof text === 'string' ? `\ufeff${text}` : text);
  err.write(`Written to ${quoted(output, 200)}.\n`);
}
