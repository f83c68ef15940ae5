import { type Goal, NOT_MET } from '../engine/goal.ts';
import type { BarrierModel, Statement } from '../engine/model.ts';
import { FALSE, TRUE, type Truth } from '../engine/truth.ts';

/** A condition holds. */
export function holds(statement: Statement): Goal {
  return comesTo(TRUE, statement);
}

/** A condition does not hold, be it that it has no value. */
export function holdsNot(statement: Statement): Goal {
  return comesTo(NOT_MET, statement);
}

/** A condition has a value, and does not hold. */
export function fails(statement: Statement): Goal {
  return comesTo(FALSE, statement);
}

function comesTo(truths: Truth, { node, questions }: Statement): Goal {
  return { wants: [{ node, truths }], questions };
}

/** A barrier exists where the service is, arises there, and is raised. */
export function isRaised({ remains }: BarrierModel): Goal {
  return holds(remains);
}

/** A barrier is not raised, does not arise, or does not exist where the service is. */
export function isNotRaised({ remains }: BarrierModel): Goal {
  return holdsNot(remains);
}
