import { padded, wrapped } from './lines.ts';
import type { Paper } from './paper.ts';

/** Between two columns. */
const GAP = 2;

/**
 * Rows of cells, each cell broken between words within its column. The last column takes what is left of the page;
 * `widths` are those of the others, in columns of the screen.
 */
export function tabled(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  paper: Paper,
  first = '',
): string[] {
  const used = widths.reduce((sum, width) => sum + width + GAP, paper.measure(first));
  const all = [...widths, Math.max(8, paper.width - used)];
  return rows.flatMap((row) => {
    const cells = row.map((cell, index) => wrapped(cell, { ...paper, width: all[index] ?? 8 }));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, index) => padded(lines[line] ?? '', all[index] ?? 8, paper))
        .join(' '.repeat(GAP))
        .replace(/^/u, first)
        .trimEnd(),
    );
  });
}
