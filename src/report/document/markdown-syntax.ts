import { isSafe } from '../../sentence.ts';
import { onOneLine } from '../../text.ts';

/**
 * Text that Markdown shows as it stands: nothing in it can start a tag, a table cell or a heading, or reach a terminal. A
 * safe address leads to where it says, and nothing else leads anywhere.
 */
export function escaped(text: string): string {
  return onOneLine(text)
    .split(/(https?:\/\/\S+)/iu)
    .map((part, index) => (index % 2 === 1 ? withAddress(part) : unlinked(part)))
    .join('');
}

/** An address with what stands right behind it. Where it ends is clear, or it stays a text: half of it leads astray. */
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

/** Text that leads to `to`: a place on the page, or an address that was found safe. */
export function linked(text: string, to: string): string {
  // A reference to a character would be another address.
  return `[${words(onOneLine(text))}](${to.replace(/&(?=#?\w+;)/gu, '&amp;')})`;
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
