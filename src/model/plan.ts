import type {
  BarrierResult,
  Cost,
  LevelName,
  LevelResult,
  NextLevel,
  NextStep,
  PlacementResult,
  RecommendedLevel,
  Result,
} from './result.ts';
import type { Reason } from './result-parts.ts';

/**
 * What it would take to secure a level. Plain JSON: keys may be added, none changes its meaning. It carries every
 * text that a report prints.
 */
export interface Plan extends PlanHead {
  /** The level to secure; null where there is none to plan for, and then there are no routes. */
  readonly to: PlanTarget | null;
  /** Why there is no level to plan for; null where there is one. */
  readonly none: NothingToPlan['none'] | null;
  /** The cheapest first. Of no two do the changed questions of one contain those of the other. */
  readonly routes: readonly Route[];
  /**
   * True where there may be further routes, as others were not looked for to the end: a limit was come to, or too many ways
   * were met that only add to the routes before them. Three routes are enough, so it is false beside three that are proven.
   */
  readonly mayBeMore: boolean;
  /**
   * Where something is not proven, the limit that was come to: that of steps, which is the same on every machine, or that
   * of time, where one was set. Null where everything is proven.
   */
  readonly stoppedBy: 'steps' | 'time' | null;
  /** What cannot hold together; null where there is a route, where there is no level to plan for, or where that was not proven. */
  readonly conflict: Conflict | null;
}

/** What a plan starts from. */
export interface PlanHead
  extends Pick<
    Result,
    'schemaVersion' | 'tool' | 'framework' | 'service' | 'date' | 'answeredBy' | 'notes' | 'nations'
  > {
  readonly placement: PlanPlacement;
  /** The level that is secured now. */
  readonly from: LevelName;
  /** How closely the needs call for working together; null where that is not known. */
  readonly called: RecommendedLevel | null;
  /** The questions that had to stay as they are, and those that the plan had to do without. */
  readonly keep: readonly HeldAnswer[];
  readonly without: readonly HeldAnswer[];
}

/** The placement that the plan is about, as it is now. */
export interface PlanPlacement
  extends Pick<PlacementResult, 'id' | 'title' | 'cumulative' | 'placed' | 'secured' | 'possible'> {
  /** How many others the framework has. */
  readonly others: number;
  readonly levels: readonly PlanLevel[];
}

export type PlanLevel = Pick<LevelResult, 'id' | 'rank' | 'name' | 'phrase' | 'costs' | 'replaced'>;

/** A question that a plan may not change, and its answer now, in words. */
export interface HeldAnswer {
  readonly question: string;
  readonly ask: string;
  readonly text: string;
}

/** Why this level: it was asked for, the needs call for it, or it is the next one. */
export type PlanTarget = Omit<NextLevel, 'why'> & Pick<Target, 'why'>;

export interface Route {
  readonly cost: Cost;
  /** False where a limit was come to before a cheaper route could be ruled out. */
  readonly proven: boolean;
  /** In an order that respects what must come first; of what can come next, what is sooner done, and then what those who answered can do. */
  readonly steps: readonly PlanStep[];
  /** Open answers that matter here, taken at their lowest option, and not changed. */
  readonly assumed: readonly Assumed[];
  /** The barriers that would still stand in the way of the level, or strain it, at the end; what is open is still open there. */
  readonly remaining: readonly BarrierResult[];
}

/** One answer moved up. */
export interface PlanStep extends NextStep {
  /**
   * Barriers in its way: they look at this question, hold back a level that the plan is for, and stand before the step
   * with every open answer at its lowest.
   */
  readonly barriers: readonly StepBarrier[];
}

export interface StepBarrier {
  readonly barrier: BarrierResult;
  /** True where it is gone after this step. */
  readonly gone: boolean;
}

export type ChosenOption = NextStep['from'];

export interface Assumed {
  readonly question: string;
  readonly ask: string;
  readonly option: string;
  readonly text: string;
}

/** Requirements that cannot all hold, none of which can be left out of the quarrel. */
export interface Conflict {
  readonly requirements: readonly Requirement[];
  /** False where a limit was come to before each of them was shown to be part of it. */
  readonly proven: boolean;
  /** Open answers that it counts at their lowest; empty where the level cannot be in place whatever they turn out to be. */
  readonly assumed: readonly Assumed[];
}

export type Requirement =
  | {
      readonly kind: 'level';
      readonly level: LevelName;
      /** The rule, in the framework's words. */
      readonly rule: string;
      /** What is missing: an open answer as it was given, and what the plan does without at its lowest. */
      readonly missing: readonly Reason[];
    }
  | {
      readonly kind: 'keep' | 'without';
      readonly question: string;
      readonly ask: string;
      /** The answer; the lowest that it may be, where it is open. */
      readonly text: string;
      readonly open: boolean;
    }
  | {
      readonly kind: 'comes-first';
      readonly question: string;
      readonly ask: string;
      readonly from: ChosenOption;
      readonly to: ChosenOption;
      readonly needs: string;
    };

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
