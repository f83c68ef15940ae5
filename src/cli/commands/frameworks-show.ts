import { renderFramework } from '../../report/text/framework.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { chooseFramework } from '../framework-choice.ts';

/** Prints a framework, fit to read and to print. */
export async function run(
  context: CommandContext,
  name: string,
  options: { readonly output?: string },
): Promise<number> {
  const framework = await chooseFramework(name, context.io);
  await deliver(renderFramework(framework, paperFor(options.output, context)), options.output, context);
  return EXIT.done;
}
