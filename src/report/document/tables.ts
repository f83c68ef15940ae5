import { charactersOf, printable } from '../../text.ts';
import type { Bars, Block, Column, Ladder, Matrix, OfKind, Table } from './blocks.ts';

/** What a format without pictures shows as a table. */
export type Pictured = 'table' | 'ladder' | 'bars' | 'matrix' | 'beside';

/** A picture as a table of the same, for a format that has no pictures; null for what is none. */
export function asTable(block: Block): Table | null {
  switch (block.kind) {
    case 'table':
      return block;
    case 'ladder':
      return ladderTable(block);
    case 'bars':
      return barTable(block);
    case 'matrix':
      return matrixTable(block);
    case 'beside':
      return besideTable(block.columns);
    default:
      return null;
  }
}

/** More columns than these leave a sentence too little room on paper: then they are rows. */
const MOST_BESIDE = 4;

function besideTable(columns: readonly Column[]): Table {
  const isWide = columns.length > MOST_BESIDE;
  return {
    kind: 'table',
    columns: isWide ? [{ title: '' }, { title: '' }] : columns.map(({ label }) => ({ title: label })),
    rows: isWide
      ? columns.map(({ label, paragraphs }) => ({ cells: [label, paragraphs] }))
      : [{ cells: columns.map(({ paragraphs }) => paragraphs) }],
    read: 'across',
    shape: 'even',
  };
}

function ladderTable({ rungs }: Ladder): Table {
  return {
    kind: 'table',
    columns: ['', 'Level', 'How it stands', 'What it lacks'].map((title) => ({ title })),
    rows: rungs.map(({ rank, name, status, notes, claim }) => ({
      cells: [String(rank), name, status, notes],
      claim,
    })),
    read: 'across',
    shape: 'ladder',
  };
}

function barTable({ title, columns, bars }: Bars): Table {
  const withBelow = bars.some(({ below }) => below !== null);
  const names = [title, ...columns, ...(withBelow ? ['Answer'] : [])];
  return {
    kind: 'table',
    columns: names.map((name) => ({ title: name })),
    rows: bars.map(({ title: name, low, cells, below }) => {
      const filled = low === null ? [NOTHING, ...columns.slice(1).map(() => '')] : cells;
      return { cells: [name, ...filled, ...(withBelow ? [below ?? ''] : [])] };
    }),
    read: 'across',
    shape: 'even',
  };
}

/** What is said in place of a bar where nothing counts. */
export const NOTHING = 'nothing counts';

function matrixTable({ columns, rows, legend, rowTitle, columnTitle }: Matrix): Table {
  return {
    kind: 'table',
    columns: [
      { title: `${rowTitle} / ${columnTitle}` },
      ...columns.map(({ rank, name }) => ({ title: `${rank} ${name}` })),
    ],
    rows: rows.map(({ rank, name, cells }) => ({
      cells: [`${rank} ${name}`, ...cells.map((spot) => legend[spot] ?? '')],
    })),
    read: 'across',
    shape: 'even',
  };
}

/** A line of a file with a mark below its column, for a format that has no width to fit it into. */
export function markedExcerpt({ line, column, text }: OfKind<'excerpt'>): string[] {
  const gutter = `${line} | `;
  const before = charactersOf(printable(text.slice(0, column - 1))).length;
  return [gutter + printable(text), `${' '.repeat(gutter.length + before)}^`];
}
