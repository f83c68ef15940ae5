import type { Sentence } from '../sentence.ts';
import {
  type Block,
  type Claim,
  type Cut,
  type Depth,
  type Head,
  type Item,
  type LabelledLine,
  type LabelledRow,
  type List,
  linesOf,
  type Row,
  type Said,
  type Table,
} from './blocks.ts';

/** A heading, with an `id` where something leads to it. */
export function heading(depth: Depth, text: Sentence, id: string | null = null): Block {
  return { kind: 'heading', depth, text, id };
}

/** The title of a paper, which a screen does not need above what was just asked for. */
export function paperTitle(title: string): Block {
  return { kind: 'appendix', blocks: [heading(1, title)] };
}

/** A plain paragraph. */
export function para(text: Sentence, claim?: Claim): Block {
  return { kind: 'para', text, role: 'plain', claim };
}

/** The paragraph that a reader should see first. */
export function lead(text: Sentence, claim?: Claim): Block {
  return { kind: 'para', text, role: 'lead', claim };
}

/** A remark beside the rest. */
export function note(text: Sentence): Block {
  return { kind: 'para', text, role: 'note' };
}

/** A paragraph for each of the sentences that there are. */
export function paras(...sentences: readonly (Sentence | null | undefined)[]): Block[] {
  return sentences.flatMap((text) =>
    text === null || text === undefined || text.length === 0 ? [] : [para(text)],
  );
}

/** A callout, of the tone `warning` where the rest of the page may be wrong. */
export function callout(tone: 'note' | 'warning', text: Sentence): Block {
  return { kind: 'callout', tone, text };
}

/** Paragraphs side by side, under the label of each column. */
export function besides(labels: readonly string[], paragraphs: readonly (readonly Sentence[])[]): Block {
  return {
    kind: 'beside',
    columns: labels.map((label, index) => ({ label, paragraphs: paragraphs[index] ?? [] })),
  };
}

/** `blocks` apart from what is around them, or nothing for none. */
export function apart(blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'together', blocks }];
}

/** `blocks` under a title within a section where there are `several` of their kind. */
export function titledIf(several: boolean, title: Sentence, blocks: readonly Block[]): Block[] {
  return several ? section(title, blocks, 3) : [...blocks];
}

/** A cut after `most` of `count` items, or null where only one more would be left out. */
export function cutAt(most: number, count: number, rest: (more: number) => Sentence): Cut | null {
  return count > most + 1 ? { most, rest: rest(count - most) } : null;
}

/** A list, or nothing for no items. */
export function listOf(
  items: readonly (Item | string)[],
  cut: Cut | null = null,
  shape: List['shape'] = 'plain',
): Block[] {
  if (items.length === 0) return [];
  return [
    {
      kind: 'list',
      items: items.map((item) => (typeof item === 'string' ? { text: item } : item)),
      shape,
      cut,
    },
  ];
}

/** The head of a column of numbers. */
export const ofNumbers = (title: string) => ({ title, isNumber: true });

/** A table without its empty columns, or nothing for no rows. */
export function tableOf(
  columns: readonly (Head | string)[],
  rows: readonly (Row | Row['cells'])[],
  { read = 'across', brief }: Partial<Pick<Table, 'read' | 'brief'>> = {},
): Table[] {
  const all = rows.map((row) => ('cells' in row ? row : { cells: row }));
  const named: readonly Head[] = columns.map((head) => (typeof head === 'string' ? { title: head } : head));
  // Asked once for each column, since a workbook of many results has thousands of rows.
  const kept = named.map(
    ({ toFill }, column) =>
      toFill !== undefined || all.some(({ cells }) => linesOf(cells[column] ?? '').length > 0),
  );
  const isFilled = (_: unknown, column: number) => kept[column];
  const heads = named.filter(isFilled);
  const filled = all.map((row) => ({ ...row, cells: row.cells.filter(isFilled) }));
  const table: Table = { kind: 'table', columns: heads, rows: filled, read, brief };
  return rows.length === 0 ? [] : [table];
}

/** `blocks` under a heading, or nothing for none. */
export function section(title: Sentence, blocks: readonly Block[], depth: Depth = 2): Block[] {
  return blocks.length === 0 ? [] : [heading(depth, title), ...blocks];
}

/** A sentence with what it claims, and its place when room is given away, from 0, which is always said. */
export function said(rank: number, text: string, ...claims: readonly Claim[]): Said {
  return { text, claims, rank };
}

/** Sentences in one line, each said only with the first. */
export function line(first: Said, ...more: readonly (Said | null)[]): LabelledLine {
  const others = more.flatMap((part) => (part === null ? [] : [{ ...part, after: first }]));
  return { said: [first, ...others] };
}

/** A labelled row, or nothing where no line is said in it. */
export function row(
  label: string,
  lines: readonly (LabelledLine | Said | null)[],
  form: Partial<Pick<LabelledRow, 'apart' | 'numbered'>> = {},
): LabelledRow[] {
  const kept = lines.flatMap((each) => (each === null ? [] : ['text' in each ? { said: [each] } : each]));
  return kept.length === 0 ? [] : [{ label, apart: false, ...form, lines: kept }];
}
