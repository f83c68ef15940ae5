import { evaluateAll } from './evaluate.ts';
import { answersOf, type Facts, nationFact } from './facts.ts';
import type { Assessment } from './input.ts';
import type { Model } from './model.ts';
import type { AnswerResult } from './result.ts';
import { settleSituation } from './settle.ts';
import type { Situation } from './situation.ts';
import type { Truth } from './truth.ts';

/** What everything in a result is decided from. */
export interface Ground {
  readonly model: Model;
  readonly situation: Situation;
  /** What each part of each condition comes to in the situation, by its number. */
  readonly truths: readonly Truth[];
  readonly answers: readonly AnswerResult[];
  /** The answers, and the nation after them. */
  readonly facts: Facts;
}

/** The ground of an assessment: its answers, in words and as sets of options, and what they make of every condition. */
export function groundOf(model: Model, assessment: Assessment): Ground {
  const situation = settleSituation(model, assessment);
  const truths = evaluateAll(model, situation);
  const answers = answersOf(model, assessment, situation);
  return { model, situation, truths, answers, facts: [...answers, nationFact(model, assessment)] };
}

/** What a part of a condition comes to. */
export function truthOf(node: { readonly id: number }, { truths }: Ground): Truth {
  return truths[node.id] ?? 0;
}
