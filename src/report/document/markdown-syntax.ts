import { onOneLine } from '../../text.ts';

/** Text that Markdown shows as it stands: nothing in it can start a link, a tag, a table cell or a heading, or reach a terminal. */
export function escaped(text: string): string {
  return onOneLine(text)
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/[\\`*_[\]|~]/gu, String.raw`\$&`)
    .replace(/^(?:([#>+-])|(\d+)([.)]))/u, String.raw`$2\$1$3`);
}

/** A table, by its columns' names and its rows of escaped cells. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  // Only in a table does a bar end what is to be typed as it stands, and only there may it have a backslash before it.
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/gu, String.raw`\|`)).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that leads to `to`: a place on the page, or an address that was found safe. */
export function linked(text: string, to: string): string {
  return `[${escaped(text)}](${to})`;
}

/** Text to be typed as it stands, within a line or a cell of a table. */
export function codeSpan(text: string): string {
  if (text === '') return '';
  const fence = '`'.repeat(longestRun(text) + 1);
  const room = fence.length > 1 || /^\s|\s$/u.test(text) ? ' ' : '';
  return fence + room + text + room + fence;
}

/** Lines to be typed as they stand. */
export function codeBlock(lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [fence, ...lines, fence].join('\n');
}

/** How many backticks stand in a row at the most. */
function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
}
