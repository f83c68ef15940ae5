/**
 * How a page looks, on a screen and on paper. No paper size is set, so that A4 and Letter both fit; everything is
 * measured in text and shares of the width. Nothing is said by colour alone, so that it copies in black and white.
 */
export const STYLE = `@page { margin: 17mm 18mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #555; } }
:root { color-scheme: light; --ink: #1a1a1a; --soft: #555; --line: #b8b8b8; --accent: #1d4e5f; --tint: #eef4f5; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 11pt/1.45 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { color: var(--accent); line-height: 1.2; margin: 1.2em 0 0.4em; break-after: avoid; hyphens: manual; }
h1 { font-size: 1.9rem; margin-top: 0; padding-bottom: 0.3em; border-bottom: 3px solid var(--accent); }
h2 { font-size: 1.45rem; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1rem; }
section { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 1rem; }
section > h2:first-child { margin-top: 0; }
section > h3:first-child { font-size: 1.45rem; margin-top: 0; }
p, ul, ol, dl, pre, table, blockquote { margin: 0 0 0.7em; }
ul, ol { padding-left: 1.3em; }
li { margin-bottom: 0.2em; }
p:has(+ ul), p:has(+ ol) { break-after: avoid; }
li > ul, li > ol { margin: 0.2em 0 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15em 1em; }
dt { color: var(--soft); }
dd { margin: 0; }
.answer { display: block; }
.answer div { padding: 0.35em 0 0.35em 8em; border-bottom: 1px solid var(--line); break-inside: avoid; }
.answer dt { float: left; margin-left: -8em; width: 7.5em; color: var(--accent); font-weight: bold; }
.answer dd + dd { margin-top: 0.25em; }
pre, code { font-family: ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
pre { padding: 0.5em 0.8em; background: var(--tint); white-space: pre-wrap; break-inside: avoid; }
.callout { padding: 0.5em 0.8em; border: 1px solid var(--line); border-left-width: 4px; break-inside: avoid; }
.warning { border-color: var(--ink); }
a { color: var(--accent); }
.soft, .note { color: var(--soft); }
.note { font-size: 0.9em; }
.lead { font-size: 1.1em; padding: 0.5em 0.8em; background: var(--tint); border-left: 4px solid var(--accent); }
blockquote { margin: 0.4em 0 1em; padding: 0 0 0 1em; border-left: 3px solid var(--line);
  font: 11.5pt/1.5 Georgia, "Liberation Serif", "Times New Roman", serif; orphans: 3; widows: 3; }
mark { background: none; color: inherit; text-decoration: underline 1.5px; text-underline-offset: 2.5px; }
sup { font: bold 0.7em/0 system-ui, sans-serif; padding-left: 0.15em; }
table { width: 100%; border-collapse: collapse; font-size: 0.88em; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 0.35em 0.5em; border-bottom: 1px solid var(--line); }
thead th, thead td { border-bottom: 2px solid var(--accent); }
tbody th { font-weight: normal; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td ul, th ul { list-style: none; padding: 0; margin: 0; }
td li + li, th li + li { margin-top: 0.35em; }
.ladder :is(th, td):nth-child(1) { width: 4em; }
.ladder :is(th, td):nth-child(2) { width: 30%; }
.facts :is(th, td):nth-child(1) { width: 2em; }
.levels :is(th, td):nth-child(1) { width: 25%; }
.levels :is(th, td):nth-child(2) { width: 16%; }
.barriers :is(th, td):nth-child(1) { width: 23%; }
.barriers :is(th, td):nth-child(2) { width: 16%; }
.points :is(th, td):nth-child(1) { width: 24%; }
.points :is(th, td):nth-child(3) { width: 5.5em; text-align: right; }
.mistakes :is(th, td):nth-child(1) { width: 32%; }
.mistakes :is(th, td):nth-child(2) { width: 5.5em; text-align: right; }
.twins :is(th, td):nth-child(1) { width: 3.5em; }
.glance :is(th, td):nth-child(1) { width: 34%; }
.glance :is(th, td):nth-child(n + 3) { width: 5.5em; text-align: right; }
.ticks { list-style: none; padding: 0; columns: 2; column-gap: 2em; }
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
hr { border: 0; border-top: 1px solid var(--line); margin: 2.5rem 0; }
@media (max-width: 34rem) { dl { display: block; } dd { margin-bottom: 0.4em; } .answer div { padding-left: 0; } .answer dt { float: none; margin: 0; } .ticks, .names { columns: 1; } .blanks { display: block; } .blanks span { margin-bottom: 1em; } }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  section { break-before: page; border: 0; margin: 0; padding: 0; }
  hr { break-after: page; visibility: hidden; margin: 0; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 1.55rem; }
  h1, h2, h3, h4 { margin-top: 1em; }
  blockquote { font-size: 10.5pt; }
  .lead, pre { print-color-adjust: exact; }
}
`;
