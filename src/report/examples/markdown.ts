import type { ExampleSet } from '../../examples/types.ts';
import { onOneLine } from '../../text.ts';
import { document, escaped, table } from '../markdown-syntax.ts';
import type { Block, Inline, Line } from './blocks.ts';
import { bookletOf } from './booklet.ts';
import type { Sheet } from './sheets.ts';

/** The sheets wanted of a set of cases as one Markdown document. */
export function renderExamplesMarkdown(set: ExampleSet, sheets: readonly Sheet[]): string {
  return document(bookletOf(set, sheets).flatMap(blocksOf));
}

type OfKind<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const BLOCKS: { readonly [Kind in Block['kind']]: (block: OfKind<Kind>) => string[] } = {
  heading: ({ depth, text, id }) => [
    ...(id === null ? [] : [`<a id="${id}"></a>`]),
    `${'#'.repeat(depth)} ${plain(text)}`,
  ],
  para: ({ line }) => [lineOf(line)],
  list: ({ items }) => [itemsOf(items)],
  names: ({ items }) => [itemsOf(items)],
  contents: ({ items }) => [itemsOf(items)],
  ticks: ({ items }) => [items.map((item) => `- [ ] ${lineOf(item)}`).join('\n')],
  table: ({ columns, rows }) => [
    table(
      columns.map(plain),
      rows.map((cells) => cells.map((lines) => lines.map(lineOf).join('<br>'))),
    ),
  ],
  vignette: ({ paragraphs }) => [paragraphs.map((line) => `> ${lineOf(line)}`).join('\n>\n')],
  space: ({ lines }) => Array.from({ length: lines }, () => BLANK.repeat(4)),
  blanks: ({ labels }) => [labels.map((label) => `${plain(label)}: ${BLANK}`).join(' ')],
  together: ({ blocks }) => blocks.flatMap(blocksOf),
  page: ({ blocks }) => ['---', ...blocks.flatMap(blocksOf)],
};

/** Dots to write on. */
const BLANK = '……………………';

function blocksOf(block: Block): string[] {
  return (BLOCKS[block.kind] as (block: Block) => string[])(block);
}

function itemsOf(items: readonly Line[]): string {
  return items.map((item) => `- ${lineOf(item)}`).join('\n');
}

function lineOf(line: Line): string {
  return line.map(inlineOf).join('').trim();
}

function inlineOf(run: Inline): string {
  if (typeof run === 'string') return spaced(run);
  if ('strong' in run) return strong(run.strong);
  if ('mark' in run) return `${strong(run.mark)} \\[${run.number}\\]`;
  if ('link' in run) return `[${plain(run.link)}](#${run.to})`;
  return spaced(run.soft);
}

function strong(text: string): string {
  const inside = plain(text);
  return inside === '' ? '' : `**${inside}**`;
}

// What stands between two runs must not be lost with the spaces at the ends.
function spaced(text: string): string {
  const inside = plain(text);
  if (inside === '') return text === '' ? '' : ' ';
  return `${/^\s/u.test(text) ? ' ' : ''}${inside}${/\s$/u.test(text) ? ' ' : ''}`;
}

function plain(text: string): string {
  return escaped(onOneLine(text));
}
