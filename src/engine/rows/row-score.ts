import type { Model } from '../compiled.ts';
import type { RangeGround } from '../logic/decide.ts';
import { highestOf, lowestOf, NOT_APPLICABLE, optionsOf, type Situation, TRUE } from '../logic/evaluate.ts';
import { meanWith, percentOf } from '../score/dimension-profile.ts';
import { type Alphabet, AnswerTable, hasRoom, LISTED, type Row, type TableGround } from './answer-table.ts';

/** The score of a row: how far its answers are up their options, open ones at their worst and best. */

export interface RowScore {
  readonly low: number | null;
  readonly high: number | null;
}

/** An ordered question, with what each of its codes comes to. */
interface Scored {
  readonly question: number;
  readonly bits: readonly number[];
  /** How far the lowest and the highest option are up; below 0 where there is none. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly shares: readonly number[];
  /** Whether it is asked; null where it always is. */
  readonly asked: ((row: Row, ground: () => RangeGround) => number) | null;
}

const NONE = -1;

/** Gives the score of rows. */
export function rowScorer(model: Model, tables: TableGround) {
  const scored = model.orderedQuestions.flatMap((question): Scored[] => {
    const alphabet = tables.alphabets[question];
    const found = model.questions[question];
    return alphabet && found ? [scoredBy(question, found, alphabet, tables)] : [];
  });
  const sums = { low: 0, high: 0, count: 0, lowDoubt: [] as number[], highDoubt: [] as number[] };
  return (row: Row, ground: () => RangeGround): RowScore => {
    sums.low = sums.high = sums.count = 0;
    sums.lowDoubt.length = sums.highDoubt.length = 0;
    for (let index = 0; index < scored.length; index += 1)
      addShare(scored[index] as Scored, row, ground, sums);
    const { low, high, count, lowDoubt, highDoubt } = sums;
    return {
      low: percentOf(meanWith(lowDoubt, low, count, Math.min)),
      high: percentOf(meanWith(highDoubt, high, count, Math.max)),
    };
  };
}

/** The shares of a row so far: their sums at worst and at best, and those of questions that may not count. */
interface Sums {
  low: number;
  high: number;
  count: number;
  readonly lowDoubt: number[];
  readonly highDoubt: number[];
}

function addShare(
  { question, bits, asked, lows, highs, shares }: Scored,
  row: Row,
  ground: () => RangeGround,
  sums: Sums,
): void {
  const code = row.codes[question] as number;
  const isListed = code === LISTED;
  const left = isListed ? (row.given[question] as number) : (bits[code] as number);
  const shown = asked === null ? TRUE : asked(row, ground);
  const low = isListed ? lowestIn(left, shares) : (lows[code] as number);
  const high = isListed ? highestIn(left, shares) : (highs[code] as number);
  if ((shown & TRUE) === 0 || low === NONE) return;
  if (shown === TRUE && (left & NOT_APPLICABLE) === 0) {
    sums.low += low;
    sums.high += high;
    sums.count += 1;
  } else {
    sums.lowDoubt.push(low);
    sums.highDoubt.push(high);
  }
}

function scoredBy(
  question: number,
  { shares, shownWhen }: Model['questions'][number],
  { bits }: Alphabet,
  tables: TableGround,
): Scored {
  return {
    question,
    bits,
    lows: Float64Array.from(bits, (left) => lowestIn(left, shares)),
    highs: Float64Array.from(bits, (left) => highestIn(left, shares)),
    shares,
    asked: shownWhen && askedBy(question, shownWhen.questions, tables),
  };
}

/** How far the lowest of the options left is up. */
function lowestIn(left: number, shares: readonly number[]): number {
  const options = optionsOf(left);
  return options === 0 ? NONE : (shares[lowestOf(options)] ?? 0);
}

function highestIn(left: number, shares: readonly number[]): number {
  const options = optionsOf(left);
  return options === 0 ? NONE : (shares[highestOf(options)] ?? 0);
}

/** Whether a question is asked, part by part as a result has it. */
function askedBy(question: number, by: readonly number[], tables: TableGround): Scored['asked'] {
  const decide = ({ asked }: Situation) => asked[question] ?? TRUE;
  if (!hasRoom(by, tables.alphabets)) return (_, ground) => decide(ground().situation);
  const table = new AnswerTable(by, decide, { ...tables, isPartwise: true });
  return (row) => table.lookUp(row);
}
