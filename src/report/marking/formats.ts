import type { Paper } from '../../layout/paper.ts';
import type { Marking } from '../../marking/types.ts';
import { jsonText } from '../json.ts';

type MarkingRenderer = (marking: Marking, paper: Paper) => string;

/** The formats of markings that are texts; a table is made of `markingRows` by whoever writes tables. */
const MARKING_FORMATS = {
  text: async () => (await import('./text.ts')).renderMarking,
  json: async () => jsonText,
} as const satisfies Record<string, () => Promise<MarkingRenderer>>;

export type MarkingFormat = keyof typeof MARKING_FORMATS;

/** The renderer of markings in a format that is a text. */
export function markingRendererFor(format: MarkingFormat): Promise<MarkingRenderer> {
  return MARKING_FORMATS[format]();
}
