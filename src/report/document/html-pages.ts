import { onOneLine, shortened } from '../../text.ts';
import type { Block } from './blocks.ts';
import { MARGIN_TYPE } from './html-style.ts';

/** What stands at the head of each printed page of a part and at the foot of all of them, so that loose sheets can be sorted. */
export function pageHeads(title: string, blocks: readonly Block[]): string {
  const heads = blocks.map((block) =>
    block.kind === 'page'
      ? `@page ${block.id} { @top-right { ${marginOf(block.head)} } }
section[data-page="${block.id}"] { page: ${block.id}; }
`
      : '',
  );
  return `@page { @bottom-left { ${marginOf(title)} } }\n${heads.join('')}`;
}

function marginOf(text: string): string {
  return `content: "${styleText(shortened(onOneLine(text), LONGEST))}"; ${MARGIN_TYPE}`;
}

const LONGEST = 70;

/** Text within quotation marks in a style sheet: all but plain letters and digits written as numbers. */
function styleText(text: string): string {
  return text.replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
}
