import type { Model } from '../engine/compiled.ts';
import type { Prover } from '../engine/logic/search.ts';
import { placeAssessment } from '../engine/score/place-assessment.ts';
import { scoreAssessment } from '../engine/score/score-assessment.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Result, Tool } from '../model/result.ts';

/**
 * Works something out that may need a prover, and works it out again with the solver where searching has not been
 * enough. The solver is loaded only then.
 */
export async function exactly<Worked>(work: (prove: Prover) => Worked): Promise<Worked> {
  let isEnough = true;
  const worked = work(() => {
    isEnough = false;
    return null;
  });
  if (isEnough) return worked;
  const { loadProver } = await import('./prove.ts');
  return work(await loadProver());
}

/** What the framework makes of an assessment, with nothing left wider than exact that the solver can decide. */
export function scoreExactly(model: Model, assessment: Assessment, tool: Tool): Promise<Result> {
  return exactly((prove) => scoreAssessment(model, assessment, tool, prove));
}

/** The same without what would settle what is open and without what is next, for when many results are made and nobody reads that. */
export function placeExactly(model: Model, assessment: Assessment, tool: Tool): Promise<Result> {
  return exactly((prove) => placeAssessment(model, assessment, tool, prove));
}
