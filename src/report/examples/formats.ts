import type { ExampleSet } from '../../examples/types.ts';
import type { Sheet } from './sheets.ts';

/**
 * Turns a set of cases into text. The same set gives the same text. Question banks hold no sheets: they take no notice
 * of which are wanted.
 */
export type ExampleRenderer = (set: ExampleSet, sheets: readonly Sheet[]) => string;

const EXAMPLE_FORMATS = {
  markdown: async () => (await import('./markdown.ts')).renderExamplesMarkdown,
  html: async () => (await import('./html.ts')).renderExamplesHtml,
  gift: async () => (await import('./gift.ts')).renderGift,
  'moodle-xml': async () => (await import('./moodle-xml.ts')).renderMoodleXml,
} as const satisfies Record<string, () => Promise<ExampleRenderer>>;

export type ExampleFormat = keyof typeof EXAMPLE_FORMATS;

/** The names of the formats in which cases are written, beside the key itself. */
export const EXAMPLE_FORMAT_NAMES = Object.keys(EXAMPLE_FORMATS) as readonly ExampleFormat[];

/** The renderer of cases in a format. */
export function exampleRendererFor(format: ExampleFormat): Promise<ExampleRenderer> {
  return EXAMPLE_FORMATS[format]();
}
