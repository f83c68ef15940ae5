import { plain, plainRun, runsOf, type Sentence, spaced, type Term } from '../../sentence.ts';
import {
  allBlocks,
  type Block,
  type Cell,
  type Head,
  type Item,
  type LabelledLine,
  type LabelledRow,
  type List,
  linesOf,
  type OfKind,
  SIGN_WORDS,
  type Table,
  wordsIn,
} from '../blocks.ts';
import { asTable, type Unpictured } from '../pictures-as-tables.ts';
import { markedExcerpt, titleOf, wantedWidths, widthsOf } from './block-tables.ts';
import { htmlLines, htmlText, xmlText } from './html-escape.ts';
import { pageHeads, STYLE } from './html-style.ts';
import { HATCH, pictureSvg, signSvg } from './svg.ts';

/** A page as a self-contained HTML file, also well-formed XML, that prints on A4 and Letter. */
// Of pages in a series only the first one's head is kept, so that nothing in it may be about that page alone.
export function renderHtml(blocks: readonly Block[], _paper?: unknown, inSeries = false): string {
  const all = allBlocks(blocks);
  const headings = all.filter((block) => block.kind === 'heading');
  const title = titleOf(headings);
  const contents = all.find(({ kind }) => kind === 'contents');
  const parts = inSeries || contents ? [] : partsOf(headings);
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${xmlText(title)}</title>
<style>
${STYLE}${pageHeads(title, blocks)}</style>
</head>
<body>
${inSeries || all.some(hasPicture) ? `${HATCH}\n` : ''}${partsHtml(parts)}<main id="main">
${blocksHtml(blocks, { parts, contents })}
</main>
</body>
</html>
`;
}

/** Blocks as HTML, to stand within a page that somebody else lays out. */
export function blocksInPage(blocks: readonly Block[]): string {
  return blocksHtml(blocks, { parts: [], contents: undefined });
}

function hasPicture({ kind }: Block): boolean {
  return kind === 'figure' || kind === 'labelled';
}

/** The headings that lead through a long page, none for several pages or one with contents of its own. */
function partsOf(headings: readonly Heading[]): readonly Heading[] {
  const parts = headings.filter(({ depth }) => depth === 2);
  const isOne = headings.filter(({ depth }) => depth === 1).length === 1;
  return isOne && parts.length >= FEWEST_PARTS ? parts : [];
}

type Heading = OfKind<'heading'>;

/** The headings to link to, and the contents of the page. */
interface HtmlContext {
  readonly parts: readonly Heading[];
  readonly contents: Block | undefined;
}

/** The fewest parts that need a list, since fewer are seen at a glance. */
const FEWEST_PARTS = 4;

function partsHtml(parts: readonly Heading[]): string {
  if (parts.length === 0) return '';
  const items = parts.map(
    (part) => `<li><a href="#${headingId(part, parts)}">${htmlText(plain(part.text))}</a></li>`,
  );
  return `<a class="skip" href="#main">Skip to the text</a>
<nav class="parts" aria-label="On this page"><details><summary>On this page</summary><ol>${items.join('')}</ol></details></nav>
`;
}

function headingId(heading: Heading, parts: readonly Heading[]): string | null {
  const index = parts.indexOf(heading);
  return heading.id ?? (index < 0 ? null : `part-${index + 1}`);
}

type BlockLayout<Kind extends Block['kind']> = (block: OfKind<Kind>, place: HtmlContext) => string;

const BLOCKS: { readonly [Kind in Unpictured]: BlockLayout<Kind> } = {
  heading: (heading, { parts }) => {
    const { depth, text } = heading;
    const id = headingId(heading, parts);
    return `<h${depth}${id === null ? '' : ` id="${id}"`}>${lineOf(text)}</h${depth}>`;
  },
  para: ({ text, role }) =>
    `<p${role === 'plain' || role === 'line' ? '' : ` class="${role}"`}>${lineOf(text)}</p>`,
  list: ({ items, shape }) => listHtml(items, shape),
  facts: ({ facts }) =>
    `<dl>${facts.map(({ name, text }) => `<dt>${htmlText(name)}</dt><dd>${lineOf(text)}</dd>`).join('')}</dl>`,
  callout: ({ tone, text }) => `<p class="callout ${tone}">${lineOf(text)}</p>`,
  commands: ({ commands }) => preHtml(commands.map((words) => plainRun({ kind: 'command', words }))),
  excerpt: (block) => preHtml(markedExcerpt(block)),
  contents: (block, { contents }) => {
    const list = `<ol class="contents">${block.items.map(liOf).join('')}</ol>`;
    // A list of a part has a heading of its own.
    return block === contents ? `<nav aria-label="Contents">${list}</nav>` : list;
  },
  ticks: ({ items }) => `<ul class="ticks">${items.map(liOf).join('')}</ul>`,
  vignette: ({ paragraphs }) =>
    `<blockquote>${paragraphs.map((text) => `<p>${lineOf(text)}</p>`).join('')}</blockquote>`,
  space: ({ lines }) => `<div class="space" aria-hidden="true">${'<div></div>'.repeat(lines)}</div>`,
  blanks: ({ labels }) =>
    `<p class="blanks">${labels.map((label) => `<span>${htmlText(label)}</span>`).join('')}</p>`,
  labelled: ({ rows }) =>
    `<dl class="answer">${rows
      .map((row) => `<div><dt>${htmlText(row.label)}</dt>${labelledHtml(row)}</div>`)
      .join('')}</dl>`,
  fitted: ({ blocks }, place) => `<div class="front">\n${blocksHtml(blocks, place)}\n</div>`,
  figure: figureHtml,
  together: ({ blocks }, place) => `<div class="together">${blocksHtml(blocks, place)}</div>`,
  appendix: ({ blocks }, place) => blocksHtml(blocks, place),
  break: () => '<hr />',
  page: ({ id, blocks, flows, isSmall }, place) => {
    const names = [flows && 'flows', isSmall && 'small'].filter((name) => name);
    const name = names.length > 0 ? ` class="${names.join(' ')}"` : '';
    return `<section data-page="${id}"${name}>\n${blocksHtml(blocks, place)}\n</section>`;
  },
};

function blocksHtml(blocks: readonly Block[], place: HtmlContext): string {
  return blocks.map((block) => blockOf(block, place)).join('\n');
}

function blockOf(block: Block, place: HtmlContext): string {
  const picture = asTable(block);
  if (picture) return tableHtml(picture, block.kind !== 'beside' || picture.columns[0]?.title === '');
  type Any = (block: Block, place: HtmlContext) => string;
  return (BLOCKS[block.kind as Unpictured] as Any)(block, place);
}

function labelledHtml({ lines, numbered }: LabelledRow): string {
  const said = lines.map((line) => ('said' in line ? lineOf(wordsIn(line)) : rungsHtml(line)));
  if (numbered) return `<dd><ol>${said.map((line) => `<li>${line}</li>`).join('')}</ol></dd>`;
  return said.map((line) => `<dd>${line}</dd>`).join('');
}

function rungsHtml({ rungs }: Extract<LabelledLine, { readonly rungs: unknown }>): string {
  const items = rungs.map(
    ({ rank, name, sign }) =>
      `<li>${signSvg(sign)}${rank}${name && ` ${htmlText(name)}`}: ${SIGN_WORDS[sign]}</li>`,
  );
  return `<ul class="rungs">${items.join('')}</ul>`;
}

/** A picture beside its table, or above it where that has sentences. */
function figureHtml(figure: OfKind<'figure'>): string {
  const isBeside = wantedWidths(figure.table).reduce((sum, { most }) => sum + most, 0) <= BESIDE;
  const table = tableHtml(figure.table, true, isBeside ? BESIDE : WIDE);
  return `<figure${isBeside ? ' class="beside"' : ''}>${pictureSvg(figure)}${table}</figure>`;
}

/** The letters across a narrow screen, across paper, and across paper beside a picture. */
const NARROW = 36;

const WIDE = 95;

const BESIDE = 60;

/** The letters from which a cell needs room beside others, and from which it is no name. */
const FEW_WORDS = 26;

const SENTENCE = 45;

/** The most letters of a table that may move whole to the next page of paper. */
const FEW_LETTERS = 600;

function tableHtml({ columns, rows }: Table, isNamed: boolean, room = WIDE): string {
  const wanted = wantedWidths({ columns, rows });
  const isStacked = isTooWide(wanted);
  const widths = widthsOf(wanted, isStacked ? room : NARROW);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const names = [
    isStacked && 'stack',
    (wanted[0]?.longest ?? 0) > SENTENCE && 'wordy',
    isShort(rows) && 'short',
  ].filter((name) => name !== false);
  const cols = widths.map((width) => `<col style="width:${Math.round((width / whole) * 100)}%"/>`);
  const head = columns.map((column) =>
    column.title === '' ? '<td></td>' : `<th scope="col"${endOf(column)}>${htmlText(column.title)}</th>`,
  );
  const body = rows.map(({ cells }) => rowHtml(cells, columns, { isNamed, isStacked }));
  return `<table class="${names.join(' ')}"${isStacked ? ' role="table"' : ''}><colgroup>${cols.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** True where each row has to stand by itself on a narrow screen. */
function isTooWide(columns: ReturnType<typeof wantedWidths>): boolean {
  const [first, ...others] = columns;
  if (!first || others.length === 0) return false;
  if (others.length > 2 && first.longest > FEW_WORDS) return true;
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  return least > NARROW || others.some(({ longest }) => longest > FEW_WORDS);
}

function isShort(rows: Table['rows']): boolean {
  const letters = rows.flatMap(({ cells }) => cells.flatMap(linesOf).map((line) => plain(line).length));
  return letters.reduce((sum, length) => sum + length, 0) <= FEW_LETTERS;
}

function endOf({ isNumber }: Head): string {
  return isNumber ? ' class="n"' : '';
}

// What may be laid out as something else than a table is still told as one, each cell with the title of its column.
function rowHtml(
  cells: readonly Cell[],
  columns: readonly Head[],
  { isNamed, isStacked }: { readonly isNamed: boolean; readonly isStacked: boolean },
): string {
  const told = (role: string) => (isStacked ? ` role="${role}"` : '');
  const parts = cells.map((cell, column) => {
    const head = columns[column] ?? { title: '' };
    if (isNamed && column === 0)
      return `<th${isStacked ? '' : ' scope="row"'}${told('rowheader')}>${cellHtml(cell)}</th>`;
    const isEmpty = linesOf(cell).length === 0;
    const title = isStacked && head.title !== '' && !isEmpty ? ` data-of="${xmlText(head.title)}"` : '';
    return `<td${told('cell')}${title}${endOf(head)}>${cellHtml(cell)}</td>`;
  });
  return `<tr${told('row')}>${parts.join('')}</tr>`;
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
