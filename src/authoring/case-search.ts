import type { BarrierModel, Questionnaire, Statement } from '../engine/compiled.ts';
import { FALSE, lowestOf, type Situation, TRUE, type Truth } from '../engine/logic/evaluate.ts';
import { type Goal, NOT_MET } from '../engine/logic/goal.ts';
import { judge, narrow, settleSituation, type Witness } from '../engine/logic/search.ts';
import { type AnswerChange, DECLARED_NOT_APPLICABLE, type ExampleAnswers } from './example-answers.ts';
import { budgetedSearch, type SearchBudget, type SearchScope } from './lint.ts';
import {
  APPLIES_NOT,
  askedBy,
  type PairedQuestionnaire,
  type PairingOptions,
  pairedGoal,
  pairedIndexes,
  pairedQuestionnaire,
  placeOn,
  type Side,
} from './paired-questionnaire.ts';

/** The goal that a condition holds. */
export function holds(statement: Statement): Goal {
  return comesTo(TRUE, statement);
}

/** The goal that a condition does not hold, even by having no value. */
export function holdsNot(statement: Statement): Goal {
  return comesTo(NOT_MET, statement);
}

/** The goal that a condition has a value and does not hold. */
export function fails(statement: Statement): Goal {
  return comesTo(FALSE, statement);
}

function comesTo(truths: Truth, { node, questions }: Statement): Goal {
  return { wants: [{ node, truths }], questions };
}

/** The goal that a barrier exists where the service is, arises there and is raised. */
export function isRaised({ remains }: BarrierModel): Goal {
  return holds(remains);
}

/** The goal that a barrier is not raised, does not arise or does not exist where the service is. */
export function isNotRaised({ remains }: BarrierModel): Goal {
  return holdsNot(remains);
}

/** A change of one answer that a goal holds before and another after. */
export interface Turn {
  readonly change: AnswerChange;
  readonly before: Goal;
  readonly after: Goal;
}

const SIDES: readonly Side[] = ['first', 'second'];

/** The goal that every case reaches. */
const ANYTHING: Goal = { wants: [], questions: [] };

/** Answers that reach `goal`; false if there are none, null if unknown. */
// “Not applicable” is among them only where needed, and never to `applying`.
export function findExampleCase(
  goal: Goal,
  scope: SearchScope,
  applying: readonly number[] = [],
): ExampleAnswers | false | null {
  return someOf(goal, ANYTHING, null, scope, applying);
}

/** Answers besides `change` with which it turns `before` into `after`; false if none, null if unknown. */
export function findTurn({ change, before, after }: Turn, scope: SearchScope): ExampleAnswers | false | null {
  return someOf(before, after, change, scope);
}

function someOf(
  first: Goal,
  second: Goal,
  change: AnswerChange | null,
  scope: SearchScope,
  applying: readonly number[] = [],
): ExampleAnswers | false | null {
  const twice = change ? [change.question] : [];
  const declared = change?.first === DECLARED_NOT_APPLICABLE ? [change.question] : [];
  const settled = settledCase(
    { twice, rises: false, mayNotApply: declared },
    [...twice, ...applying],
    { first, second, change },
    scope,
  );
  return settled && givenBy(settled, 'first', change);
}

/** Answers before and after where some of `rising` rise and no other moves; false if none, null if unknown. */
export function findRise(
  { before, after }: Omit<Turn, 'change'>,
  rising: readonly number[],
  scope: SearchScope,
): { readonly before: ExampleAnswers; readonly after: ExampleAnswers } | false | null {
  const wider = { twice: rising, rises: true, mayNotApply: [] };
  const settled = settledCase(wider, [], { first: before, second: after, change: null }, scope);
  return settled && { before: givenBy(settled, 'first', null), after: givenBy(settled, 'second', null) };
}

/** A goal on each side, and the one answer that changes, where that is settled. */
interface Sought {
  readonly first: Goal;
  readonly second: Goal;
  readonly change: AnswerChange | null;
}

