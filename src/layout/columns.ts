import { listed } from '../text.ts';
import { padded, wrapped } from './lines.ts';
import type { Paper } from './paper.ts';

/** What stands in one column: a label, and paragraphs behind it. */
export interface Cell {
  readonly label: string;
  readonly paragraphs: readonly string[];
}

/** A column narrower than this breaks a sentence into too many lines to read it. */
const NARROWEST = 24;
const MARGIN = 2;
const GAP = 2;

/** Cells side by side where each of them gets room enough; else one below the other, those that say the same as one. */
export function sideBySide(cells: readonly Cell[], paper: Paper): string[] {
  const width = Math.floor((paper.width - MARGIN - GAP * (cells.length - 1)) / cells.length);
  const margin = ' '.repeat(MARGIN);
  if (width < NARROWEST)
    return stacked(cells, { ...paper, width: paper.width - MARGIN }).map((line) => margin + line);
  const longest = longestLabel(cells, paper);
  const narrow = { ...paper, width };
  const columns = cells.map((cell) => cellLines(cell, longest, narrow));
  const height = Math.max(0, ...columns.map((lines) => lines.length));
  return Array.from(
    { length: height },
    (_, row) => margin + columns.map((lines) => padded(lines[row] ?? '', width, paper)).join(' '.repeat(GAP)),
  );
}

function stacked(cells: readonly Cell[], paper: Paper): string[] {
  const alike = new Map<string, Cell[]>();
  for (const cell of cells) {
    const text = cell.paragraphs.join('\n');
    alike.set(text, [...(alike.get(text) ?? []), cell]);
  }
  const joined = [...alike.values()].map((group) => ({
    label: listed(group.map(({ label }) => label)),
    paragraphs: group[0]?.paragraphs ?? [],
  }));
  // Where many say the same, their labels would leave too little room beside them.
  const longest = Math.min(longestLabel(joined, paper), Math.floor(paper.width / 4));
  return joined.flatMap((cell) => cellLines(cell, longest, paper));
}

function longestLabel(cells: readonly Cell[], paper: Paper): number {
  return Math.max(0, ...cells.map(({ label }) => paper.measure(label)));
}

function cellLines({ label, paragraphs }: Cell, longest: number, paper: Paper): string[] {
  if (paper.measure(label) > longest) {
    return [...wrapped(label, paper), ...cellLines({ label: '', paragraphs }, longest, paper)];
  }
  return paragraphs.flatMap((text, index) =>
    wrapped(text, paper, { first: `${padded(index === 0 ? label : '', longest, paper)}  ` }),
  );
}
