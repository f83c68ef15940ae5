import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import type { Assessment, Partner } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Outcome } from '../../src/problem.ts';
import { assessmentOf } from './frameworks.ts';
import type { Answers } from './load.ts';

/** What the program takes from the text of an assessment file, or everything that is wrong with it. */
export function assessmentFrom(text: string, framework: Framework): Outcome<Assessment> {
  return loadAssessment({ file: 'service.yaml', text }, framework);
}

/** An assessment with just these answers about the people served and about the service, and these partners. */
export function assessmentWith(
  needs: Answers,
  answers: Answers = {},
  partners: readonly Partner[] = [],
): Assessment {
  const plain = assessmentOf(Object.entries(answers));
  const service = { ...plain.service, partners };
  return { ...plain, service, needs: assessmentOf(Object.entries(needs)).answers };
}
