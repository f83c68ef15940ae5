import { padded, wrapped } from './lines.ts';
import type { Paper } from './paper.ts';

/** Between two columns. */
const GAP = 2;

/** What the last column has, however little is left. */
const LEAST = 8;

/**
 * Rows of cells, each cell broken between words within its column. The last column takes what is left of the page;
 * `widths` are those of the others, in columns of the screen. `numbers` are the columns whose cells stand to the right.
 */
export function tabled(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  paper: Paper,
  first = '',
  numbers: readonly number[] = [],
): string[] {
  const used = widths.reduce((sum, width) => sum + width + GAP, paper.measure(first));
  const rest = Math.max(LEAST, paper.width - used);
  const widthOf = (column: number) => widths[column] ?? rest;
  return rows.flatMap((row) => {
    const cells = row.map((cell, column) => wrapped(cell, { ...paper, width: widthOf(column) }));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const parts = cells.map((lines, column) => {
        const text = lines[line] ?? '';
        const width = widthOf(column);
        const before = numbers.includes(column) ? Math.max(0, width - paper.measure(text)) : 0;
        return padded(' '.repeat(before) + text, width, paper);
      });
      return (first + parts.join(' '.repeat(GAP))).trimEnd();
    });
  });
}
