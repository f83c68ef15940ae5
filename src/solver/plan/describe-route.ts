import type { StepModel } from '../../engine/compile/compile-condition.ts';
import { statementOf } from '../../engine/compile/statement.ts';
import type { BarrierModel, Model } from '../../engine/compiled.ts';
import { copyOf, isOpen, lowestOf, NOT_APPLICABLE, type Situation } from '../../engine/logic/evaluate.ts';
import type { Goal } from '../../engine/logic/goal.ts';
import { judge, narrow } from '../../engine/logic/search.ts';
import { placeAssessment } from '../../engine/score/place-assessment.ts';
import { describeSteps } from '../../engine/steps/describe-steps.ts';
import { situationAt } from '../../engine/steps/end.ts';
import { stands, wantedLevels } from '../../engine/steps/next-steps.ts';
import { costOf, type Setting, type Wishes } from '../../engine/steps/setting.ts';
import type { Assessment, GivenAnswer } from '../../model/assessment.ts';
import { questionsOf } from '../../model/fold-condition.ts';
import type { Assumed, Route, StepBarrier } from '../../model/plan.ts';
import type { BarrierResult, Result, Tool } from '../../model/result.ts';
import type { FoundRoute } from './find-routes.ts';
import type { Demand } from './minimal-conflict.ts';

/** The open answers that a plan to `end` leaves and rests on, being at their lowest there. */
// With these at their lowest it holds whatever the others turn out to be. Each is tried with those before it
// already let go, since two may break together what neither breaks alone. `given` is what was answered.
export function assumedAt(end: Situation, given: Situation, { model, goal }: Setting): Assumed[] {
  const freed = copyOf(end);
  return goal.questions.flatMap((question): Assumed[] => {
    const open = given.given[question] ?? 0;
    const atEnd = end.given[question] ?? 0;
    // What the plan changes, or does without, it speaks of elsewhere.
    if (!isOpen(open) || atEnd !== 1 << lowestOf(open)) return [];
    narrow(model, freed, question, open);
    if (judge(goal, model, freed) === 'always') return [];
    narrow(model, freed, question, atEnd);
    return assumedOf(question, open, model);
  });
}

/** The open answers that a conflict counts at their lowest though the level might be in place already. */
// There are none where it cannot be, whatever they turn out to be.
export function doubtsIn(
  demands: readonly Demand[],
  given: Situation,
  { wishes: { without }, goal, model }: { wishes: Wishes; goal: Goal; model: Model },
): Assumed[] {
  const known = copyOf(given);
  for (const question of without)
    if (known.given[question] !== NOT_APPLICABLE) narrow(model, known, question, 1);
  if (judge(goal, model, known) === 'never') return [];
  const questions = new Set(demands.flatMap((demand) => questionsIn(demand, model)));
  return [...questions]
    .toSorted((one, other) => one - other)
    .flatMap((question) => assumedOf(question, known.given[question] ?? 0, model));
}

function questionsIn(demand: Demand, { questions }: Model): readonly number[] {
  switch (demand.kind) {
    case 'level':
      return statementOf(demand.node, questions).questions;
    case 'comes-first':
      return [demand.step.question, ...(demand.step.needs?.questions ?? [])];
    default:
      return [demand.question];
  }
}

function assumedOf(question: number, open: number, { questions }: Model): Assumed[] {
  const asked = questions[question]?.question;
  const lowest = asked?.options[lowestOf(open)];
  if (!asked || !lowest || !isOpen(open)) return [];
  return [{ question: asked.id, ask: asked.ask, option: lowest.id, text: lowest.text }];
}

/** Yields the assessment at the start of a plan, with every answer settled, and after each of its steps. */
// Each stands until the next.
function* assessmentsAlong(
  steps: readonly StepModel[],
  assessment: Assessment,
  { model, start }: Setting,
): Generator<Assessment> {
  const answers = new Map<string, GivenAnswer>();
  for (const [index, { question }] of model.questions.entries()) {
    const left = start.given[index] ?? 0;
    const answer = left === NOT_APPLICABLE ? 'not-applicable' : question.options[lowestOf(left)]?.id;
    answers.set(question.id, given(answer ?? 'unknown'));
  }
  yield { ...assessment, answers };
  for (const step of steps) {
    answers.set(...answerAfter(step, model));
    yield { ...assessment, answers };
  }
}

