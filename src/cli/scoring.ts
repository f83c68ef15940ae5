import { checkAssessment } from '../assessment/check.ts';
import { assessmentIn, isSavedResult } from '../assessment/read.ts';
import { parseSource } from '../document/parse.ts';
import { compile } from '../engine/compile.ts';
import type { Result } from '../engine/result.ts';
import { scoreAssessment } from '../engine/score.ts';
import { unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { frameworkOf } from './framework-choice.ts';
import type { Io } from './io.ts';
import { TOOL } from './tool.ts';

/**
 * The results of a file: of an assessment its score, of a saved result what was saved. Throws an `InputError`
 * with every problem of the file.
 */
export async function resultsOf(
  file: string,
  framework: string | undefined,
  io: Io,
): Promise<readonly Result[]> {
  const document = unwrap(parseSource(await readSource(file, io)));
  if (isSavedResult(document)) {
    const { savedResults } = await import('../assessment/saved-result.ts');
    return unwrap(savedResults(document));
  }
  const assessment = unwrap(assessmentIn(document));
  const definition = await frameworkOf(assessment, framework, io);
  return [scoreAssessment(compile(definition), unwrap(checkAssessment(assessment, definition)), TOOL)];
}
