import type { Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import { bandsAsk, blankLead, tableOf, weakestFirst } from '../scorecard.ts';
import type { Measured } from '../shape.ts';
import { bullets } from './bullets.ts';

/** Where many placements sit, in one table, and what their bands ask for. */
export function scorecardLines(placements: readonly Measured[], paper: Paper): string[] {
  const rows = tableOf(placements);
  const table = paper.width < NARROWEST ? stacked(rows, paper) : asTable(rows, paper);
  const asks = bandsAsk(placements);
  const lead = blankLead(placements);
  return [
    '',
    ...(lead ? [...wrapped(lead, paper).map((line) => paper.style.strong(line)), ''] : []),
    ...table,
    ...(asks.length > 0 ? ['', ...bullets(asks, paper)] : []),
  ];
}

/** Narrower than this, a table is all line breaks. */
const NARROWEST = 72;

/** At most so much for each column but the last, which takes the rest. */
const WIDEST = [24, 9, 9, 20];

function asTable(rows: readonly (readonly string[])[], paper: Paper): string[] {
  const widths = (rows[0] ?? []).slice(0, -1).map((_, column) => {
    const widest = Math.max(...rows.map((cells) => paper.measure(cells[column] ?? '')));
    return Math.min(widest, WIDEST[column] ?? widest);
  });
  return tabled(rows, widths, paper);
}

/** One placement after the other, where the page has no room for a table. */
function stacked([head = [], ...rows]: readonly (readonly string[])[], paper: Paper): string[] {
  const said = (cells: readonly string[]) =>
    cells.flatMap((cell, column) => (cell === '' ? [] : [column === 0 ? cell : `${head[column]}: ${cell}`]));
  return rows.flatMap((cells) => wrapped(`${said(cells).join('. ')}.`, paper, { hang: 2 }));
}

/** What to do next, once over all of them. */
export function agendaLines(placements: readonly Measured[], result: Result, paper: Paper): string[] {
  const { lead, tasks, rest } = weakestFirst(placements, result);
  const item = { first: `  ${paper.glyphs.bullet} ` };
  return [
    ...wrapped(lead, paper, { first: '  ' }),
    ...tasks.flatMap(({ text, more }) => [
      ...wrapped(text, paper, item),
      ...more.flatMap((line) => wrapped(line, paper, { first: '    ', hang: 6 })),
    ]),
    ...(rest === null ? [] : wrapped(rest, paper, { first: '    ' })),
  ];
}
