import type { Purse } from '../../engine/search.ts';
import type { Solver } from '../highs.ts';
import type { End } from './end.ts';

/** What is used to look for a plan where searching is not enough. */
export interface Means {
  readonly solve: Solver;
  /** What the solver may still do, and what else looking may still cost; as much as it takes where nothing is given. */
  readonly effort?: Purse;
  readonly purse?: Purse;
  /** The seconds that are left, where somebody set a limit. */
  readonly timeLeft: () => number;
  /** How many ends are looked at before the solver is asked, where it is not the usual number. */
  readonly mostEnds?: number;
}

/** True while there is something left to look for a plan with. */
export function canGoOn({ effort, purse, timeLeft }: Means): boolean {
  return (effort?.left ?? 1) > 0 && (purse?.left ?? 1) > 0 && timeLeft() > 0;
}

/** A plan that was found, by where it ends: there is an order in which its steps can be taken. */
export interface FoundEnd {
  readonly found: true;
  readonly end: End;
  /** False where a limit was come to before a cheaper one could be ruled out. */
  readonly proven: boolean;
  /** True where it is known to be the first by the framework's order of those that cost the same. */
  readonly isFirst: boolean;
}

/** An end, or that there is none: `proven` where that is certain; otherwise a limit was come to before one was found. */
export type Found = FoundEnd | { readonly found: false; readonly proven: boolean };
