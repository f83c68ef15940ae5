import type { StepModel } from '../../engine/compile-steps.ts';
import { beyond, type Clause, type End, type Ends, stepsTo, upTo } from './end.ts';
import { staysAsked, staysTrue } from './rising.ts';
import type { Setting } from './setting.ts';

/** Rules out an end whose steps cannot be taken in any order, and with it all that would be stuck in the same way. */
export function ruleOut(end: End, stuck: readonly StepModel[], { setting, clauses }: Ends): void {
  const onlyRises = stepsTo(end, setting).every(
    ({ question, needs }) => staysAsked(question, setting) && (!needs || staysTrue(needs.node, setting)),
  );
  if (onlyRises && stuck.length > 0) clauses.push(...stuck.map((step) => unlocking(step, end, setting)));
  else clauses.push(otherThan(end, setting));
}

/**
 * Where what steps need never stops holding, how far one comes does not depend on the order. Whoever takes one of the
 * steps that were out of reach must then take a step besides those of this end.
 */
function unlocking({ question, from }: StepModel, end: End, { ladders }: Setting): Clause {
  const place = ladders.get(question)?.options.indexOf(from) ?? 0;
  const besides = [...ladders.keys()].map((each) => ({ question: each, places: beyond(end.get(each) ?? 0) }));
  return [{ question, places: upTo(place) }, ...besides];
}

function otherThan(end: End, { ladders }: Setting): Clause {
  return [...ladders.keys()].map((question) => ({ question, places: ~(1 << (end.get(question) ?? 0)) }));
}
