import { squeezed } from '../../report/formats/html-style.ts';

/** What a form looks like besides a report: fields and buttons on a screen, boxes and lines on paper. */
export const FORM_STYLE = squeezed(`
.live #paper, html:not(.live) #app { display: none; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.top { border-bottom: 4px solid var(--accent); background: var(--tint); }
.top > div, .keep > div { max-width: 58rem; margin: 0 auto; padding: 0.7rem 1rem; display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; align-items: center; justify-content: space-between; }
.top p { margin: 0; max-width: none; }
.top strong { display: block; }
.top nav { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.top nav a { padding: 0.5rem 0; }
.top [aria-current] { font-weight: 700; text-decoration: none; color: var(--ink); }
.keep { border-bottom: 1px solid var(--line); }
.keep p { margin: 0; flex: 1 1 14rem; max-width: none; }
#app main { padding-top: 1.2rem; }
#app h1 { border: 0; padding: 0; margin: 0 0 0.7em; font-size: 1.5rem; max-width: 42rem; }
#app h1:focus { outline: none; }
#app h2 { font-size: 1.25rem; margin-top: 1.8em; }
.caption { color: var(--soft); margin-bottom: 0.3em; }
.caption::first-letter { text-transform: uppercase; }
.back { margin-bottom: 1.2em; }
.back a { display: inline-block; padding: 0.4em 0; }
.back a::before { content: "← "; content: "← " / ""; }
fieldset { border: 0; margin: 0 0 1.2em; padding: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; float: left; width: 100%; margin-bottom: 0.5em; }
legend + * { clear: both; }
legend:has(h1) { margin: 0; }
.row { border-top: 1px solid var(--line); padding-top: 1em; }
.hint { color: var(--soft); margin-bottom: 0.6em; }
.again { border-left: 4px solid var(--line); padding-left: 1em; margin-bottom: 1.2em; max-width: 42rem; }
.again p { margin: 0 0 0.3em; }
.said { color: var(--soft); }
.choices { max-width: 42rem; }
.choice { display: flex; gap: 0.8em; align-items: flex-start; padding: 0.6em 0.7em; border: 2px solid transparent; border-radius: 4px; cursor: pointer; line-height: 1.4; }
.choice:hover { background: var(--tint); }
.choice:has(:checked) { background: var(--tint); border-color: var(--accent); }
.choice input { flex: none; width: 1.4em; height: 1.4em; margin: 0; accent-color: var(--accent); }
.choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice input:focus-visible { outline: none; }
.or { margin: 0.2em 0.7em; color: var(--soft); }
.field { margin-bottom: 1.3em; max-width: 42rem; }
.field label, .row label { display: block; font-weight: 600; margin-bottom: 0.25em; }
input[type=text], textarea, select { font: inherit; color: inherit; background: var(--paper); border: 2px solid var(--soft); border-radius: 4px; padding: 0.45em 0.6em; width: 100%; max-width: 100%; }
textarea { resize: vertical; }
[aria-invalid] { border-color: var(--warn) !important; }
.own { padding-left: 2.9em; padding-top: 0.6em; max-width: 42rem; }
.row select { max-width: 42rem; }
details { max-width: 42rem; margin: 0 0 0.9em; }
summary { cursor: pointer; color: var(--accent); text-decoration: underline; text-underline-offset: 0.15em; padding: 0.35em 0; width: fit-content; }
details > div { border-left: 4px solid var(--line); padding: 0.3em 0 0.1em 1em; }
button, .go, .other { font: inherit; cursor: pointer; border-radius: 4px; padding: 0.6em 1.1em; border: 2px solid var(--accent); display: inline-block; text-decoration: none; line-height: 1.3; }
.go { background: var(--accent); color: var(--paper); font-weight: 600; }
.other { background: var(--paper); color: var(--accent); }
.go:hover, .other:hover { text-decoration: underline; }
.turn { background: none; border: 0; color: var(--accent); text-decoration: underline; text-underline-offset: 0.15em; padding: 0.35em 0; text-align: left; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.7em; margin: 1.5em 0; max-width: none; }
.callout { margin: 0 0 1.2em; }
.callout p { margin: 0; }
.offer .buttons { margin: 0.7em 0 0.2em; }
.problems { border: 4px solid var(--warn); padding: 0.8em 1em; margin-bottom: 1.5em; max-width: 42rem; }
#app .problems h2 { margin: 0 0 0.3em; padding: 0; border: 0; }
.problems ul { list-style: none; padding: 0; margin: 0; }
.problems a { color: var(--warn); font-weight: 600; display: inline-block; padding: 0.2em 0; }
.error { color: var(--warn); font-weight: 600; }
fieldset:has(> .error), .field:has(> .error) { border-left: 4px solid var(--warn); padding-left: 0.9em; }
.rows { display: block; margin: 0; max-width: none; }
.rows > div { display: grid; grid-template-columns: 1fr 1fr 5rem; gap: 0.3em 1.5em; padding: 0.7em 0; border-bottom: 1px solid var(--line); }
.rows dt { color: inherit; font-weight: 600; }
.rows .n { text-align: left; color: var(--soft); font-weight: 400; }
.rows .act { text-align: right; }
.rows .act a { display: inline-block; padding: 0.15em 0; }
.rows ul { margin: 0; padding-left: 1.2em; }
.rows em, .beside { color: var(--soft); }
.beside { margin: 0.3em 0 0; }
#app .answer dt { font-size: 1em; letter-spacing: 0; }
#app .answer, #app .answer > div { max-width: none; }
.q { padding: 0.9em 0 0.6em; break-inside: avoid; }
#paper .q h3 { font-size: 1.1rem; margin: 0 0 0.3em; }
.q h3 span { color: var(--soft); font-weight: 400; }
.q p { margin-bottom: 0.3em; }
.few { color: var(--soft); }
.boxes { list-style: none; padding: 0; margin: 0.4em 0; }
.boxes li { position: relative; padding-left: 1.8em; margin-bottom: 0.3em; line-height: 1.35; }
.boxes li::before { content: ""; position: absolute; left: 0; top: 0.12em; width: 1.05em; height: 1.05em; border: 1.5px solid var(--ink); border-radius: 2px; font-weight: 700; line-height: 1; text-align: center; }
.boxes .on::before { content: "✕"; }
.write, .blank { border-bottom: 1px solid var(--soft); }
.facts dd { min-height: 1.5em; }
fieldset:not(:has([value='/']:checked)) > .own { display: none; }
@media (min-width: 40rem) {
  #app h1 { font-size: 1.75rem; }
  .top > div, .keep > div { padding-left: 2rem; padding-right: 2rem; }
  #app .answer dt { margin: 0 0 0 -8.5em; width: 8em; }
}
@media screen and (max-width: 40rem) {
  .rows > div { grid-template-columns: 1fr; gap: 0.2em; }
  .rows .act { text-align: left; }
  .buttons > * { width: 100%; text-align: center; }
  .keep button { width: 100%; }
  .own { padding-left: 0; }
  #app .answer { padding: 0.25em 0.7em; }
}
@media print {
  #app, .unscripted { display: none; }
  .live #paper { display: block; }
  .live.result #paper { display: none; } .live.result #app { display: block; }
  .result :is(.top, .keep, .back, .after, .skip) { display: none; }
  .q { padding: 0.5em 0 0.2em; }
  #paper .q h3 { font-size: 10pt; margin-bottom: 0.2em; }
  .few { font-size: 9pt; }
  .write { margin-top: 0.7em; }
  .blank { min-width: 20em; }
}
@media (forced-colors: active) { .choice:has(:checked) { border-color: Highlight; } }
`);
