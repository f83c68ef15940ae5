import type { ExampleLevel } from '../../model/key.ts';
import { groupedBy } from '../../work.ts';
import { addUp, sum, tallied } from '../marking/mark-answer.ts';
import type { LevelTally } from '../marking/marking-types.ts';
import { type BarrierCounts, countsOf, type Judged, type JudgedBarrier } from './judge-answer.ts';

/** The score of a session of practice, its most frequent mistakes first. */
export interface SessionScore {
  readonly points: number;
  readonly of: number;
  readonly levels: LevelTally;
  readonly barriers: BarrierCounts;
  readonly mistaken: readonly Mistaken[];
  readonly missed: readonly BarrierTimes[];
  readonly imagined: readonly BarrierTimes[];
  /** Every kind that remained or was imagined, the weakest first. */
  readonly kinds: readonly (BarrierCounts & { readonly title: string })[];
}

export interface Mistaken {
  readonly right: readonly ExampleLevel[];
  readonly taken: readonly ExampleLevel[];
  readonly times: number;
}

/** A barrier misjudged `times` of the `of` times that it could be. */
export interface BarrierTimes {
  readonly name: string;
  readonly times: number;
  readonly of: number;
}

/** The score of a session. */
export function sessionScore(session: readonly Judged[]): SessionScore {
  const barriers = session.flatMap((each) => each.barriers);
  return {
    points: sum(session, ({ marked }) => marked.points),
    of: sum(session, ({ marked }) => marked.of),
    levels: addUp(session.map(({ marked }) => tallied(marked))),
    barriers: countsOf(barriers),
    mistaken: mistakenIn(session),
    missed: timesOf('missed', session),
    imagined: timesOf('imagined', session),
    kinds: kindsIn(barriers),
  };
}

function mistakenIn(session: readonly Judged[]): Mistaken[] {
  const wrong = session.filter(({ marked }) => marked.level !== 'exact');
  const pairs = wrong.map(({ example: { levels, right }, marked: { given } }) => ({
    right: levels.filter(({ id }) => right.includes(id)),
    taken: levels.filter(({ id }) => given.includes(id)),
  }));
  const key = ({ right, taken }: Omit<Mistaken, 'times'>) =>
    JSON.stringify([right, taken].map((levels) => levels.map(({ id }) => id)));
  return mostOften(
    [...groupedBy(pairs, key).values()].map((group) => ({ ...group[0], times: group.length })),
  );
}

function timesOf(wanted: 'missed' | 'imagined', session: readonly Judged[]): BarrierTimes[] {
  const offered = session.flatMap(({ example }) => example.barriers);
  const wrong = session.flatMap(({ barriers }) => barriers.filter(({ verdict }) => verdict === wanted));
  const groups = groupedBy(wrong, ({ barrier }) => barrier.id);
  return mostOften(
    [...groups.values()].map((group) => {
      const { id, name } = group[0].barrier;
      const could = offered.filter((each) => each.id === id && each.right === (wanted === 'missed'));
      return { name, times: group.length, of: could.length };
    }),
  );
}

function kindsIn(barriers: readonly JudgedBarrier[]): SessionScore['kinds'] {
  const share = ({ found, there, imagined }: BarrierCounts) => found / (there + imagined);
  return [...groupedBy(barriers, ({ barrier }) => barrier.kind).values()]
    .map((group) => ({ title: group[0].barrier.kindTitle, ...countsOf(group) }))
    .toSorted((one, other) => share(one) - share(other));
}

function mostOften<Item extends { readonly times: number }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => other.times - one.times);
}
