import type { ProfileEntry, Result } from '../../engine/result.ts';
import { padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { rowText } from '../rows.ts';
import { SCORE_NOTE, scoreText } from '../sentences.ts';
import { type AnswerRow, answerRows } from '../shape.ts';

const LONGEST_BAR = 20;
const SHORTEST_TITLE = 10;

/** One line of the picture, and what stands below it. */
interface Row {
  readonly title: string;
  /** How far it is, 0 to 1; null where nothing counts. */
  readonly low: number | null;
  readonly high: number | null;
  /** What stands to the right of the bar. */
  readonly cells: readonly string[];
  readonly below: string | null;
}

/** The profile by dimension as bars, or as the answers themselves; with a score where there is a level beside it. */
export function profile(result: Result, paper: Paper): string[] {
  const answered = answerRows(result)?.map(rowOfAnswer);
  const rows = answered ?? result.profile.map(rowOfDimension);
  const score = result.placements.length > 0 ? [`${scoreText(result.score)} ${SCORE_NOTE}`] : [];
  const picture = rows.length > 0 ? drawn(rows, answered ? ['place'] : ['range', 'known'], paper) : [];
  return [
    ...picture,
    ...(rows.length > 0 && score.length > 0 ? [''] : []),
    ...score.flatMap((text) => wrapped(text, paper, { first: '  ' })),
  ];
}

function rowOfDimension({ title, low, high, answered, of }: ProfileEntry): Row {
  const range = low === null || high === null ? '' : share(low, high);
  return { title, low, high, cells: [range.padEnd(8), `${answered} of ${of}`], below: null };
}

function rowOfAnswer(row: AnswerRow): Row {
  const { title, low, high } = row.entry;
  const said = rowText(row);
  return { title, low, high, cells: said ? [said.place] : [], below: said?.text ?? null };
}

interface Columns {
  readonly titleWidth: number;
  readonly barWidth: number;
  readonly cellWidths: readonly number[];
}

function drawn(rows: readonly Row[], names: readonly string[], paper: Paper): string[] {
  const longest = Math.max(...rows.map(({ title }) => paper.measure(title)));
  const cellWidths = names.map((name, column) =>
    Math.max(name.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  // What a row takes besides title and bar: margins, and the cells with a space before each.
  const room = paper.width - 5 - cellWidths.reduce((sum, width) => sum + width + 1, 0);
  const barWidth = Math.min(LONGEST_BAR, room - Math.min(longest, SHORTEST_TITLE));
  const columns = { titleWidth: Math.min(longest, room - barWidth), barWidth, cellWidths };
  const legend = `${paper.glyphs.full} answered  ${paper.glyphs.partial} still open`;
  const head = `  ${padded(legend, columns.titleWidth + barWidth + 4, paper)}${filled(names, cellWidths)}`;
  return [
    paper.style.faint(head.trimEnd()),
    ...rows.flatMap((row) => [bar(row, columns, paper), ...below(row, paper)]),
  ];
}

function below({ below: text }: Row, paper: Paper): string[] {
  return text === null ? [] : wrapped(text, paper, { first: '    ' }).map((line) => paper.style.faint(line));
}

function filled(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' ');
}

function bar({ title: name, low, high, cells }: Row, columns: Columns, paper: Paper): string {
  const { titleWidth, barWidth, cellWidths } = columns;
  const title = `  ${padded(name, titleWidth, paper)}  `;
  if (low === null || high === null) return `${title}nothing counts here`;
  const { full, partial, empty } = paper.glyphs;
  const sure = Math.round(low * barWidth);
  const possible = Math.round(high * barWidth) - sure;
  const picture = full.repeat(sure) + partial.repeat(possible) + empty.repeat(barWidth - sure - possible);
  return `${title}${picture}  ${filled(cells, cellWidths)}`;
}

function share(low: number, high: number): string {
  const percent = (value: number) => Math.round(value * 100);
  return low === high ? `${percent(low)}%` : `${percent(low)}-${percent(high)}%`;
}
