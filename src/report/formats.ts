import type { Result } from '../engine/result.ts';
import type { Paper } from '../layout/paper.ts';
import { renderJson } from './json.ts';

/** Turns a result into text. The same result gives the same text. */
export type Renderer = (result: Result, paper: Paper) => string;

/** Every format; those that take some code are loaded when they are asked for. */
const FORMATS = {
  text: async () => (await import('./text/report.ts')).renderText,
  json: async () => renderJson,
  markdown: async () => (await import('./markdown.ts')).renderMarkdown,
} as const satisfies Record<string, () => Promise<Renderer>>;

export type Format = keyof typeof FORMATS;

/** The names of the formats, as `--format` takes them. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];

/** The renderer of a format. */
export function rendererFor(format: Format): Promise<Renderer> {
  return FORMATS[format]();
}
