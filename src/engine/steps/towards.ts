import type { LevelName } from '../../model/result.ts';
import type { StepModel } from '../compile-steps.ts';
import { type Goal, judge } from '../goal.ts';
import type { PlacementModel } from '../model.ts';
import { placedFrom } from '../placed.ts';
import { partsIn } from '../search.ts';
import { narrow } from '../settle.ts';
import { copyOf, type Situation } from '../situation.ts';
import { canBeTaken, priceOf } from './able.ts';
import type { Setting } from './setting.ts';
import { dearestFirst } from './urgency.ts';

/**
 * What telling the levels of some steps may cost, however much was spent on finding them, so that the same steps are
 * always told alike. Beyond it a level is said to need more than it does.
 */
const WORK = 1_000_000;

/** Some of the steps, in the order of all, each of which can be taken when it comes; and where they lead. */
interface Walk {
  readonly taken: readonly StepModel[];
  readonly situation: Situation;
}

/**
 * The lowest level that each of some steps is needed for, of those above the start up to the one planned for. The steps
 * are in an order in which each can be taken. Those for a level and for all below it can be taken in this order without
 * the others, and reach the level: whatever is left out is left out only where that stays so.
 */
export function towardsOf(steps: readonly StepModel[], setting: Setting): (step: StepModel) => LevelName {
  const { start, target } = setting;
  const rungs = rungsOf(setting);
  const purse = { left: WORK };
  const towards = new Map<StepModel, number>();
  let needed: readonly StepModel[] = [];
  for (let level = reachedAt(start, setting) + 1; level < target; level += 1) {
    const walk = fewestAlong(placedFrom(rungs, level), { steps, needed, purse }, setting);
    needed = walk.taken;
    // Off a ladder, what leads at least so far may lead to a higher level alone.
    const reached = reachedAt(walk.situation, setting);
    if (!rungs.cumulative && reached > level) level = Math.min(reached, target);
    for (const step of needed) if (!towards.has(step)) towards.set(step, level);
  }
  return (step) => nameOf(towards.get(step) ?? target, rungs);
}

/** The level that is secured in a situation in which every answer is settled. */
export function reachedIn(situation: Situation, setting: Setting): LevelName {
  return nameOf(reachedAt(situation, setting), rungsOf(setting));
}

function reachedAt(situation: Situation, setting: Setting): number {
  const rungs = rungsOf(setting);
  return rungs.levels.findLastIndex(
    (_, level) => judge(placedFrom(rungs, level), setting.model, situation) === 'always',
  );
}

function rungsOf({ model, placement }: Setting): PlacementModel {
  return model.placements[placement] as PlacementModel;
}

function nameOf(level: number, { levels }: PlacementModel): LevelName {
  return levels[level]?.name ?? { id: '', rank: 0, name: '' };
}

/** The steps with as many left out as a goal can spare, the dearest first, and all that could not be taken without these. */
function fewestAlong(
  goal: Goal,
  all: {
    readonly steps: readonly StepModel[];
    readonly needed: readonly StepModel[];
    purse: { left: number };
  },
  setting: Setting,
): Walk {
  const { steps, needed, purse } = all;
  const price =
    steps.reduce((sum, step) => sum + priceOf(step), setting.model.questions.length) +
    goal.wants.reduce((sum, { node }) => sum + partsIn(node), 0);
  let walk = walkAlong(steps, setting);
  for (const [question, most] of dearestFirst(countsOf(steps), setting)) {
    const least = needed.filter((step) => step.question === question).length;
    for (let place = least; place < most && purse.left > 0; place += 1) {
      purse.left -= price;
      const spared = steps.filter((step) => step.question === question).slice(place);
      const tried = walkAlong(
        walk.taken.filter((step) => !spared.includes(step)),
        setting,
      );
      const isEnough =
        judge(goal, setting.model, tried.situation) === 'always' &&
        needed.every((step) => tried.taken.includes(step));
      if (!isEnough) continue;
      walk = tried;
      break;
    }
  }
  return walk;
}

/** How many of the steps are on each question. */
function countsOf(steps: readonly StepModel[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { question } of steps) counts.set(question, (counts.get(question) ?? 0) + 1);
  return counts;
}

/** Takes the steps in their order, without those that cannot be taken when they come. */
function walkAlong(steps: readonly StepModel[], { model, start }: Setting): Walk {
  const situation = copyOf(start);
  const taken = steps.filter((step) => {
    const { question, from, to } = step;
    if (situation.given[question] !== 1 << from || !canBeTaken(step, situation, model)) return false;
    narrow(model, situation, question, 1 << to);
    return true;
  });
  return { taken, situation };
}
