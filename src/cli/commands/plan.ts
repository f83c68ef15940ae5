import { rendererOf } from '../../report/pages.ts';
import { emptyPlan } from '../../solver/plan/head.ts';
import type { Plan } from '../../solver/plan/types.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { openPlanned, type Planned, type PlanOptions } from '../planning.ts';

/** Prints what it would take to secure a level. */
export async function run(
  context: CommandContext,
  file: string,
  options: OutputOptions & PlanOptions,
): Promise<number> {
  const { format, output } = options;
  const planned = await openPlanned(file, options, context.io);
  const render = await rendererOf('plan', format);
  const text = render(await planOf(planned, context.io), paperFor(output, context));
  await deliver(text, output, context, format);
  return EXIT.done;
}

/** The plan. What looks for one is loaded only where there is something to plan for. */
async function planOf({ target, held, model, assessment, result, seconds }: Planned, io: Io): Promise<Plan> {
  if ('none' in target) return emptyPlan(target, held, result);
  const { makePlan } = await import('../../solver/plan/plan.ts');
  const end = io.now() + seconds;
  return makePlan(model, assessment, result, { target, ...held }, () => end - io.now());
}
