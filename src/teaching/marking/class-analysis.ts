import type { Key } from '../../model/key.ts';
import { distinctLevels, sameLevels } from '../cases/case-reading.ts';
import { addGiven, addUp, sum } from './mark-answer.ts';
import type { BarrierMarks, CaseMarks, ConfusionMatrix, MarkedAnswer, WeakSpot } from './marking-types.ts';
import { byCodeUnit, byRung } from './sort-orders.ts';

/** The number of times that each level was given for each right answer, for each placement of the key. */
export function confusionMatrices(key: Key, cases: readonly CaseMarks[]): ConfusionMatrix[] {
  const placements = new Map(key.examples.map((example) => [example.placement.id, example]));
  return [...placements.values()].map((example) => {
    const { placement, levels } = example;
    const own = cases.filter((_, place) => key.examples[place]?.placement.id === placement.id);
    const rights = distinctLevels(own.map(({ right }) => right)).toSorted((one, other) =>
      byRung(one, other, levels),
    );
    const rows = rights.map((right) => ({
      right,
      given: addGiven(
        own.filter((each) => sameLevels(each.right, right)).flatMap(({ given }) => given),
      ).toSorted((one, other) => byRung(one.levels, other.levels, levels)),
    }));
    return { placement: { id: placement.id, title: placement.title }, levels, rows };
  });
}

/** Every barrier that a case offers, over all answers that were marked, the most often misjudged first. */
export function barrierMarks(key: Key, given: ReadonlyMap<string, readonly MarkedAnswer[]>): BarrierMarks[] {
  const marks = new Map<string, { -readonly [Part in keyof BarrierMarks]: BarrierMarks[Part] }>();
  for (const { id: example, barriers } of key.examples) {
    const answers = (given.get(example) ?? []).flatMap((answer) => answer.barriers ?? []);
    const missed = countsById(answers.flatMap((answer) => answer.missed));
    const imagined = countsById(answers.flatMap((answer) => answer.imagined));
    for (const { id, name, right } of barriers) {
      const mark = marks.get(id) ?? { id, name, right: 0, missed: 0, wrong: 0, imagined: 0 };
      marks.set(id, mark);
      if (right) mark.right += answers.length;
      else mark.wrong += answers.length;
      mark.missed += missed.get(id) ?? 0;
      mark.imagined += imagined.get(id) ?? 0;
    }
  }
  const wrongly = ({ missed, imagined }: BarrierMarks) => missed + imagined;
  return [...marks.values()].toSorted(
    (one, other) => wrongly(other) - wrongly(one) || byCodeUnit(one.id, other.id),
  );
}

