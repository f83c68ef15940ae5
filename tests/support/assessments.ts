import { loadAssessment } from '../../src/assessment/load.ts';
import type { Assessment } from '../../src/engine/input.ts';
import type { Framework } from '../../src/framework/types.ts';
import type { Outcome } from '../../src/problem.ts';

/** What the program takes from the text of an assessment file, or everything that is wrong with it. */
export function assessmentFrom(text: string, framework: Framework): Outcome<Assessment> {
  return loadAssessment({ file: 'service.yaml', text }, framework);
}
