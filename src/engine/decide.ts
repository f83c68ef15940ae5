import { NOT_MET } from './goal.ts';
import type { Ground } from './ground.ts';
import type { Questionnaire, Statement } from './model.ts';
import { type Allowance, canReach, type SearchGround, USUAL_LOOKS } from './search.ts';
import { mayLackValue } from './situation.ts';
import { FALSE, isCertain, NO_VALUE, TRUE, type Truth } from './truth.ts';

/**
 * What a statement comes to over the completions of a situation: exactly the values that some completion gives,
 * or more only where that could not be told of one.
 */
export function decide(statement: Statement, ground: Ground): Truth {
  return decideFrom(ground.truths[statement.node.id] ?? 0, statement, ground, USUAL_LOOKS);
}

/**
 * The same, where what the statement comes to part by part is known. Each value that it may have is searched for with
 * so many looks.
 */
export function decideFrom(truth: Truth, statement: Statement, ground: SearchGround, looks: number): Truth {
  if (isCertain(truth) || isExact(truth, statement, ground)) return truth;
  let found = 0;
  for (const value of [TRUE, FALSE, NO_VALUE]) {
    if (truth & value && givesValue(statement, value, ground, { looks })) found |= value;
  }
  return found;
}

/** True if combining part by part is exact for this statement as the situation stands. */
function isExact(truth: Truth, statement: Statement, { model, situation }: SearchGround): boolean {
  const { plain, questions, repeated } = statement;
  if (!plain) return false;
  // Going up or down all at once tells what holds from what does not, but not what is false from what has no value.
  if (repeated.length > 0 && (truth & NOT_MET) === NOT_MET) return false;
  for (const question of questions)
    if (mayLackValue(situation, question) && !lacksItAlone(question, statement, model)) return false;
  return true;
}

/** True if whether a question has a value hangs on nothing but that question, which is looked at once. */
function lacksItAlone(question: number, { repeated }: Statement, { questions }: Questionnaire): boolean {
  return questions[question]?.shownWhen === null && !repeated.includes(question);
}

function givesValue(
  { node, questions }: Statement,
  truths: Truth,
  ground: SearchGround,
  allowance: Allowance,
): boolean {
  return canReach({ wants: [{ node, truths }], questions }, ground, allowance) !== false;
}
