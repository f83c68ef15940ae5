import { isSafe, plainRun, runsOf, type Sentence, spaced, type Term } from '../../sentence.ts';
import { onOneLine } from '../../text.ts';
import { type Block, type Fact, type Item, linesOf, type OfKind, type Table, wordsIn } from '../blocks.ts';
import { asTable, type Unpictured } from '../pictures-as-tables.ts';
import { markedExcerpt } from './block-tables.ts';

/** A page as a Markdown document, with tables in place of pictures. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.flatMap(partsOf).join('\n\n')}\n`;
}

const PARTS: { readonly [Kind in Unpictured]: (block: OfKind<Kind>) => string[] } = {
  heading: ({ depth, text, id }) => [
    ...(id === null ? [] : [`<a id="${id}"></a>`]),
    `${'#'.repeat(depth)} ${lineOf(text)}`,
  ],
  para: ({ text, role }) => [role === 'lead' ? emphasised(text) : lineOf(text)],
  list: ({ items }) => [itemsOf(items)],
  facts: ({ facts }) => [facts.map(factOf).join('  \n')],
  callout: ({ text }) => [`> ${lineOf(text)}`],
  commands: ({ commands }) => [codeBlock(commands.map((words) => plainRun({ kind: 'command', words })))],
  excerpt: (block) => [codeBlock(markedExcerpt(block))],
  contents: ({ items }) => [items.map((item) => `- ${lineOf(item)}`).join('\n')],
  ticks: ({ items }) => [items.map((item) => `- [ ] ${lineOf(item)}`).join('\n')],
  vignette: ({ paragraphs }) => [paragraphs.map((text) => `> ${lineOf(text)}`).join('\n>\n')],
  space: ({ lines }) => Array.from({ length: lines }, () => BLANK.repeat(4)),
  blanks: ({ labels }) => [labels.map((label) => `${escaped(label)}: ${BLANK}`).join(' ')],
  labelled: ({ rows }) =>
    rows.map(({ label, lines }) => {
      const [only = '', ...more] = lines.map((line) => lineOf(wordsIn(line)));
      if (more.length === 0) return `**${escaped(label)}:** ${only}`;
      return `**${escaped(label)}**\n\n${[only, ...more].map((line) => `- ${line}`).join('\n')}`;
    }),
  fitted: ({ blocks }) => blocks.flatMap(partsOf),
  figure: ({ blocks }) => blocks.flatMap(partsOf),
  together: ({ blocks }) => blocks.flatMap(partsOf),
  appendix: ({ blocks }) => blocks.flatMap(partsOf),
  break: () => ['---'],
  page: ({ blocks }) => ['---', ...blocks.flatMap(partsOf)],
};

/** Dots to write on. */
const BLANK = '……………………';

function partsOf(block: Block): string[] {
  const picture = asTable(block);
  if (picture) return [markdownTable(picture)];
  return (PARTS[block.kind as Unpictured] as (block: Block) => string[])(block);
}

function markdownTable({ columns, rows }: Table): string {
  return table(
    columns.map(({ title }) => escaped(title)),
    rows.map(({ cells }) => cells.map((cell) => linesOf(cell).map(lineOf).join('<br>'))),
  );
}

function itemsOf(items: readonly Item[], margin = ''): string {
  const inner = `${margin}  `;
  return items
    .flatMap(({ text, more = [], parts = [] }) => [
      `${margin}- ${lineOf(text)}`,
      ...more.map((line) => `${inner}- ${lineOf(line)}`),
      ...(parts.length > 0 ? [itemsOf(parts, inner)] : []),
    ])
    .join('\n');
}

function factOf({ name, text }: Fact): string {
  return `**${escaped(name)}:** ${lineOf(text)}`;
}

function emphasised(text: Sentence): string {
  const line = lineOf(text);
  return runsOf(text).some((run) => typeof run !== 'string') ? line : `**${line}**`;
}

function lineOf(text: Sentence): string {
  if (typeof text === 'string') return escaped(text);
  const line = text.map(runOf).join('').trim();
  // A number and what stands behind it may be two runs, neither of which begins a list by itself.
  return line.replace(/^(\d+)([.)])/u, String.raw`$1\$2`);
}

function runOf(run: string | Term): string {
  if (typeof run === 'string') return spaced(run, escaped);
  switch (run.kind) {
    case 'strong':
    case 'good':
    case 'bad':
    case 'unsure':
      return strong(run.text);
    case 'soft':
      return spaced(run.text, escaped);
    case 'value':
      return escaped(plainRun(run));
    case 'code':
    case 'file':
      return codeSpan(onOneLine(run.text));
    case 'command':
      return codeSpan(onOneLine(plainRun(run)));
    case 'mark':
      return `${strong(run.text)} \\[${run.number}\\]`;
    case 'link':
      return linked(run.text, run.to);
  }
}

function strong(text: string): string {
  const inside = escaped(text);
  return inside === '' ? '' : `**${inside}**`;
}

/** `text` escaped for Markdown, where only safe addresses are links, each to what it shows. */
export function escaped(text: string): string {
  return onOneLine(text)
    .split(/(https?:\/\/\S+)/iu)
    .map((part, index) => (index % 2 === 1 ? withAddress(part) : unlinked(part)))
    .join('');
}

/** An address and what follows it, as a link where its end is clear. */
// Half an address leads astray.
function withAddress(text: string): string {
  const address = text.replace(/(?<![.,:;!?"'“”‘’)\]>])[.,:;!?"'“”‘’)\]>]+$/u, '');
  if (!isSafe(address) || /[*_~…]$/u.test(address)) return unlinked(text);
  return linked(address, address) + unlinked(text.slice(address.length));
}

// GitHub makes a link of whatever looks like one, and takes what was escaped in it for a part of the address.
function unlinked(text: string): string {
  return words(text)
    .replace(/\\\S*/gu, (behind) => behind.replaceAll('@', String.raw`\@`))
    .replace(/(?<=:)(?=\/\/)|(?<=www)(?=\.)/giu, '\\');
}

function words(text: string): string {
  return (
    text
      .replace(/&/gu, '&amp;')
      .replace(/</gu, '&lt;')
      .replace(/[\\`*_[\]|~]/gu, String.raw`\$&`)
      .replace(/^(?:([#>+-])|(\d+)([.)]))/u, String.raw`$2\$1$3`)
      // Before a link it would make a picture of it.
      .replace(/!$/u, String.raw`\!`)
  );
}

/** A table, by its columns' names and its rows of escaped cells. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  // Only in a table does a bar end what is to be typed as it stands, and only there may it have a backslash before it.
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/gu, String.raw`\|`)).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A link to `to`, a place on the page or an address found safe. */
export function linked(text: string, to: string): string {
  // A reference to a character would be another address.
  return `[${words(onOneLine(text))}](${to.replace(/&(?=#?\w+;)/gu, '&amp;')})`;
}

/** Text to be typed as it stands, within a line or a cell of a table. */
function codeSpan(text: string): string {
  if (text === '') return '';
  const fence = '`'.repeat(longestRun(text) + 1);
  const room = fence.length > 1 || /^\s|\s$/u.test(text) ? ' ' : '';
  return fence + room + text + room + fence;
}

/** Lines to be typed as they stand. */
function codeBlock(lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [fence, ...lines, fence].join('\n');
}

/** The most backticks in a row. */
function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
}
