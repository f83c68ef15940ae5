import { isSavedResult } from '../assessment/read.ts';
import { readSettings } from '../assessment/settings.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { compile } from '../engine/compile.ts';
import type { Assessment } from '../engine/input.ts';
import type { Model } from '../engine/model.ts';
import type { Setting } from '../engine/what-if.ts';
import { InputError, inputError, type Problem, tried, unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { CASE, openCase } from './cases.ts';
import { frameworkOf } from './framework-choice.ts';
import type { Io } from './io.ts';
import { openAssessment } from './opening.ts';

/** An assessment with what it is scored by, and the answers that are to be tried in it. */
export interface Trial {
  readonly model: Model;
  readonly assessment: Assessment;
  readonly settings: readonly Setting[];
}

/**
 * Opens an assessment, or the case named with `case:`, and reads what is to be set in it. Throws an `InputError` with
 * every problem of either, and for a saved result.
 */
export async function openTrial(
  name: string,
  typed: readonly string[],
  framework: string | undefined,
  io: Io,
): Promise<Trial> {
  if (name.startsWith(CASE)) {
    const { model, assessment } = await openCase(name.slice(CASE.length), io, { framework });
    return { model, assessment, settings: unwrap(readSettings(typed, model.framework)) };
  }
  const document = unwrap(parseSource(await readSource(name, io)));
  if (isSavedResult(document)) {
    const message = 'A saved result stays with what was scored; no other answers can be tried in it.';
    throw inputError('saved-result', message, 'Name the assessment that it was made from.');
  }
  return openFile(document, typed, framework, io);
}

async function openFile(
  document: SourceDocument,
  typed: readonly string[],
  named: string | undefined,
  io: Io,
): Promise<Trial> {
  const settings: Setting[] = [];
  const problems: Problem[] = [];
  const opened = await tried(() =>
    openAssessment(document, async (read) => {
      const framework = await frameworkOf(read, named, io);
      const wanted = readSettings(typed, framework);
      problems.push(...wanted.problems);
      if (wanted.ok) settings.push(...wanted.value);
      return framework;
    }),
  );
  if (!opened.ok || problems.length > 0) throw new InputError([...opened.problems, ...problems]);
  const { framework, assessment } = opened.value;
  return { model: compile(framework), assessment, settings };
}
