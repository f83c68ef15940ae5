import { blankAssessment } from '../../assessment/template.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { chooseFramework } from '../framework-choice.ts';

/** Prints a blank assessment of a framework. */
export async function run(
  context: CommandContext,
  framework: string | undefined,
  options: { readonly output?: string },
): Promise<number> {
  const text = blankAssessment(await chooseFramework(framework, context.io));
  await deliver(text, options.output, context, 'machines');
  return EXIT.done;
}
