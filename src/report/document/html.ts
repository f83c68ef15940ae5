import { plain, plainRun, runsOf, type Sentence, spaced, type Term } from '../../sentence.ts';
import {
  allBlocks,
  type Block,
  type Cell,
  type Item,
  type List,
  linesInWords,
  linesOf,
  type OfKind,
  type Table,
} from './blocks.ts';
import { pageHeads } from './html-pages.ts';
import { STYLE } from './html-style.ts';
import { htmlLines, htmlText, xmlText } from './html-syntax.ts';
import { asTable, markedExcerpt, type Pictured } from './tables.ts';

/**
 * A page as one HTML file that prints on A4 and on Letter and needs nothing else. It is well-formed XML too, so that a
 * strict reader can check it.
 */
export function renderHtml(blocks: readonly Block[]): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>${xmlText(titleOf(blocks))}</title>
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

function titleOf(blocks: readonly Block[]): string {
  const first = allBlocks(blocks).find((block) => block.kind === 'heading');
  return first ? plain(first.text) : 'joinedup';
}

const BLOCKS: { readonly [Kind in Exclude<Block['kind'], Pictured>]: (block: OfKind<Kind>) => string } = {
  heading: ({ depth, text, id }) =>
    `<h${depth}${id === null ? '' : ` id="${id}"`}>${lineOf(text)}</h${depth}>`,
  para: ({ text, role }) =>
    `<p${role === 'plain' || role === 'line' ? '' : ` class="${role}"`}>${lineOf(text)}</p>`,
  list: ({ items, shape }) => listHtml(items, shape),
  facts: ({ facts }) =>
    `<dl>${facts.map(({ name, text }) => `<dt>${htmlText(name)}</dt><dd>${lineOf(text)}</dd>`).join('')}</dl>`,
  callout: ({ tone, text }) => `<p class="callout ${tone}">${lineOf(text)}</p>`,
  commands: ({ commands }) => preHtml(commands.map((words) => plainRun({ kind: 'command', words }))),
  excerpt: (block) => preHtml(markedExcerpt(block)),
  contents: ({ items }) =>
    `<nav aria-label="Contents"><ol class="contents">${items.map(liOf).join('')}</ol></nav>`,
  ticks: ({ items }) => `<ul class="ticks">${items.map(liOf).join('')}</ul>`,
  vignette: ({ paragraphs }) =>
    `<blockquote>${paragraphs.map((text) => `<p>${lineOf(text)}</p>`).join('')}</blockquote>`,
  space: ({ lines }) => `<div class="space" aria-hidden="true">${'<div></div>'.repeat(lines)}</div>`,
  blanks: ({ labels }) =>
    `<p class="blanks">${labels.map((label) => `<span>${htmlText(label)}</span>`).join('')}</p>`,
  labelled: ({ rows }) =>
    `<dl class="answer">${rows
      .map((row) => {
        const said = linesInWords(row).map((line) => `<dd>${lineOf(line)}</dd>`);
        return `<div><dt>${htmlText(row.label)}</dt>${said.join('')}</div>`;
      })
      .join('')}</dl>`,
  fitted: ({ blocks }) => blocks.map(blockOf).join('\n'),
  figure: ({ blocks }) => blocks.map(blockOf).join('\n'),
  together: ({ blocks }) => `<div class="together">${blocks.map(blockOf).join('\n')}</div>`,
  appendix: ({ blocks }) => blocks.map(blockOf).join('\n'),
  break: () => '<hr />',
  page: ({ id, blocks }) =>
    `<section aria-labelledby="${id}">\n${blocks.map(blockOf).join('\n')}\n</section>`,
};

function blockOf(block: Block): string {
  const picture = asTable(block);
  if (picture) return tableHtml(picture, block.kind !== 'beside' || picture.columns[0]?.title === '');
  return (BLOCKS[block.kind as Exclude<Block['kind'], Pictured>] as (block: Block) => string)(block);
}

function tableHtml({ columns, rows, shape }: Table, isNamed: boolean): string {
  const head = columns.map(({ title }) =>
    title === '' ? '<td></td>' : `<th scope="col">${htmlText(title)}</th>`,
  );
  const body = rows.map(({ cells }) => rowHtml(cells, isNamed));
  return `<table class="${shape}"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

// The first cell names its row, but where columns stand beside each other.
function rowHtml(cells: readonly Cell[], isNamed: boolean): string {
  const parts = cells.map((cell, column) =>
    isNamed && column === 0 ? `<th scope="row">${cellHtml(cell)}</th>` : `<td>${cellHtml(cell)}</td>`,
  );
  return `<tr>${parts.join('')}</tr>`;
}

function cellHtml(cell: Cell): string {
  const lines = linesOf(cell);
  return lines.length < 2 ? lines.map(lineOf).join('') : `<ul>${lines.map(liOf).join('')}</ul>`;
}

function listHtml(items: readonly Item[], shape: List['shape']): string {
  const name = shape === 'names' ? ' class="names"' : '';
  const inner = items.map(({ text, more = [], parts = [] }) => {
    const below = [...more.map((line): Item => ({ text: line })), ...parts];
    return `<li>${lineOf(text)}${below.length > 0 ? listHtml(below, 'plain') : ''}</li>`;
  });
  return `<ul${name}>${inner.join('')}</ul>`;
}

function liOf(text: Sentence): string {
  return `<li>${lineOf(text)}</li>`;
}

function preHtml(lines: readonly string[]): string {
  return `<pre>${htmlLines(lines.join('\n'))}</pre>`;
}

function lineOf(text: Sentence): string {
  return runsOf(text).map(runOf).join('').trim();
}

function runOf(run: string | Term): string {
  if (typeof run === 'string') return spaced(run, htmlText);
  switch (run.kind) {
    case 'strong':
      return `<strong>${htmlText(run.text)}</strong>`;
    case 'good':
    case 'bad':
    case 'unsure':
      return `<strong class="${run.kind}">${htmlText(run.text)}</strong>`;
    case 'soft':
      return `<span class="soft">${spaced(run.text, htmlText)}</span>`;
    case 'value':
      return htmlText(plainRun(run));
    case 'code':
    case 'file':
      return `<code>${htmlText(run.text)}</code>`;
    case 'command':
      return `<code>${htmlText(plainRun(run))}</code>`;
    // What joins the two keeps the number on the line of its words.
    case 'mark':
      return `<mark>${htmlText(run.text)}</mark>&#8288;<sup>${run.number}</sup>`;
    case 'link':
      return `<a href="${xmlText(run.to)}">${htmlText(run.text)}</a>`;
  }
}
