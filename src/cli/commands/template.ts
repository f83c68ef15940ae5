import { blankAssessment } from '../../assessment/template.ts';
import { inNation } from '../../engine/terms.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { chooseFramework, whereaboutsOf } from '../framework-choice.ts';

/** Prints a blank assessment of a framework. */
export async function run(
  context: CommandContext,
  named: string | undefined,
  { output, framework = named }: { readonly output?: string; readonly framework?: string },
): Promise<number> {
  const { io } = context;
  const chosen = await chooseFramework(framework, io);
  const where = whereaboutsOf(framework, output ?? 'assessment.yaml', io);
  await deliver(blankAssessment(inNation(chosen, null), where), output, context, 'yaml');
  return EXIT.done;
}
