import { compileSteps } from '../../engine/compile-steps.ts';
import type { Model } from '../../engine/model.ts';
import type { Target } from './target.ts';

/** True if a condition on the way to a level looks at the nation: of the levels, of what is asked, or of what must come first. */
export function looksAtNation(
  { placement, level }: Pick<Target, 'placement' | 'level'>,
  model: Model,
): boolean {
  const rungs = model.placements[placement];
  if (!rungs) return false;
  const levels = rungs.cumulative ? rungs.levels.slice(0, level + 1) : rungs.levels;
  const steps = compileSteps(model);
  const found = new Set(levels.flatMap(({ requires }) => requires.questions));
  // A set that grows while it is gone through: what a step needs first may need something first itself.
  for (const question of found) {
    for (const step of steps[question] ?? []) {
      for (const needed of step?.needs?.questions ?? []) found.add(needed);
    }
  }
  return found.has(model.questions.length);
}
