import { rendererOf } from '../../report/pages.ts';
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
  const found = await findCase(id, context.io, { framework });
  const { elsewhere } = found;
  const text = (await rendererOf('case', format))(found, paperFor(output, context));
  await deliver(text, output, context, format);
  if (framework === undefined && elsewhere.length > 0) {
    const others = elsewhere.map((name) => `--framework ${name}`);
    const frameworks = counted(others.length, 'other framework');
    context.err.write(`${quoted(id)} is also a case of ${frameworks}: ${listed(others, 'or')}.\n`);
  }
  return EXIT.done;
}