/** The assessment after some steps, with what is open and stays still open. */
function assessmentAfter(
  steps: readonly StepModel[],
  assessment: Assessment,
  { model }: Setting,
): Assessment {
  const changed = steps.map((step) => answerAfter(step, model));
  return { ...assessment, answers: new Map([...assessment.answers, ...changed]) };
}

/** The assessment with the answers in `without` at their lowest and what else is open still open. */
export function assessmentWithout(
  without: ReadonlySet<number>,
  assessment: Assessment,
  { model, start }: Setting,
): Assessment {
  const applying = [...without].filter((question) => start.given[question] !== NOT_APPLICABLE);
  const lowest = applying.map((question) => answerAfter({ question, to: 0 }, model));
  return { ...assessment, answers: new Map([...assessment.answers, ...lowest]) };
}

function answerAfter(
  { question, to }: Pick<StepModel, 'question' | 'to'>,
  { questions }: Model,
): [string, GivenAnswer] {
  const asked = questions[question]?.question;
  return [asked?.id ?? '', given(asked?.options[to]?.id ?? 'unknown')];
}

function given(answer: string): GivenAnswer {
  return { answer, note: null, evidence: [], source: null };
}

/** What a route is described from. */
export interface Telling {
  readonly setting: Setting;
  /** The answers as they were given, and as a situation. */
  readonly assessment: Assessment;
  readonly given: Situation;
  readonly tool: Tool;
  /** Called whenever what stands on the way is to be scored. */
  readonly onLook: () => void;
}

/** The route of a plan, with each state on the way scored like any assessment. */
export function routeResult({ end, steps, proven }: FoundRoute, telling: Telling): Route {
  const { setting, assessment, given, tool, onLook } = telling;
  const place = (each: Assessment) => {
    onLook();
    return placeAssessment(setting.model, each, tool);
  };
  const states = Array.from(assessmentsAlong(steps, assessment, setting), place);
  return {
    cost: costOf(steps),
    proven,
    steps: describeSteps(steps, given, setting).map((step, index) => {
      const [before, after] = states.slice(index) as [Result, Result];
      return { ...step, barriers: barriersBefore(steps[index] as StepModel, { before, after }, setting) };
    }),
    assumed: assumedAt(situationAt(end, setting), given, setting),
    remaining: remainingIn(place(assessmentAfter(steps, assessment, setting)), setting),
  };
}

/** What the framework makes of the answers before a step and after it. */
interface Beside {
  readonly before: Result;
  readonly after: Result;
}

/** The barriers before a step that look at its question and hold back a level that the plan is for. */
function barriersBefore({ question }: StepModel, { before, after }: Beside, setting: Setting): StepBarrier[] {
  const wanted = wantedLevels(setting.placement, setting.target, setting.model);
  return before.barriers.flatMap((barrier): StepBarrier[] => {
    const model = setting.model.barriers.find((each) => each.barrier.id === barrier.id);
    const isInTheWay = stands(barrier) && barrier.holdsBack.some((level) => wanted.has(level));
    if (!model || !isInTheWay || !looksAt(model, question)) return [];
    const then = after.barriers.find(({ id }) => id === barrier.id);
    const gone = !then || !stands(then);
    // What only decides whether another question is asked is told of where that makes a difference.
    return gone || questionsOf(model.remains.node).includes(question) ? [{ barrier, gone }] : [];
  });
}

function looksAt({ remains }: BarrierModel, question: number): boolean {
  return remains.questions.includes(question);
}

/** The barriers that still stand at the end and have to do with the levels that the plan is for. */
function remainingIn({ barriers }: Result, setting: Setting): BarrierResult[] {
  const wanted = wantedLevels(setting.placement, setting.target, setting.model);
  const concerned = new Set(
    setting.model.barriers
      .filter(({ holdsBack }) => holdsBack.some(({ id }) => wanted.has(id)))
      .map(({ barrier }) => barrier.id),
  );
  return barriers.filter((barrier) => stands(barrier) && concerned.has(barrier.id));
}
