import { onOneLine, printable } from '../../text.ts';

/** `text` on one line as HTML and XML show it, with what nobody sees, or neither may hold, written out. */
export function xmlText(text: string): string {
  return escaped(onOneLine(text));
}

/** `text` likewise for HTML alone, with what runs from right to left kept from turning what is beside it. */
export function htmlText(text: string): string {
  const line = onOneLine(text);
  if (!RIGHT_TO_LEFT.test(line)) return escaped(line);
  const letters = line.match(/\p{L}/gu) ?? [];
  const turned = letters.filter((letter) => RIGHT_TO_LEFT.test(letter));
  // A text of one's own is one piece; in one of ours each name is.
  if (2 * turned.length > letters.length) return `<bdi>${escaped(line)}</bdi>`;
  return line
    .split(NAMES)
    .map((part, index) => (index % 2 === 1 ? `<bdi>${escaped(part)}</bdi>` : escaped(part)))
    .join('');
}

const TURNED = String.raw`(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]`;
const RIGHT_TO_LEFT = new RegExp(TURNED, 'u');
const NAMES = new RegExp(
  `((?:[\\p{L}\\p{M}\\p{N}]+\u200c)?${TURNED}(?:(?:[^\\p{L},;:()“”·|]|${TURNED})*(?:${TURNED}|\\p{M}))?)`,
  'u',
);

/** Lines as HTML shows them as they are, with every space, and what nobody sees written out. */
export function htmlLines(text: string): string {
  return escaped(printable(text));
}

function escaped(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/'/gu, '&apos;');
}

/** Paragraphs of plain text as HTML, on one line. */
export function htmlParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => `<p>${htmlText(text)}</p>`).join('');
}
