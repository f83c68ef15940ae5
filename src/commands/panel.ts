import { withProgressLine } from '../host/long-work.ts';
import { agreedFileOf, agreedNamed, countingRule } from '../library/agreed.ts';
import { openViews } from '../library/views.ts';
import type { Weights } from '../panel/coefficients.ts';
import type { PanelManner } from '../panel/panel-of.ts';
import { inputError, tried } from '../problem.ts';
import { code, listing, say } from '../sentence.ts';
import { counted } from '../text.ts';
import { type CommandContext, choice, declareCommand, flag, type GivenOf, text } from './declare.ts';
import { FRAMEWORK, formatOf, OUTPUT, RULE, SCREEN, TODAY, typedOf } from './shared/options.ts';
import { compareViews, deliverOfViews } from './shared/views.ts';

const OPTIONS = {
  agree: flag('go through the differences, and keep what is agreed in a file beside the views'),
  calibrate: text('file|case', 'hold views of a case against its key, and see how people read the questions'),
  ...SCREEN,
  format: formatOf('panel'),
  ...OUTPUT,
  names: flag('say who said what also in files, in a pipe and as JSON; else only a screen does'),
  rule: RULE,
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
    'joinedup panel SERVICE.agreed.yaml -o record.docx',
    'joinedup panel coded/ --calibrate case:ID',
  ],
  args: '<files...>',
  slots: { files: 'file' },
  options: OPTIONS,
  open: async (given) => refuseBesideKey(given),
  run: async (given, context) => {
    const { files, framework, rule } = given;
    const names = tellsNames(given, context);
    if (given.calibrate !== undefined) {
      const { calibrate } = await import('./panel-calibrate.ts');
      return calibrate(given.calibrate, { ...given, names }, context);
    }
    if (given.agree) return agreeOnViews(given, context);
    const agreed = await agreedNamed(files, context.io);
    if (agreed !== null) {
      const { printRecord } = await import('./panel-record.ts');
      return printRecord(agreed, given, names, context);
    }
    const { panel, problems } = await withProgressLine(context, async (telling) => {
      const opened = await openViews(files, { framework }, context.io, telling.step('Reading'));
      const kappa = kappaOf(given.kappa, opened.views.length);
      const kept = await tried(() => agreedFileOf(opened, framework, context.io));
      const counting = await countingRule(rule, kept, context.io);
      return compareViews(opened, counting, { names, kappa }, telling);
    });
    return deliverOfViews('panel', panel, problems, given, context);
  },
});

async function agreeOnViews(given: Given, context: CommandContext): Promise<number> {
  const opened = await withProgressLine(context, (telling) =>
    openViews(given.files, given, context.io, telling.step('Reading')),
  );
  const { agreeOn } = await import('./panel-agree.ts');
  return agreeOn(opened, given, context);
}

type Given = GivenOf<'<files...>', typeof OPTIONS>;

/** What would be left unheeded where views are held against a key. */
function refuseBesideKey({ calibrate, agree, rule, kappa }: Given): void {
  const [key, names] = [code('--calibrate'), typedOf({ agree, rule, kappa })];
  if (calibrate === undefined || names.length === 0) return;
  const message = say`${key} holds views against a key; nothing is agreed on by it, and no kappa is given.`;
  throw inputError('calibrate-alone', message, say`Leave out ${listing(names)}, or ${key}.`);
}

/** True where it may be told who said what. */
function tellsNames({ names = false, format, output }: Given, { io }: CommandContext): boolean {
  // What stands on a screen is gone when the meeting is over.
  return names || (format === 'text' && output === undefined && io.stdout.isTTY === true);
}

/** The kappa that was asked for. Throws an `InputError` where it is for two, and there are not two views. */
function kappaOf(kappa: Given['kappa'], views: number): PanelManner['kappa'] {
  if (kappa?.startsWith('cohen') && views !== 2) {
    const message = `Cohen’s kappa is between two people, and there are ${counted(views, 'view')}.`;
    throw inputError('not-two', message, 'Ask for fleiss, or name two views.');
  }
  const [kind, weights = 'none'] = (kappa?.split('-') ?? []) as ['fleiss' | 'cohen', Weights?];
  return kind === undefined ? null : kind === 'fleiss' ? { kind } : { kind, weights };
}
