import { modelIn } from '../../engine/compile/nation-terms.ts';
import type { LevelModel, Model } from '../../engine/compiled.ts';
import { isOpen, lowestOf, type Situation } from '../../engine/logic/evaluate.ts';
import { groundOf } from '../../engine/logic/ground.ts';
import { settleSituation } from '../../engine/logic/search.ts';
import { addWhyNot } from '../../engine/score/decision-reasons.ts';
import { conditionWords, optionOf } from '../../engine/steps/describe-steps.ts';
import { levelAt, ownRoles, type Setting, settingFor, type Wishes } from '../../engine/steps/setting.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Conflict, Plan, Requirement, Target } from '../../model/plan.ts';
import type { Result } from '../../model/result.ts';
import type { Reason } from '../../model/result-parts.ts';
import type { Solution } from '../highs.ts';
import type { Means } from './cheapest-plan.ts';
import { assessmentWithout, doubtsIn, routeResult } from './describe-route.ts';
import { routesFor } from './find-routes.ts';
import { type Demand, type MinimalConflict, minimalConflictIn } from './minimal-conflict.ts';
import { planHead, type Untouched } from './plan-head.ts';

/** The level, and the ids of questions that stay as they are or that the plan must do without. */
export interface PlanWishes extends Untouched {
  readonly target: Target;
}

/** What looking for a plan may cost, counted so that every machine finds the same. */
const WORK = 60_000_000;

const MOST_EFFORT = 20_000_000;

/** The plan by `planFor`, with the solver loaded only where searching is not enough. */
// `timeLeft` may only have looking for it stop sooner than it would by itself; `run` does what takes long, and may
// break it off.
export async function makePlan(
  model: Model,
  assessment: Assessment,
  result: Result,
  asked: PlanWishes,
  timeLeft: () => number,
  run: <Value>(work: () => Value) => Value,
): Promise<Plan> {
  let isEnough = true;
  const solve = (): Solution => {
    isEnough = false;
    return { found: false, proven: false };
  };
  // Once the solver is needed, nothing more is looked for without it.
  const means = { solve, budget: { left: WORK }, timeLeft: () => (isEnough ? timeLeft() : 0) };
  const plan = run(() => planFor(model, assessment, result, asked, means));
  if (isEnough) return plan;
  const { loadSolver } = await import('../highs.ts');
  const [budget, effort] = [{ left: WORK }, { left: MOST_EFFORT }];
  const solver = { solve: await loadSolver(), budget, effort, timeLeft };
  return run(() => planFor(model, assessment, result, asked, solver));
}

/** What it would take to secure a level, up to three routes, cheapest first, or what stands against it. */
// `result` is what the assessment scores. The level must lie above the one that is secured, and the nation be known
// where the conditions look at it.
export function planFor(
  written: Model,
  assessment: Assessment,
  result: Result,
  asked: PlanWishes,
  means: Means,
): Plan {
  const { target, keep, without } = asked;
  const model = modelIn(written, assessment.service.nation);
  const given = settleSituation(model, assessment.answers, assessment.service.nation);
  const wishes: Wishes = {
    placement: target.placement,
    target: target.level,
    keep: indexesOf(keep, model),
    without: indexesOf(without, model),
    own: ownRoles(assessment),
  };
  const setting = settingFor(model, given, wishes, means.budget);
  const { routes, noneProven, mayBeMore } = routesFor(setting, means);
  const telling = { setting, assessment, given, tool: result.tool, onLook: means.timeLeft };
  const conflict = noneProven ? minimalConflictIn(model, given, wishes, means) : null;
  const isProven = conflict?.proven ?? (routes.length > 0 && routes.every(({ proven }) => proven));
  const stoppedBy = isProven ? null : means.timeLeft() > 0 ? 'steps' : 'time';
  return {
    ...planHead(result, target.placement, asked),
    to: levelAt(target, model),
    none: null,
    routes: routes.map((route) => routeResult(route, telling)),
    mayBeMore,
    stoppedBy,
    conflict: conflict && conflictOf(conflict, { ...telling, wishes }),
  };
}

function indexesOf(ids: readonly string[], { questions }: Model): Set<number> {
  return new Set(ids.map((id) => questions.findIndex(({ question }) => question.id === id)));
}

/** What a conflict is described from. */
interface ConflictContext {
  readonly setting: Setting;
  readonly assessment: Assessment;
  readonly given: Situation;
  readonly wishes: Wishes;
}

function conflictOf({ demands, proven }: MinimalConflict, ground: ConflictContext): Conflict {
  const { setting, given, wishes } = ground;
  const requirements = demands.map((demand) => requirementOf(demand, ground));
  return { requirements, proven, assumed: doubtsIn(demands, given, { ...setting, wishes }) };
}

function requirementOf(demand: Demand, ground: ConflictContext): Requirement {
  const { setting, given } = ground;
  const { model } = setting;
  switch (demand.kind) {
    case 'level': {
      const level = model.placements[setting.placement]?.levels[demand.level] as LevelModel;
      return {
        kind: 'level',
        level: level.name,
        rule: conditionWords(demand.node, model),
        missing: missingFor(demand.node, ground),
      };
    }
    case 'comes-first': {
      const { question, from, to, needs } = demand.step;
      const { id, ask } = questionOf(question, model);
      const [start, end] = [optionOf(question, from, model), optionOf(question, to, model)];
      const words = needs ? conditionWords(needs.node, model) : '';
      return { kind: demand.kind, question: id, ask, from: start, to: end, needs: words };
    }
    default: {
      const { id, ask } = questionOf(demand.question, model);
      const option = lowestOf(setting.start.given[demand.question] ?? 1);
      const { text } = optionOf(demand.question, option, model);
      return { kind: demand.kind, question: id, ask, text, open: isOpen(given.given[demand.question] ?? 0) };
    }
  }
}

function missingFor(
  node: LevelModel['requires']['node'],
  { setting, assessment, wishes }: Pick<ConflictContext, 'setting' | 'assessment' | 'wishes'>,
): Reason[] {
  const { answers, service } = assessmentWithout(wishes.without, assessment, setting);
  const reasons: Reason[] = [];
  addWhyNot(reasons, node, groundOf(setting.model, answers, service.nation));
  return reasons;
}

function questionOf(index: number, { questions }: Model) {
  const { id, ask } = questions[index]?.question ?? { id: '', ask: '' };
  return { id, ask };
}
