import { levelMark, POINTS as MARKED, levelPoints as pointsOfMark } from '../../examples/points.ts';
import type { Example } from '../../model/key.ts';

/** How a case is marked on paper: as the program marks the level and the barriers, and what only a person can mark. */
export const POINTS = {
  /** The right level, or every level that the text leaves possible and no other. */
  level: MARKED.levelExact,
  nearLevel: MARKED.levelOneOff,
  /** Each deciding fact, with its words and what they show; the half for one of the two. */
  fact: 1,
  /** What keeps it from the next level, or what is left to find out. */
  next: 1,
  /** Each right barrier; the same is taken off for each wrong one. */
  barrier: MARKED.barrierRight,
  /** The kind of one barrier, and who could do what about it. */
  action: 2,
  /** What differs between two cases of a pair. */
  twin: 1,
} as const;

/** What the student can earn in each question of a case. */
export interface MostPoints {
  readonly level: number;
  readonly facts: number;
  readonly next: number;
  readonly barriers: number;
  readonly action: number;
  readonly twin: number;
  readonly total: number;
}

/** The most that a case can earn; where no barrier remains, one point is for ticking none. */
export function mostPoints(example: Example, asksForTwin: boolean): MostPoints {
  const right = example.barriers.filter((barrier) => barrier.right).length;
  const facts = example.facts.filter(({ deciding }) => deciding).length * POINTS.fact;
  const parts = {
    level: POINTS.level,
    facts,
    next: POINTS.next,
    barriers: example.barriers.length === 0 ? 0 : Math.max(right, 1) * POINTS.barrier,
    action: right > 0 ? POINTS.action : 0,
    twin: asksForTwin ? POINTS.twin : 0,
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}

/** What naming these levels earns. */
export function levelPoints(named: readonly string[], example: Pick<Example, 'right' | 'levels'>): number {
  return pointsOfMark(levelMark(named, example));
}

/** The scheme in words: what is marked, and what it earns. */
export const SCHEME: readonly (readonly [what: string, earns: string])[] = [
  [
    'The level',
    `${POINTS.level} for the right one; where the text leaves it open, for every level that it could be and no other. ` +
      `${POINTS.nearLevel} for the level next to the right one, for some of the right ones and no other, or for all of them and one too many.`,
  ],
  ['Each deciding fact', `${POINTS.fact} for its words and what they show; half for one of the two.`],
  ['The next level', `${POINTS.next} for what keeps it from there, or for what is left to find out.`],
  [
    'Each barrier',
    `${POINTS.barrier} for each right one, ${POINTS.barrier} off for each wrong one, never below 0. Where none is right, ${POINTS.barrier} for ticking none.`,
  ],
  [
    'One barrier in detail',
    `${POINTS.action}: half for its kind, half for somebody who could act and a first step that fits.`,
  ],
  ['What differs in a pair', `${POINTS.twin}, in the second case of the pair.`],
];
