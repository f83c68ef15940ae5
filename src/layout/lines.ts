import { isCommand, linesIn } from '../command.ts';
import { charactersOf, listed, printable } from '../text.ts';
import type { Paper } from './paper.ts';

/** How `wrapped` starts its lines. */
export interface Indent {
  readonly first?: string;
  /** The indent in columns of the other lines, that of `first` if left out. */
  readonly hang?: number;
}

/** The parts of a paper that lines are broken by. */
export type Room = Pick<Paper, 'width' | 'measure'>;

/** `text` as lines that fit the paper, broken between words, and within a word longer than a line. */
export function wrapped(text: string, paper: Room, { first = '', hang }: Indent = {}): string[] {
  const indent = ' '.repeat(hang ?? paper.measure(first));
  const lines: string[] = [];
  let line = first;
  let used = paper.measure(first);
  let empty = true;
  for (const word of wordsOf(text, paper.width - Math.max(indent.length, used), paper)) {
    const needed = paper.measure(word);
    if (!empty && used + 1 + needed > paper.width) {
      lines.push(line);
      line = indent;
      used = indent.length;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    used += empty ? needed : needed + 1;
    empty = false;
  }
  return [...lines, line];
}

/** The text cut or filled up with spaces to take exactly `width` columns. */
export function padded(text: string, width: number, paper: Paper): string {
  const line = text.replace(/[\n\t]+/gu, ' ');
  const length = paper.measure(line);
  if (length <= width) return line + ' '.repeat(width - length);
  const mark = paper.measure(paper.glyphs.ellipsis) <= width ? paper.glyphs.ellipsis : '';
  let cut = '';
  for (const segment of charactersOf(line)) {
    if (paper.measure(cut + segment + mark) > width) break;
    cut += segment;
  }
  return cut + mark + ' '.repeat(Math.max(0, width - paper.measure(cut + mark)));
}

/** A heading after an empty line, with a rule below where it is seen. */
export function headed(title: string, paper: Paper): string[] {
  const lines = wrapped(title, paper);
  if (paper.isSpoken) return ['', ...lines.map(paper.style.heading)];
  const longest = Math.max(...lines.map((line) => paper.measure(line)));
  return [
    '',
    ...lines.map((line) => paper.style.heading(line)),
    paper.style.faint(paper.glyphs.rule.repeat(longest)),
  ];
}

/** The beginning of a style, put in once everything that steers a terminal was taken out. */
const ESCAPE = '\u001b';

function wordsOf(text: string, room: number, paper: Room): string[] {
  const said = text.includes(ESCAPE) ? text.split(ESCAPE).map(printable).join(ESCAPE) : printable(text);
  const words: string[] = [];
  for (const word of said.split(/\s+/u)) {
    if (word === '') continue;
    if (paper.measure(word) <= room) words.push(word);
    else words.push(...brokenWord(word, Math.max(room, 8), paper));
  }
  return words;
}

function brokenWord(word: string, room: number, paper: Room): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of charactersOf(word)) {
    if (piece !== '' && paper.measure(piece + character) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** A column of paragraphs under a label. */
export interface LabelledColumn<Text = string> {
  readonly label: string;
  readonly paragraphs: readonly Text[];
}

/** A column narrower than this breaks a sentence into too many lines to read it. */
const NARROWEST = 24;

/** The indent of a section and the gap between two columns, in columns of the screen. */
export const MARGIN = 2;
export const GAP = 2;

/** Cells side by side, those that say the same as one, or below each other where they are too narrow. */
export function sideBySide(cells: readonly LabelledColumn[], paper: Paper): string[] {
  const width = Math.floor((paper.width - MARGIN - GAP * (cells.length - 1)) / cells.length);
  const margin = ' '.repeat(MARGIN);
  if (width < NARROWEST)
    return stacked(cells, { ...paper, width: paper.width - MARGIN }).map((line) => margin + line);
  const longest = longestLabel(cells, paper);
  const narrow = { ...paper, width };
  const columns = cells.map((cell) => cellLines(cell, longest, narrow));
  return abreast(columns, (line) => padded(line, width, paper), margin);
}

/** Columns of lines beside each other, each line drawn by `draw` to the width of its column. */
function abreast(
  columns: readonly (readonly string[])[],
  draw: (line: string, column: number) => string,
  first: string,
): string[] {
  const height = Math.max(0, ...columns.map((lines) => lines.length));
  return Array.from(
    { length: height },
    (_, row) => first + columns.map((lines, at) => draw(lines[row] ?? '', at)).join(' '.repeat(GAP)),
  );
}

function stacked(cells: readonly LabelledColumn[], paper: Paper): string[] {
  const joined = alike(cells, (text) => text);
  // Where many say the same, their labels would leave too little room beside them.
  const longest = Math.min(longestLabel(joined, paper), Math.floor(paper.width / 4));
  return joined.flatMap((cell) => cellLines(cell, longest, paper));
}

/** `columns`, those that say the same in words as one under all their labels. */
export function alike<Text>(columns: readonly LabelledColumn<Text>[], inWords: (text: Text) => string) {
  const groups = new Map<string, { labels: string[]; paragraphs: readonly Text[] }>();
  for (const { label, paragraphs } of columns) {
    const words = paragraphs.map(inWords).join('\n');
    const group = groups.get(words) ?? { labels: [], paragraphs };
    groups.set(words, { ...group, labels: [...group.labels, label] });
  }
  return [...groups.values()].map(({ labels, paragraphs }) => ({ label: listed(labels), paragraphs }));
}

function longestLabel(cells: readonly LabelledColumn[], paper: Paper): number {
  return Math.max(0, ...cells.map(({ label }) => paper.measure(label)));
}

function cellLines({ label, paragraphs }: LabelledColumn, longest: number, paper: Paper): string[] {
  if (paper.measure(label) > longest) {
    return [...wrapped(label, paper), ...cellLines({ label: '', paragraphs }, longest, paper)];
  }
  return paragraphs.flatMap((text, index) =>
    wrapped(text, paper, { first: `${padded(index === 0 ? label : '', longest, paper)}  ` }),
  );
}

/** The least width of the last column, in columns of the screen. */
const LEAST = 8;

/** Rows of cells wrapped to `widths` in screen columns, the last to the rest, `numbers` to the right. */
export function rowLines(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  paper: Paper,
  first = '',
  numbers: readonly number[] = [],
): string[] {
  const used = widths.reduce((sum, width) => sum + width + GAP, paper.measure(first));
  const rest = Math.max(LEAST, paper.width - used);
  const widthOf = (column: number) => widths[column] ?? rest;
  const draw = (text: string, column: number) => {
    const before = numbers.includes(column) ? Math.max(0, widthOf(column) - paper.measure(text)) : 0;
    return padded(' '.repeat(before) + text, widthOf(column), paper);
  };
  return rows.flatMap((row) => {
    const cells = row.map((cell, column) => wrapped(cell, { ...paper, width: widthOf(column) }));
    return abreast(cells, draw, first).map((line) => line.trimEnd());
  });
}

/** The lines of a text for the person, without anything that steers a terminal. */
// What is indented stays as it is, however long: a command is to be copied, and a name of a file may run over lines.
export function saidLines(text: string, paper: Paper): string[] {
  return linesIn(text).flatMap((line) => {
    const said = printable(line);
    return isCommand(line) || line.startsWith('  ') ? [said] : wrapped(said, paper);
  });
}
