import type { PlacementResult, Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Glyphs, Paper } from '../../layout/paper.ts';

/**
 * Two placements as a matrix: where the arrangement sits or could sit, and the cell that the needs call for. Empty
 * where the framework has none.
 */
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
  const marks = (row: string) =>
    columns.levels.map((column) => markOf([row, column.id], [rows, columns], result, paper.glyphs));
  const cells = rows.levels.toReversed().map(({ id, rank, name }) => ({ rank, name, marks: marks(id) }));
  const body = cells.flatMap((row) => {
    const first = `  ${String(row.rank).padStart(3)} ${row.marks.map((mark) => mark.padStart(width)).join('')}`;
    // The names of the rows stand beside them where there is room.
    return paper.width - paper.measure(first) < 24
      ? [first]
      : wrapped(row.name, paper, { first: `${first}   ` });
  });
  const used = new Set(cells.flatMap((row) => row.marks));
  return [
    ...wrapped(`Rows: ${rows.title}. Columns: ${columns.title} (${columnNames(columns)}).`, paper, {
      first: '  ',
    }),
    '',
    ...body,
    `      ${head}`,
    '',
    ...wrapped(legend(used, callOf([rows, columns], result), paper.glyphs), paper, { first: '  ' }),
  ];
}

/** What the needs do with a cell: call for it, or only perhaps, while what is not known of them leaves several. */
function callOf(placements: Pair<PlacementResult>, { recommended }: Result): string {
  const isSettled = placements.every(({ id }) =>
    recommended?.levels.some(({ placement, level }) => placement === id && level !== null),
  );
  return isSettled ? 'the needs call for' : 'the needs may call for';
}

function columnNames({ levels }: PlacementResult): string {
  return levels.map(({ rank, name }) => `${rank} ${name}`).join(', ');
}

type Pair<Item> = readonly [Item, Item];

function markOf(
  levels: Pair<string>,
  placements: Pair<PlacementResult>,
  result: Result,
  glyphs: Glyphs,
): string {
  const possible = placements.every(({ possible: { levels: some } }, axis) =>
    some.includes(levels[axis] ?? ''),
  );
  const certain = placements.every(({ possible: { levels: some } }) => some.length === 1);
  const wanted = placements.every(({ id }, axis) =>
    result.recommended?.levels.some(
      ({ placement, possible: some }) => placement === id && some.includes(levels[axis] ?? ''),
    ),
  );
  if (wanted && possible) return certain ? glyphs.match : `${glyphs.wanted}${glyphs.unknown}`;
  if (wanted) return glyphs.wanted;
  if (!possible) return glyphs.empty;
  return certain ? glyphs.here : glyphs.unknown;
}

function legend(used: ReadonlySet<string>, call: string, { here, unknown, wanted, match }: Glyphs): string {
  const entries: readonly Pair<string>[] = [
    [here, `${here} where it sits`],
    [unknown, `${unknown} where it could be`],
    [wanted, `${wanted} what ${call}`],
    [match, `${match} where it sits and what ${call}`],
    [`${wanted}${unknown}`, `${wanted}${unknown} what ${call}, and where it could be`],
  ];
  return `${entries.flatMap(([mark, text]) => (used.has(mark) ? [text] : [])).join('; ')}.`;
}
