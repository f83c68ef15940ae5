import type { Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import { bandsAsk, cellsOf, headings, planFor } from '../scorecard.ts';
import type { Measured } from '../shape.ts';

/** Where many placements sit, in one table, and what their bands ask for. */
export function scorecardLines(placements: readonly Measured[], paper: Paper): string[] {
  const head = headings(placements);
  const rows = placements.map(cellsOf);
  const table = paper.width < NARROWEST ? stacked(head, rows, paper) : asTable(head, rows, paper);
  const asks = bandsAsk(placements);
  return ['', ...table, ...(asks.length > 0 ? ['', ...items(asks, paper)] : [])];
}

/** Narrower than this, a table is all line breaks. */
const NARROWEST = 72;

const TITLE_WIDTH = 24;
const BAND_WIDTH = 20;

function asTable(head: readonly string[], rows: readonly (readonly string[])[], paper: Paper): string[] {
  const widest = (column: number, most: number) =>
    Math.min(most, Math.max(...[head, ...rows].map((cells) => paper.measure(cells[column] ?? ''))));
  const widths = [widest(0, TITLE_WIDTH), widest(1, 7), widest(2, 7), widest(3, BAND_WIDTH)];
  const [first = '', ...others] = tabled([head, ...rows], widths, paper);
  return [paper.style.faint(first), ...others];
}

/** One placement after the other, where the page has no room for a table. */
function stacked(head: readonly string[], rows: readonly (readonly string[])[], paper: Paper): string[] {
  const said = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell : `${head[column]}: ${cell}`))
      .filter((_, column) => cells[column] !== '');
  return rows.flatMap((cells) => wrapped(`${said(cells).join('. ')}.`, paper, { hang: 2 }));
}

/** What to do next, once over all of them. */
export function planLines(placements: readonly Measured[], result: Result, paper: Paper): string[] {
  const { lead, tasks, rest } = planFor(placements, result);
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

function items(texts: readonly string[], paper: Paper): string[] {
  return texts.flatMap((text) => wrapped(text, paper, { first: `  ${paper.glyphs.bullet} ` }));
}
