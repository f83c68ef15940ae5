import type { Model } from '../compiled.ts';
import type { RangeGround } from '../logic/decide.ts';
import { highestOf, lowestOf, NOT_APPLICABLE, optionsOf, type Situation, TRUE } from '../logic/evaluate.ts';
import { meanWith, percentOf } from '../score/dimension-profile.ts';
import { AnswerTable, type Found, hasRoom, LISTED, type Row, type TableGround } from './answer-table.ts';

/** The score of a row: how far its answers are up their options, open ones at their worst and best. */

export interface RowScore {
  readonly low: number | null;
  readonly high: number | null;
}

/** How a code of a question counts: with its shares, perhaps with them, or not at all. */
const [COUNTS, DOUBTFUL, NOT] = [0, 1, 2] as const;

/** What every code of an ordered question comes to, one question behind the other. */
interface Scored {
  readonly questions: Int32Array;
  /** Where the codes of each question begin. */
  readonly from: Int32Array;
  /** What each leaves, and what that comes to where the question is asked. */
  readonly bits: Int32Array;
  readonly kinds: Uint8Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** Whether a question is asked; null where it always is. */
  readonly asked: readonly (Found | null)[];
}

/** What one answer comes to. */
interface Share {
  kind: number;
  low: number;
  high: number;
}

/** Gives the score of rows. */
export function rowScorer(model: Model, tables: TableGround) {
  const { questions, from, bits, kinds, lows, highs, asked } = scoredOf(model, tables);
  const lowDoubt: number[] = [];
  const highDoubt: number[] = [];
  const share: Share = { kind: NOT, low: 0, high: 0 };
  /** Puts into `share` what the answer to a question comes to. */
  const look = (index: number, row: Row, ground: () => RangeGround): void => {
    const question = questions[index] as number;
    const code = row.codes[question] as number;
    const at = (from[index] as number) + code;
    const isAsked = asked[index] as Found | null;
    if (code === LISTED || isAsked !== null) {
      const left = code === LISTED ? (row.given[question] as number) : (bits[at] as number);
      shareOf(left, isAsked === null ? TRUE : isAsked(row, ground), model, question, share);
      return;
    }
    share.kind = kinds[at] as number;
    share.low = lows[at] as number;
    share.high = highs[at] as number;
  };
  return (row: Row, ground: () => RangeGround): RowScore => {
    let [low, high, count] = [0, 0, 0];
    lowDoubt.length = 0;
    highDoubt.length = 0;
    for (let index = 0; index < questions.length; index += 1) {
      look(index, row, ground);
      if (share.kind === COUNTS) {
        low += share.low;
        high += share.high;
        count += 1;
      } else if (share.kind === DOUBTFUL) {
        lowDoubt.push(share.low);
        highDoubt.push(share.high);
      }
    }
    return {
      low: percentOf(meanWith(lowDoubt, low, count, Math.min)),
      high: percentOf(meanWith(highDoubt, high, count, Math.max)),
    };
  };
}

function scoredOf(model: Model, tables: TableGround): Scored {
  const { orderedQuestions: questions } = model;
  const of = questions.map((question) => tables.alphabets[question]?.bits ?? []);
  const shares = of.flatMap((bits, index) =>
    bits.map((left): Share => {
      const share = { kind: NOT, low: 0, high: 0 };
      shareOf(left, TRUE, model, questions[index] as number, share);
      return share;
    }),
  );
  let before = 0;
  return {
    questions: Int32Array.from(questions),
    from: Int32Array.from(of, (bits) => {
      before += bits.length;
      return before - bits.length;
    }),
    bits: Int32Array.from(of.flat()),
    kinds: Uint8Array.from(shares, ({ kind }) => kind),
    lows: Float64Array.from(shares, ({ low }) => low),
    highs: Float64Array.from(shares, ({ high }) => high),
    asked: questions.map((question) => {
      const shownWhen = model.questions[question]?.shownWhen;
      return shownWhen ? askedBy(question, shownWhen.questions, tables) : null;
    }),
  };
}

/** Puts into `share` what an answer comes to that leaves `left`, to a question that is asked or not. */
function shareOf(left: number, shown: number, { questions }: Model, question: number, share: Share): void {
  const options = shown & TRUE ? optionsOf(left) : 0;
  const shares = questions[question]?.shares ?? [];
  share.kind = options === 0 ? NOT : shown !== TRUE || left & NOT_APPLICABLE ? DOUBTFUL : COUNTS;
  if (options === 0) return;
  share.low = shares[lowestOf(options)] ?? 0;
  share.high = shares[highestOf(options)] ?? 0;
}

/** Whether a question is asked, part by part as a result has it. */
function askedBy(question: number, by: readonly number[], tables: TableGround): Found {
  const decide = ({ asked }: Situation) => asked[question] ?? TRUE;
  if (!hasRoom(by, tables.alphabets)) return (_, ground) => decide(ground().situation);
  const table = new AnswerTable(by, decide, { ...tables, isPartwise: true });
  return (row) => table.lookUp(row);
}
