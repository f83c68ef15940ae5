import { blankAssessment } from '../assessment/blank-assessment.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { EXIT } from '../host/program.ts';
import { chooseFramework, whereaboutsOf } from '../library/frameworks.ts';
import type { CommandContext } from './shared/context.ts';
import { deliver } from './shared/deliver.ts';

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
