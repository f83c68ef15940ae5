import { blankAssessment } from '../../assessment/template.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { besideAssessment, chooseFramework, isShipped } from '../framework-choice.ts';

/** Prints a blank assessment of a framework. */
export async function run(
  context: CommandContext,
  framework: string | undefined,
  { output }: { readonly output?: string },
): Promise<number> {
  const { io } = context;
  const chosen = await chooseFramework(framework, io);
  const file = besideAssessment(framework, output ?? 'assessment.yaml', io);
  const elsewhere = file === null && !isShipped(chosen, io) ? (framework ?? null) : null;
  await deliver(blankAssessment(chosen, { file, elsewhere }), output, context, 'machines');
  return EXIT.done;
}
