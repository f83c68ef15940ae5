import { rendererFor } from '../../report/formats.ts';
import { renderCaseNotes } from '../../report/text/case.ts';
import { findCase } from '../cases.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';

/** Prints a published arrangement: where it sits, what the literature calls it, and why the two may differ. */
export async function run(
  context: CommandContext,
  id: string,
  { format, output }: OutputOptions,
): Promise<number> {
  const { about, result } = await findCase(id, context.io);
  const paper = paperFor(output, context);
  const report = (await rendererFor(format))(result, paper);
  const notes = format === 'text' ? renderCaseNotes(about, result, paper) : '';
  await deliver(report + notes, output, context, format === 'json' ? 'machines' : 'people');
  return EXIT.done;
}
