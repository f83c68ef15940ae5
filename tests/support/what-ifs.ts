import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { readOtherAnswers } from '../../src/assessment/typed-answers.ts';
import { tryAnswers } from '../../src/engine/compare/try-answers.ts';
import type { AnswerValue, Assessment } from '../../src/model/assessment.ts';
import type { OtherAnswer, WhatIf } from '../../src/model/comparison.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { compiled, fixture, TOOL } from './load.ts';

/** What a framework makes of an assessment with some answers set. */
export function triedIn(
  framework: Framework,
  assessment: Assessment,
  others: readonly OtherAnswer[],
): WhatIf {
  return tryAnswers(compiled(framework), assessment, others, TOOL);
}

/** The same for a framework of the fixtures; all answers are written as people write them. */
export function whatIf(name: string, written: string, ...typed: readonly string[]): WhatIf {
  const framework = fixture(name);
  const text = `joinedup: 1\n${written}\n`;
  const assessment = unwrap(loadAssessment({ file: 'service.yaml', text }, framework));
  return triedIn(framework, assessment, unwrap(readOtherAnswers(typed, framework)));
}

/** The answers, to be set in the place of others. */
export function othersFrom({ needs, answers }: Assessment): OtherAnswer[] {
  return [...needs, ...answers].map(([question, { answer }]) => ({ question, answer }));
}

/** The assessment with one answer written into it, with nothing beside it. */
export function written(
  assessment: Assessment,
  part: 'needs' | 'answers',
  question: string,
  answer: AnswerValue,
): Assessment {
  const answers = new Map(assessment[part]);
  answers.set(question, { answer, note: null, evidence: [], source: null });
  return { ...assessment, [part]: answers };
}
