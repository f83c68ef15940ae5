import type { ProfileEntry, Result } from '../../model/result.ts';
import { type Bar, type Block, type Head, paras } from '../document/blocks.ts';
import { barsFigure } from '../figures.ts';
import { percentText } from '../numbers.ts';
import { rowText } from '../rows.ts';
import { SCORE_NOTE, scoreText } from '../sentences.ts';
import { type AnswerRow, answerRows } from '../shape.ts';

/** The profile by dimension, or as the answers themselves; with a score where there is a level beside it. */
export function profileBlocks(result: Result): Block[] {
  const answered = answerRows(result)?.map(barOfAnswer);
  const bars = answered ?? result.profile.map(barOfDimension);
  const columns = answered ? PLACE : SHARE;
  const score = result.placements.length > 0 ? `${scoreText(result.score)} ${SCORE_NOTE}` : null;
  return [
    ...(bars.length > 0 ? barsFigure({ kind: 'bars', title: 'Dimension', columns, bars }) : []),
    ...paras(score),
  ];
}

const PLACE: readonly Head[] = [{ title: 'Place', inWords: (cell) => cell }];
const SHARE: readonly Head[] = [
  { title: 'Range', inWords: (cell) => `${cell.replace('%', '')} of 100` },
  { title: 'Known', inWords: (cell) => `${cell} known` },
];

function barOfDimension({ title, low, high, answered, of }: ProfileEntry): Bar {
  const cells = low === null || high === null ? [] : [percentText(low, high), `${answered} of ${of}`];
  return { title, low, high, cells, below: null };
}

function barOfAnswer(row: AnswerRow): Bar {
  const { title, low, high } = row.entry;
  const said = rowText(row);
  return { title, low, high, cells: said ? [said.place] : [], below: said?.text ?? null };
}
