import type { LevelName, NextLevel, PlacementResult, RecommendedLevel, Result } from '../../model/result.ts';
import type { Model } from '../model.ts';
import { stepsOf } from './setting.ts';

/** A level to plan for, by its place among those of its placement, and that of the placement in the framework. */
export interface Target<Why = NextLevel['why'] | 'asked for'> {
  readonly placement: number;
  readonly level: number;
  readonly why: Why;
}

/** One that nobody named. */
export type OwnTarget = Target<NextLevel['why']>;

/** A placement on which there is nothing to plan for, and why. */
export interface NothingToPlan {
  readonly placement: number;
  readonly none: 'at the top' | 'not called for';
}

/** What a level to plan for is chosen by. */
type Placed = Pick<Result, 'placements' | 'recommended'>;

/**
 * The level to plan for where none is named. Of the placements, the one that sums up the others comes before them. On
 * the first on which the needs call for a level above the secured one it is that level; else, on the first of all, the
 * next level up, unless the needs call for less. Null where the framework has no placement.
 */
export function defaultTarget(result: Placed): OwnTarget | NothingToPlan | null {
  const { placements } = result;
  const order = inOrder(placements);
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

/** The next level up on the placement that has the say where none is called for; null where none is higher. */
export function nextOn(placements: readonly PlacementResult[]): OwnTarget | null {
  const [first] = inOrder(placements);
  if (!first) return null;
  const [index, placement] = first;
  const level = placement.levels.findIndex((each) => isAbove(each, placement));
  return level === -1 ? null : { placement: index, level, why: 'next' };
}

/** The placements by index: the one that sums up the others, then the others as they come. */
function inOrder(placements: readonly PlacementResult[]): (readonly [index: number, PlacementResult])[] {
  return [...placements.entries()].sort(([, one], [, other]) => Number(other.overall) - Number(one.overall));
}

/** What the needs call for on a placement; null where that is not known. */
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

/** True where a level lies above every one that the needs may call for; silent needs, and those that may call for none, leave it open. */
function isMoreThan(called: RecommendedLevel | null, next: number, { levels }: PlacementResult): boolean {
  if (!called || called.perhapsNone || called.possible.length === 0) return false;
  return levels.every(({ id }, level) => !called.possible.includes(id) || level < next);
}

/** A level to plan for, as it is told. */
export function levelAt<Why>({ placement, level, why }: Target<Why>, { placements }: Model) {
  const to = placements[placement]?.levels[level];
  if (!to) throw new Error(`there is no level ${level} on placement ${placement}`);
  return { ...to.name, phrase: to.level.phrase, why };
}

/** True if a framework says of some option what the step up from it takes. */
export function hasSteps({ questions }: Model): boolean {
  return questions.some(({ moves }) => moves.some((move) => move !== null));
}

/** True if a condition on the way to a level looks at the nation: of the levels, of what is asked, or of what must come first. */
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