function countsById(ids: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

/** The share of wrong answers above which a theme is weak, with two of them at least (own judgement). */
const TOO_MANY = 1 / 3;
const FEWEST = 2;

/** The most weak spots of a theme, since more is no focus. */
const MOST = 3;

interface Marks {
  readonly cases: readonly CaseMarks[];
  readonly confusion: readonly ConfusionMatrix[];
  readonly barriers: readonly BarrierMarks[];
}

/** The weak spots of a class, up to three a theme, the worst first. */
export function weakSpots(key: Key, { cases, confusion, barriers }: Marks): WeakSpot[] {
  return [
    ...worst(confusion.flatMap(levelSpots)),
    ...worst(kindSpots(cases)),
    ...worst(directionSpots(confusion)),
    ...worst(factSpots(key, cases)),
    ...worst(barriers.map(({ missed, right, ...barrier }) => barrierSpot('missed', barrier, missed, right))),
    ...worst(
      barriers.map(({ imagined, wrong, ...barrier }) => barrierSpot('imagined', barrier, imagined, wrong)),
    ),
  ];
}

function barrierSpot(
  about: 'missed' | 'imagined',
  { id, name }: Pick<BarrierMarks, 'id' | 'name'>,
  times: number,
  of: number,
): WeakSpot {
  return { about, barrier: { id, name }, times, of };
}

function worst(spots: readonly WeakSpot[]): WeakSpot[] {
  const share = ({ times, of }: WeakSpot) => times / of;
  return spots
    .filter((spot) => spot.times >= FEWEST && share(spot) > TOO_MANY)
    .toSorted((one, other) => share(other) - share(one) || other.times - one.times)
    .slice(0, MOST);
}

function levelSpots({ rows, levels }: ConfusionMatrix): WeakSpot[] {
  return levels.flatMap((level): WeakSpot[] => {
    const given = rows.find(({ right }) => right.length === 1 && right[0] === level.id)?.given ?? [];
    const isRight = (named: readonly string[]) => named.length === 1 && named[0] === level.id;
    const wrong = given.filter(({ levels: named }) => !isRight(named));
    const [taken] = wrong
      .filter(({ levels: named, count }) => named.length === 1 && count >= FEWEST)
      .toSorted((one, other) => other.count - one.count);
    const takenFor = levels.find(({ id }) => id === taken?.levels[0]);
    return [
      {
        about: 'level',
        level,
        takenFor: taken && takenFor ? { ...takenFor, times: taken.count } : null,
        times: sum(wrong, ({ count }) => count),
        of: sum(given, ({ count }) => count),
      },
    ];
  });
}

// With one kind of case there is nothing to tell it from.
function kindSpots(cases: readonly CaseMarks[]): WeakSpot[] {
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  if (kinds.length < 2) return [];
  return kinds.map((kind) => {
    const { answers, exact, none } = addUp(
      cases.filter((each) => each.kind === kind).map(({ level }) => level),
    );
    return { about: 'kind', kind, times: answers - none - exact, of: answers - none };
  });
}

/** The number of times that a level above or below the one right level was given. */
function directionSpots(confusion: readonly ConfusionMatrix[]): WeakSpot[] {
  const pairs = confusion.flatMap(({ rows, levels }) => {
    const rungOf = (id: string | undefined) => levels.findIndex((level) => level.id === id);
    return rows.flatMap(({ right, given }) =>
      right.length > 1
        ? []
        : given
            .filter(({ levels: named }) => named.length === 1)
            .map(({ levels: named, count }) => ({ off: rungOf(named[0]) - rungOf(right[0]), count })),
    );
  });
  const timesOf = (isWanted: (off: number) => boolean) =>
    sum(
      pairs.filter(({ off }) => isWanted(off)),
      ({ count }) => count,
    );
  const of = timesOf(() => true);
  return [
    { about: 'too high', times: timesOf((off) => off > 0), of },
    { about: 'too low', times: timesOf((off) => off < 0), of },
  ];
}

/** The number of times that the fact of each question was misread, over the cases that it decides. */
function factSpots(key: Key, cases: readonly CaseMarks[]): WeakSpot[] {
  const asks = new Map(
    key.examples.flatMap(({ facts }) => facts.map(({ question, ask }) => [question, ask])),
  );
  return [...asks]
    .map(([question, ask]): WeakSpot => {
      const decided = cases.filter((_, place) =>
        key.examples[place]?.facts.some((fact) => fact.deciding && fact.question === question),
      );
      const timesIn = ({ tripped }: CaseMarks) =>
        sum(
          tripped.filter(
            ({ how, facts }) => how !== 'overlooked' && facts.some((fact) => fact.question === question),
          ),
          ({ count }) => count,
        );
      const misread = decided.filter((each) => timesIn(each) > 0);
      return {
        about: 'fact',
        question,
        ask,
        cases: misread.map(({ id }) => id),
        times: sum(misread, timesIn),
        of: sum(decided, ({ level }) => level.answers - level.none),
      };
    })
    .toSorted((one, other) =>
      one.about === 'fact' && other.about === 'fact' ? byCodeUnit(one.question, other.question) : 0,
    );
}
