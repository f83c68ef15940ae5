import { onOneLine, printable } from '../../text.ts';

/**
 * Text that HTML and XML show as it stands, on one line. What neither may hold (controls, halves of characters, what is
 * no character) is written out or replaced.
 */
export function htmlText(text: string): string {
  return escaped(onOneLine(text));
}

/** The same of lines that are shown as they are, with every space. */
export function htmlLines(text: string): string {
  return escaped(printable(text));
}

function escaped(text: string): string {
  return text
    .replace(/\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\u{fffd}')
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
