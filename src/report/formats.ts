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

/** The same for what the people served need, on its own. */
const NEEDS_FORMATS: Readonly<Record<Format, () => Promise<Renderer>>> = {
  text: async () => (await import('./text/report.ts')).renderTextNeeds,
  json: async () => renderJson,
  markdown: async () => (await import('./markdown.ts')).renderMarkdownNeeds,
};

export type Format = keyof typeof FORMATS;

/** The names of the formats, as `--format` takes them. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];

/** The renderer of a format. */
export function rendererFor(format: Format): Promise<Renderer> {
  return FORMATS[format]();
}

/** The renderer of a format for what the people served need, on its own. */
export function needsRendererFor(format: Format): Promise<Renderer> {
  return NEEDS_FORMATS[format]();
}
