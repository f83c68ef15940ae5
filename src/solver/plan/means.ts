import type { Purse } from '../../engine/search.ts';
import type { Solver } from '../highs.ts';

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
