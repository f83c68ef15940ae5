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

/** What it would take to secure a level, as plain JSON with every text of a report. */
// Keys may be added.
export interface Plan extends PlanHead {
  /** The level to secure; null where there is none to plan for and so no route. */
  readonly to: PlanTarget | null;
  /** Why there is no level to plan for; null where there is one. */
  readonly none: NothingToPlan['none'] | null;
  /** The cheapest first, none of which changes all the questions that another changes. */
  readonly routes: readonly Route[];
  /** True where a limit, or too many ways that only add to these, came before three proven routes. */
  readonly mayBeMore: boolean;
  /** The limit, steps (alike on every machine) or time, that left something unproven; null for none. */
  readonly stoppedBy: 'steps' | 'time' | null;
  /** What cannot hold together; null with a route, without a target, or where it was not proven. */
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
  /** The level that the needs call for; null where that is not known. */
  readonly called: RecommendedLevel | null;
  /** The questions that had to keep their answers, and those that the plan had to do without. */
  readonly keep: readonly HeldAnswer[];
  readonly without: readonly HeldAnswer[];
}

/** The placement that the plan is about, as it is now. */
export interface PlanPlacement
  extends Pick<PlacementResult, 'id' | 'title' | 'cumulative' | 'placed' | 'secured' | 'possible'> {
  /** How many other placements the framework has. */
  readonly others: number;
  readonly levels: readonly PlanLevel[];
}

export type PlanLevel = Pick<LevelResult, 'id' | 'rank' | 'name' | 'phrase' | 'costs' | 'replaced'>;

/** A question that a plan may not change, and its answer in words. */
export interface HeldAnswer {
  readonly question: string;
  readonly ask: string;
  readonly text: string;
}

/** The level to secure, with whether it was asked for, the needs call for it or it is the next one. */
export type PlanTarget = Omit<NextLevel, 'why'> & Pick<Target, 'why'>;

export interface Route {
  readonly cost: Cost;
  /** False where a limit was reached before a cheaper route could be ruled out. */
  readonly proven: boolean;
  /** Prerequisites first, of those that can come next the soonest done, then what respondents can do. */
  readonly steps: readonly PlanStep[];
  /** Open answers that matter here, taken at their lowest option, and not changed. */
  readonly assumed: readonly Assumed[];
  /** The barriers at the end that stand in the way of the level, strain it, or may. */
  readonly remaining: readonly BarrierResult[];
}

/** One answer moved up. */
export interface PlanStep extends NextStep {
  /** Barriers that look at this question and hold back a level of the plan, open answers at their lowest. */
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

/** A minimal set of requirements that cannot all hold. */
export interface Conflict {
  readonly requirements: readonly Requirement[];
  /** False where a limit was reached before each was shown to be part of it. */
  readonly proven: boolean;
  /** Open answers taken at their lowest, none where the level is out of reach whatever they are. */
  readonly assumed: readonly Assumed[];
}

export type Requirement =
  | {
      readonly kind: 'level';
      readonly level: LevelName;
      /** The rule, in the framework's words. */
      readonly rule: string;
      /** What is missing, with an open answer as given and what the plan does without at its lowest. */
      readonly missing: readonly Reason[];
    }
  | {
      readonly kind: 'keep' | 'without';
      readonly question: string;
      readonly ask: string;
      /** The answer, an open one at its lowest. */
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

/** A level to plan for, by its index in its placement and that of the placement in the framework. */
export interface Target<Why = NextLevel['why'] | 'asked for'> {
  readonly placement: number;
  readonly level: number;
  readonly why: Why;
}

/** A target that nobody named. */
export type OwnTarget = Target<NextLevel['why']>;

/** A placement with nothing to plan for, and why. */
export interface NothingToPlan {
  readonly placement: number;
  readonly none: 'at the top' | 'not called for';
}
