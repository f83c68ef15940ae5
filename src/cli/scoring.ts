import { checkAssessment } from '../assessment/check.ts';
import { assessmentIn, isSavedResult, soundAssessment } from '../assessment/read.ts';
import type { Unread } from '../assessment/saved-result.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { compile } from '../engine/compile.ts';
import type { Result } from '../engine/result.ts';
import { scoreAssessment } from '../engine/score.ts';
import { byPlace, InputError, inputError, type Problem, unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { frameworkOf } from './framework-choice.ts';
import type { Io } from './io.ts';
import { TOOL } from './tool.ts';

/**
 * The results of a file: of an assessment its score, of a saved result what was saved, with the files that could
 * not be read then. Throws an `InputError` with every problem of the file.
 */
export async function resultsOf(
  file: string,
  framework: string | undefined,
  io: Io,
): Promise<readonly (Result | Unread)[]> {
  const document = unwrap(parseSource(await readSource(file, io)));
  if (isSavedResult(document)) {
    if (framework !== undefined) throw inputError('saved-result', SAVED, 'Leave --framework out.');
    const { savedResults } = await import('../assessment/saved-result.ts');
    return unwrap(savedResults(document));
  }
  const read = assessmentIn(document);
  if (!read.ok) {
    const further = await furtherProblems(document, framework, io);
    throw new InputError([...read.problems, ...further].toSorted(byPlace));
  }
  const assessment = read.value;
  const definition = await frameworkOf(assessment, framework, io);
  return [scoreAssessment(compile(definition), unwrap(checkAssessment(assessment, definition)), TOOL)];
}

const SAVED = 'A saved result stays with the framework that it was made with.';

/** What is wrong besides the shape: with the framework that is named, and with the answers to it. */
async function furtherProblems(
  document: SourceDocument,
  named: string | undefined,
  io: Io,
): Promise<readonly Problem[]> {
  const sound = soundAssessment(document);
  if (!sound) return [];
  try {
    return checkAssessment(sound, await frameworkOf(sound, named, io)).problems;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems;
  }
}

/** True for a result, false for a file that could not be read. */
export function isResult(entry: Result | Unread): entry is Result {
  return !('problems' in entry);
}
