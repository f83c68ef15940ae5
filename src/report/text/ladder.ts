import type { LevelName, LevelStatus } from '../../engine/result.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Position } from '../headline.ts';

/** How a level stands, as a mark of three columns. */
export function levelMark(
  level: LevelName & { readonly status: LevelStatus },
  placement: Position,
  paper: Paper,
): string {
  const { glyphs, style } = paper;
  if (!placement.cumulative) {
    if (!placement.possible.levels.includes(level.id)) return '[ ]';
    return placement.possible.levels.length === 1
      ? style.good(`[${glyphs.here}]`)
      : style.unsure(`[${glyphs.unknown}]`);
  }
  if (level.id === placement.levels[0]?.id) return footMark(placement, paper);
  if (level.status === 'met') return style.good(`[${glyphs.met}]`);
  return level.status === 'unknown' ? style.unsure(`[${glyphs.unknown}]`) : style.bad(`[${glyphs.unmet}]`);
}

// The foot of a ladder asks for nothing, so it is not "in place": it is where an arrangement sits or does not.
function footMark(placement: Position, { glyphs, style }: Paper): string {
  if (!placement.placed) return style.unsure(`[${glyphs.unknown}]`);
  return placement.secured.id === placement.levels[0]?.id ? style.bad(`[${glyphs.here}]`) : '[ ]';
}
