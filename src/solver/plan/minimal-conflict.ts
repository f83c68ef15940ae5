import type { StepModel } from '../../engine/compile/compile-condition.ts';
import type { Model, Node } from '../../engine/compiled.ts';
import { NOT_APPLICABLE, type Situation, TRUE } from '../../engine/logic/evaluate.ts';
import { conjunctsOf, type Goal, placedFrom } from '../../engine/logic/goal.ts';
import type { WorkBudget } from '../../engine/logic/search.ts';
import { endsFor } from '../../engine/steps/end.ts';
import { type Setting, type StepLadder, settingFor, type Wishes } from '../../engine/steps/setting.ts';
import { canGoOn, cheapestAmong, type Means } from './cheapest-plan.ts';

/** Something that a plan has to respect, and that might be given up. */
export type Demand =
  | { readonly kind: 'level'; readonly level: number; readonly node: Node }
  | { readonly kind: 'keep' | 'without'; readonly question: number }
  | { readonly kind: 'comes-first'; readonly step: StepModel };

/** Demands that cannot all be met, though without any one of them the others could. */
export interface MinimalConflict {
  readonly demands: readonly Demand[];
  /** False where a limit was come to before each of them was shown to be needed for that. */
  readonly proven: boolean;
}

/** A conflict of which no part can be spared, where a setting has no plan. */
// One demand after the other is given up for good where there is still no plan without it. What people asked for is
// tried last, so that it is named where it has to do with it.
export function minimalConflictIn(
  model: Model,
  situation: Situation,
  wishes: Wishes,
  means: Means,
): MinimalConflict {
  const asked = { model, situation, wishes, isLarge: false };
  const isPossibleWith = (demands: readonly Demand[]) => isPossible(demands, asked, means);
  let left = withoutNeedless(demandsOf(asked), isPossibleWith);
  for (;;) {
    const { demands, proven } = withoutSpare(left, isPossibleWith);
    if (demands.length === left.length) return { demands, proven };
    // To do without something can help where better answers are worse, so what was needed before may be spared now.
    left = demands;
  }
}

/** Tells whether some plan meets `demands`; null where a limit was met. */
type IsPossible = (demands: readonly Demand[]) => boolean | null;

function withoutSpare(demands: readonly Demand[], isPossibleWith: IsPossible): MinimalConflict {
  let left = demands;
  let proven = true;
  for (const demand of demands) {
    const others = left.filter((each) => each !== demand);
    const possible = isPossibleWith(others);
    if (possible === false) left = others;
    if (possible === null) proven = false;
  }
  return { demands: left, proven };
}

/** `demands` without what has to come first, if there is no plan even so. */
// Of what has to come first there is much.
function withoutNeedless(demands: readonly Demand[], isPossibleWith: IsPossible): readonly Demand[] {
  const others = demands.filter(({ kind }) => kind !== 'comes-first');
  return isPossibleWith(others) === false ? others : demands;
}

function demandsOf({ model, situation, wishes }: Asked): Demand[] {
  const { ladders } = settingFor(model, situation, wishes);
  const steps = [...ladders.values()].flatMap((ladder) => ladder.steps);
  // To hold on to an answer that does not apply asks nothing of a plan.
  const applying = (questions: ReadonlySet<number>) =>
    [...questions].filter((question) => situation.given[question] !== NOT_APPLICABLE);
  return [
    ...steps.filter(({ needs }) => needs !== null).map((step) => ({ kind: 'comes-first', step }) as const),
    ...levelDemands(model, wishes),
    ...applying(wishes.without).map((question) => ({ kind: 'without', question }) as const),
    ...applying(wishes.keep).map((question) => ({ kind: 'keep', question }) as const),
  ];
}

/** The conjuncts of what the level, and of a ladder each below it, requires. */
function levelDemands(model: Model, { placement, target }: Wishes): Demand[] {
  const rungs = model.placements[placement];
  if (!rungs) return [];
  if (!rungs.cumulative)
    return placedFrom(rungs, target).wants.map(({ node }) => ({ kind: 'level', level: target, node }));
  return rungs.levels.slice(0, target + 1).flatMap(({ requires: { node } }, level) => {
    return conjunctsOf(node).map((part) => ({ kind: 'level', level, node: part }) as const);
  });
}

interface Asked {
  readonly model: Model;
  readonly situation: Situation;
  readonly wishes: Wishes;
  /** True once searching has shown to be not enough for some of the demands, and so hardly for others of them. */
  isLarge: boolean;
}

/** Whether some plan meets `demands`; null where a limit was met. */
function isPossible(demands: readonly Demand[], asked: Asked, means: Means): boolean | null {
  if (!canGoOn(means)) return null;
  const ends = endsFor(settingWith(demands, asked, means.budget), asked.isLarge);
  const found = cheapestAmong(ends, means);
  asked.isLarge = ends.isLarge;
  if (found.found) return true;
  return found.proven ? false : null;
}

function settingWith(
  demands: readonly Demand[],
  { model, situation, wishes }: Asked,
  budget?: WorkBudget,
): Setting {
  const questions = (kind: 'keep' | 'without') =>
    new Set(demands.flatMap((demand) => (demand.kind === kind ? [demand.question] : [])));
  const wished = { ...wishes, keep: questions('keep'), without: questions('without') };
  const setting = settingFor(model, situation, wished, budget);
  return { ...setting, goal: goalOf(demands, setting), ladders: laddersWith(demands, setting) };
}

function goalOf(demands: readonly Demand[], { goal: { questions } }: Setting): Goal {
  const nodes = demands.flatMap((demand) => (demand.kind === 'level' ? [demand.node] : []));
  return { wants: nodes.map((node) => ({ node, truths: TRUE })), questions };
}

/** The ways up, where steps need nothing but what is demanded. */
function laddersWith(demands: readonly Demand[], { ladders }: Setting): Map<number, StepLadder> {
  const demanded = new Set(
    demands.flatMap((demand) => (demand.kind === 'comes-first' ? [keyOf(demand.step)] : [])),
  );
  return new Map(
    [...ladders].map(([question, { options, steps }]) => {
      const eased = steps.map((step) => (demanded.has(keyOf(step)) ? step : { ...step, needs: null }));
      return [question, { options, steps: eased }];
    }),
  );
}

/** What a step is known by. */
// Settings are made anew for each try, and steps with them.
function keyOf({ question, from }: StepModel): string {
  return `${question} ${from}`;
}
