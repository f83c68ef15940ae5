import type { Example } from '../../model/key.ts';
import { InputError } from '../../problem.ts';
import { groupedBy } from '../../work.ts';
import { FEWEST_BARRIERS } from './case-draft.ts';
import type { Random } from './random.ts';

/** The number of barriers on a list. */
const OFFERED = 12;

/** The most that are right on a list before others are looked for. */
const MOST_RIGHT = 5;

/** The most cases that leave out a barrier which is on a list only so that more are right. */
const MOST_GAPS = 1;

/** The share of the times that a barrier is offered in which it should be right. */
const RIGHT_SHARE = 0.3;

/** How often a barrier was offered before in a set, and how often it was right then. */
interface Tally {
  readonly offered: number;
  readonly right: number;
}

const NEVER: Tally = { offered: 0, right: 0 };

/**
 * The cases, with a few barriers to ask about in place of all that may be. As many cases as there are levels share one
 * list, so that it tells nothing of any of them; each leaves out what would be neither right nor wrong in it.
 */
export function* withLists(
  cases: Iterator<readonly Example[], void>,
  count: number,
  random: Random,
): Generator<readonly Example[], void> {
  const tallies = new Map<string, Tally>();
  let before: Groups = [];
  let round: (readonly Example[])[] = [];
  for (let made = 1; made <= count; made += 1) {
    const group = cases.next().value ?? [];
    round.push(group);
    const size = group[0]?.levels.length ?? 1;
    if (round.length < size && made < count) continue;
    const fillers = round.length < size ? fillersFor(round, before, size, cases) : [];
    yield* listed(round, fillers, tallies, random);
    before = round;
    round = [];
  }
}

/** The cases, asked about what `beside` are asked about, whose list they share, or by a list of their own where that shows too few. */
export function withListOf(
  cases: readonly Example[],
  beside: readonly Example[],
  random: Random,
): readonly Example[] {
  const list = new Set(beside.flatMap(({ barriers }) => barriers.map(({ id }) => id)));
  const shared = cases.map((example) => limitedTo(list, example));
  const isEnough = shared.every(
    ({ barriers }) => barriers.filter(({ right }) => right).length >= FEWEST_BARRIERS,
  );
  return isEnough ? shared : listed([cases], beside, new Map(), random).flat();
}

function limitedTo(list: ReadonlySet<string>, example: Example): Example {
  return { ...example, barriers: example.barriers.filter(({ id }) => list.has(id)) };
}

type Groups = readonly (readonly Example[])[];

/** Further cases to choose the list of a round of fewer than `size` by: of the round before, at levels that it lacks, or new. */
function fillersFor(
  round: Groups,
  before: Groups,
  size: number,
  cases: Iterator<readonly Example[], void>,
): readonly Example[] {
  const had = new Set(round.flat().map(({ secured }) => secured));
  if (before.length > 0)
    return before.filter((group) => group.every(({ secured }) => !had.has(secured))).flat();
  const found: Example[] = [];
  try {
    for (let left = size - round.length; left > 0; left -= 1) found.push(...(cases.next().value ?? []));
  } catch (error) {
    // Where no further case is found, those that are wanted share a list by themselves.
    if (!(error instanceof InputError)) throw error;
  }
  return found;
}

function listed(
  round: Groups,
  fillers: readonly Example[],
  tallies: Map<string, Tally>,
  random: Random,
): (readonly Example[])[] {
  const own = round.flat();
  const list = listFor([...own, ...fillers], tallies, random);
  for (const { barriers } of own)
    for (const { id, right } of barriers) if (list.has(id)) count(id, right, tallies);
  return round.map((group) => group.map((example) => limitedTo(list, example)));
}

function count(id: string, right: boolean, tallies: Map<string, Tally>): void {
  const { offered, right: before } = tallies.get(id) ?? NEVER;
  tallies.set(id, { offered: offered + 1, right: before + Number(right) });
}

/** A barrier that may stand on a list, with the cases that have it right or wrong. */
interface Entry {
  readonly id: string;
  readonly rightIn: readonly number[];
  /** How many cases have to leave it out. */
  readonly gaps: number;
  /** How far it would be from being right in the share wanted. */
  readonly off: number;
}

/** The ids of the barriers that `cases` are asked about together. */
function listFor(
  cases: readonly Example[],
  tallies: ReadonlyMap<string, Tally>,
  random: Random,
): ReadonlySet<string> {
  const entries = random
    .shuffled(entriesOf(cases, tallies))
    .toSorted((one, other) => one.gaps - other.gaps || one.off - other.off);
  const list = new Set<string>();
  const got = cases.map(() => 0);
  const take = (entry: Entry) => {
    list.add(entry.id);
    for (const place of entry.rightIn) got[place] = (got[place] ?? 0) + 1;
  };
  const takeWhere = (isWanted: (entry: Entry) => boolean, most = OFFERED) => {
    for (const entry of entries) if (list.size < most && !list.has(entry.id) && isWanted(entry)) take(entry);
  };
  const falls = (wanted: readonly number[]) => (entry: Entry) =>
    entry.rightIn.some((place) => (got[place] ?? 0) < (wanted[place] ?? 0));
  takeWhere(falls(cases.map(() => FEWEST_BARRIERS)), entries.length);
  // Of a number that is always the same the text would not have to be read.
  const isMore = falls(cases.map(() => FEWEST_BARRIERS + random.below(MOST_RIGHT - 1)));
  // What several cases have to leave out tells of them.
  takeWhere((entry) => entry.gaps <= MOST_GAPS && isMore(entry));
  takeWhere(({ rightIn }) => rightIn.every((place) => (got[place] ?? 0) < MOST_RIGHT));
  return list;
}

function entriesOf(cases: readonly Example[], tallies: ReadonlyMap<string, Tally>): Entry[] {
  const all = cases.flatMap(({ barriers }, place) => barriers.map(({ id, right }) => ({ id, right, place })));
  return [...groupedBy(all, ({ id }) => id)].map(([id, offers]) => {
    const rightIn = offers.flatMap(({ right, place }) => (right ? [place] : []));
    const before = tallies.get(id) ?? NEVER;
    const share = (before.right + rightIn.length) / (before.offered + offers.length);
    return { id, rightIn, gaps: cases.length - offers.length, off: Math.abs(share - RIGHT_SHARE) };
  });
}
