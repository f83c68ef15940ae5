import { compile } from '../engine/compile/compile.ts';
import type { Model, Questionnaire } from '../engine/compiled.ts';
import type { Goal } from '../engine/logic/goal.ts';
import {
  NO_PROVER,
  type Prover,
  type SearchGround,
  settleSituation,
  someCompletion,
  type Witness,
  type WorkBudget,
} from '../engine/logic/search.ts';
import type { FrameworkFile } from '../framework/open.ts';
import type { Finding } from '../framework/rules/rule.ts';
import type { Answers } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';

/** What a lint needs of a framework file. */
export type LintedFile = Pick<FrameworkFile, 'framework' | 'pathOf' | 'placeOf'>;

/** A framework made ready for lints, with nothing known of a service and the place of each part. */
export interface LintContext extends Omit<SearchGround, 'budget' | 'model'>, SearchScope {
  readonly framework: Framework;
  readonly model: Model;
  /** What is asked of the service, by id. */
  readonly asked: ReadonlyMap<string, Question>;
  readonly pathOf: FrameworkFile['pathOf'];
  readonly placeOf: FrameworkFile['placeOf'];
  /** The day as 2026-11-22 by which age is judged; null where it is not. */
  readonly today: string | null;
  /** Called whenever a question, a level or a barrier has been looked at. */
  readonly onLooked: () => void;
}

/** Finds every place where one thing makes a framework less than it could be, though it works. */
// Where it could not be told whether that is so, nothing is said.
export type Lint = (context: LintContext) => Finding[];

/** What a lint needs that looks at texts alone. */
export type TextContext = Pick<LintContext, 'framework' | 'pathOf' | 'today'>;

/** The same by texts alone, whatever they refer to. */
export type TextLint = (context: TextContext) => Finding[];

/** What lints look at in a framework, with `prove` for what searching cannot decide. */
export function lintContext(
  { framework, pathOf, placeOf }: LintedFile,
  prove: Prover = NO_PROVER,
  onLooked: LintContext['onLooked'] = () => {},
  today: string | null = null,
): LintContext {
  const model = compile(framework);
  const situation = settleSituation(model, NOTHING_KNOWN, null);
  const asked = new Map(framework.questions.map((question) => [question.id, question]));
  return {
    framework,
    model,
    asked,
    situation,
    prove,
    budget: fullBudget(),
    pathOf,
    placeOf,
    today,
    onLooked,
  };
}

/** The answers where no question is answered. */
export const NOTHING_KNOWN: Answers = new Map();

/** What the searches for one claim may cost together, counted so that every machine finds the same. */
export interface SearchBudget extends WorkBudget {
  /** How many searches have come to no answer so far. */
  unanswered: number;
}

/** Questions that can be searched, what decides where searching cannot, and what it may cost. */
export interface SearchScope {
  readonly model: Questionnaire;
  readonly prove: Prover;
  readonly budget: SearchBudget;
}

/** A budget for one claim, dozens of times what the largest shipped framework takes for all. */
export function fullBudget(): SearchBudget {
  return { left: 30_000_000, unanswered: 0 };
}

/** `someCompletion`, counting in the budget where it comes to no answer. */
// `goal` names no question that is of no matter to it: to branch over one would double the search.
export function budgetedSearch(
  goal: Goal,
  { model, situation }: Pick<SearchGround, 'model' | 'situation'>,
  { prove, budget }: SearchScope,
): Witness | false | null {
  const found = someCompletion(goal, { model, situation, prove, budget });
  if (found === null) budget.unanswered += 1;
  return found;
}
