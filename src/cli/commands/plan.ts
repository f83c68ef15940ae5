import { emptyPlan } from '../../solver/plan/head.ts';
import type { Plan } from '../../solver/plan/types.ts';
import { counted } from '../../text.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { interruptibly } from '../interruptible.ts';
import type { Io } from '../io.ts';
import { openPlanned, type Planned, type PlanOptions } from '../planning.ts';
import { type Telling, whileTelling } from '../progress.ts';

/** Prints what it would take to secure a level. */
export async function run(
  context: CommandContext,
  file: string,
  options: OutputOptions & PlanOptions,
): Promise<number> {
  const plan = await whileTelling(context, async (telling) => {
    const planned = await openPlanned(file, options, context.io, telling.of('Working it out'));
    return planOf(planned, context.io, telling);
  });
  await deliverPage('plan', plan, options, context);
  return EXIT.done;
}

/** The plan. What looks for one is loaded only where there is something to plan for. */
async function planOf(planned: Planned, io: Io, telling: Telling): Promise<Plan> {
  const { target, held, model, assessment, result, seconds } = planned;
  if ('none' in target) return emptyPlan(target, held, result);
  const { makePlan } = await import('../../solver/plan/plan.ts');
  const end = io.now() + seconds;
  const timeLeft = () => {
    const left = end - io.now();
    const most = Number.isFinite(left)
      ? `, for ${counted(Math.max(0, Math.ceil(left)), 'second')} at most`
      : '';
    telling.of(`Looking for the cheapest plan${most}`)(0, null);
    return left;
  };
  return makePlan(model, assessment, result, { target, ...held }, timeLeft, interruptibly);
}
