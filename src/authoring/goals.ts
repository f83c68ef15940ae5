import { type Goal, grouped, judge, NOT_MET } from '../engine/goal.ts';
import type { Atom, BarrierModel, Model, Node, Statement } from '../engine/model.ts';
import { someCompletion } from '../engine/search.ts';
import { narrow } from '../engine/settle.ts';
import { isOpen, lowestOf } from '../engine/situation.ts';
import { TRUE } from '../engine/truth.ts';
import type { LintContext } from './lint.ts';

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

function raisedHere({ nations, remains }: BarrierModel, model: Model): Node {
  const question = model.questions.length;
  const existsHere: Atom = {
    kind: 'atom',
    id: -1,
    rule: '',
    question,
    bits: nations,
    needs: '',
    needsOtherwise: '',
  };
  return grouped('all', nations === model.everyNation ? [remains.node] : [existsHere, remains.node]);
}

function questionsOf({ nations, remains }: BarrierModel, model: Model): number[] {
  const nation = nations === model.everyNation ? [] : [model.questions.length];
  return [...nation, ...remains.questions];
}

/** True if no completion at all reaches the goal; false also where that could not be told. */
export function isOutOfReach(goal: Goal, context: LintContext): boolean {
  return someCompletion(goal, context) === false;
}

/** An answer of an example: the place of a question, and the place of an option. The nation comes after the questions. */
export interface ExampleAnswer {
  readonly question: number;
  readonly option: number;
}

/**
 * Answers that are enough to reach the goal, none of them idle, whatever the others are. Null where there are none,
 * or where that could not be told.
 */
export function exampleOf(goal: Goal, context: LintContext): ExampleAnswer[] | null {
  const given = someCompletion(goal, context);
  return given ? needed(given, goal, context) : null;
}

/** What is left of answers that reach a goal once those are taken back without which it is reached as well. */
function needed(given: readonly number[], goal: Goal, { model, situation }: LintContext): ExampleAnswer[] {
  const { questions } = goal;
  const open = [...situation.given];
  for (const question of questions) narrow(model, situation, question, given[question] ?? 0);
  for (const question of questions) {
    narrow(model, situation, question, open[question] ?? 0);
    if (judge(goal, model, situation) !== 'always') narrow(model, situation, question, given[question] ?? 0);
  }
  const answers = questions
    .filter((question) => !isOpen(situation.given[question] ?? 0))
    .map((question) => ({ question, option: lowestOf(situation.given[question] ?? 0) }));
  for (const question of questions) narrow(model, situation, question, open[question] ?? 0);
  return answers.sort((one, other) => one.question - other.question);
}
