import type { StepModel } from '../compile-steps.ts';
import { evaluate } from '../evaluate.ts';
import type { Model } from '../model.ts';
import { partsIn } from '../search.ts';
import type { Situation } from '../situation.ts';
import { TRUE } from '../truth.ts';

/** What it takes to look whether a step can be taken. */
export function priceOf({ needs }: StepModel): number {
  return 1 + (needs === null ? 0 : partsIn(needs.node));
}

/** True if a step can be taken in a situation: its question is asked, and what it needs holds. */
export function canBeTaken({ question, needs }: StepModel, situation: Situation, model: Model): boolean {
  if (situation.options[question] === 0) return false;
  return needs === null || evaluate(needs.node, model, situation) === TRUE;
}
