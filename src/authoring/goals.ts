import { evaluate } from '../engine/evaluate.ts';
import type { BarrierModel, Model, Statement } from '../engine/model.ts';
import { both, opposite, someCompletion, type Verdict } from '../engine/search.ts';
import { narrow } from '../engine/settle.ts';
import { isOpen, lowestOf, type Situation } from '../engine/situation.ts';
import { TRUE } from '../engine/truth.ts';
import type { LintContext } from './lint.ts';

/** Something that may be so in some completions and not in others. */
export interface Goal {
  /** The questions that it depends on, and those that decide whether these are asked. */
  readonly questions: readonly number[];
  judge(situation: Situation): Verdict;
}

/** A condition holds. */
export function holds({ node, questions }: Statement, model: Model): Goal {
  return {
    questions,
    judge(situation) {
      const truth = evaluate(node, model, situation);
      if (truth === TRUE) return 'always';
      return truth & TRUE ? 'open' : 'never';
    },
  };
}

/** A barrier exists where the service is, arises there, and is raised. */
export function isRaised({ remains, nations }: BarrierModel, model: Model): Goal {
  const nation = model.questions.length;
  const existsHere: Goal = {
    questions: nations === model.everyNation ? [] : [nation],
    judge({ options }) {
      const here = (options[nation] ?? 0) & nations;
      if (here === 0) return 'never';
      return here === options[nation] ? 'always' : 'open';
    },
  };
  return together([existsHere, holds(remains, model)]);
}

/** The contrary of a goal. */
export function not({ questions, judge }: Goal): Goal {
  return { questions, judge: (situation) => opposite(judge(situation)) };
}

/** Several goals at once. */
export function together(goals: readonly Goal[]): Goal {
  return {
    questions: [...new Set(goals.flatMap(({ questions }) => questions))],
    judge(situation) {
      let verdict: Verdict = 'always';
      for (const goal of goals) {
        verdict = both(verdict, goal.judge(situation));
        if (verdict === 'never') return verdict;
      }
      return verdict;
    },
  };
}

/** True if no completion at all reaches the goal; false also where the search gave up. */
export function isOutOfReach(goal: Goal, { model, blank }: LintContext): boolean {
  return someCompletion(model, blank, goal.questions, goal.judge) === false;
}

/** An answer of an example: the place of a question, and the place of an option. The nation comes after the questions. */
export interface ExampleAnswer {
  readonly question: number;
  readonly option: number;
}

/**
 * Answers that are enough to reach the goal, none of them idle, whatever the others are. Null where there are none,
 * or where the search gave up.
 */
export function exampleOf({ questions, judge }: Goal, { model, blank }: LintContext): ExampleAnswer[] | null {
  let given: readonly number[] | null = null;
  const found = someCompletion(model, blank, questions, (situation) => {
    const verdict = judge(situation);
    if (verdict === 'always') given = [...situation.given];
    return verdict;
  });
  return found && given ? needed(given, { questions, judge }, { model, blank }) : null;
}

/** What is left of answers that reach a goal once those are taken back without which it is reached as well. */
function needed(
  given: readonly number[],
  { questions, judge }: Goal,
  { model, blank }: Pick<LintContext, 'model' | 'blank'>,
): ExampleAnswer[] {
  const open = [...blank.given];
  for (const question of questions) narrow(model, blank, question, given[question] ?? 0);
  for (const question of questions) {
    narrow(model, blank, question, open[question] ?? 0);
    if (judge(blank) !== 'always') narrow(model, blank, question, given[question] ?? 0);
  }
  const answers = questions
    .filter((question) => !isOpen(blank.given[question] ?? 0))
    .map((question) => ({ question, option: lowestOf(blank.given[question] ?? 0) }));
  for (const question of questions) narrow(model, blank, question, open[question] ?? 0);
  return answers.sort((one, other) => one.question - other.question);
}
