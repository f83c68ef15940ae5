import { compileOptional, type Names } from '../engine/compile-condition.ts';
import { compileQuestions } from '../engine/compile-questions.ts';
import type { Goal } from '../engine/goal.ts';
import type { Questionnaire } from '../engine/model.ts';
import type { SearchGround } from '../engine/search.ts';
import { narrow, settleSituation } from '../engine/settle.ts';
import { statementOf } from '../engine/statement.ts';
import { TRUE } from '../engine/truth.ts';
import type { Finding } from '../framework/rules/finding.ts';
import type { Option } from '../framework/types.ts';
import { quoted } from '../text.ts';
import { type Lint, NOTHING_KNOWN } from './lint.ts';
import { lookFor, type SearchScope } from './purse.ts';

/** A step up, with its ends as a bit among the options of its question. */
interface StepGoal {
  readonly option: Option;
  readonly question: number;
  readonly from: number;
  readonly to: number;
  /** That what has to be so before it is so. */
  readonly before: Goal;
}

/**
 * Every step can be taken in some nation: what it needs can be brought about by other steps first. Steps that are
 * once taken stay possible here, though others may end what they need; so what is said is certain, and little is said.
 */
export const stepsCanBeTaken: Lint = ({ framework, prove, purse, pathOf }) => {
  const { asked, names } = compileQuestions(framework.questions, framework);
  const steps = stepGoals(names);
  const reached = new Set<StepGoal>();
  const taken = new Set<StepGoal>();
  for (const { id } of framework.nations) {
    const situation = settleSituation(asked, NOTHING_KNOWN, id);
    const ground = { model: asked, situation, prove, purse };
    for (const [question, options] of startsOf(asked, steps).entries())
      narrow(asked, situation, question, options);
    for (const step of takeAll(steps, ground)) taken.add(step);
    for (const step of steps) if (isAt(step, ground)) reached.add(step);
  }
  return steps
    .filter((step) => reached.has(step) && !taken.has(step))
    .map(
      ({ option }): Finding => ({
        code: 'step-out-of-reach',
        severity: 'warning',
        message: `The step up from ${quoted(option.id)} can never be taken: what it needs cannot be had before it.`,
        advice:
          'Look under “needs” for conditions that exclude each other, for a better answer to the same question, and for steps that wait for each other.',
        path: [...pathOf(option), 'better', 'needs'],
      }),
    );
};

function stepGoals(names: Names): StepGoal[] {
  return names.questions.flatMap(({ question: { options }, optionIndex }, question) =>
    options.flatMap((option, index) => {
      if (!option.better) return [];
      const { node, questions } = statementOf(compileOptional(option.better.needs, names), names.questions);
      const before = { wants: [{ node, truths: TRUE }], questions };
      const to = 1 << (optionIndex.get(option.better.to) ?? index);
      return [{ option, question, from: 1 << index, to, before }];
    }),
  );
}

/** The options at which a service may be without having taken a step: the lowest, and those to which no step leads. */
function startsOf({ questions }: Questionnaire, steps: readonly StepGoal[]): number[] {
  return questions.map(({ everyOption }, index) =>
    steps.filter(({ question }) => question === index).reduce((left, { to }) => left & ~to, everyOption),
  );
}

type Ground = SearchGround & SearchScope;

/** Takes steps as long as there is one that can be taken, and keeps the options that they start from. */
function takeAll(steps: readonly StepGoal[], ground: Ground): ReadonlySet<StepGoal> {
  const { model, situation } = ground;
  const taken = new Set<StepGoal>();
  for (let before = -1; before < taken.size; ) {
    before = taken.size;
    for (const step of steps.filter((each) => !taken.has(each) && canBeTaken(each, ground))) {
      taken.add(step);
      narrow(model, situation, step.question, (situation.given[step.question] ?? 0) | step.to);
    }
  }
  return taken;
}

/** True if it can be taken from here; also where that could not be told. */
function canBeTaken(step: StepGoal, ground: Ground): boolean {
  if (!isAt(step, ground)) return false;
  const { model, situation } = ground;
  const options = situation.given[step.question] ?? 0;
  narrow(model, situation, step.question, step.from);
  const found = lookFor(step.before, ground, ground);
  narrow(model, situation, step.question, options);
  return found !== false;
}

function isAt({ question, from }: StepGoal, { situation }: Ground): boolean {
  return ((situation.given[question] ?? 0) & from) !== 0;
}
