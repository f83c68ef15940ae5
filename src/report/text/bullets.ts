import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { counted } from '../../text.ts';

/** A text a bullet. */
export function bullets(texts: readonly string[], paper: Paper): string[] {
  return texts.flatMap((text) => wrapped(text, paper, { first: `  ${paper.glyphs.bullet} ` }));
}

const MOST = 6;

/** The first few, and how many more there are. */
export function someOf(texts: readonly string[], what: string, paper: Paper): string[] {
  const shown = texts.length === MOST + 1 ? texts : texts.slice(0, MOST);
  const rest = texts.length - shown.length;
  return [...bullets(shown, paper), ...(rest > 0 ? [`    and ${counted(rest, `more ${what}`)}.`] : [])];
}
