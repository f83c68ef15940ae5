import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';

/** A column of a ledger. */
export interface Column {
  readonly title: string;
  /** True for numbers, which stand to the right. */
  readonly isNumber?: boolean;
  /** The most that it may take, in columns of the screen; what is longer is broken. */
  readonly most?: number;
  /** How a cell reads in a sentence; empty to leave it out. If not given, its title and what stands in it. */
  inWords?(cell: string): string;
}

/** What the last column has to have. */
const LEAST = 12;

/** Between two columns, and before the first. */
const GAP = 2;

/**
 * A table with titles, each column as wide as what stands in it; the last has the rest of the page. On a page too narrow for
 * that, each row becomes a sentence.
 */
export function ledger(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paper: Paper,
): string[] {
  const widths = columns.slice(0, -1).map(({ title, most = Number.POSITIVE_INFINITY }, place) => {
    const cells = rows.map((row) => paper.measure(row[place] ?? ''));
    return Math.min(most, Math.max(paper.measure(title), ...cells));
  });
  const used = widths.reduce((sum, width) => sum + width + GAP, GAP);
  if (used + LEAST > paper.width) return rows.flatMap((row) => sentence(columns, row, paper));
  const numbers = columns.flatMap(({ isNumber }, place) => (isNumber ? [place] : []));
  const head = columns.map(({ title }) => title);
  return tabled([head, ...rows], widths, paper, ' '.repeat(GAP), numbers);
}

function sentence(
  columns: readonly Column[],
  [first = '', ...cells]: readonly string[],
  paper: Paper,
): string[] {
  const parts = cells
    .map((cell, place) => {
      const { title = '', inWords } = columns[place + 1] ?? {};
      return inWords ? inWords(cell) : `${title} ${cell}`.trim();
    })
    .filter((part) => part !== '');
  return wrapped(`${first}: ${parts.join(', ')}`, paper, { first: '  ', hang: 2 * GAP });
}
