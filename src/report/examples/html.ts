import type { ExampleSet } from '../../examples/types.ts';
import type { Block, Inline, Line, Table } from './blocks.ts';
import { bookletOf, bookletTitle } from './booklet.ts';
import { pageHeads } from './html-pages.ts';
import { STYLE } from './html-style.ts';
import { htmlText } from './html-syntax.ts';
import type { Sheet } from './sheets.ts';

/**
 * The sheets wanted of a set of cases as one HTML page that prints on A4 and on Letter and needs nothing else. It is
 * well-formed XML too, so that a strict reader can check it.
 */
export function renderExamplesHtml(set: ExampleSet, sheets: readonly Sheet[]): string {
  const blocks = bookletOf(set, sheets);
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>${htmlText(bookletTitle(set))}</title>
<style>
${STYLE}${pageHeads(blocks)}</style>
</head>
<body>
<main>
${blocks.map(blockOf).join('\n')}
</main>
</body>
</html>
`;
}

type OfKind<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const BLOCKS: { readonly [Kind in Block['kind']]: (block: OfKind<Kind>) => string } = {
  heading: ({ depth, text, id }) =>
    `<h${depth}${id === null ? '' : ` id="${id}"`}>${htmlText(text)}</h${depth}>`,
  para: ({ line, role }) => `<p${role === 'plain' ? '' : ` class="${role}"`}>${lineOf(line)}</p>`,
  list: ({ items }) => `<ul>${itemsOf(items)}</ul>`,
  names: ({ items }) => `<ul class="names">${itemsOf(items)}</ul>`,
  contents: ({ items }) => `<nav aria-label="Contents"><ol class="contents">${itemsOf(items)}</ol></nav>`,
  ticks: ({ items }) => `<ul class="ticks">${itemsOf(items)}</ul>`,
  table: tableHtml,
  vignette: ({ paragraphs }) =>
    `<blockquote>${paragraphs.map((line) => `<p>${lineOf(line)}</p>`).join('')}</blockquote>`,
  space: ({ lines }) => `<div class="space" aria-hidden="true">${'<div></div>'.repeat(lines)}</div>`,
  blanks: ({ labels }) =>
    `<p class="blanks">${labels.map((label) => `<span>${htmlText(label)}</span>`).join('')}</p>`,
  together: ({ blocks }) => `<div class="together">${blocks.map(blockOf).join('\n')}</div>`,
  page: pageHtml,
};

function blockOf(block: Block): string {
  return (BLOCKS[block.kind] as (block: Block) => string)(block);
}

function pageHtml({ id, blocks }: OfKind<'page'>): string {
  return `<section aria-labelledby="${id}">\n${blocks.map(blockOf).join('\n')}\n</section>`;
}

function tableHtml({ columns, rows, shape }: Table & { readonly shape: string }): string {
  const head = columns.map((name) => (name === '' ? '<td></td>' : `<th scope="col">${htmlText(name)}</th>`));
  return `<table class="${shape}"><thead><tr>${head.join('')}</tr></thead><tbody>${rows.map(rowHtml).join('')}</tbody></table>`;
}

// The first cell names its row.
function rowHtml(cells: Table['rows'][number]): string {
  const [first = [], ...others] = cells;
  const rest = others.map((lines) => `<td>${cellHtml(lines)}</td>`).join('');
  return `<tr><th scope="row">${cellHtml(first)}</th>${rest}</tr>`;
}

function cellHtml(lines: readonly Line[]): string {
  return lines.length === 1 ? lines.map(lineOf).join('') : `<ul>${itemsOf(lines)}</ul>`;
}

function itemsOf(items: readonly Line[]): string {
  return items.map((item) => `<li>${lineOf(item)}</li>`).join('');
}

function lineOf(line: Line): string {
  return line.map(inlineOf).join('').trim();
}

function inlineOf(run: Inline): string {
  if (typeof run === 'string') return spaced(run);
  if ('strong' in run) return `<strong>${htmlText(run.strong)}</strong>`;
  // What joins the two keeps the number on the line of its words.
  if ('mark' in run) return `<mark>${htmlText(run.mark)}</mark>\u2060<sup>${run.number}</sup>`;
  if ('link' in run) return `<a href="#${run.to}">${htmlText(run.link)}</a>`;
  return `<span class="soft">${spaced(run.soft)}</span>`;
}

// What stands between two runs must not be lost with the spaces at the ends.
function spaced(text: string): string {
  const inside = htmlText(text);
  if (inside === '') return text === '' ? '' : ' ';
  return `${/^\s/u.test(text) ? ' ' : ''}${inside}${/\s$/u.test(text) ? ' ' : ''}`;
}
