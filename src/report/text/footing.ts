import type { Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { footingsOf } from '../footing.ts';

/** The single answers that secured levels rest on; empty where there are none. */
export function footing(result: Result, paper: Paper): string[] {
  return footingsOf(result).flatMap(({ lead, answers }) => [
    ...wrapped(lead, paper, { first: '  ' }),
    ...answers.flatMap((answer) => wrapped(answer, paper, { first: `  ${paper.glyphs.bullet} ` })),
  ]);
}
