import type { ProfileEntry, Result } from '../engine/result.ts';
import { escaped, table } from './markdown-syntax.ts';
import { rowText } from './rows.ts';
import { SCORE_NOTE, scoreText } from './sentences.ts';
import { answerRows } from './shape.ts';

/** The profile by dimension, or as the answers themselves; with a score where there is a level beside it. */
export function profileBlocks(result: Result): string[] {
  const answered = answerRows(result)?.map((row) => {
    const said = rowText(row);
    return [row.entry.title, said?.place ?? NOTHING, said?.text ?? ''].map(escaped);
  });
  const score = result.placements.length > 0 ? `${scoreText(result.score)} ${SCORE_NOTE}` : '';
  if (answered) return ['## Profile', table(['Dimension', 'Place', 'Answer'], answered), score];
  const rows = result.profile.map((entry) =>
    [entry.title, rangeText(entry), `${entry.answered} of ${entry.of}`].map(escaped),
  );
  return ['## Profile', rows.length > 0 ? table(['Dimension', 'Range', 'Known'], rows) : '', score];
}

const NOTHING = 'nothing counts';

function rangeText({ low, high }: ProfileEntry): string {
  if (low === null || high === null) return NOTHING;
  return low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}
