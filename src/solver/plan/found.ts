import type { Solver } from '../highs.ts';
import type { End } from './end.ts';

/** What is used to look for a plan where searching is not enough. */
export interface Means {
  readonly solve: Solver;
  /** The seconds that are left. */
  readonly timeLeft: () => number;
  /** How many ends are looked at before the solver is asked, where it is not the usual number. */
  readonly mostEnds?: number;
}

/** A plan that was found, by where it ends: there is an order in which its steps can be taken. */
export interface FoundEnd {
  readonly found: true;
  readonly end: End;
  /** False where time ran out before a cheaper one could be ruled out. */
  readonly proven: boolean;
  /** True where it is known to be the first by the framework's order of those that cost the same. */
  readonly isFirst: boolean;
}

/** An end, or that there is none: `proven` where that is certain; otherwise time ran out before one was found. */
export type Found = FoundEnd | { readonly found: false; readonly proven: boolean };
