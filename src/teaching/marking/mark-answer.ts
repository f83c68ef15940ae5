import type { KeyCase } from '../../model/key.ts';
import { barrierPoints, fullPoints, type LevelMark, levelMark, levelPoints } from './mark-scheme.ts';
import type {
  GivenLevels,
  HandMarks,
  LevelTally,
  MarkedAnswer,
  NamedBarriers,
  StudentAnswer,
} from './marking-types.ts';

/** The answer to one case, by ids. */
type Answer = Pick<StudentAnswer, 'levels' | 'barriers' | 'byHand'>;

/** What is marked: whether barriers are, and the most points of each question that a person marks, by its number. */
export interface Counted {
  readonly withBarriers: boolean;
  readonly byHand?: ReadonlyMap<number, number> | null;
}

/** Marks `answer`, undefined where the student gave none and null where it could not be read. */
export function markAnswer(
  example: KeyCase,
  answer: Answer | null | undefined,
  { withBarriers, byHand = null }: Counted,
): MarkedAnswer {
  const nothing = {
    case: example.id,
    given: [],
    level: 'none',
    barriers: null,
    levelPoints: 0,
    barrierPoints: 0,
    points: 0,
  } as const;
  const unread = byHand && { points: 0, of: 0, open: [] };
  if (answer === null) return { ...nothing, status: 'not marked', byHand: unread, of: 0 };
  const of = fullPoints(example, withBarriers);
  if (!answer || isBlank(answer)) {
    const hand = byHand && { points: 0, of: sum([...byHand.values()], (most) => most), open: [] };
    return { ...nothing, status: 'not answered', byHand: hand, of: of + (hand?.of ?? 0) };
  }
  const level = levelMark(answer.levels, example);
  const barriers = withBarriers ? namedBarriers(example, answer.barriers) : null;
  const forLevel = levelPoints(level);
  const forBarriers = barriers ? pointsForBarriers(example, barriers) : 0;
  const hand = byHand && handMarks(answer, byHand);
  return {
    case: example.id,
    status: 'marked',
    given: inLevelOrder(answer.levels, example),
    level,
    barriers,
    levelPoints: forLevel,
    barrierPoints: forBarriers,
    byHand: hand,
    points: forLevel + forBarriers + (hand?.points ?? 0),
    of: of + (hand?.of ?? 0),
  };
}

function pointsForBarriers({ barriers }: KeyCase, { right, imagined }: NamedBarriers): number {
  if (barriers.length === 0) return 0;
  return barrierPoints(
    right.length,
    imagined.length,
    barriers.some((barrier) => barrier.right),
  );
}

/** True of a row in which nothing is answered. */
export function isBlank({ levels, barriers, byHand = [] }: Answer): boolean {
  return levels.length === 0 && barriers.length === 0 && byHand.every(({ points }) => points === null);
}

function handMarks({ byHand: given = [] }: Answer, most: ReadonlyMap<number, number>): HandMarks {
  const pointsOf = (question: number) => given.find((each) => each.question === question)?.points ?? null;
  const asked = [...most].filter(([, of]) => of > 0);
  const done = asked.filter(([question]) => pointsOf(question) !== null);
  return {
    points: sum(done, ([question]) => pointsOf(question) ?? 0),
    of: sum(done, ([, of]) => of),
    open: asked.flatMap(([question]) => (pointsOf(question) === null ? [question] : [])),
  };
}

function inLevelOrder(named: readonly string[], { levels }: KeyCase): string[] {
  return levels.map(({ id }) => id).filter((id) => named.includes(id));
}

function namedBarriers({ barriers }: KeyCase, named: readonly string[]): NamedBarriers {
  const ids = (isRight: boolean, isNamed: boolean) =>
    barriers
      .filter(({ id, right }) => right === isRight && named.includes(id) === isNamed)
      .map(({ id }) => id);
  return { right: ids(true, true), missed: ids(true, false), imagined: ids(false, true) };
}

const NOTHING: LevelTally = { answers: 0, exact: 0, oneOff: 0, wrong: 0, none: 0 };

const COUNTED: Readonly<Record<LevelMark, Partial<LevelTally>>> = {
  exact: { exact: 1 },
  'one-off': { oneOff: 1 },
  wrong: { wrong: 1 },
  none: { none: 1 },
};

/** The tally of one answer, empty where it is not marked. */
export function tallied({ status, level }: MarkedAnswer): LevelTally {
  return status === 'marked' ? { ...NOTHING, answers: 1, ...COUNTED[level] } : NOTHING;
}

/** The sum of tallies. */
export function addUp(tallies: readonly LevelTally[]): LevelTally {
  return {
    answers: sum(tallies, ({ answers }) => answers),
    exact: sum(tallies, ({ exact }) => exact),
    oneOff: sum(tallies, ({ oneOff }) => oneOff),
    wrong: sum(tallies, ({ wrong }) => wrong),
    none: sum(tallies, ({ none }) => none),
  };
}

/** Answers that name the same levels added up, in the order in which they first stand. */
export function addGiven(given: readonly GivenLevels[]): GivenLevels[] {
  const counts = new Map<string, GivenLevels>();
  for (const { levels, count } of given) {
    const name = levels.join(' ');
    counts.set(name, { levels, count: count + (counts.get(name)?.count ?? 0) });
  }
  return [...counts.values()];
}

/** The sum of `of` over the items. */
export function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}

/** A share from 0 to 1, or null where `whole` is 0. */
export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
