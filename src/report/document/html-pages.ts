import { onOneLine, shortened } from '../../text.ts';
import type { Block } from './blocks.ts';

/** What stands at the head of each printed page of a part, so that loose sheets can be sorted. */
export function pageHeads(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'page' ? headRule(block.id, shortened(onOneLine(block.head), LONGEST)) : '',
    )
    .join('');
}

function headRule(id: string, text: string): string {
  return `@page ${id} { @top-right { content: "${styleText(text)}"; font: 8pt system-ui, sans-serif; color: #555; } }
section[aria-labelledby="${id}"] { page: ${id}; }
`;
}

const LONGEST = 70;

/** Text within quotation marks in a style sheet: all but plain letters and digits written as numbers. */
function styleText(text: string): string {
  return text.replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
}
