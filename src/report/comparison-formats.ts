import type { Comparison } from '../engine/comparison.ts';
import type { Paper } from '../layout/paper.ts';
import type { Format } from './formats.ts';
import { jsonText } from './json.ts';

type ComparisonRenderer = (comparison: Comparison, paper: Paper) => string;

/** The formats of results, for several results side by side. */
const COMPARISON_FORMATS: Readonly<Record<Format, () => Promise<ComparisonRenderer>>> = {
  text: async () => (await import('./text/compare.ts')).renderComparison,
  json: async () => jsonText,
  markdown: async () => (await import('./markdown-compare.ts')).renderComparisonMarkdown,
};

/** The renderer of several results side by side in a format. */
export function comparisonRendererFor(format: Format): Promise<ComparisonRenderer> {
  return COMPARISON_FORMATS[format]();
}
