import type { Model } from '../engine/compiled.ts';
import type { Prover } from '../engine/logic/search.ts';
import { placeAssessment } from '../engine/score/place-assessment.ts';
import { scoreAssessment } from '../engine/score/score-assessment.ts';
import { interruptibly } from '../host/long-work.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Result, Tool } from '../model/result.ts';
import type { Progress } from '../work.ts';

/** What `work` gives with no prover, or again with the solver, loaded only then, where it asked for one. */
async function exactly<Worked>(work: (prove: Prover) => Worked): Promise<Worked> {
  let isEnough = true;
  const worked = work(() => {
    isEnough = false;
    return null;
  });
  if (isEnough) return worked;
  const { loadProver } = await import('./prove.ts');
  return work(await loadProver());
}

/** The result of `assessment`, exact wherever the solver can decide. */
export function scoreExactly(model: Model, assessment: Assessment, tool: Tool): Promise<Result> {
  return exactly((prove) => scoreAssessment(model, assessment, tool, prove));
}

/** `scoreExactly` without what would settle what is open and what is next, for many results at a time. */
export function placeExactly(model: Model, assessment: Assessment, tool: Tool): Promise<Result> {
  return exactly((prove) => placeAssessment(model, assessment, tool, prove));
}

/** Works something out, with the solver where searching cannot tell, and has `progress` hear how far it is. */
// A Ctrl-C ends it at once.
export function workOut<Worked>(
  progress: Progress,
  work: (prove: Prover, progress: Progress) => Worked,
): Promise<Worked> {
  let far: Parameters<Progress> = [0, null];
  const hear: Progress = (...reached) => {
    far = reached;
    progress(...reached);
  };
  return exactly((prove) => {
    // What takes long takes proofs, so that each of them is a moment to say that it still goes on.
    const proveToo: Prover = (...goal) => {
      progress(...far);
      return prove(...goal);
    };
    progress(...far);
    return interruptibly(() => work(proveToo, hear));
  });
}
