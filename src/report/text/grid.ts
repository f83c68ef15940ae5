import type { PlacementResult, Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';

/** Two placements as a matrix: where the arrangement sits, and where it could. Empty where the framework has none. */
export function grid(result: Result, paper: Paper): string[] {
  const [rows, columns] = (result.grid ?? []).map((id) =>
    result.placements.find((placement) => placement.id === id),
  );
  if (!rows || !columns) return [];
  const width = Math.max(3, ...columns.levels.map(({ rank }) => String(rank).length + 2));
  const room = paper.width - 6;
  if (width * columns.levels.length > room) {
    return wrapped('The matrix has too many columns for this page.', paper, { first: '  ' });
  }
  const head = columns.levels.map(({ rank }) => String(rank).padStart(width)).join('');
  const body = rows.levels
    .toReversed()
    .map(
      ({ id, rank }) =>
        `  ${String(rank).padStart(3)} ${columns.levels.map((column) => cell(id, column.id, rows, columns, paper).padStart(width)).join('')}`,
    );
  return [
    ...wrapped(`Rows: ${rows.title}. Columns: ${columns.title}.`, paper, { first: '  ' }),
    '',
    ...body,
    `      ${head}`,
    '',
    ...wrapped(`${paper.glyphs.here} where it sits; ${paper.glyphs.unknown} where it could be.`, paper, {
      first: '  ',
    }),
  ];
}

function cell(
  row: string,
  column: string,
  rows: PlacementResult,
  columns: PlacementResult,
  { glyphs }: Paper,
): string {
  const possible = rows.possible.levels.includes(row) && columns.possible.levels.includes(column);
  if (!possible) return glyphs.empty;
  const certain = rows.possible.levels.length === 1 && columns.possible.levels.length === 1;
  return certain ? glyphs.here : glyphs.unknown;
}
