import type { Paper } from './paper.ts';

/** Options for `wrapped`: what the first line starts with, and how far the others are indented. */
export interface Indent {
  readonly first?: string;
  /** Columns; the width of `first` if left out. */
  readonly hang?: number;
}

/** A text as lines that fit the paper, broken between words. A word longer than a line is broken within. */
export function wrapped(text: string, paper: Paper, { first = '', hang }: Indent = {}): string[] {
  const indent = ' '.repeat(hang ?? paper.measure(first));
  const lines: string[] = [];
  let line = first;
  let used = paper.measure(first);
  let empty = true;
  for (const word of wordsOf(text, paper.width - indent.length, paper)) {
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
  const length = paper.measure(text);
  if (length <= width) return text + ' '.repeat(width - length);
  let cut = '';
  for (const character of text) {
    if (paper.measure(cut + character) > width - paper.measure(paper.glyphs.ellipsis)) break;
    cut += character;
  }
  return padded(cut + paper.glyphs.ellipsis, width, paper);
}

/** A heading with an empty line before it and a rule below. */
export function headed(title: string, paper: Paper): string[] {
  return ['', paper.style.heading(title), paper.style.faint(paper.glyphs.rule.repeat(paper.measure(title)))];
}

function wordsOf(text: string, room: number, paper: Paper): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => (paper.measure(word) <= room ? [word] : broken(word, Math.max(room, 8), paper)));
}

function broken(word: string, room: number, paper: Paper): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && paper.measure(piece + character) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
