import { compileSteps } from '../engine/compile-steps.ts';
import { type Goal, grouped, NOT_MET } from '../engine/goal.ts';
import type { LevelModel, Model, NeedsModel, Node, QuestionModel, Statement } from '../engine/model.ts';
import { statementOf } from '../engine/statement.ts';
import { FALSE, NO_VALUE, TRUE, type Truth } from '../engine/truth.ts';
import { type Change, givenUp, someTurn } from './cases.ts';
import type { SearchScope } from './purse.ts';
import { couldTell } from './telling.ts';

/** Something in a result that follows from the answers. */
export interface Outcome {
  readonly statement: Statement;
  /** Values that a result does not tell from each other stand together. */
  readonly values: readonly Truth[];
  /** False where it is no reason to ask a question: what shows in the overall score only, and what a step up needs. */
  readonly decides: boolean;
}

const MET = [TRUE, NOT_MET];
const EACH_VALUE = [TRUE, FALSE, NO_VALUE];

/**
 * Everything that answers about a service can change by way of a condition: whether a level is met, the stage within
 * it, each strengthener, whether a barrier arises and is raised, what a step up needs, and whether a question is asked
 * that counts in the profile or the overall score.
 */
export function outcomesOf(model: Model): Outcome[] {
  const { questions } = model;
  const met = (node: Node): Outcome => ({
    statement: statementOf(node, questions),
    values: MET,
    decides: true,
  });
  return [
    ...model.placements.flatMap(({ levels }) => levels.flatMap((level) => levelOutcomes(level, met))),
    ...model.barriers.flatMap((barrier) => [met(barrier.remains.node), met(barrier.clear.node)]),
    ...questions.flatMap((question) => shownOutcome(question, model) ?? []),
    ...stepOutcomes(model),
  ];
}

function levelOutcomes(
  { requires, own, replacedBy, strengthenedBy, stages }: LevelModel,
  met: (node: Node) => Outcome,
): Outcome[] {
  return [
    met(requires.node),
    // By what it is met is told as well.
    ...(replacedBy.length === 0 ? [] : [own, ...replacedBy.map(({ when }) => when)]).map(({ node }) =>
      met(node),
    ),
    ...strengthenedBy.map((statement) => ({ statement, values: EACH_VALUE, decides: true })),
    // A level that is met in its own form has the last stage that is reached.
    ...stages.map((_, index) => {
      const later = stages.slice(index).map((stage) => stage.requires.node);
      return met(grouped('all', [own.node, grouped('any', later)]));
    }),
  ];
}

function shownOutcome({ question, shownWhen }: QuestionModel, { framework }: Model): Outcome | null {
  if (!question.ordered || !shownWhen) return null;
  const isMeasured = framework.placements.some(({ measure }) => measure?.questions.includes(question.id));
  return { statement: shownWhen, values: MET, decides: question.dimension !== null || isMeasured };
}

/** What has to be so before a step up. */
function stepOutcomes(model: Model): Outcome[] {
  const steps = compileSteps(model).flat();
  return steps.flatMap((step) =>
    step?.needs ? [{ statement: step.needs, values: MET, decides: false }] : [],
  );
}

/** Everything that answers about the people served can change: which rules hold. */
export function needsOutcomesOf({ how, who }: NeedsModel): Outcome[] {
  const rules = [...how, ...who].flatMap((each) => each.rules).flat();
  return rules.map(({ when }) => ({ statement: when, values: MET, decides: true }));
}

/** True if a change of one answer changes some outcome in some case; null if that could not be told. */
export function changesSome(
  outcomes: readonly Outcome[],
  change: Change,
  scope: SearchScope,
): boolean | null {
  let none: false | null = false;
  for (const { statement, values } of outcomes) {
    if (scope.purse.left <= 0) return givenUp(scope.purse);
    if (!couldTell(statement, change, scope.model)) continue;
    for (const before of values) {
      const found = someTurn({ change, ...turning(statement, before) }, scope);
      if (found) return true;
      if (found === null) none = null;
    }
  }
  return none;
}

/** A statement has one of some values before, and another after. */
function turning({ node, questions }: Statement, values: Truth): Record<'before' | 'after', Goal> {
  const goal = (truths: Truth): Goal => ({ wants: [{ node, truths }], questions });
  return { before: goal(values), after: goal(ANY & ~values) };
}

const ANY = TRUE | FALSE | NO_VALUE;
