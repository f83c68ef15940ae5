import { plainRun, runsOf, type Sentence, spaced, type Term } from '../../sentence.ts';
import { onOneLine } from '../../text.ts';
import { type Block, type Fact, type Item, linesOf, type OfKind, type Table, wordsIn } from './blocks.ts';
import { codeBlock, codeSpan, escaped, linked, table } from './markdown-syntax.ts';
import { asTable, markedExcerpt, type Pictured } from './tables.ts';

/** A page as a Markdown document; pictures become tables, and nothing is left out. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.flatMap(partsOf).join('\n\n')}\n`;
}

const PARTS: { readonly [Kind in Exclude<Block['kind'], Pictured>]: (block: OfKind<Kind>) => string[] } = {
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
  if (picture) return [tableOf(picture)];
  return (PARTS[block.kind as Exclude<Block['kind'], Pictured>] as (block: Block) => string[])(block);
}

function tableOf({ columns, rows }: Table): string {
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
