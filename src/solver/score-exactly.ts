import type { Assessment } from '../engine/input.ts';
import type { Model } from '../engine/model.ts';
import type { Result, Tool } from '../engine/result.ts';
import { scoreAssessment } from '../engine/score.ts';

/**
 * What the framework makes of an assessment, with nothing left wider than exact that a solver can decide. The solver is
 * loaded only where searching has not been enough.
 */
export async function scoreExactly(model: Model, assessment: Assessment, tool: Tool): Promise<Result> {
  let isEnough = true;
  const result = scoreAssessment(model, assessment, tool, () => {
    isEnough = false;
    return null;
  });
  if (isEnough) return result;
  const { loadProver } = await import('./prove.ts');
  return scoreAssessment(model, assessment, tool, await loadProver());
}
