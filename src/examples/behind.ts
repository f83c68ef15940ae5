import { evaluate } from '../engine/evaluate.ts';
import type { BarrierModel, Model } from '../engine/model.ts';
import { settleSituation } from '../engine/settle.ts';
import { FALSE } from '../engine/truth.ts';
import { questionsOf } from '../framework/walk.ts';
import type { Example, ExampleBarrier } from '../model/key.ts';
import type { Reason } from '../model/result.ts';
import { assessmentFrom, toldBy } from './assessment-from.ts';

/**
 * The facts, by their place among the facts of a case, that show that a barrier remains or that it is not there. None for
 * one of which the text does not say enough.
 */
export function factsBehind(barrier: ExampleBarrier, example: Example, model: Model): readonly number[] {
  if (barrier.why === 'not-told') return [];
  const asked = barrier.right ? barrier.because.flatMap(askedIn) : askedAbout(barrier.id, example, model);
  return example.facts.flatMap(({ question, option }, place) =>
    option !== null && asked.includes(question) ? [place] : [],
  );
}

function askedIn({ question, orElse }: Reason): string[] {
  return [...(question === null ? [] : [question]), ...orElse.flatMap(askedIn)];
}

/** The questions that settle that a barrier is not there: whether it can arise at all, else whether anything raises it. */
function askedAbout(id: string, example: Example, model: Model): readonly string[] {
  const found = model.barriers.find(({ barrier }) => barrier.id === id);
  if (!found) return [];
  const { arisesWhen, raisedBy } = found.barrier;
  return questionsOf(arisesWhen !== null && !canArise(found, example, model) ? arisesWhen : raisedBy);
}

function canArise({ arisesWhen }: BarrierModel, example: Example, model: Model): boolean {
  const nation = example.nation?.id ?? null;
  const { answers } = assessmentFrom(toldBy(example), model, nation);
  return evaluate(arisesWhen.node, model, settleSituation(model, answers, nation)) !== FALSE;
}
