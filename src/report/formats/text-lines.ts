import { asTypedBy } from '../../command.ts';
import { GAP, padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { plainRun, runsOf, type Sentence, type Term } from '../../sentence.ts';
import { printable, spacesAsOne } from '../../text.ts';
import type { Bars, Ladder, Matrix, OfKind, Sign, Spot } from '../blocks.ts';
import { BAR_WORDS, NOTHING } from '../pictures-as-tables.ts';
import { cutAround } from './block-tables.ts';

/** Where a line may start, and on what. */
export interface LineStart {
  readonly paper: Paper;
  readonly margin: number;
}

interface Start {
  /** The start of the first line, behind the margin. */
  readonly first?: string;
  /** The indent of the other lines beyond the margin, that of `first` if left out. */
  readonly hang?: number;
}

/** A sentence as lines within the margin. */
export function sentenceLines(
  text: Sentence,
  { paper, margin }: LineStart,
  { first = '', hang }: Start = {},
): string[] {
  const indent = hang ?? paper.measure(first);
  return wrapped(words(text, paper), paper, { first: ' '.repeat(margin) + first, hang: margin + indent });
}

/** Lines with all but their indentation in a style. */
export function styled(lines: readonly string[], style: (text: string) => string): string[] {
  return lines.map((line) => line.replace(/\S.*$/su, style));
}

/** A sentence as printed, its terms styled, without anything that steers a terminal. */
export function words(text: Sentence, paper: Paper): string {
  const said = runsOf(text)
    .map((run) => (typeof run === 'string' ? printable(spacesAsOne(run)) : termWords(run, paper)))
    .join('');
  return paper.isSpoken ? said.replaceAll(' · ', ', ') : said;
}

// Word by word, so that a line that is broken within a term leaves nothing coloured behind it.
function termWords(term: Term, { style, isSpoken, program }: Paper): string {
  const isTyped = term.kind === 'command' || term.kind === 'code';
  const said = printable(isTyped ? asTypedBy(program, plainRun(term)) : plainRun(term));
  const text = isSpoken && term.kind === 'good' ? said.replace(/^✓ /u, '') : said;
  const draw = {
    strong: style.strong,
    soft: style.faint,
    good: style.good,
    bad: style.bad,
    unsure: style.unsure,
  }[term.kind as string];
  return draw ? text.replace(/\S+/gu, draw) : text;
}

/** The mark of a sign, three columns wide. */
export function signMark(sign: Sign, { glyphs, style }: Paper): string {
  if (sign === 'none') return '[ ]';
  const draw = { met: 'good', here: 'good', foot: 'bad', unmet: 'bad', unknown: 'unsure' } as const;
  return style[draw[sign]](`[${glyphs[sign === 'foot' ? 'here' : sign]}]`);
}

/** The least width of a name beside its columns. */
export const ROOM_FOR_NAME = 24;

/** The rungs, each with its sign, its number and how it stands. */
export function ladderLines({ rungs }: Ladder, { paper, margin }: LineStart): string[] {
  const width = Math.max(...rungs.map(({ rank }) => String(rank).length));
  return rungs.flatMap(({ rank, name, sign, status, notes }) => {
    const first = `${signMark(sign, paper)} ${String(rank).padStart(width)}  `;
    const hang = 5 + width;
    const inner = { paper, margin: margin + hang };
    return [
      ...sentenceLines(status === '' ? name : `${name}: ${status}`, { paper, margin }, { first, hang }),
      ...notes.flatMap((text) => sentenceLines(text, inner, { hang: 2 })),
    ];
  });
}

const LONGEST_BAR = 20;

const SHORTEST_BAR = 6;

const SHORTEST_TITLE = 10;

/** A line for each bar, as wide as the paper allows, below a legend of the signs. */
export function barLines({ columns, bars }: Bars, { paper, margin }: LineStart): string[] {
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
        const said = sentenceLines(`${NOTHING} here`, { paper, margin: 0 }, { first: start, hang: 4 });
        return [...said.slice(0, 1), ...under, ...said.slice(1)];
      }
      const sure = Math.round(low * barWidth);
      const possible = Math.round(high * barWidth) - sure;
      const picture = full.repeat(sure) + partial.repeat(possible) + empty.repeat(barWidth - sure - possible);
      const said = below === null ? [] : sentenceLines(below, { paper, margin: margin + 2 });
      return [`${start}${picture}  ${filled(cells)}`, ...under, ...styled(said, paper.style.faint)];
    }),
  ];
}

/** A matrix of signs with the numbers of rows and columns at its edge, or a sentence where it is too wide. */
export function matrixLines(
  { rowTitle, columnTitle, columns, rows, legend }: Matrix,
  place: LineStart,
): string[] {
  const { paper } = place;
  const width = Math.max(3, ...columns.map(({ rank }) => String(rank).length + 2));
  if (width * columns.length > paper.width - 6)
    return sentenceLines('The matrix has too many columns for this page.', place);
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
    ...sentenceLines(`Rows: ${rowTitle}. Columns: ${columnTitle} (${names}).`, place),
    '',
    ...body,
    `      ${head}`,
    '',
    ...sentenceLines(`${meanings.join('; ')}.`, place),
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
export function excerptLines(
  { line, column, text: excerpt }: OfKind<'excerpt'>,
  { paper }: LineStart,
): string[] {
  const gutter = `${String(line).padStart(5)} | `;
  const { before, behind } = cutAround(column, excerpt, paper.width - gutter.length, paper.measure);
  return [`${gutter}${before}${behind}`, `${' '.repeat(5)} | ${' '.repeat(paper.measure(before))}^`];
}
