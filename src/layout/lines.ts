import { charactersOf, printable } from '../text.ts';
import type { Paper } from './paper.ts';

/** Options for `wrapped`: what the first line starts with, and how far the others are indented. */
export interface Indent {
  readonly first?: string;
  /** Columns; the width of `first` if left out. */
  readonly hang?: number;
}

/** What of a paper lines are broken by. */
export type Room = Pick<Paper, 'width' | 'measure'>;

/** A text as lines that fit the paper, broken between words. A word longer than a line is broken within. */
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

/** A heading with an empty line before it, and a rule below where it is seen. */
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

/** With this a style begins, which is put in after everything that a terminal would obey was taken out. */
const ESCAPE = '\u001b';

function wordsOf(text: string, room: number, paper: Room): string[] {
  return text
    .split(ESCAPE)
    .map(printable)
    .join(ESCAPE)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => (paper.measure(word) <= room ? [word] : broken(word, Math.max(room, 8), paper)));
}

function broken(word: string, room: number, paper: Room): string[] {
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