/** A case, with “not applicable” only where there is none without, and never for some questions. */
function settledCase(
  wider: PairingOptions,
  applying: readonly number[],
  sought: Sought,
  scope: SearchScope,
): Settled | false | null {
  const { budget } = scope;
  if (budget.left <= 0) return countUndecided(budget);
  // What is looked for is written down for two sides before it is looked for.
  budget.left -= 4 * (sought.first.questions.length + sought.second.questions.length);
  const found = caseOn(wider, sought, scope);
  const others = mayNotApply([sought.first, sought.second], scope.model).filter(
    (question) => !applying.includes(question),
  );
  if (found !== false || others.length === 0) return found;
  return caseOn({ ...wider, mayNotApply: [...wider.mayNotApply, ...others] }, sought, scope);
}

/** A case on two sides, where every question that was looked at has one answer on each. */
interface Settled {
  readonly sides: PairedQuestionnaire;
  readonly situation: Situation;
  readonly asked: ReadonlySet<number>;
}

function mayNotApply(goals: readonly Goal[], { questions }: Questionnaire): number[] {
  const looked = new Set(goals.flatMap((goal) => goal.questions));
  return [...looked].filter((place) => questions[place]?.question.mayNotApply);
}

function caseOn(
  wider: PairingOptions,
  { first, second, change }: Sought,
  scope: SearchScope,
): Settled | false | null {
  const { model, budget } = scope;
  if (budget.left <= 0) return countUndecided(budget);
  const sides = lastSides(model, wider, budget);
  const goal = pairedGoal(sides, first, second);
  const situation = settleSituation(sides.model, new Map(), null);
  if (change) settleChange(change, sides, situation);
  const found = budgetedSearch(goal, { model: sides.model, situation }, scope);
  if (!found) return found;
  const asked = askedBy(first, second, sides).flatMap((question) => pairedIndexes(question, sides));
  settle(found, asked, sides.model, situation);
  // What a prover found is believed only once the engine has looked at it.
  if (judge(goal, sides.model, situation) !== 'always') return countUndecided(budget);
  return { sides, situation, asked: new Set(asked) };
}

// Searches come in runs that look at one question and differ only in the goal.
const lately = new WeakMap<Questionnaire, { readonly wider: string; readonly sides: PairedQuestionnaire }>();

function lastSides(model: Questionnaire, wider: PairingOptions, budget: SearchBudget): PairedQuestionnaire {
  const key = JSON.stringify(wider);
  const last = lately.get(model);
  if (last?.wider === key) return last.sides;
  const sides = pairedQuestionnaire(model, wider);
  budget.left -= sizeOf(sides.model);
  lately.set(model, { wider: key, sides });
  return sides;
}

/** The cost of making a questionnaire, a step for each question that decides whether another is asked. */
function sizeOf({ questions, conditional }: Questionnaire): number {
  const deciding = conditional.map((question) => questions[question]?.shownWhen?.questions.length ?? 0);
  return deciding.reduce((sum, count) => sum + count, questions.length);
}

/** Counts that something could not be told. */
export function countUndecided(budget: SearchBudget): null {
  budget.unanswered += 1;
  return null;
}

function settleChange(
  { question, first, second }: AnswerChange,
  { model, seconds, applies }: PairedQuestionnaire,
  situation: Situation,
) {
  if (first === DECLARED_NOT_APPLICABLE) narrow(model, situation, applies.get(question) ?? 0, APPLIES_NOT);
  else narrow(model, situation, question, 1 << first);
  narrow(model, situation, seconds.get(question) ?? 0, 1 << second);
}

function settle(found: Witness, asked: readonly number[], model: Questionnaire, situation: Situation): void {
  for (const question of asked) {
    const options = found[question] ?? 0;
    narrow(model, situation, question, options & -options);
  }
}

/** The answers of a case on `side`, or else on the other, of every question that it asks on either. */
function givenBy(
  { situation, asked, sides }: Settled,
  side: Side,
  change: AnswerChange | null,
): ExampleAnswers {
  const { base, applies } = sides;
  const given = new Map<number, number>();
  for (let question = 0; question <= base.questions.length; question += 1) {
    if (question === change?.question || !asked.has(placeOn('first', question, sides))) continue;
    if (situation.given[applies.get(question) ?? -1] === APPLIES_NOT)
      given.set(question, DECLARED_NOT_APPLICABLE);
    const options = [side, ...SIDES]
      .map((each) => situation.options[placeOn(each, question, sides)] ?? 0)
      .find((left) => left !== 0);
    if (options !== undefined) given.set(question, lowestOf(options));
  }
  return given;
}
