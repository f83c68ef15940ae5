import { statementOf } from '../engine/compile/statement.ts';
import type { LevelModel, PlacementModel, QuestionModel } from '../engine/compiled.ts';
import { possibleLevels } from '../engine/logic/decide.ts';
import { evaluate } from '../engine/logic/evaluate.ts';
import { ANY_VALUE, placedAt, type Want } from '../engine/logic/goal.ts';
import { groundOf } from '../engine/logic/ground.ts';
import type { Answers } from '../model/assessment.ts';
import { findExampleCase } from './case-search.ts';
import {
  type ExampleAnswers,
  engineAnswers,
  nationOf,
  situationOf,
  withAnswer,
  without,
} from './example-answers.ts';
import { budgetedSearch, type LintContext, type SearchScope } from './lint.ts';

/** True if answers are provably enough for some wants, whatever the open answers are. */
export function isSufficient(wants: readonly Want[], given: ExampleAnswers, scope: SearchScope): boolean {
  const { model } = scope;
  const situation = situationOf(given, model);
  return wants.every(({ node, truths }) => {
    const others = ANY_VALUE & ~truths;
    if ((evaluate(node, model, situation) & others) === 0) return true;
    const { questions } = statementOf(node, model.questions);
    return (
      budgetedSearch({ wants: [{ node, truths: others }], questions }, { model, situation }, scope) === false
    );
  });
}

/** `given` without those answers, one after the other, without which the rest is enough as well. */
export function irredundant(
  given: ExampleAnswers,
  isEnough: (given: ExampleAnswers) => boolean,
): ExampleAnswers {
  let left = given;
  for (const question of given.keys()) {
    const fewer = without(left, question);
    if (isEnough(fewer)) left = fewer;
  }
  return left;
}

/** Answers of `given` that are enough, of which none can be taken back or, if ordered, moved down an option. */
export function minimalAnswers(
  given: ExampleAnswers,
  isEnough: (given: ExampleAnswers) => boolean,
  questions: readonly QuestionModel[],
): ExampleAnswers {
  const needed = irredundant(given, isEnough);
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
  return left === needed ? left : minimalAnswers(left, isEnough, questions);
}

/** The index of the level at which the engine puts some answers; null while several are possible. */
export function levelWith(
  given: ExampleAnswers,
  placement: PlacementModel,
  { model, prove, budget }: LintContext,
): number | null {
  const ground = groundOf(model, engineAnswers(given, model), nationOf(given, model), prove);
  const { levels, exact } = possibleLevels(placement, { ...ground, budget });
  const [only = null] = levels;
  return exact && levels.length === 1 ? only : null;
}

/** True if these answers are provably enough to sit at a level, whatever the others are. */
export function isSufficientFor(
  rung: number,
  given: ExampleAnswers,
  placement: PlacementModel,
  context: LintContext,
): boolean {
  return isSufficient(placedAt(placement, rung).wants, given, context);
}

/** Answers with which a service sits at a level, whatever the others are, and only just. */
export interface LevelExample {
  readonly placement: PlacementModel;
  readonly level: LevelModel;
  /** Where the service has to be; null where it may be anywhere. */
  readonly nation: string | null;
  readonly answers: Answers;
  /** True where each answer taken back, or if ordered moved down an option, makes another level possible. */
  // False where that could not be told of each.
  readonly isLeast: boolean;
}

/** An example of every level of a framework that can be reached, each as the engine places it. */
export function examplesIn(context: LintContext): LevelExample[] {
  return context.model.placements.flatMap((placement) =>
    placement.levels.flatMap((level, rung) => exampleAt(rung, level, placement, context) ?? []),
  );
}

function exampleAt(
  rung: number,
  level: LevelModel,
  placement: PlacementModel,
  context: LintContext,
): LevelExample | null {
  const { model, budget, onLooked } = context;
  onLooked();
  const found = findExampleCase(placedAt(placement, rung), context);
  if (!found) return null;
  const before = budget.unanswered;
  const least = minimalAnswers(
    found,
    (given) => isSufficientFor(rung, given, placement, context),
    model.questions,
  );
  if (levelWith(least, placement, context) !== rung) return null;
  const isLeast = budget.unanswered === before;
  return { placement, level, nation: nationOf(least, model), answers: engineAnswers(least, model), isLeast };
}
