import { type FormatOf, rendererOf } from '../../report/pages.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { chooseFramework } from '../framework-choice.ts';

interface Options {
  readonly format: FormatOf<'framework'>;
  readonly output?: string;
}

/** Prints a framework, fit to read and to print. */
export async function run(
  context: CommandContext,
  name: string,
  { format, output }: Options,
): Promise<number> {
  const renderer = await rendererOf('framework', format);
  const framework = await chooseFramework(name, context.io);
  await deliver(renderer(framework, paperFor(output, context)), output, context, format);
  return EXIT.done;
}
