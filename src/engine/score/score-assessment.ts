import type { Assessment } from '../../model/assessment.ts';
import type { Result, Tool } from '../../model/result.ts';
import type { Model } from '../compiled.ts';
import { NO_PROVER, type Prover } from '../logic/search.ts';
import { settlingOf } from '../settling/settling-answers.ts';
import { decideNext } from '../steps/next-steps.ts';
import { resultOf } from './place-assessment.ts';

/** The result of `assessment`, wider than exact only where `prove` cannot tell either. */
// The same input gives the same bytes.
export function scoreAssessment(
  model: Model,
  assessment: Assessment,
  tool: Tool,
  prove: Prover = NO_PROVER,
): Result {
  return resultOf(model, assessment, { tool, prove, further: { settlingOf, decideNext } });
}
