import { compileSteps, type StepModel } from '../engine/compile/compile-condition.ts';
import type { Model, Questionnaire, Statement } from '../engine/compiled.ts';
import { TRUE } from '../engine/logic/evaluate.ts';
import type { Goal } from '../engine/logic/goal.ts';
import { narrow, type SearchGround, settleSituation } from '../engine/logic/search.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import { quoted } from '../text.ts';
import { budgetedSearch, type Lint, NOTHING_KNOWN, type SearchScope } from './lint.ts';

/** Every step can be taken in some nation, with what it needs brought about by other steps first. */
// What a step has once led to stays possible here, though others may end it; so what is said is certain, and little
// is said.
export const stepsCanBeTaken: Lint = ({ model, framework, prove, budget, pathOf }) => {
  const steps = compileSteps(model).flatMap((ladder) => ladder.filter((step) => step !== null));
  const reached = new Set<StepModel>();
  const taken = new Set<StepModel>();
  const starts = startsOf(model, steps);
  for (const { id } of framework.nations) {
    const situation = settleSituation(model, NOTHING_KNOWN, id);
    const ground = { model, situation, prove, budget };
    for (const [question, options] of starts.entries()) narrow(model, situation, question, options);
    for (const step of takeAll(steps, ground)) taken.add(step);
    for (const step of steps) if (isAt(step, ground)) reached.add(step);
  }
  const stuck = steps.filter((step) => step.needs && reached.has(step) && !taken.has(step));
  return stuck.flatMap(({ question, from }): Finding[] => {
    const option = model.questions[question]?.question.options[from];
    if (!option) return [];
    const message = `The step up from ${quoted(option.id)} can never be taken: what it needs cannot be had before it.`;
    const path = [...pathOf(option), 'better', 'needs'];
    return [warning('step-out-of-reach', message, ADVICE, path)];
  });
};

const ADVICE =
  'Look under “needs” for conditions that exclude each other, for a better answer to the same question, and for steps that wait for each other.';

/** By question, the answers, a bit each, at which a service may be without having taken a step. */
// The lowest option, those to which no step leads, or that the question does not apply.
function startsOf({ questions }: Model, steps: readonly StepModel[]): number[] {
  const starts = questions.map(({ everyAnswer }) => everyAnswer);
  for (const { question, to } of steps) starts[question] = (starts[question] ?? 0) & ~(1 << to);
  return starts;
}

type Ground = SearchGround & SearchScope;

/** Takes steps as long as there is one that can be taken, and keeps the options that they start from. */
function takeAll(steps: readonly StepModel[], ground: Ground): ReadonlySet<StepModel> {
  const { model, situation } = ground;
  const taken = new Set<StepModel>();
  for (let before = -1; before < taken.size; ) {
    before = taken.size;
    for (const step of steps.filter((each) => !taken.has(each) && canBeTaken(each, ground))) {
      taken.add(step);
      narrow(model, situation, step.question, (situation.given[step.question] ?? 0) | (1 << step.to));
    }
  }
  return taken;
}

/** True if a step can be taken from here, or if that could not be told. */
function canBeTaken(step: StepModel, ground: Ground): boolean {
  if (!isAt(step, ground)) return false;
  const { model, situation } = ground;
  const options = situation.given[step.question] ?? 0;
  narrow(model, situation, step.question, 1 << step.from);
  const found = budgetedSearch(comesFirst(step, model), ground, ground);
  narrow(model, situation, step.question, options);
  return found !== false;
}

/** The goal that the question of a step is asked and what the step needs holds. */
function comesFirst({ question, needs }: StepModel, { questions }: Questionnaire): Goal {
  const statements = [questions[question]?.shownWhen, needs].filter((each): each is Statement => !!each);
  return {
    wants: statements.map(({ node }) => ({ node, truths: TRUE })),
    questions: [...new Set(statements.flatMap((statement) => statement.questions))],
  };
}

function isAt({ question, from }: StepModel, { situation }: Ground): boolean {
  return ((situation.given[question] ?? 0) & (1 << from)) !== 0;
}
