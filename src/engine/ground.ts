import type { Answers } from '../model/assessment.ts';
import type { AnswerResult } from '../model/result.ts';
import { evaluateAll } from './evaluate.ts';
import { answersOf, type Facts, nationFact } from './facts.ts';
import type { Questionnaire } from './model.ts';
import { NO_PROVER, type Prover, type Purse } from './search.ts';
import { settleSituation } from './settle.ts';
import type { Situation } from './situation.ts';
import type { Truth } from './truth.ts';

/** What everything in a result is decided from. */
export interface Ground<Asked extends Questionnaire = Questionnaire> {
  readonly model: Asked;
  readonly situation: Situation;
  /** What each part of each condition comes to in the situation, by its number. */
  readonly truths: readonly Truth[];
  readonly answers: readonly AnswerResult[];
  /** The answers, and the nation after them. */
  readonly facts: Facts;
  /** Decides what searching could not. */
  readonly prove: Prover;
  /** What searching may still cost. */
  readonly purse: Purse;
}

/** What all searches for one result may cost together: dozens of times what the largest framework that ships takes. */
const WORK = 100_000_000;

/** The ground that answers give: in words and as sets of options, and what they make of every condition. */
export function groundOf<Asked extends Questionnaire>(
  model: Asked,
  given: Answers,
  nation: string | null,
  prove: Prover = NO_PROVER,
): Ground<Asked> {
  const situation = settleSituation(model, given, nation);
  const truths = evaluateAll(model, situation);
  const answers = answersOf(model, given, situation);
  return {
    model,
    situation,
    truths,
    answers,
    facts: [...answers, nationFact(model, nation)],
    prove,
    purse: { left: WORK },
  };
}

/** What a part of a condition comes to. */
export function truthOf(node: { readonly id: number }, { truths }: Ground): Truth {
  return truths[node.id] ?? 0;
}
