import { groundOf } from '../../engine/ground.ts';
import type { Assessment } from '../../engine/input.ts';
import type { LevelModel, Model } from '../../engine/model.ts';
import { addWhyNot } from '../../engine/reasons.ts';
import type { Reason, Result } from '../../engine/result.ts';
import { settleSituation } from '../../engine/settle.ts';
import { lowestOf } from '../../engine/situation.ts';
import { type Demand, quarrelIn } from './conflict.ts';
import type { Means } from './in-order.ts';
import { routeResult } from './route.ts';
import { routesFor } from './routes.ts';
import { type Setting, settingFor, type Wishes } from './setting.ts';
import { assessmentsAlong } from './states.ts';
import type { Conflict, Plan, PlanTarget, Requirement } from './types.ts';

/** The level to secure, by index on the placement of so many, and why it is this one. */
export interface Target {
  readonly placement: number;
  readonly level: number;
  readonly why: PlanTarget['why'];
}

/** What is asked of a plan: a level, and the ids of questions that stay as they are or that it must do without. */
export interface PlanWishes {
  readonly target: Target;
  readonly keep: readonly string[];
  readonly without: readonly string[];
}

/**
 * What it would take to secure a level: up to three routes, the cheapest first, or what stands against it. `result` is
 * what the assessment scores. The level must lie above the one that is secured, and the nation be known where the
 * conditions look at it.
 */
export function planFor(
  model: Model,
  assessment: Assessment,
  result: Result,
  asked: PlanWishes,
  means: Means,
): Plan {
  const { target, keep, without } = asked;
  const given = settleSituation(model, assessment.answers, assessment.service.nation);
  const wishes: Wishes = {
    placement: target.placement,
    target: target.level,
    keep: indexesOf(keep, model),
    without: indexesOf(without, model),
  };
  const setting = settingFor(model, given, wishes);
  const { routes, noneProven } = routesFor(setting, means);
  const telling = { setting, assessment, given, tool: result.tool };
  return {
    ...headOf(target, model, result),
    keep,
    without,
    routes: routes.map((route) => routeResult(route, telling)),
    conflict: noneProven ? conflictOf(quarrelIn(model, given, wishes, means), setting, assessment) : null,
  };
}

function indexesOf(ids: readonly string[], { questions }: Model): Set<number> {
  return new Set(ids.map((id) => questions.findIndex(({ question }) => question.id === id)));
}

/** What stands at the head of every plan: where the service sits, and where it is to go. */
function headOf({ placement, level, why }: Target, model: Model, result: Result) {
  const from = result.placements[placement];
  const to = model.placements[placement]?.levels[level];
  if (!from || !to) throw new Error(`there is no level ${level} on placement ${placement}`);
  const { tool, framework, service } = result;
  return {
    schemaVersion: 1,
    tool,
    framework: { id: framework.id, version: framework.version, title: framework.title },
    service,
    placement: { id: from.id, title: from.title },
    from: from.secured,
    to: { ...to.name, phrase: to.level.phrase, why },
  } as const;
}

function conflictOf(
  { demands, proven }: ReturnType<typeof quarrelIn>,
  setting: Setting,
  assessment: Assessment,
): Conflict {
  const requirements = demands.map((demand) => requirementOf(demand, setting, assessment));
  return { requirements, proven };
}

function requirementOf(demand: Demand, setting: Setting, assessment: Assessment): Requirement {
  const { model } = setting;
  switch (demand.kind) {
    case 'level': {
      const level = model.placements[setting.placement]?.levels[demand.level] as LevelModel;
      const rule = demand.node.rule || level.requires.node.rule;
      return {
        kind: 'level',
        level: level.name,
        rule,
        missing: missingFor(demand.node, setting, assessment),
      };
    }
    case 'comes-first': {
      const { question, from, to, needs } = demand.step;
      const { id, ask } = questionOf(question, model);
      const [start, end] = [optionOf(question, from, model), optionOf(question, to, model)];
      return { kind: demand.kind, question: id, ask, from: start, to: end, needs: needs?.node.rule ?? '' };
    }
    default: {
      const { id, ask } = questionOf(demand.question, model);
      const option = lowestOf(setting.start.given[demand.question] ?? 1);
      return { kind: demand.kind, question: id, ask, text: optionOf(demand.question, option, model).text };
    }
  }
}

function missingFor(
  node: LevelModel['requires']['node'],
  setting: Setting,
  assessment: Assessment,
): Reason[] {
  const [start] = assessmentsAlong([], assessment, setting);
  const reasons: Reason[] = [];
  const { answers, service } = start ?? assessment;
  addWhyNot(reasons, node, groundOf(setting.model, answers, service.nation));
  return reasons;
}

function questionOf(index: number, { questions }: Model) {
  const { id, ask } = questions[index]?.question ?? { id: '', ask: '' };
  return { id, ask };
}

function optionOf(question: number, option: number, { questions }: Model) {
  const found = questions[question]?.question.options[option];
  return { option: found?.id ?? '', text: found?.text ?? '' };
}
