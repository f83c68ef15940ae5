import { type FrameworkFormat, frameworkRendererFor } from '../../report/formats.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { chooseFramework } from '../framework-choice.ts';

interface Options {
  readonly format: FrameworkFormat;
  readonly output?: string;
}

/** Prints a framework, fit to read and to print. */
export async function run(
  context: CommandContext,
  name: string,
  { format, output }: Options,
): Promise<number> {
  const renderer = await frameworkRendererFor(format);
  const framework = await chooseFramework(name, context.io);
  await deliver(renderer(framework, paperFor(output, context)), output, context);
  return EXIT.done;
}
