import { evaluate } from '../engine/evaluate.ts';
import type { Want } from '../engine/goal.ts';
import type { QuestionModel } from '../engine/model.ts';
import { statementOf } from '../engine/statement.ts';
import { FALSE, NO_VALUE, TRUE } from '../engine/truth.ts';
import { type Given, situationOf, withAnswer, without } from './given.ts';
import { lookFor, type SearchScope } from './purse.ts';

/** True if answers are enough for some wants, whatever the open answers are; false also where that could not be told. */
export function isSure(wants: readonly Want[], given: Given, scope: SearchScope): boolean {
  const { model } = scope;
  const situation = situationOf(given, model);
  return wants.every(({ node, truths }) => {
    const others = ANY & ~truths;
    if ((evaluate(node, model, situation) & others) === 0) return true;
    const { questions } = statementOf(node, model.questions);
    return lookFor({ wants: [{ node, truths: others }], questions }, { model, situation }, scope) === false;
  });
}

const ANY = TRUE | FALSE | NO_VALUE;

/** What is left of answers once those are taken back without which they are enough as well. */
export function neededOf(given: Given, isEnough: (given: Given) => boolean): Given {
  let left = given;
  for (const question of given.keys()) {
    const fewer = without(left, question);
    if (isEnough(fewer)) left = fewer;
  }
  return left;
}

/**
 * The fewest and lowest of answers that are enough: none can be taken back, and none of those with an order moved
 * down by one option.
 */
export function leastOf(
  given: Given,
  isEnough: (given: Given) => boolean,
  questions: readonly QuestionModel[],
): Given {
  const needed = neededOf(given, isEnough);
  let left = needed;
  for (const [question, option] of needed) {
    if (!questions[question]?.question.ordered) continue;
    for (let lower = option - 1; lower >= 0; lower -= 1) {
      const moved = withAnswer(left, question, lower);
      if (!isEnough(moved)) break;
      left = moved;
    }
  }
  // A lower answer may make another needless.
  return left === needed ? left : leastOf(left, isEnough, questions);
}
