import { padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Bars, Ladder, Matrix, OfKind, Spot } from './blocks.ts';
import { BAR_WORDS, cutAround, NOTHING } from './tables.ts';
import { broken, GAP, type Place, ROOM_FOR_NAME, signOf, styled, words } from './text-sentences.ts';

/** The rungs, each with its sign, its number and how it stands. */
export function ladderLines({ rungs }: Ladder, { paper, margin }: Place): string[] {
  const width = Math.max(...rungs.map(({ rank }) => String(rank).length));
  return rungs.flatMap(({ rank, name, sign, status, notes }) => {
    const first = `${signOf(sign, paper)} ${String(rank).padStart(width)}  `;
    const hang = 5 + width;
    const inner = { paper, margin: margin + hang };
    return [
      ...broken(status === '' ? name : `${name}: ${status}`, { paper, margin }, { first, hang }),
      ...notes.flatMap((text) => broken(text, inner, { hang: 2 })),
    ];
  });
}

const LONGEST_BAR = 20;
const SHORTEST_BAR = 6;
const SHORTEST_TITLE = 10;

/** A line for each bar, as wide as the paper has room for, and above them what the signs mean. */
export function barLines({ columns, bars }: Bars, { paper, margin }: Place): string[] {
  const names = columns.map(({ title }) => title);
  const longest = Math.max(...bars.map(({ title }) => paper.measure(title)));
  const cellWidths = names.map((name, column) =>
    Math.max(name.length, ...bars.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  // What a row takes besides title and bar: margins, and the cells with a gap before each.
  const room = paper.width - 4 - cellWidths.reduce((sum, width) => sum + width + GAP, 0);
  const named = Math.max(SHORTEST_TITLE, ...bars.map(({ title }) => longestWord(title, paper)));
  const barWidth = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, room - Math.min(longest, named)));
  const titleWidth = Math.min(longest, room - barWidth);
  const { full, partial, empty } = paper.glyphs;
  const filled = (cells: readonly string[]) =>
    cells.map((cell, column) => words(cell, paper).padEnd(cellWidths[column] ?? 0)).join(' '.repeat(GAP));
  const legend = `${full} ${BAR_WORDS.solid}  ${partial} ${BAR_WORDS.hatched}`;
  const before = titleWidth + barWidth + 2;
  const fits = paper.measure(legend) <= before;
  const head = `  ${padded(fits ? legend : '', before, paper)}  ${filled(names.map((name) => name.toLowerCase()))}`;
  return [
    ...(fits ? [] : [paper.style.faint(`  ${legend}`)]),
    paper.style.faint(head.trimEnd()),
    ...bars.flatMap(({ title, low, high, cells, below }) => {
      const [name = '', ...more] = wrapped(words(title, paper), { ...paper, width: titleWidth });
      const start = `  ${padded(name, titleWidth, paper)}  `;
      const under = more.map((line) => `   ${line}`);
      if (low === null || high === null) {
        const said = broken(`${NOTHING} here`, { paper, margin: 0 }, { first: start, hang: 4 });
        return [...said.slice(0, 1), ...under, ...said.slice(1)];
      }
      const sure = Math.round(low * barWidth);
      const possible = Math.round(high * barWidth) - sure;
      const picture = full.repeat(sure) + partial.repeat(possible) + empty.repeat(barWidth - sure - possible);
      const said = below === null ? [] : broken(below, { paper, margin: margin + 2 });
      return [`${start}${picture}  ${filled(cells)}`, ...under, ...styled(said, paper.style.faint)];
    }),
  ];
}

/** The cells as signs, with the numbers of rows and columns at the edge and what each means; a sentence where they do not fit. */
export function matrixLines(
  { rowTitle, columnTitle, columns, rows, legend }: Matrix,
  place: Place,
): string[] {
  const { paper } = place;
  const width = Math.max(3, ...columns.map(({ rank }) => String(rank).length + 2));
  if (width * columns.length > paper.width - 6)
    return broken('The matrix has too many columns for this page.', place);
  const head = columns.map(({ rank }) => String(rank).padStart(width)).join('');
  const names = columns.map(({ rank, name }) => `${rank} ${name}`).join(', ');
  const body = rows.flatMap(({ rank, name, cells }) => {
    const marks = cells.map((spot) => spotOf(spot, paper).padStart(width)).join('');
    const first = `  ${String(rank).padStart(3)} ${marks}`;
    // The names of the rows stand beside them where there is room.
    return paper.width - paper.measure(first) < ROOM_FOR_NAME
      ? [first]
      : wrapped(words(name, paper), paper, { first: `${first}   ` });
  });
  const meanings = Object.entries(legend).map(([spot, text]) => `${spotOf(spot as Spot, paper)} ${text}`);
  return [
    ...broken(`Rows: ${rowTitle}. Columns: ${columnTitle} (${names}).`, place),
    '',
    ...body,
    `      ${head}`,
    '',
    ...broken(`${meanings.join('; ')}.`, place),
  ];
}

function longestWord(text: string, paper: Paper): number {
  return Math.max(...words(text, paper).split(/\s+/u).map(paper.measure));
}

function spotOf(spot: Spot, { glyphs }: Paper): string {
  const { here, unknown, wanted, match, empty } = glyphs;
  return { here, 'could-be': unknown, wanted, match, 'wanted-could-be': wanted + unknown, empty }[spot];
}

/** The line that a place is on, cut to what fits around it, with a mark below. */
export function excerptLines({ line, column, text: excerpt }: OfKind<'excerpt'>, { paper }: Place): string[] {
  const gutter = `${String(line).padStart(5)} | `;
  const { before, behind } = cutAround(column, excerpt, paper.width - gutter.length, paper.measure);
  return [`${gutter}${before}${behind}`, `${' '.repeat(5)} | ${' '.repeat(paper.measure(before))}^`];
}
