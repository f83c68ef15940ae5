import type { Assessment } from '../../model/assessment.ts';
import type { NothingToPlan, OwnTarget, Target } from '../../model/plan.ts';
import type { Cost, LevelName, PlacementResult, RecommendedLevel, Result } from '../../model/result.ts';
import { once } from '../../work.ts';
import { compileSteps, type StepModel } from '../compile/compile-condition.ts';
import type { Model } from '../compiled.ts';
import { copyOf, isOpen, lowestOf, NOT_APPLICABLE, optionsOf, type Situation } from '../logic/evaluate.ts';
import { type Goal, placedFrom } from '../logic/goal.ts';
import { narrow, type WorkBudget } from '../logic/search.ts';

/** What a plan is made for. */
export interface Setting {
  readonly model: Model;
  /** The placement and the level on it to secure, both by index. */
  readonly placement: number;
  readonly target: number;
  readonly goal: Goal;
  /** Every answer settled, an open one at its lowest option. */
  readonly start: Situation;
  /** The ladders by question, none for a question that stays as it is. */
  readonly ladders: ReadonlyMap<number, StepLadder>;
  /** The roles of those who answered, whose own steps come sooner. */
  readonly own: readonly string[];
  /** What looking for a plan may still cost, in parts of conditions looked at. */
  readonly budget: WorkBudget;
}

/** The steps that lead up from an answer, one after the other. */
export interface StepLadder {
  /** The indexes of the options, first the answer as it is, then where each step leads. */
  readonly options: readonly number[];
  readonly steps: readonly StepModel[];
}

/** The target and what is asked of the plan, questions by index. */
export interface Wishes {
  readonly placement: number;
  readonly target: number;
  /** Questions whose answers stay as they are. */
  readonly keep: ReadonlySet<number>;
  /** Questions that the plan must do without, at their lowest option and not changed. */
  readonly without: ReadonlySet<number>;
  /** The roles of those who answered. */
  readonly own?: readonly string[];
}

/** The roles of those who answered, of those that the framework names. */
export function ownRoles({ answeredBy }: Pick<Assessment, 'answeredBy'>): string[] {
  return answeredBy.flatMap(({ as }) => as ?? []);
}

/** What a plan for `wishes` starts from and may change, leaving `situation` as it is. */
export function settingFor(
  model: Model,
  situation: Situation,
  wishes: Wishes,
  budget: WorkBudget = { left: Infinity },
): Setting {
  const rungs = model.placements[wishes.placement];
  if (!rungs) throw new Error(`there is no placement ${wishes.placement}`);
  return {
    model,
    placement: wishes.placement,
    target: wishes.target,
    goal: placedFrom(rungs, wishes.target),
    start: atTheLowest(situation, wishes.without, model),
    ladders: laddersFor(situation, wishes, model),
    own: wishes.own ?? [],
    budget,
  };
}

function atTheLowest(situation: Situation, without: ReadonlySet<number>, model: Model): Situation {
  const start = copyOf(situation);
  for (const [question, options] of situation.given.entries()) {
    if (without.has(question) && options !== NOT_APPLICABLE) narrow(model, start, question, 1);
    else if (isOpen(options)) narrow(model, start, question, 1 << lowestOf(options));
  }
  return start;
}

function laddersFor({ given }: Situation, { keep, without }: Wishes, model: Model): Map<number, StepLadder> {
  const ladders = new Map<number, StepLadder>();
  for (const [question, steps] of stepsOf(model).entries()) {
    const options = optionsOf(given[question] ?? 0);
    if (options === 0 || keep.has(question) || without.has(question)) continue;
    const ladder = ladderFrom(lowestOf(options), steps);
    if (ladder.steps.length > 0) ladders.set(question, ladder);
  }
  return ladders;
}

/** The steps of a framework, made once for many settings. */
const stepsOf = once(compileSteps);

function ladderFrom(start: number, steps: readonly (StepModel | null)[]): StepLadder {
  const options = [start];
  const taken: StepModel[] = [];
  for (let step = steps[start]; step; step = steps[step.to]) {
    taken.push(step);
    options.push(step.to);
  }
  return { options, steps: taken };
}

/** What a level to plan for is chosen by. */
type Placed = Pick<Result, 'placements' | 'recommended'>;

