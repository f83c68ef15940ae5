import { answered, type Goal, grouped, NOT_MET } from '../engine/goal.ts';
import type { BarrierModel, Model, Node, Statement } from '../engine/model.ts';
import { TRUE } from '../engine/truth.ts';

/** A condition holds. */
export function holds({ node, questions }: Statement): Goal {
  return { wants: [{ node, truths: TRUE }], questions };
}

/** A condition does not hold. */
export function holdsNot({ node, questions }: Statement): Goal {
  return { wants: [{ node, truths: NOT_MET }], questions };
}

/** A barrier exists where the service is, arises there, and is raised. */
export function isRaised(barrier: BarrierModel, model: Model): Goal {
  return {
    wants: [{ node: raisedHere(barrier, model), truths: TRUE }],
    questions: questionsOf(barrier, model),
  };
}

/** A barrier is not raised, does not arise, or does not exist where the service is. */
export function isNotRaised(barrier: BarrierModel, model: Model): Goal {
  return {
    wants: [{ node: raisedHere(barrier, model), truths: NOT_MET }],
    questions: questionsOf(barrier, model),
  };
}

/** That a barrier exists where the service is, arises there, and is raised. */
export function raisedHere({ nations, remains }: BarrierModel, model: Model): Node {
  return inNations(nations, remains.node, model);
}

/** That a barrier exists where the service is, arises there, and is not raised. */
export function clearHere({ nations, clear }: BarrierModel, model: Model): Node {
  return inNations(nations, clear.node, model);
}

function inNations(nations: number, node: Node, model: Model): Node {
  return nations === model.everyNation
    ? node
    : grouped('all', [answered(model.questions.length, nations), node]);
}

function questionsOf({ nations, remains }: BarrierModel, model: Model): number[] {
  const nation = nations === model.everyNation ? [] : [model.questions.length];
  return [...nation, ...remains.questions];
}
