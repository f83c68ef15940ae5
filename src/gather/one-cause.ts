import { lightly } from '../assessment/match-words.ts';
import { columnName, type Grid } from '../document/grid.ts';
import { quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import type { CellEntry } from './mapping.ts';
import { codeEntry } from './option-codes.ts';
import type { Questions } from './questions.ts';
import type { CellReader } from './read-cells.ts';
import type { CellProblem } from './reply.ts';
import type { PlacedColumn } from './table-columns.ts';

/** As many questions with the same text that is no option, or texts of one column, have one cause. */
const ENOUGH = 4;

/** A cell that is an option of no question, or is read. */
interface AnswerCell {
  readonly text: string;
  readonly cell: string;
  readonly question: string;
  readonly heading: string;
  readonly isUnread: boolean;
}

type Cause = Pick<CellProblem, 'message' | 'advice'>;

/** What is wrong with the cells of `rows`, and to be settled, with what has one cause put in one way. */
export function byCause(
  { problems, unsettled }: CellReader,
  rows: Grid['rows'],
  columns: readonly PlacedColumn[],
  questions: Questions,
): { readonly problems: readonly CellProblem[]; readonly unsettled: readonly CellEntry[] } {
  const isMeant = ({ code }: CellProblem) => code === 'unknown-option' || code === 'unknown-tick';
  const unread = new Set(problems.flatMap((each) => (isMeant(each) ? (each.cell ?? []) : [])));
  if (unread.size === 0) return { problems, unsettled };
  const answers = columns.map(({ at, heading, column }) =>
    column.kind === 'answer' ? cellsBelow(rows, at, { question: column.question, heading, unread }) : [],
  );
  const ticks = columns.flatMap(({ at, heading, column }) =>
    column.kind === 'option'
      ? cellsBelow(rows, at, { question: `${column.question} ${column.option}`, heading, unread })
      : [],
  );
  const codes = codesIn(answers.flat());
  const causes = new Map([
    ...[...codesIn(ticks).values()].flatMap(({ cells }) =>
      cells.map((each) => [each.cell, causeOfTick(each.text)] as const),
    ),
    ...answers.flatMap((cells) => causeOfColumn(cells, questions)),
    ...[...codes.values()].flatMap(({ cells, of }) =>
      cells.map((each) => [each.cell, causeOfCode(each.text, of)] as const),
    ),
  ]);
  return {
    problems: problems.map((each) => ({
      ...each,
      ...(isMeant(each) && each.cell !== null ? causes.get(each.cell) : {}),
    })),
    unsettled: unsettled.map((each) => {
      const isCode = each.question !== null && codes.get(lightly(each.text))?.of.has(each.question);
      return isCode ? codeEntry(each.text) : each;
    }),
  };
}

function cellsBelow(
  rows: Grid['rows'],
  at: number,
  {
    unread,
    ...of
  }: { readonly question: string; readonly heading: string; readonly unread: ReadonlySet<string> },
): AnswerCell[] {
  const letters = columnName(at);
  return [...rows].flatMap(([row, cells]): AnswerCell[] => {
    const text = cells.get(at);
    const cell = letters + row;
    return text === undefined ? [] : [{ ...of, text, cell, isUnread: unread.has(cell) }];
  });
}

/** Why no cell of a column can be read, where that is one thing: it holds something else. */
function causeOfColumn(cells: readonly AnswerCell[], questions: Questions): (readonly [string, Cause])[] {
  const wrong = cells.filter(({ isUnread }) => isUnread);
  const [first] = wrong;
  const isSome = cells.some(
    ({ text, question, isUnread }) => !isUnread && questions.isAnswer(question, text),
  );
  if (!first || isSome || new Set(wrong.map(({ text }) => lightly(text))).size < ENOUGH) return [];
  const message = `Nothing in the column ${quoted(first.heading, 80)} is an option of ${quoted(first.question)}: not ${quoted(first.text)}, and none of the others.`;
  const advice = 'If it is another question, or none, settle it with --map.';
  return wrong.map(({ cell }) => [cell, { message, advice }]);
}

interface Code {
  readonly cells: readonly AnswerCell[];
  readonly of: ReadonlySet<string>;
}

/** Texts that stand under many questions, and are an option of none. */
function codesIn(cells: readonly AnswerCell[]): ReadonlyMap<string, Code> {
  const unread = groupedBy(
    cells.filter(({ isUnread }) => isUnread),
    ({ text }) => lightly(text),
  );
  const codes = [...unread].map(([text, alike]): [string, Code] => {
    return [text, { cells: alike, of: new Set(alike.map(({ question }) => question)) }];
  });
  return new Map(codes.filter(([, { of }]) => of.size >= ENOUGH));
}

function causeOfCode(text: string, of: ReadonlySet<string>): Cause {
  return {
    message: `${quoted(text)} is no option of the ${of.size} questions that it stands under.`,
    advice:
      'Export texts in place of codes; or settle once with --map what it means: --write-map has a line for it.',
  };
}

function causeOfTick(text: string): Cause {
  const message = `${quoted(text)} does not say whether the option of its column was ticked.`;
  return { message, advice: 'Write yes, or leave it empty.' };
}
