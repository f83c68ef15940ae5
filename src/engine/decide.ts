import { evaluate } from './evaluate.ts';
import type { Ground } from './ground.ts';
import type { Questionnaire, Statement } from './model.ts';
import { someCompletion } from './search.ts';
import { mayBeHidden, type Situation } from './situation.ts';
import { FALSE, isCertain, NO_VALUE, TRUE, type Truth } from './truth.ts';

/**
 * What a statement comes to over the completions of a situation: exactly the values that some completion gives,
 * or more only where the search for one ran out of budget.
 */
export function decide(statement: Statement, { model, situation, truths }: Ground): Truth {
  const truth = truths[statement.node.id] ?? 0;
  if (isCertain(truth) || isExact(statement, situation)) return truth;
  let found = 0;
  for (const value of [TRUE, FALSE, NO_VALUE]) {
    if (truth & value && givesValue(statement, value, model, situation)) found |= value;
  }
  return found;
}

/** True if combining part by part is exact for this statement as the situation stands. */
function isExact(statement: Statement, situation: Situation): boolean {
  if (!statement.plain) return false;
  for (const question of statement.questions) if (mayBeHidden(situation, question)) return false;
  return true;
}

function givesValue(statement: Statement, value: Truth, model: Questionnaire, situation: Situation): boolean {
  const found = someCompletion(model, situation, statement.questions, (narrowed) => {
    const truth = evaluate(statement.node, model, narrowed);
    if (truth === value) return 'always';
    return truth & value ? 'open' : 'never';
  });
  return found !== false;
}
