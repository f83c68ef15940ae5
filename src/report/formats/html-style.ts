import type { Block } from '../blocks.ts';
import { edgeText, onEachPage } from './block-tables.ts';

/** The colours of a page by their use, with contrasts held by tests. */
export const PALETTES = {
  light: {
    paper: '#ffffff',
    ink: '#16201f',
    soft: '#4d5a5c',
    line: '#bcc7c9',
    accent: '#0f4c5c',
    tint: '#edf3f4',
    warn: '#8f3d00',
  },
  dark: {
    paper: '#12191b',
    ink: '#e9eeee',
    soft: '#a9b7ba',
    line: '#4b5a5e',
    accent: '#8ed0e3',
    tint: '#1d282b',
    warn: '#ffb27d',
  },
} as const;

function coloursOf(scheme: keyof typeof PALETTES): string {
  return Object.entries(PALETTES[scheme])
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

/** The letters of the heads and feet of printed pages. */
const MARGIN_TYPE = `font: 8pt system-ui, "Liberation Sans", Arial, sans-serif; color: ${PALETTES.light.soft};`;

/** The style sheet of a page for a screen, A4 and Letter, in which nothing is said by colour alone. */
// Text is no wider than is read with ease. On a narrow screen each row of a table that is too wide stands by itself.
export const STYLE = squeezed(`@page { margin: 15mm 17mm 17mm;
  @bottom-right { content: counter(page) " / " counter(pages); ${MARGIN_TYPE} } }
:root { color-scheme: light dark; ${coloursOf('light')} }
@media screen and (prefers-color-scheme: dark) { :root { ${coloursOf('dark')} } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
main { max-width: 58rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
p, ul, ol, dl, blockquote, .callout, h1, h2, h3, h4 { max-width: 42rem; }
h1, h2, h3, h4 { line-height: 1.2; margin: 1.6em 0 0.5em; break-after: avoid; }
h1 { font-size: 1.75rem; margin-top: 0; padding-bottom: 0.35em; border-bottom: 4px solid var(--accent); max-width: none; }
h2 { font-size: 1.4rem; margin-top: 2em; padding-top: 0.6em; border-top: 1px solid var(--line); max-width: none; }
h3 { font-size: 1.15rem; }
h4 { font-size: 1rem; }
section { border-top: 4px solid var(--accent); margin-top: 3rem; padding-top: 1rem; }
section > :is(h2, h3):first-child { border: 0; padding: 0; margin-top: 0; font-size: 1.5rem; }
p, ul, ol, dl, pre, table, blockquote, figure { margin: 0 0 1em; }
ul, ol { padding-left: 1.3em; }
li { margin-bottom: 0.35em; }
li > ul, li > ol { margin: 0.35em 0 0; }
p:has(+ ul), p:has(+ ol), p:has(+ table), p:has(+ figure) { break-after: avoid; }
p { orphans: 3; widows: 3; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.3em 1.2em; }
dt { color: var(--soft); }
dd { margin: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 3px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.skip { position: absolute; left: -99rem; padding: 0.5em 1em; background: var(--accent); color: var(--paper); }
.skip:focus { left: 0; z-index: 1; }
.parts { padding: 0.75rem 1rem; border-bottom: 1px solid var(--line); }
.parts summary { cursor: pointer; font-weight: 600; }
.parts ol { list-style: none; padding: 0; margin: 0.5em 0 0; }
.parts a { display: block; padding: 0.3em 0; line-height: 1.3; }
.answer { display: block; max-width: 48rem; padding: 0.25em 1em; background: var(--tint); border-left: 6px solid var(--accent); }
.answer > div { padding: 0.6em 0; max-width: 44rem; }
.answer > div + div { border-top: 1px solid var(--line); }
.answer dt { color: var(--accent); font-size: 0.85em; font-weight: 700; letter-spacing: 0.03em; }
.answer dd + dd, .answer li + li { margin-top: 0.3em; }
.answer :is(ol, ul) { margin: 0; }
.answer li { margin: 0; }
.answer li::marker { font-weight: 700; }
.rungs { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2em 1.2em; }
.rungs li { white-space: nowrap; }
.answer .rungs li { margin: 0; }
.rungs svg { width: 0.9em; height: 0.9em; margin-right: 0.4em; vertical-align: -0.08em; }
pre, code { font-family: ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
pre { padding: 0.6em 0.9em; background: var(--tint); white-space: pre-wrap; break-inside: avoid; }
.callout { padding: 0.7em 1em; border: 1px solid var(--line); border-left: 6px solid var(--soft); break-inside: avoid; }
.warning { border-color: var(--warn); border-width: 2px 2px 2px 6px; font-weight: 600; }
.soft, .note { color: var(--soft); }
.note { font-size: 0.9em; break-before: avoid; }
.lead { font-size: 1.15em; line-height: 1.4; padding: 0.6em 0.9em; background: var(--tint); border-left: 6px solid var(--accent); }
blockquote { padding: 0 0 0 1.1em; border-left: 4px solid var(--line); font: 1.05em/1.55 Georgia, "Liberation Serif", "Times New Roman", serif; }
mark { background: none; color: inherit; text-decoration: underline 1.5px; text-underline-offset: 2.5px; }
sup { font: bold 0.7em/0 system-ui, sans-serif; padding-left: 0.15em; }
table { width: 100%; border-collapse: collapse; font-size: 0.94em; line-height: 1.4; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 0.5em 0.9em 0.5em 0; border-bottom: 1px solid var(--line); }
thead :is(th, td) { border-bottom: 2px solid var(--accent); vertical-align: bottom; }
tbody th { font-weight: 600; }
.wordy tbody th { font-weight: inherit; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.short { break-inside: avoid; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
:is(td, th) ul { list-style: none; padding: 0; margin: 0; }
:is(td, th) li { margin: 0; }
:is(td, th) li + li { margin-top: 0.4em; }
figure > svg { display: block; width: 100%; max-width: 25rem; height: auto; margin-bottom: 1em; break-inside: avoid; }
.defs { position: absolute; }
svg text { fill: var(--ink); font: 15px system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
svg text.soft { fill: var(--soft); font-size: 14px; }
svg text.rank { font-weight: 700; }
rect, .solid { stroke: var(--accent); stroke-width: 1.5; }
.solid { fill: var(--accent); }
.empty, .dashed { fill: var(--paper); }
.dashed { stroke-dasharray: 3 3; }
.ground { fill: var(--paper); stroke: none; }
pattern .solid { stroke: none; }
.track { stroke: var(--line); fill: none; stroke-width: 1.5; }
.ticks { list-style: none; padding: 0; columns: 2; column-gap: 2em; max-width: none; }
.ticks li { position: relative; padding-left: 1.7em; margin-bottom: 0.4em; break-inside: avoid; line-height: 1.3; }
.ticks li::before { content: ""; position: absolute; left: 0; top: 0.1em; width: 1em; height: 1em; border: 1.2px solid var(--ink); border-radius: 2px; }
.names { columns: 2; column-gap: 2em; }
.names li { break-inside: avoid; }
.space { margin: 0 0 0.8em; }
.space div { height: 1.9em; border-bottom: 1px solid var(--line); }
.blanks { display: flex; gap: 2em; margin: 1em 0; }
.blanks span { flex: 1; display: flex; gap: 0.6em; white-space: nowrap; }
.blanks span::after { content: ""; flex: 1; border-bottom: 1px solid var(--ink); }
.together { break-inside: avoid; }
.contents { list-style: none; padding: 0; }
.contents a { display: inline-block; padding: 0.15em 0; }
hr { border: 0; border-top: 4px solid var(--accent); margin: 3rem 0; }
@media (min-width: 40rem) {
  body { font-size: 1.0625rem; }
  main { padding: 2.5rem 2rem 5rem; }
  h1 { font-size: 2.25rem; }
  h2 { font-size: 1.6rem; }
  h3 { font-size: 1.25rem; }
  .answer > div { padding-left: 8.5em; }
  .answer dt { float: left; margin: 0.2em 0 0 -10em; width: 9.4em; }
}
@media screen and (min-width: 56rem) { .beside { display: grid; grid-template-columns: minmax(20rem, 2fr) 3fr; gap: 0 2.5rem; align-items: start; } }
@media screen and (min-width: 78rem) {
  body:has(.parts) { display: grid; grid-template-columns: 15rem minmax(0, 58rem); justify-content: center; }
  .parts { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; border: 0; padding: 2.75rem 0 2rem 1rem; font-size: 0.94rem; }
  @supports selector(::details-content) {
    .parts summary { list-style: none; cursor: default; }
    .parts ::details-content { content-visibility: visible; block-size: auto; }
  }
}
@media screen and (max-width: 40rem) {
  .stack :is(table, tbody, tr, th, td), .stack { display: block; width: auto; }
  .stack :is(thead, colgroup, td:empty, th:empty) { display: none; }
  .stack tr { padding: 0.7em 0; border-bottom: 1px solid var(--line); }
  .stack tbody tr:first-child { border-top: 2px solid var(--accent); }
  .stack :is(th, td) { border: 0; padding: 0.1em 0; }
  .stack tbody th { font-weight: 600; }
  .stack td { padding-left: 1rem; text-align: left; }
  .stack td + td { margin-top: 0.35em; }
  .stack [data-of]::before { content: attr(data-of) ": "; content: attr(data-of) ": " / ""; font-weight: 600; }
  .stack [data-of]:has(ul)::before { display: block; }
  table { font-size: 0.9em; }
  th, td { padding-right: 0.5em; }
  dl { display: block; } dd { margin-bottom: 0.5em; } .answer dd { margin-bottom: 0; }
  .ticks, .names { columns: 1; }
  .blanks { display: block; } .blanks span { margin-bottom: 1em; }
}
@media (forced-colors: active) { .solid { fill: CanvasText; } rect, .solid, .track { stroke: CanvasText; } .empty, .dashed, .ground { fill: Canvas; } svg text { fill: CanvasText !important; } }
@media print {
  body { font-size: 10pt; line-height: 1.38; }
  main { max-width: none; padding: 0; }
  .parts, .skip { display: none; }
  p, ul, ol, dl, blockquote, .callout, .answer > div { max-width: none; }
  h1 { font-size: 17pt; border-width: 2pt; }
  h2 { font-size: 13pt; margin-top: 1.4em; padding-top: 0.5em; }
  h3 { font-size: 11pt; margin-top: 1.1em; }
  h4 { font-size: 10pt; margin-top: 1em; }
  p, ul, ol, dl, pre, table, blockquote, figure { margin-bottom: 0.65em; }
  li { margin-bottom: 0.2em; }
  .answer { padding: 0 0 0 0.8em; background: none; border-width: 2pt; }
  .answer > div { padding: 0.35em 0 0.35em 8em; break-inside: avoid; }
  .answer dt { float: left; margin: 0 0 0 -9.4em; width: 9em; }
  .answer dd + dd, .answer li + li { margin-top: 0.15em; }
  th, td { padding: 0.3em 0.8em 0.3em 0; }
  .front { font-size: 9pt; line-height: 1.3; }
  .front .answer > div { padding-top: 0.25em; padding-bottom: 0.25em; }
  .front table { font-size: 8.5pt; line-height: 1.25; }
  .beside { display: grid; grid-template-columns: 2fr 3fr; gap: 0 1.5em; break-inside: avoid; }
  figure > svg { max-width: 7.5cm; margin-bottom: 0.5em; }
  section { break-before: page; border: 0; margin: 0; padding: 0; }
  section > :is(h2, h3):first-child { font-size: 14pt; }
  hr { break-after: page; visibility: hidden; margin: 0; }
  a { color: inherit; text-decoration: none; }
  blockquote { font-size: 10.5pt; orphans: 3; widows: 3; }
  .lead, pre, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
.hatched { fill: url(#hatch); }
.end { text-anchor: end; }
`);

/** What is added to the style sheet for sheets that are to take little paper. */
const SPARING = squeezed(`@media print {
  p:has(+ .space), .note:has(+ blockquote) { break-after: avoid; }
  section.flows { break-before: auto; margin-top: 1.3em; padding-top: 0.8em; border-top: 1pt solid var(--accent); }
  .flows { font-size: 9.5pt; }
  .flows blockquote { font-size: 10pt; line-height: 1.36; }
  .flows blockquote p { margin: 0; }
  .flows blockquote p + p { text-indent: 1.5em; }
  .flows h4 { margin-top: 0.7em; margin-bottom: 0.25em; }
  section.small { break-inside: avoid; }
  .small { font-size: 8.8pt; line-height: 1.3; }
  .small blockquote { font-size: 10pt; line-height: 1.4; }
  .small :is(th, td) { padding-top: 0.15em; padding-bottom: 0.15em; }
  .small :is(td, th) li + li { margin-top: 0.15em; }
  .small table { line-height: 1.3; }
  .small h4 { font-size: 9.5pt; margin-top: 0.7em; margin-bottom: 0.3em; }
  .contents { columns: 2; column-gap: 2em; }
  .contents li { margin-bottom: 0; break-inside: avoid; }
  .space div { height: 1.75em; }
}
`);

/** A style sheet without the spaces that only its author needs. */
export function squeezed(style: string): string {
  return style
    .replace(/([{};,])\s+/gu, '$1')
    .replace(/\s+([{}])/gu, '$1')
    .replace(/:\s+(?!")/gu, ':')
    .replaceAll(';}', '}');
}

/** The heads of the printed pages of each part, and their foot, so that loose sheets can be sorted. */
export function pageHeads(title: string, blocks: readonly Block[]): string {
  const heads = blocks.map((block) =>
    block.kind === 'page' && !block.flows
      ? `@page ${block.id} { @top-right { ${marginOf(block.head)} } }
section[data-page="${block.id}"] { page: ${block.id}; }
`
      : '',
  );
  const text = onEachPage(blocks, 30);
  const whose = text === null ? '' : ` @top-left { ${marginOf(text)} }`;
  const isSparing = blocks.some((block) => block.kind === 'page' && (block.flows || block.isSmall));
  return `${isSparing ? SPARING : ''}@page { @bottom-left { ${marginOf(title)} }${whose} }\n${heads.join('')}`;
}

function marginOf(text: string): string {
  return `content: "${styleText(edgeText(text))}"; ${MARGIN_TYPE}`;
}

/** `text` for quotation marks in a style sheet, all but plain letters and digits as numbers. */
function styleText(text: string): string {
  return text.replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
}
