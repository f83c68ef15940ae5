import type { Key } from '../../model/key.ts';
import { sameLevels } from '../cases/case-reading.ts';
import { rate, sum } from './mark-answer.ts';
import { POINTS } from './mark-scheme.ts';
import type {
  ByHalf,
  CaseMarks,
  ItemAnalysis,
  ItemMarks,
  MarkedAnswer,
  Reliability,
  StudentMarks,
} from './marking-types.ts';
import { byCodeUnit } from './sort-orders.ts';

/** The fewest students and cases by which more than the points earned is said of a case (own judgement). */
// With 20 students a correlation of 0 comes out beyond ±0.4 once in ten or twelve times; with fewer it says nothing.
const FEWEST_STUDENTS = 20;
const FEWEST_CASES = 3;

/** How well the cases served as a test of this class. */
export function itemAnalysis(
  key: Key,
  cases: readonly CaseMarks[],
  students: readonly StudentMarks[],
): ItemAnalysis {
  // Who handed in nothing was not tested, and what could not be read leaves a total unknown.
  const tested = students.filter(
    ({ level, answers }) => level.answers > 0 && answers.every(({ status }) => status !== 'not marked'),
  );
  // While some of what a person marks is open, only what everybody has points for is compared.
  const isOpen = tested.some(({ answers }) => answers.some(({ byHand }) => (byHand?.open.length ?? 0) > 0));
  const inOrder = alikeTogether(key);
  const rows = comparable(
    tested.map(({ answers }) =>
      inOrder(isOpen ? answers.map(withoutHand) : answers, (answer) => answer.case),
    ),
  );
  const items = itemsOf(key, cases, inOrder);
  const isEnough = tested.length >= FEWEST_STUDENTS && items.length >= FEWEST_CASES;
  return {
    students: tested.length,
    fewest: { students: FEWEST_STUDENTS, cases: FEWEST_CASES },
    reliability: isEnough ? reliabilityOf(rows.map((row) => row.map(({ points }) => points))) : null,
    cases: items.map((item, place) => itemMarks(item, { place, rows, isEnough })),
  };
}

/** What is compared: the cases, or where each student has a booklet those of one kind and level, named after that of the first. */
interface Test {
  readonly id: string;
  readonly right: readonly string[];
  /** The levels that were named. */
  readonly given: readonly (readonly string[])[];
  readonly barriers: Key['examples'][number]['barriers'];
}

function itemsOf({ examples, variants }: Key, cases: readonly CaseMarks[], inOrder: InOrder): Test[] {
  const [first] = variants ?? [];
  if (first)
    return inOrder(first.cases, (id) => id).map((id) => ({ id, right: [], given: [], barriers: [] }));
  return examples.map(({ id, right, barriers }, place) => {
    const given = cases[place]?.given.map(({ levels }) => levels) ?? [];
    return { id, right, given, barriers };
  });
}

type InOrder = <Item>(items: readonly Item[], idOf: (item: Item) => string) => readonly Item[];

/** Brings what is of cases into one order where each student has a booklet, all of which have as many of each kind and level. */
function alikeTogether({ examples, variants }: Key): InOrder {
  if (!variants) return (items) => items;
  const kinds = new Map(examples.map(({ id, kind, right }) => [id, JSON.stringify([kind, right])]));
  return (items, idOf) =>
    items.toSorted((one, other) => byCodeUnit(kinds.get(idOf(one)) ?? '', kinds.get(idOf(other)) ?? ''));
}

function withoutHand(answer: MarkedAnswer): MarkedAnswer {
  const { levelPoints, barrierPoints, of, byHand } = answer;
  return { ...answer, points: levelPoints + barrierPoints, of: of - (byHand?.of ?? 0) };
}

type Row = readonly MarkedAnswer[];

/** The rows without the barriers of those cases about whose barriers only some students were asked. */
function comparable(rows: readonly Row[]): readonly Row[] {
  const asked = (place: number) =>
    new Set(rows.flatMap((row) => (row[place]?.status === 'marked' ? [row[place].barriers !== null] : [])));
  const isOfSome = (rows[0] ?? []).map((_, place) => asked(place).size > 1);
  return rows.map((row) => row.map((answer, place) => (isOfSome[place] ? levelAlone(answer) : answer)));
}

