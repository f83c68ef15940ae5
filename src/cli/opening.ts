import { checkAssessment } from '../assessment/check.ts';
import { type AssessmentFile, assessmentIn, soundAssessment } from '../assessment/read.ts';
import type { SourceDocument } from '../document/parse.ts';
import type { Assessment } from '../engine/input.ts';
import type { Framework } from '../framework/types.ts';
import { byPlace, InputError, inputError, type Problem, tried, unwrap } from '../problem.ts';

/** An assessment file that was read and held against its framework. */
export interface Opened {
  readonly file: AssessmentFile;
  readonly framework: Framework;
  readonly assessment: Assessment;
}

/** Finds the framework that an assessment belongs to. */
type FindFramework = (file: AssessmentFile) => Promise<Framework>;

/** Opens the assessment that a document holds. Throws an `InputError` with every problem of the file, those of its shape and those with its framework. */
export async function openAssessment(document: SourceDocument, frameworkFor: FindFramework): Promise<Opened> {
  const read = assessmentIn(document);
  if (!read.ok) {
    const further = await furtherProblems(document, frameworkFor);
    throw new InputError([...read.problems, ...further].toSorted(byPlace));
  }
  const file = read.value;
  const framework = await frameworkFor(file);
  return { file, framework, assessment: unwrap(checkAssessment(file, framework)) };
}

/** What is wrong besides the shape: with the framework that is named, and with the answers to it. */
async function furtherProblems(
  document: SourceDocument,
  frameworkFor: FindFramework,
): Promise<readonly Problem[]> {
  const sound = soundAssessment(document);
  if (!sound) return [];
  return (await tried(async () => unwrap(checkAssessment(sound, await frameworkFor(sound))))).problems;
}

/** What to say where a saved result is to be seen by a framework that was named. */
export function savedStays(advice: string): InputError {
  const message = 'A saved result stays with the framework that it was made with.';
  return inputError('saved-result', message, advice);
}
