import { rendererFor } from '../../report/formats.ts';
import { renderCaseNotes } from '../../report/text/case.ts';
import { counted, listed, quoted } from '../../text.ts';
import { findCase } from '../cases.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';

interface Options extends OutputOptions {
  readonly framework?: string;
}

/** Prints a worked case: where it sits, what the literature calls it, and why the two may differ. */
export async function run(
  context: CommandContext,
  id: string,
  { format, output, framework }: Options,
): Promise<number> {
  const { about, result, elsewhere } = await findCase(id, context.io, { framework });
  const paper = paperFor(output, context);
  const report = (await rendererFor(format))(result, paper);
  const notes = format === 'text' ? renderCaseNotes(about, result, paper) : '';
  await deliver(report + notes, output, context, format === 'json' ? 'machines' : 'people');
  if (framework === undefined && elsewhere.length > 0) {
    const others = elsewhere.map((name) => `--framework ${name}`);
    const frameworks = counted(others.length, 'other framework');
    context.err.write(`${quoted(id)} is also a case of ${frameworks}: ${listed(others, 'or')}.\n`);
  }
  return EXIT.done;
}
