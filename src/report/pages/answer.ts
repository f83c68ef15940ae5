import type { Result } from '../../model/result.ts';
import { shortened } from '../../text.ts';
import { doingLines, findOutLines, settleLines } from '../answer/doing.ts';
import { hangsOn } from '../answer/hangs.ts';
import { wordText } from '../answer/head.ts';
import { neededLines, nextLines, nextShort } from '../answer/next.ts';
import { bare, type Detail, row } from '../answer/said.ts';
import { whereLines, whereShort } from '../answer/where.ts';
import { type Block, heading, note, para, tableOf } from '../document/blocks.ts';
import { serviceName } from '../sentences.ts';

/** The answer on one page: where it sits and what that hangs on, what cannot wait, what comes next, who does what first, what is not known. */
export function answerPage(result: Result): Block[] {
  return [fitted(result, [note(MORE)], LINES)];
}

/** The same before the rest of a report. */
export function answerBlocks(result: Result): Block[] {
  return [fitted(result, [], LINES)];
}

/** Said below, where the rest is not. */
const MORE = 'All of it, with the reasons: the same with --full.';

/** What a screen has room for, beside the line in which one types. */
const LINES = 23;

function fitted(result: Result, end: readonly Block[], lines: number): Block {
  const [blocks = [], ...leaner] = DETAILS.map((detail) => [...blocksOf(result, detail), ...end]);
  return { kind: 'fitted', lines, blocks, leaner };
}

/** All that there is to say of each. */
export const RICHEST: Detail = {
  actions: 5,
  barriers: 3,
  names: 8,
  steps: 4,
  questions: 2,
  urgent: 3,
  notes: 2,
  gaps: 3,
  ladder: true,
  allTheSame: true,
  name: 200,
  text: 160,
  line: 600,
};

/** What is left out where there is no room, one after the other. */
const LEANER: readonly Partial<Detail>[] = [
  { barriers: 2, names: 4 },
  { gaps: 2 },
  { actions: 4 },
  { text: 120, name: 80 },
  { questions: 1 },
  { gaps: 1, steps: 3 },
  { barriers: 1, names: 3, notes: 1 },
  { actions: 3 },
  { text: 90 },
  { gaps: 0 },
  { barriers: 0 },
  { names: 1 },
  { steps: 2, urgent: 2 },
  { allTheSame: false, names: 0 },
  { actions: 2 },
  { ladder: false },
  { text: 70, name: 60 },
  { urgent: 1, line: 300 },
  { actions: 1, steps: 1, line: 200, name: 50 },
  { line: 130, text: 50, name: 40 },
  { line: 68, text: 40, name: 24 },
];

const DETAILS: readonly Detail[] = [
  RICHEST,
  ...LEANER.map((_, index) => Object.assign({}, RICHEST, ...LEANER.slice(0, index + 1)) as Detail),
];

function blocksOf(result: Result, detail: Detail): Block[] {
  const { gaps } = detail;
  const hangs = hangsOn(result, detail);
  const settle = settleLines(result, detail);
  const { first, way } = doingLines(result, detail);
  const told = [...hangs, ...settle].flatMap(({ claims }) => claims);
  const rows = [
    ...row('WHERE', whereLines(result, detail), detail),
    ...row('HANGS ON', hangs, detail),
    ...row('SETTLE NOW', settle, detail),
    ...row('NEEDED', neededLines(result, detail), detail),
    ...row('NEXT', nextLines(result, detail), detail, gaps > 0),
    ...row('DO FIRST', first, detail, gaps > 1),
    ...row(wayLabel(result), way, detail),
    ...row('FIND OUT', findOutLines(result, told, detail), detail, gaps > 2),
  ];
  return [
    heading(1, bare(serviceName(result.service), detail.name)),
    para(wordText(result, detail)),
    ...result.notes.slice(0, detail.notes).map((text) => note(shortened(`Note: ${text}`, detail.line))),
    { kind: 'labelled', rows },
  ];
}

/** What the barriers are called that are told: what hinders what is next, makes it hard to keep what there is, or was scored low. */
function wayLabel({ placements, next }: Result): string {
  if (placements.length === 0 || next?.none === 'no steps') return 'SCORED LOW';
  return next?.none === null ? 'IN THE WAY' : 'WATCH';
}

/** One of several services in a line: what it is called, where it sits, what is next. */
export interface Overview {
  readonly name: string;
  readonly where: string;
  readonly next: string;
}

/** What is said of a service among others. */
export function overviewRow(result: Result): Overview {
  return {
    name: bare(serviceName(result.service), COLUMN),
    where: whereShort(result, COLUMN),
    next: bare(nextShort(result, RICHEST), COLUMN),
  };
}

/** What a cell of a line may take, so that three of them fit on it. */
const COLUMN = 24;

/** Several services, a line each. They are not ranked, so they stand as they came. */
export function overviewPage(rows: readonly Overview[]): Block[] {
  return [
    ...tableOf(
      ['Service', 'Where', 'Next'].map((title) => ({ title, most: COLUMN })),
      rows.map(({ name, where, next }) => [name, where, next]),
    ),
    note(MORE),
  ];
}
