import { compile } from '../engine/compile/compile.ts';
import { readSource } from '../host/files/read.ts';
import { withProgressLine } from '../host/long-work.ts';
import { TOOL } from '../host/program.ts';
import { openKey } from '../library/calibration-key.ts';
import { caseSource } from '../library/cases.ts';
import { CASE } from '../library/shipped.ts';
import { openViews } from '../library/views.ts';
import { calibrationOf } from '../panel/calibration.ts';
import { inputError } from '../problem.ts';
import { workOut } from '../solver/exactly.ts';
import type { CommandContext } from './declare.ts';
import type { AnswerOptions } from './shared/options.ts';
import { deliverOfViews } from './shared/views.ts';

interface Calibrating extends AnswerOptions {
  readonly files: readonly string[];
  readonly framework?: string | undefined;
  /** True to say who said what. */
  readonly names: boolean;
}

/** Holds views of a case against its key, which is a file or a case that ships, and says how people read the questions. */
export async function calibrate(name: string, given: Calibrating, context: CommandContext): Promise<number> {
  const { files, framework, names } = given;
  const { io } = context;
  const { calibration, problems } = await withProgressLine(context, async (telling) => {
    const key = name.startsWith(CASE) ? null : await readSource(name, io);
    const opened = await openViews(files, { framework, key }, io, telling.step('Reading'));
    const choice = { framework, prefer: opened.framework.id };
    const source = key ?? (await caseSource(name.slice(CASE.length), io, choice));
    const assessment = await openKey(source, opened, framework, io);
    const model = compile(opened.framework);
    const calibration = await workOut(telling.of('Comparing'), (prove) =>
      calibrationOf(model, opened.views, assessment, { tool: TOOL, names }, prove),
    );
    if (calibration.questions.length === 0)
      throw inputError('nothing-in-common', NONE, 'Name the folder with the views of this case.');
    return { calibration, problems: opened.problems };
  });
  return deliverOfViews('calibration', calibration, problems, given, context);
}

const NONE = 'The views answer none of the questions that the key answers for sure.';