function levelAlone(answer: MarkedAnswer): MarkedAnswer {
  const { points, barrierPoints, byHand } = answer;
  return { ...answer, points: points - barrierPoints, of: POINTS.levelExact + (byHand?.of ?? 0) };
}

interface Tested {
  readonly place: number;
  /** The answers of each student. */
  readonly rows: readonly Row[];
  readonly isEnough: boolean;
}

function itemMarks({ id, ...item }: Test, { place, rows: all, isEnough }: Tested): ItemMarks {
  const rows = all.flatMap((row) => {
    const answer = row[place];
    return answer ? [{ answer, rest: sum(row, ({ points }) => points) - answer.points }] : [];
  });
  const facility = rate(
    sum(rows, ({ answer }) => answer.points),
    sum(rows, ({ answer }) => answer.of),
  );
  if (!isEnough) return { id, facility, discrimination: null, levels: [], barriers: [] };
  const middle = median(rows.map(({ rest }) => rest));
  const halved = (isMeant: (answer: MarkedAnswer) => boolean): ByHalf => {
    const those = rows.filter(({ answer }) => isMeant(answer));
    return {
      count: those.length,
      upper: those.filter(({ rest }) => rest > middle).length,
      lower: those.filter(({ rest }) => rest < middle).length,
    };
  };
  return {
    id,
    facility,
    discrimination: correlation(
      rows.map(({ answer }) => answer.points),
      rows.map(({ rest }) => rest),
    ),
    levels: item.given.map((levels) => ({
      levels,
      right: sameLevels(levels, item.right),
      ...halved((answer) => sameLevels(answer.given, levels)),
    })),
    barriers: item.barriers.map(({ id: barrier, name, right }) => ({
      id: barrier,
      name,
      right,
      ...halved(
        ({ barriers }) => (right ? barriers?.missed : barriers?.imagined)?.includes(barrier) ?? false,
      ),
    })),
  };
}

/** The middle of several numbers. */
function median(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((one, other) => one - other);
  const half = ordered.length / 2;
  return ((ordered[Math.ceil(half) - 1] ?? 0) + (ordered[Math.floor(half)] ?? 0)) / 2;
}

/**
 * Pearson’s correlation, null where either does not vary. Of the points of a case with those of all others it is the corrected
 * item–total correlation (Henrysson, 1963, Psychometrika 28, 211–218; Nunnally and Bernstein, 1994).
 */
export function correlation(ones: readonly number[], others: readonly number[]): number | null {
  const [byOne, byOther] = [variance(ones), variance(others)];
  if (byOne === 0 || byOther === 0) return null;
  const together = variance(ones.map((one, index) => one + (others[index] ?? 0)));
  return (together - byOne - byOther) / (2 * Math.sqrt(byOne * byOther));
}

/** The variance with n − 1 below, 0 for fewer than two numbers. */
function variance(numbers: readonly number[]): number {
  if (numbers.length < 2) return 0;
  const mean = sum(numbers, (each) => each) / numbers.length;
  return sum(numbers, (each) => (each - mean) ** 2) / (numbers.length - 1);
}

/** The 97.5 % point of the normal distribution. */
const NORMAL = 1.959963984540054;

/**
 * Cronbach’s alpha (1951) of a row of points for each student, with its 95 % interval after Bonett (2002, Journal of Educational
 * and Behavioral Statistics 27, 335–340) as Bonett and Wright (2015) correct it; null where the totals do not vary.
 */
export function reliabilityOf(rows: readonly (readonly number[])[]): Reliability | null {
  const [students, cases] = [rows.length, rows[0]?.length ?? 0];
  const total = variance(rows.map((row) => sum(row, (points) => points)));
  if (total === 0 || cases < 2 || students < 3) return null;
  const single = sum(
    (rows[0] ?? []).map((_, place) => variance(rows.map((row) => row[place] ?? 0))),
    (each) => each,
  );
  const alpha = (cases / (cases - 1)) * (1 - single / total);
  const centre = Math.log(1 - alpha) - Math.log(students / (students - 1));
  const half = NORMAL * Math.sqrt((2 * cases) / ((cases - 1) * (students - 2)));
  return {
    alpha,
    low: 1 - Math.exp(centre + half),
    high: 1 - Math.exp(centre - half),
    // The standard error of measurement of classical test theory.
    error: Math.sqrt(total * Math.max(0, Math.min(1, 1 - alpha))),
  };
}
