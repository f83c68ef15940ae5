import { inNation } from '../../engine/terms.ts';
import type { FormatOf } from '../../report/pages.ts';
import type { CommandContext } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { chooseFramework } from '../framework-choice.ts';

interface Options {
  readonly format: FormatOf<'framework'>;
  readonly output?: string;
}

/** Prints a framework, fit to read and to print. */
export async function run(context: CommandContext, name: string, options: Options): Promise<number> {
  await deliverPage('framework', inNation(await chooseFramework(name, context.io), null), options, context);
  return EXIT.done;
}
