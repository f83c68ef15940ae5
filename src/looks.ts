/** The looks of texts, by which those that differ only in invisible characters are told apart. */

import { codePoint, listed, rewritten, spacesAsOne, WITHOUT_WIDTH } from './text.ts';

/** The look of a text, the same for all texts that no eye can tell apart. */
export function lookOf(text: string): string {
  if (/^[!-~]+(?: [!-~]+)*$/u.test(text)) return text;
  // Also a gap, where letters are written in dots, is one.
  return rewritten(spacesAsOne(text.replaceAll('\u2800', ' ')), () => '')
    .replace(/\p{Variation_Selector}/gu, '')
    .replace(WITHOUT_WIDTH, '')
    .normalize('NFC')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** The difference between two texts of one look, to follow “They differ only”. */
export function differenceOf(one: string, other: string): string {
  const signs = [...lacking(oddIn(one), oddIn(other)), ...lacking(oddIn(other), oddIn(one))];
  const odd = signs.length > 0 ? signs : [...oddIn(one), ...oddIn(other)];
  if (odd.length > 0) return `by ${listed([...new Set(odd)].map(codePoint))}`;
  return one.normalize('NFC') === other.normalize('NFC')
    ? 'in how letters and their accents are put together'
    : 'in spaces';
}

/** The invisible characters and unusual spaces of a text. */
function oddIn(text: string): string[] {
  return text.match(/(?! )[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u2800]/gu) ?? [];
}

/** The signs that `one` has more of than `other`. */
function lacking(one: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return one.filter((sign) => {
    const at = rest.indexOf(sign);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** The index of a text that only looks like an earlier one, with the index of that. */
export interface Lookalike {
  readonly index: number;
  readonly before: number;
}

/** The texts that only look like an earlier one. */
export function lookalikes(texts: readonly string[]): Lookalike[] {
  const firsts = new Map<string, number>();
  const seen = new Set<string>();
  return texts.flatMap((text, index) => {
    if (seen.has(text)) return [];
    seen.add(text);
    const look = lookOf(text);
    const before = firsts.get(look);
    if (before !== undefined) return [{ index, before }];
    firsts.set(look, index);
    return [];
  });
}