/** The level to plan for where none is named; null where the framework has no placement. */
// Of the placements, the one that sums up the others comes before them. On the first on which the needs call for a
// level above the secured one it is that level; else, on the first of all, the next level up, unless the needs call
// for less.
export function defaultTarget(result: Placed): OwnTarget | NothingToPlan | null {
  const { placements } = result;
  const order = overallFirst(placements);
  for (const [index, placement] of order) {
    const level = placement.levels.findIndex(({ id }) => id === calledOn(placement, result)?.level);
    if (isAbove(placement.levels[level], placement)) return { placement: index, level, why: 'called for' };
  }
  const [first] = order;
  if (!first) return null;
  const [index, placement] = first;
  const next = nextOn(placements);
  if (!next) return { placement: index, none: 'at the top' };
  return isMoreThan(calledOn(placement, result), next.level, placement)
    ? { placement: index, none: 'not called for' }
    : next;
}

/** The next level up on the first placement by `overallFirst`; null where none is higher. */
export function nextOn(placements: readonly PlacementResult[]): OwnTarget | null {
  const [first] = overallFirst(placements);
  if (!first) return null;
  const [index, placement] = first;
  const level = placement.levels.findIndex((each) => isAbove(each, placement));
  return level === -1 ? null : { placement: index, level, why: 'next' };
}

/** The placements with their indexes, the one that sums up the others first. */
function overallFirst(placements: readonly PlacementResult[]): (readonly [index: number, PlacementResult])[] {
  return [...placements.entries()].sort(([, one], [, other]) => Number(other.overall) - Number(one.overall));
}

/** The level that the needs call for on a placement; null where that is not known. */
export function calledOn(
  { id }: Pick<PlacementResult, 'id'>,
  { recommended }: Pick<Placed, 'recommended'>,
): RecommendedLevel | null {
  return recommended?.levels.find(({ placement }) => placement === id) ?? null;
}

/** True if a level lies above the one that is secured. */
export function isAbove(level: LevelName | undefined, { secured }: PlacementResult): boolean {
  return level !== undefined && level.rank > secured.rank;
}

/** True if the needs certainly call for a level and `next` lies above every one that they may call for. */
function isMoreThan(called: RecommendedLevel | null, next: number, { levels }: PlacementResult): boolean {
  if (!called || called.perhapsNone || called.possible.length === 0) return false;
  return levels.every(({ id }, level) => !called.possible.includes(id) || level < next);
}

/** The level of a target with its phrase, and why it is planned for. */
export function levelAt<Why>({ placement, level, why }: Target<Why>, { placements }: Model) {
  const to = placements[placement]?.levels[level];
  if (!to) throw new Error(`there is no level ${level} on placement ${placement}`);
  return { ...to.name, phrase: to.level.phrase, why };
}

/** True if a framework says of some option what the step up from it takes. */
export function hasSteps({ questions }: Model): boolean {
  return questions.some(({ moves }) => moves.some((move) => move !== null));
}

/** True if the level, a question asked on the way or a step needed first hangs on the nation. */
export function looksAtNation(
  { placement, level }: Pick<Target, 'placement' | 'level'>,
  model: Model,
): boolean {
  const rungs = model.placements[placement];
  if (!rungs) return false;
  const levels = rungs.cumulative ? rungs.levels.slice(0, level + 1) : rungs.levels;
  const steps = stepsOf(model);
  const found = new Set(levels.flatMap(({ requires }) => requires.questions));
  // A set that grows while it is gone through: what a step needs first may need something first itself.
  for (const question of found) {
    for (const step of steps[question] ?? []) {
      for (const needed of step?.needs?.questions ?? []) found.add(needed);
    }
  }
  return found.has(model.questions.length);
}

/** The efforts, dearest first. */
// A step that nobody has costed is avoided before all others.
export const EFFORTS_DEAREST_FIRST = ['unstated', 'years', 'months', 'days'] as const;

/** No steps at all. */
const NOTHING: Cost = { years: 0, months: 0, days: 0, unstated: 0 };

/** The effort of a step, `unstated` where nobody has costed it. */
export function effortOf({ effort }: Pick<StepModel, 'effort'>): keyof Cost {
  return effort ?? 'unstated';
}

/** How many steps of each kind some steps are. */
export function costOf(steps: readonly Pick<StepModel, 'effort'>[]): Cost {
  const cost = { ...NOTHING };
  for (const step of steps) cost[effortOf(step)] += 1;
  return cost;
}

/** An integer cost of steps on each ladder by which one dearer step outweighs all that are cheaper. */
export function weighing(ladders: readonly StepLadder[]): (steps: readonly StepModel[]) => number {
  const all = costOf(ladders.flatMap(({ steps }) => steps));
  const weights = { ...NOTHING };
  let weight = 1;
  for (const kind of EFFORTS_DEAREST_FIRST.toReversed()) {
    weights[kind] = weight;
    if (all[kind] > 0) weight *= all[kind] + 1;
  }
  return (steps) => steps.reduce((sum, step) => sum + weights[effortOf(step)], 0);
}
