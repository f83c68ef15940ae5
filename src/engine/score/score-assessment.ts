import type { Assessment } from '../../model/assessment.ts';
import type { Result, Tool } from '../../model/result.ts';
import type { Model } from '../compiled.ts';
import { NO_PROVER, type Prover } from '../logic/search.ts';
import { settlingOf } from '../settling/settling-answers.ts';
import { decideNext } from '../steps/next-steps.ts';
import { resultOf } from './place-assessment.ts';

/**
 * What the framework makes of an assessment: the same result, to the byte, for the same input. What a search cannot
 * decide within its allowance is left to `prove`; without a prover, what is possible may be wider than exact there.
 */
export function scoreAssessment(
  model: Model,
  assessment: Assessment,
  tool: Tool,
  prove: Prover = NO_PROVER,
): Result {
  return resultOf(model, assessment, { tool, prove, further: { settlingOf, decideNext } });
}
