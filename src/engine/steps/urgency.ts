import type { StepModel } from '../compile-steps.ts';
import { evaluate } from '../evaluate.ts';
import { judge } from '../goal.ts';
import { placedFrom } from '../placed.ts';
import { partsIn } from '../search.ts';
import { TRUE } from '../truth.ts';
import { CLASSES, classOf, weighing } from './cost.ts';
import { type End, situationAt, stepsTo } from './end.ts';
import type { Setting } from './setting.ts';

/** How soon each step is wanted: the lower, the sooner. */
export type Urgency = ReadonlyMap<StepModel, number>;

/**
 * How soon each step to an end is wanted: what is done in days before what takes months or years, and before what nobody
 * says it of; of those alike, what somebody who answered can do; of those, what a lower level takes.
 */
export function urgencyOf(end: End, setting: Setting): Urgency {
  const levels = levelsFor(end, setting);
  const behind = setting.target + 1;
  return new Map(
    stepsTo(end, setting).map((step) => {
      const others = step.roles.some((role) => setting.own.includes(role)) ? 0 : 1;
      const slowness = CLASSES.length - CLASSES.indexOf(classOf(step));
      return [step, (2 * slowness + others) * (behind + 1) + (levels.get(step) ?? behind)];
    }),
  );
}

/**
 * The lowest level that each step to an end is taken for, by index. Of the steps to the end, the cheapest few that
 * reach a level are those taken for it.
 */
function levelsFor(end: End, setting: Setting): Map<StepModel, number> {
  const levels = new Map<StepModel, number>();
  let within = end;
  // From the top down, so that what a lower level takes is chosen among what the one above takes.
  // What cannot be told any more is taken in any order.
  for (let level = setting.target; level > 0 && setting.purse.left > 0; level -= 1) {
    within = fewestFor(level, within, setting);
    for (const [question, place] of within)
      for (const step of setting.ladders.get(question)?.steps.slice(0, place) ?? []) levels.set(step, level);
  }
  return levels;
}

/** An end with as many steps taken back as a level can spare, the dearest first; as it is where it does not reach the level. */
export function fewestFor(level: number, end: End, setting: Setting): End {
  if (!reaches(level, end, setting)) return end;
  const fewest = new Map(end);
  for (const [question, most] of dearestFirst(end, setting)) {
    for (let place = 0; place <= most; place += 1) {
      fewest.set(question, setting.purse.left > 0 ? place : most);
      if (fewest.get(question) === most || reaches(level, fewest, setting)) break;
    }
  }
  return fewest;
}

/** The questions that an end changes, with where they end: those first whose steps take longest, of those alike the last. */
export function dearestFirst(end: End, { ladders }: Setting): [question: number, place: number][] {
  const weigh = weighing([...ladders.values()]);
  const weightOf = ([question, place]: readonly [number, number]) =>
    weigh(ladders.get(question)?.steps.slice(0, place) ?? []);
  const changed = [...end].filter(([, place]) => place > 0);
  return changed.sort((one, other) => weightOf(other) - weightOf(one) || other[0] - one[0]);
}

/** True if a level holds at an end, and so does what the steps to it need. */
function reaches(level: number, end: End, setting: Setting): boolean {
  const { model, placement } = setting;
  const rungs = model.placements[placement];
  const situation = situationAt(end, setting);
  if (!rungs) return false;
  const goal = placedFrom(rungs, level);
  setting.purse.left -= goal.wants.reduce((sum, { node }) => sum + partsIn(node), end.size);
  if (judge(goal, model, situation) !== 'always') return false;
  return [...end].every(([question, place]) =>
    (setting.ladders.get(question)?.steps.slice(0, place) ?? []).every(
      ({ needs }) => needs === null || evaluate(needs.node, model, situation) === TRUE,
    ),
  );
}
