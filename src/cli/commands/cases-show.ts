import { counted, listed, quoted } from '../../text.ts';
import { findCase } from '../cases.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';

interface Options extends OutputOptions {
  readonly framework?: string;
}

/** Prints a worked case: where it sits, what the literature calls it, and why the two may differ. */
export async function run(
  context: CommandContext,
  id: string,
  { framework, ...printing }: Options,
): Promise<number> {
  const found = await findCase(id, context.io, { framework });
  const { elsewhere } = found;
  await deliverPage('case', found, printing, context);
  if (framework === undefined && elsewhere.length > 0) {
    const others = elsewhere.map((name) => `--framework ${name}`);
    const frameworks = counted(others.length, 'other framework');
    context.err.say(`${quoted(id)} is also a case of ${frameworks}: ${listed(others, 'or')}.\n`);
  }
  return EXIT.done;
}
