import type { LevelMark } from '../examples/points.ts';
import type { LevelTally, MarkedAnswer } from './types.ts';

const NOTHING: LevelTally = { answers: 0, exact: 0, oneOff: 0, wrong: 0, none: 0 };

const COUNTED: Readonly<Record<LevelMark, Partial<LevelTally>>> = {
  exact: { exact: 1 },
  'one-off': { oneOff: 1 },
  wrong: { wrong: 1 },
  none: { none: 1 },
};

/** One answer as a tally; nothing for one that was not given, or cannot be marked. */
export function tallied({ status, level }: MarkedAnswer): LevelTally {
  return status === 'marked' ? { ...NOTHING, answers: 1, ...COUNTED[level] } : NOTHING;
}

/** Tallies added up. */
export function addUp(tallies: readonly LevelTally[]): LevelTally {
  return {
    answers: sum(tallies, ({ answers }) => answers),
    exact: sum(tallies, ({ exact }) => exact),
    oneOff: sum(tallies, ({ oneOff }) => oneOff),
    wrong: sum(tallies, ({ wrong }) => wrong),
    none: sum(tallies, ({ none }) => none),
  };
}

/** What the items have, added up. */
export function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}

/** A share from 0 to 1; null of nothing. */
export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
