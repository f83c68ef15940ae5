import type { Model, Statement } from '../compiled.ts';
import type { RangeGround } from '../logic/decide.ts';
import { evaluate, highestOf, lowestOf, NOT_APPLICABLE, optionsOf, TRUE } from '../logic/evaluate.ts';
import { meanWith, percentOf } from '../score/dimension-profile.ts';
import {
  AnswerTable,
  type Found,
  hasRoom,
  LISTED,
  ManyTables,
  type Row,
  type TableGround,
} from './answer-table.ts';

/** The score of a row: how far its answers are up their options, open ones at their worst and best. */

export interface RowScore {
  readonly low: number | null;
  readonly high: number | null;
}

/** How an answer counts: not at all, with its shares, or perhaps with them. */
const [NOT, COUNTS, DOUBTFUL] = [0, 1, 2] as const;

/** What one answer comes to; what does not count has no shares. */
interface Share {
  readonly kind: typeof NOT | typeof COUNTS | typeof DOUBTFUL;
  readonly low: number;
  readonly high: number;
}

/** Gives the score of rows, in an object that the next row changes. */
export function rowScorer(model: Model, tables: TableGround) {
  const scored = new ManyTables(
    model.orderedQuestions.map((question) => ({
      questions: new Set([question, ...(model.questions[question]?.shownWhen?.questions ?? [])]),
      find: shareFrom(question, model, tables),
    })),
    tables.alphabets,
  );
  const lowDoubt: number[] = [];
  const highDoubt: number[] = [];
  const score: { low: number | null; high: number | null } = { low: null, high: null };
  return (row: Row, ground: () => RangeGround): RowScore => {
    let low = 0;
    let high = 0;
    let count = 0;
    let doubts = 0;
    for (const place of scored.lookUp(row, ground)) {
      const share = scored.outcomes[place] as Share;
      if (share.kind === DOUBTFUL) {
        lowDoubt[doubts] = share.low;
        highDoubt[doubts] = share.high;
        doubts += 1;
      } else {
        low += share.low;
        high += share.high;
        count += share.kind;
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

/** What the answer to a question comes to. */
function shareFrom(question: number, { questions }: Model, tables: TableGround): Found<Share> {
  const { shares = [], shownWhen = null } = questions[question] ?? {};
  const shownIn = shownWhen && askedBy(shownWhen, tables);
  return (row, ground) => {
    const code = row.codes[question] as number;
    const left = (code === LISTED ? row.given[question] : tables.alphabets[question]?.bits[code]) ?? 0;
    const shown = shownIn?.(row, ground) ?? TRUE;
    const options = shown & TRUE ? optionsOf(left) : 0;
    if (options === 0) return { kind: NOT, low: 0, high: 0 };
    return {
      kind: shown !== TRUE || left & NOT_APPLICABLE ? DOUBTFUL : COUNTS,
      low: shares[lowestOf(options)] ?? 0,
      high: shares[highestOf(options)] ?? 0,
    };
  };
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
