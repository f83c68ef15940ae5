import { withProgressLine } from '../host/long-work.ts';
import { EXIT } from '../host/program.ts';
import { allResultsOf } from '../library/results.ts';
import { withoutNames } from '../panel/without-names.ts';
import { inputError } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { quoted } from '../text.ts';
import type { CommandContext } from './declare.ts';
import { deliverAnswerOf } from './shared/deliver-results.ts';
import type { AnswerOptions } from './shared/options.ts';

/** How the record of a meeting is printed, and what views alone are held together by. */
export interface Recording extends AnswerOptions {
  readonly framework?: string | undefined;
  readonly rule?: string | undefined;
  readonly kappa?: string | undefined;
}

/** Prints the record of the meeting whose agreed file `name` is, with names where these may be told. */
export async function printRecord(
  name: string,
  given: Recording,
  names: boolean,
  context: CommandContext,
): Promise<number> {
  refuseForViews(name, given);
  const [result] = await withProgressLine(context, (telling) =>
    allResultsOf(name, { framework: given.framework }, context.io, telling.of('Scoring')),
  );
  if (!result) return EXIT.done;
  const told = names ? result : withoutNames(result);
  await deliverAnswerOf('record', told, given, context);
  return EXIT.done;
}

function refuseForViews(name: string, { rule, kappa }: Recording): void {
  const option = rule !== undefined ? '--rule' : kappa !== undefined ? '--kappa' : null;
  if (option === null) return;
  const message = say`${quoted(name, 200)} holds what a panel agreed on, by the rule that it names; ${code(option)} is for views.`;
  throw inputError(
    'only-for-views',
    message,
    say`Leave ${code(option)} out, or name the folder of the views.`,
  );
}
