import type { ExampleLevel } from '../types.ts';
import type { Judged, JudgedBarrier } from './judging.ts';

/** A session of practice in numbers, and where it went wrong. What went wrong most often comes first. */
export interface Score {
  readonly points: number;
  readonly of: number;
  readonly levels: { readonly exact: number; readonly oneOff: number; readonly wrong: number };
  readonly barriers: { readonly found: number; readonly there: number; readonly imagined: number };
  readonly mistaken: readonly Mistaken[];
  readonly missed: readonly BarrierTimes[];
  readonly imagined: readonly BarrierTimes[];
  /** Every kind that was there or was imagined: the weakest first. */
  readonly kinds: readonly KindScore[];
}

/** Levels that were taken for others. */
export interface Mistaken {
  readonly right: readonly ExampleLevel[];
  readonly taken: readonly ExampleLevel[];
  readonly times: number;
}

/** A barrier, how often it was judged wrongly, and in how many cases it could have been. */
export interface BarrierTimes {
  readonly name: string;
  readonly times: number;
  readonly of: number;
}

export interface KindScore {
  readonly title: string;
  readonly found: number;
  readonly there: number;
  readonly imagined: number;
}

/** The score over a session. */
export function scoreOf(session: readonly Judged[]): Score {
  const marked = (...marks: readonly string[]) =>
    session.filter(({ level }) => marks.includes(level.mark)).length;
  const all = session.flatMap(({ barriers }) => barriers.judged);
  return {
    points: sum(session.map(({ points }) => points)),
    of: sum(session.map(({ of }) => of)),
    levels: { exact: marked('exact'), oneOff: marked('one-off'), wrong: marked('wrong', 'none') },
    barriers: countsOf(all),
    mistaken: mistakenIn(session),
    missed: timesOf('missed', session),
    imagined: timesOf('imagined', session),
    kinds: kindsIn(all),
  };
}

function mistakenIn(session: readonly Judged[]): Mistaken[] {
  const wrong = session.filter(({ level }) => level.mark !== 'exact');
  const pairs = wrong.map(({ example, answer }) => ({
    right: example.levels.filter(({ id }) => example.right.includes(id)),
    taken: example.levels.filter(({ id }) => answer.levels.includes(id)),
  }));
  const groups = grouped(pairs, (pair) =>
    JSON.stringify([pair.right, pair.taken].map((levels) => levels.map(({ id }) => id))),
  );
  return mostOften(groups.map(([first, ...more]) => ({ ...first, times: more.length + 1 })));
}

function timesOf(wanted: 'missed' | 'imagined', session: readonly Judged[]): BarrierTimes[] {
  const offered = session.flatMap(({ example }) => example.barriers);
  const all = session.flatMap(({ barriers }) => barriers.judged);
  const found = all.filter(({ verdict }) => verdict === wanted).map(({ barrier }) => barrier);
  return mostOften(
    grouped(found, ({ id }) => id).map(([first, ...more]) => ({
      name: first.name,
      times: more.length + 1,
      of: offered.filter(({ id, right }) => id === first.id && right === (wanted === 'missed')).length,
    })),
  );
}

function kindsIn(all: readonly JudgedBarrier[]): KindScore[] {
  const share = ({ found, there, imagined }: KindScore) => found / Math.max(1, there + imagined);
  return grouped(all, ({ barrier }) => barrier.kind)
    .map((group) => ({ title: group[0].barrier.kindTitle, ...countsOf(group) }))
    .toSorted((one, other) => share(one) - share(other));
}

function countsOf(judged: readonly { readonly verdict: JudgedBarrier['verdict'] }[]) {
  const count = (wanted: JudgedBarrier['verdict']) =>
    judged.filter(({ verdict }) => verdict === wanted).length;
  return { found: count('found'), there: count('found') + count('missed'), imagined: count('imagined') };
}

/** Those of one key together, in the order in which the keys first come. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

function mostOften<Item extends { readonly times: number }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => other.times - one.times);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
