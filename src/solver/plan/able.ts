import type { StepModel } from '../../engine/compile-steps.ts';
import { evaluate } from '../../engine/evaluate.ts';
import type { Model } from '../../engine/model.ts';
import type { Situation } from '../../engine/situation.ts';
import { TRUE } from '../../engine/truth.ts';

/** True if a step can be taken in a situation: its question is asked, and what it needs holds. */
export function canBeTaken({ question, needs }: StepModel, situation: Situation, model: Model): boolean {
  if (situation.options[question] === 0) return false;
  return needs === null || evaluate(needs.node, model, situation) === TRUE;
}
