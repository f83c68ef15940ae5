import type { StepModel } from '../../engine/compile-steps.ts';
import type { BarrierModel, Model } from '../../engine/model.ts';
import { placeAssessment } from '../../engine/score.ts';
import { narrow } from '../../engine/settle.ts';
import { copyOf, isOpen, type Situation } from '../../engine/situation.ts';
import { questionsIn } from '../../engine/statement.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { BarrierResult, Result, Tool } from '../../model/result.ts';
import { canBeTaken } from './able.ts';
import { assumedAt } from './assumed.ts';
import { costOf } from './cost.ts';
import { situationAt } from './end.ts';
import type { FoundRoute } from './routes.ts';
import type { Setting } from './setting.ts';
import { assessmentAfter, assessmentsAlong } from './states.ts';
import type { PlanStep, Route, StepBarrier } from './types.ts';
import { optionOf, wordsOf } from './words.ts';

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
  const told: PlanStep[] = [];
  let before: Result | null = null;
  for (const each of assessmentsAlong(steps, assessment, setting)) {
    const after = place(each);
    if (before) told.push(stepResult(told.length, steps, { before, after }, telling));
    before = after;
  }
  return {
    cost: costOf(steps),
    proven,
    steps: told,
    assumed: assumedAt(situationAt(end, setting), given, setting),
    remaining: remainingIn(place(assessmentAfter(steps, assessment, setting)), setting),
  };
}

/** What the framework makes of the answers before a step and after it. */
interface Beside {
  readonly before: Result;
  readonly after: Result;
}

function stepResult(
  index: number,
  steps: readonly StepModel[],
  { before, after }: Beside,
  { setting, given }: Telling,
): PlanStep {
  const step = steps[index] as StepModel;
  const { question: asked } = setting.model.questions[step.question] as Model['questions'][number];
  const isFirst = setting.ladders.get(step.question)?.steps[0] === step;
  return {
    question: asked.id,
    ask: asked.ask,
    from: optionOf(step.question, step.from, setting.model),
    to: optionOf(step.question, step.to, setting.model),
    findOut: isFirst && isOpen(given.given[step.question] ?? 0),
    text: step.text,
    effort: step.effort,
    who: step.who,
    needs: step.needs && wordsOf(step.needs.node, setting.model),
    after: waitedFor(index, steps, setting),
    barriers: barriersBefore(step, { before, after }, setting),
    reached: after.placements[setting.placement]?.secured ?? { id: '', rank: 0, name: '' },
  };
}

/** The questions of the earlier steps without which a step could not have been taken when it was. */
function waitedFor(index: number, steps: readonly StepModel[], setting: Setting): string[] {
  const { model, start } = setting;
  const step = steps[index] as StepModel;
  const situation = copyOf(start);
  for (const earlier of steps.slice(0, index)) narrow(model, situation, earlier.question, 1 << earlier.to);
  const changed = new Set(steps.slice(0, index).map(({ question }) => question));
  changed.delete(step.question);
  const needed = [...changed].filter((question) => {
    const now = situation.given[question] ?? 0;
    narrow(model, situation, question, start.given[question] ?? 0);
    const canBe = canBeTaken(step, situation, model);
    narrow(model, situation, question, now);
    return !canBe;
  });
  return needed.map((question) => model.questions[question]?.question.id ?? '');
}

/** The barriers that look at the question of a step, stand before it, and hold back a level that the plan is for. */
function barriersBefore({ question }: StepModel, { before, after }: Beside, setting: Setting): StepBarrier[] {
  const wanted = wantedLevels(setting);
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

function stands({ status }: BarrierResult): boolean {
  return status === 'remains' || status === 'possible';
}

function looksAt({ remains }: BarrierModel, question: number): boolean {
  return remains.questions.includes(question);
}

/** The levels that a plan is for: the one to secure, and those below. */
function wantedLevels({ model, placement, target }: Setting): ReadonlySet<string> {
  const levels = model.placements[placement]?.levels ?? [];
  return new Set(levels.slice(0, target + 1).map(({ level }) => level.id));
}

/** The barriers that still stand at the end and have to do with the levels that the plan is for. */
function remainingIn({ barriers }: Result, setting: Setting): BarrierResult[] {
  const wanted = wantedLevels(setting);
  const concerned = new Set(
    setting.model.barriers
      .filter(({ holdsBack }) => holdsBack.some(({ id }) => wanted.has(id)))
      .map(({ barrier }) => barrier.id),
  );
  return barriers.filter((barrier) => stands(barrier) && concerned.has(barrier.id));
}
