import type { Assessment } from '../../model/assessment.ts';
import { once } from '../../once.ts';
import { compileSteps, type StepModel } from '../compile-steps.ts';
import type { Goal } from '../goal.ts';
import type { Model } from '../model.ts';
import { placedFrom } from '../placed.ts';
import type { Purse } from '../search.ts';
import { narrow } from '../settle.ts';
import { copyOf, isOpen, lowestOf, NOT_APPLICABLE, optionsOf, type Situation } from '../situation.ts';

/** What a plan is made for. */
export interface Setting {
  readonly model: Model;
  /** The level to secure, by index, on the placement of so many. */
  readonly placement: number;
  readonly target: number;
  readonly goal: Goal;
  /** Every answer settled: an open one applies, and is at its lowest option. */
  readonly start: Situation;
  /** The ways up, by question. A question without one stays as it is. */
  readonly ladders: ReadonlyMap<number, Ladder>;
  /** The roles of those who answered: what they can do themselves comes sooner. */
  readonly own: readonly string[];
  /** What looking for a plan may still cost, in parts of conditions looked at. */
  readonly purse: Purse;
}

/** The steps that lead up from an answer, one after the other. */
export interface Ladder {
  /** The options, by index: the answer as it is, and then where each step leads. */
  readonly options: readonly number[];
  readonly steps: readonly StepModel[];
}

/** What is to be planned, and what is asked of the plan: questions by index. */
export interface Wishes {
  readonly placement: number;
  readonly target: number;
  /** Questions whose answers stay as they are. */
  readonly keep: ReadonlySet<number>;
  /** Questions that the plan must do without: at their lowest option, and not changed. */
  readonly without: ReadonlySet<number>;
  /** The roles of those who answered. */
  readonly own?: readonly string[];
}

/** The roles of those who answered, of those that the framework names. */
export function ownRoles({ answeredBy }: Pick<Assessment, 'answeredBy'>): string[] {
  return answeredBy.flatMap(({ as }) => as ?? []);
}

/** What a plan starts from and may change. The situation is the one that the answers give; it is left as it is. */
export function settingFor(
  model: Model,
  situation: Situation,
  wishes: Wishes,
  purse: Purse = { left: Infinity },
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
    purse,
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

function laddersFor({ given }: Situation, { keep, without }: Wishes, model: Model): Map<number, Ladder> {
  const ladders = new Map<number, Ladder>();
  for (const [question, steps] of stepsOf(model).entries()) {
    const options = optionsOf(given[question] ?? 0);
    if (options === 0 || keep.has(question) || without.has(question)) continue;
    const ladder = ladderFrom(lowestOf(options), steps);
    if (ladder.steps.length > 0) ladders.set(question, ladder);
  }
  return ladders;
}

/** The steps of a framework; made once, as they are looked at for many settings. */
export const stepsOf = once(compileSteps);

function ladderFrom(start: number, steps: readonly (StepModel | null)[]): Ladder {
  const options = [start];
  const taken: StepModel[] = [];
  for (let step = steps[start]; step; step = steps[step.to]) {
    taken.push(step);
    options.push(step.to);
  }
  return { options, steps: taken };
}
