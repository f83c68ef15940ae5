import { compile } from '../../engine/compile/compile.ts';
import type { ProgressLine } from '../../host/long-work.ts';
import { EXIT, TOOL } from '../../host/program.ts';
import type { countingRule } from '../../library/agreed.ts';
import type { OpenedViews } from '../../library/views.ts';
import type { Calibration } from '../../model/calibration.ts';
import type { Panel } from '../../model/panel.ts';
import type { PanelManner } from '../../panel/panel-of.ts';
import { hasErrors, type Problem } from '../../problem.ts';
import { workOut } from '../../solver/exactly.ts';
import type { CommandContext } from '../declare.ts';
import { writeProblems } from './deliver.ts';
import { deliverAnswerOf, leftOut } from './deliver-results.ts';
import type { AnswerOptions } from './options.ts';

/** Holds opened views together by the rule that counts; `problems` say also why one that was named before does not. */
export async function compareViews(
  opened: OpenedViews,
  { doubts, ...counting }: Awaited<ReturnType<typeof countingRule>>,
  asked: Pick<PanelManner, 'names' | 'kappa'>,
  telling: ProgressLine,
): Promise<{ readonly panel: Panel; readonly problems: readonly Problem[] }> {
  const manner = { tool: TOOL, ...counting, ...asked };
  const model = compile(opened.framework);
  const { panelOf } = await import('../../panel/panel-of.ts');
  const panel = await workOut(telling.of('Comparing'), (prove) =>
    panelOf(model, opened.views, manner, prove),
  );
  return { panel, problems: [...opened.problems, ...doubts] };
}

/** Prints what views come to, behind what was wrong with them, which a paper of it notes; what to end with. */
export async function deliverOfViews<Name extends 'panel' | 'calibration'>(
  name: Name,
  data: { readonly panel: Panel; readonly calibration: Calibration }[Name],
  problems: readonly Problem[],
  options: AnswerOptions,
  context: CommandContext,
): Promise<number> {
  await writeProblems(problems, context.err);
  const told = { ...data, notes: [...data.notes, ...leftOut(problems)] };
  await deliverAnswerOf<'panel' | 'calibration'>(name, told, options, context);
  return hasErrors(problems) ? EXIT.unmet : EXIT.done;
}
