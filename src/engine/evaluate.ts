import type { Atom, Group, Node, Questionnaire } from './model.ts';
import { scoreTruth } from './scores.ts';
import type { Situation } from './situation.ts';
import { conjunction, disjunction, FALSE, NO_VALUE, negation, TRUE, type Truth } from './truth.ts';

/**
 * What a condition can come to in a situation, part by part. It holds every value that some completion gives,
 * and may hold more where its parts look at the same open answer.
 */
export function evaluate(node: Node, model: Questionnaire, situation: Situation): Truth {
  return evaluateWith(node, model, situation, null);
}

/** What each part of each condition can come to in a situation, by its number. */
export function evaluateAll(model: Questionnaire, situation: Situation): readonly Truth[] {
  const truths: Truth[] = [];
  for (const node of model.nodes) truths.push(evaluateWith(node, model, situation, truths));
  return truths;
}

/** Where what the parts come to is known already, it is looked up here. */
type Known = readonly Truth[] | null;

function evaluateWith(node: Node, model: Questionnaire, situation: Situation, known: Known): Truth {
  if (node.kind === 'atom') return atomTruth(node, situation);
  if (node.kind === 'score') return scoreTruth(node, model, situation);
  if (node.kind === 'at-least') return countTruth(node, model, situation, known);
  return groupTruth(node, model, situation, known);
}

function atomTruth({ question, bits }: Atom, { options, absent }: Situation): Truth {
  const left = options[question] ?? 0;
  const truth = (left & bits ? TRUE : 0) | (left & ~bits ? FALSE : 0);
  return absent[question] ? truth | NO_VALUE : truth;
}

function groupTruth({ kind, of }: Group, model: Questionnaire, situation: Situation, known: Known): Truth {
  // Nothing at all is true of "all", and has no value for "any": the values that change nothing else.
  let truth = kind === 'all' ? TRUE : NO_VALUE;
  for (const part of of) {
    const next = known ? (known[part.id] ?? 0) : evaluateWith(part, model, situation, null);
    if (kind === 'not') return negation(next);
    truth = kind === 'all' ? conjunction(truth, next) : disjunction(truth, next);
  }
  return truth;
}

function countTruth({ of, count }: Group, model: Questionnaire, situation: Situation, known: Known): Truth {
  let certain = 0;
  let possible = 0;
  let together = TRUE | FALSE | NO_VALUE;
  let either = 0;
  for (const part of of) {
    const truth = known ? (known[part.id] ?? 0) : evaluateWith(part, model, situation, null);
    if (truth === TRUE) certain += 1;
    if (truth & TRUE) possible += 1;
    together &= truth;
    either |= truth;
  }
  // Short of the count, it is false as soon as one part has a value at all, be it true.
  const someHasValue = certain > 0 || (either & FALSE) !== 0 || (possible > 0 && count > 1);
  const mayFail = certain < count && someHasValue;
  return (possible >= count ? TRUE : 0) | (mayFail ? FALSE : 0) | (together & NO_VALUE);
}
