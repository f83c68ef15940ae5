import type { Model, Statement } from '../compiled.ts';
import type { RangeGround } from '../logic/decide.ts';
import { evaluate, highestOf, lowestOf, NOT_APPLICABLE, optionsOf, TRUE } from '../logic/evaluate.ts';
import { meanWith, percentOf } from '../score/dimension-profile.ts';
import {
  AnswerTable,
  type Found,
  hasRoom,
  LISTED,
  ManyCells,
  type Row,
  type TableGround,
} from './answer-table.ts';

/** The score of a row: how far its answers are up their options, open ones at their worst and best. */

export interface RowScore {
  readonly low: number | null;
  readonly high: number | null;
}

/** How an answer counts: not at all, with its shares, or perhaps with them. */
const [NOT, COUNTS, DOUBTFUL, UNFOUND] = [0, 1, 2, 3] as const;

/** What one answer comes to. */
interface Share {
  kind: number;
  low: number;
  high: number;
}

/** Gives the score of rows, in an object that the next row changes. */
export function rowScorer(model: Model, tables: TableGround) {
  const { orderedQuestions: questions } = model;
  const asked = questions.map((question) => {
    const shownWhen = model.questions[question]?.shownWhen;
    return shownWhen ? askedBy(shownWhen, tables) : null;
  });
  const cells = new ManyCells(
    questions.map((question) => {
      const by = [...new Set([question, ...(model.questions[question]?.shownWhen?.questions ?? [])])];
      return hasRoom(by, tables.alphabets, MOST_CELLS) ? by : null;
    }),
    tables.alphabets,
  );
  const { places } = cells;
  // Behind all cells there is one for what has no place among them.
  const other = cells.count;
  const kinds = new Uint8Array(other + 1).fill(UNFOUND);
  const [lows, highs] = [new Float64Array(other + 1), new Float64Array(other + 1)];
  const share: Share = { kind: NOT, low: 0, high: 0 };
  /** Finds what the answer to a question comes to, and gives the cell in which it stands then. */
  const found = (index: number, row: Row, ground: () => RangeGround): number => {
    const question = questions[index] as number;
    const code = row.codes[question] as number;
    const left = code === LISTED ? row.given[question] : tables.alphabets[question]?.bits[code];
    shareOf(left ?? 0, asked[index]?.(row, ground) ?? TRUE, model, question, share);
    const place = places[index] === LISTED ? other : (places[index] as number);
    kinds[place] = share.kind;
    lows[place] = share.low;
    highs[place] = share.high;
    return place;
  };
  const lowDoubt: number[] = [];
  const highDoubt: number[] = [];
  const score: { low: number | null; high: number | null } = { low: null, high: null };
  return (row: Row, ground: () => RangeGround): RowScore => {
    let low = 0;
    let high = 0;
    let count = 0;
    let doubts = 0;
    cells.find(row.codes);
    for (let index = 0; index < places.length; index += 1) {
      let place = places[index] as number;
      if (place === LISTED || kinds[place] === UNFOUND) place = found(index, row, ground);
      const kind = kinds[place] as number;
      if (kind === DOUBTFUL) {
        lowDoubt[doubts] = lows[place] as number;
        highDoubt[doubts] = highs[place] as number;
        doubts += 1;
      } else {
        // What does not count has no shares.
        low += lows[place] as number;
        high += highs[place] as number;
        count += kind;
      }
    }
    score.low = percentOf(meanWith(firstOf(lowDoubt, doubts), low, count, Math.min));
    score.high = percentOf(meanWith(firstOf(highDoubt, doubts), high, count, Math.max));
    return score;
  };
}

const NONE: number[] = [];

function firstOf(numbers: readonly number[], count: number): number[] {
  return count === 0 ? NONE : numbers.slice(0, count);
}

/** More cells than these a question does not have together with those that decide whether it is asked. */
const MOST_CELLS = 1 << 15;

/** Puts into `share` what an answer comes to that leaves `left`, to a question that is asked or not. */
function shareOf(left: number, shown: number, { questions }: Model, question: number, share: Share): void {
  const options = shown & TRUE ? optionsOf(left) : 0;
  const shares = questions[question]?.shares ?? [];
  share.kind = options === 0 ? NOT : shown !== TRUE || left & NOT_APPLICABLE ? DOUBTFUL : COUNTS;
  share.low = options === 0 ? 0 : (shares[lowestOf(options)] ?? 0);
  share.high = options === 0 ? 0 : (shares[highestOf(options)] ?? 0);
}

/** Whether a question is asked, part by part as a result has it. */
function askedBy({ node, questions }: Statement, tables: TableGround): Found {
  if (!hasRoom(questions, tables.alphabets))
    return (_, ground) => evaluate(node, tables.model, ground().situation);
  const table = new AnswerTable(questions, (situation) => evaluate(node, tables.model, situation), {
    ...tables,
    isPartwise: true,
  });
  return (row) => table.lookUp(row);
}
