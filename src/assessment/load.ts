import type { Source } from '../document/source.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Outcome } from '../problem.ts';
import { checkAssessment } from './check.ts';
import { readAssessment } from './read.ts';

/** Reads an assessment file and holds it against its framework. Gives the assessment, or every problem with its place. */
export function loadAssessment(source: Source, framework: Framework): Outcome<Assessment> {
  const file = readAssessment(source);
  return file.ok ? checkAssessment(file.value, framework) : file;
}
