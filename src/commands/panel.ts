import { compile } from '../engine/compile/compile.ts';
import { type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { ruleNamedBefore } from '../library/agreed.ts';
import { chooseConsensus } from '../library/consensus.ts';
import { type OpenedViews, openViews } from '../library/views.ts';
import type { Weights } from '../panel/coefficients.ts';
import { type PanelManner, panelOf } from '../panel/panel-of.ts';
import { hasErrors, inputError } from '../problem.ts';
import { workOut } from '../solver/exactly.ts';
import { counted } from '../text.ts';
import { type CommandContext, choice, declareCommand, flag, type GivenOf, text } from './declare.ts';
import { deliverPage, writeProblems } from './shared/deliver.ts';
import { deliverAll, isAnswerOnly, leftOut } from './shared/deliver-results.ts';
import { FRAMEWORK, formatOf, OUTPUT, SCREEN, TODAY } from './shared/options.ts';

/** It asks the same of two people as of twenty. */
const USUAL_RULE = 'two-thirds';

const OPTIONS = {
  agree: flag('go through the differences, and keep what is agreed in a file beside the views'),
  ...SCREEN,
  format: formatOf('panel'),
  ...OUTPUT,
  names: flag('say who said what also in files, in a pipe and as JSON; else only a screen does'),
  rule: text('id|file', `the rule by which answers count as agreed; ${USUAL_RULE} if left out`),
  kappa: choice('kind', ['fleiss', 'cohen', 'cohen-linear', 'cohen-quadratic'], 'give this kappa, too'),
  framework: FRAMEWORK,
  today: TODAY,
};

/** Holds several views of one service together: what a meeting of those who gave them has to decide. */
export const panel = declareCommand({
  examples: [
    'joinedup panel views/',
    'joinedup panel views/ --agree',
    'joinedup panel views/ --full',
    'joinedup panel views/ -o meeting.docx',
  ],
  args: '<files...>',
  slots: { files: 'file' },
  options: OPTIONS,
  run: async (given, context) => {
    if (given.agree) return agreeOnViews(given, context);
    const { opened, panel } = await withProgressLine(context, async (telling) => {
      const opened = await viewsOf(given, context, telling);
      const manner = await mannerOf(given, opened, context);
      const model = compile(opened.framework);
      const panel = await workOut(telling.of('Comparing'), (prove) =>
        panelOf(model, opened.views, manner, prove),
      );
      return { opened, panel: { ...panel, notes: [...panel.notes, ...leftOut(opened.problems)] } };
    });
    await writeProblems(opened.problems, context.err);
    if (isAnswerOnly(given)) await deliverPage('panel-answer', panel, { format: 'text' }, context);
    else await deliverAll('panel', panel, given, context);
    return hasErrors(opened.problems) ? EXIT.unmet : EXIT.done;
  },
});

function viewsOf({ files, framework }: Given, { io }: CommandContext, telling: ProgressLine) {
  return openViews(files, { framework }, io, (index, total) => telling.step('Reading', index, total));
}

async function agreeOnViews(given: Given, context: CommandContext): Promise<number> {
  const opened = await withProgressLine(context, (telling) => viewsOf(given, context, telling));
  const { agreeOn } = await import('./panel-agree.ts');
  return agreeOn(opened, given, context);
}

type Given = GivenOf<'<files...>', typeof OPTIONS>;

async function mannerOf(given: Given, opened: OpenedViews, { io }: CommandContext): Promise<PanelManner> {
  const { rule, kappa, format, output, names = false, framework } = given;
  const views = opened.views.length;
  if (kappa?.startsWith('cohen') && views !== 2) {
    const message = `Cohen’s kappa is between two people, and there are ${counted(views, 'view')}.`;
    throw inputError('not-two', message, 'Ask for fleiss, or name two views.');
  }
  const [kind, weights = 'none'] = (kappa?.split('-') ?? []) as ['fleiss' | 'cohen', Weights?];
  const before = await ruleNamedBefore(opened, framework, io);
  const counting = rule === undefined && before ? before.rule : await chooseConsensus(rule ?? USUAL_RULE, io);
  return {
    tool: TOOL,
    rule: counting,
    named: before?.rule.id === counting.id ? before.named : null,
    // What stands on a screen is gone when the meeting is over.
    names: names || (format === 'text' && output === undefined && io.stdout.isTTY === true),
    kappa: kind === undefined ? null : kind === 'fleiss' ? { kind } : { kind, weights },
  };
}
