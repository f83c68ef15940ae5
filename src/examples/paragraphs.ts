import type { Example } from '../model/key.ts';

/** The vignette as plain text, paragraph by paragraph. */
export function paragraphTexts({ paragraphs }: Pick<Example, 'paragraphs'>): string[] {
  return paragraphs.map((pieces) => pieces.map(({ text }) => text).join(' '));
}
