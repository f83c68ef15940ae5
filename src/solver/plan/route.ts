import type { StepModel } from '../../engine/compile-steps.ts';
import type { BarrierModel } from '../../engine/model.ts';
import { placeAssessment } from '../../engine/score.ts';
import type { Situation } from '../../engine/situation.ts';
import { questionsIn } from '../../engine/statement.ts';
import { costOf } from '../../engine/steps/cost.ts';
import { situationAt } from '../../engine/steps/end.ts';
import { stands, wantedLevels } from '../../engine/steps/next.ts';
import type { Setting } from '../../engine/steps/setting.ts';
import { toldSteps } from '../../engine/steps/told.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { BarrierResult, Result, Tool } from '../../model/result.ts';
import { assumedAt } from './assumed.ts';
import type { FoundRoute } from './routes.ts';
import { assessmentAfter, assessmentsAlong } from './states.ts';
import type { Route, StepBarrier } from './types.ts';

/** What a route is told from. */
export interface Telling {
  readonly setting: Setting;
  /** The answers as they were given, and as a situation. */
  readonly assessment: Assessment;
  readonly given: Situation;
  readonly tool: Tool;
  /** Is told whenever what stands on the way is to be scored. */
  readonly onLook: () => void;
}

/** A plan that was found, told step by step: each state on the way is scored like any assessment. */
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
    steps: toldSteps(steps, given, setting).map((step, index) => {
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

/** The barriers that look at the question of a step, stand before it, and hold back a level that the plan is for. */
function barriersBefore({ question }: StepModel, { before, after }: Beside, setting: Setting): StepBarrier[] {
  const wanted = wantedLevels(setting.placement, setting.target, setting.model);
  return before.barriers.flatMap((barrier): StepBarrier[] => {
    const model = setting.model.barriers.find((each) => each.barrier.id === barrier.id);
    const isInTheWay = stands(barrier) && barrier.holdsBack.some((level) => wanted.has(level));
    if (!model || !isInTheWay || !looksAt(model, question)) return [];
    const then = after.barriers.find(({ id }) => id === barrier.id);
    const gone = !then || !stands(then);
    // What only decides whether another question is asked is told of where that makes a difference.
    return gone || questionsIn(model.remains.node).includes(question) ? [{ barrier, gone }] : [];
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
