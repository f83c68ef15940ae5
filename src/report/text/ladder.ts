import type { LevelName, LevelResult, LevelStatus, PlacementResult, Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { aboutWhereItSits, aFew, asked, isPassed } from '../advice.ts';
import type { Position } from '../headline.ts';
import { certainNeeds, needText, standingText, statusPhrase } from '../sentences.ts';

/** The levels as a picture, highest first: in place, missing or not known, how soundly, and what is lacking. */
export function ladder(placement: PlacementResult, result: Result, paper: Paper): string[] {
  const ranks = placement.levels.map(({ rank }) => String(rank).length);
  const width = Math.max(...ranks);
  return placement.levels
    .toReversed()
    .flatMap((level) => [
      ...rung(level, placement, width, paper),
      ...asksOf(level, placement, paper, 7 + width),
      ...lacks(level, isPassed(level, placement) ? [] : asked(level, result), paper, 7 + width),
    ]);
}

// A ladder says by what it lacks what a level is. Of levels that only one can be had of, the text says it.
function asksOf(level: LevelResult, placement: PlacementResult, paper: Paper, hang: number): string[] {
  const about = aboutWhereItSits(placement);
  const isHere = level.id === placement.secured.id;
  return about !== null && isHere ? wrapped(about, paper, { first: ' '.repeat(hang) }) : [];
}

function rung(level: LevelResult, placement: PlacementResult, width: number, paper: Paper): string[] {
  const isFoot = placement.cumulative && level.id === placement.levels[0]?.id;
  const start = `  ${levelMark(level, placement, paper)} ${String(level.rank).padStart(width)}  `;
  const said = standingText(level, isFoot ? footStatus(placement) : statusPhrase(level, placement));
  const title = said === '' ? level.name : `${level.name}: ${said}`;
  return wrapped(title, paper, { first: start, hang: 7 + width });
}

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

function footStatus(placement: PlacementResult): string {
  if (!placement.placed) return 'not known';
  return placement.secured.id === placement.levels[0]?.id ? 'here' : '';
}

function lacks(level: LevelResult, open: readonly string[], paper: Paper, hang: number): string[] {
  const first = ' '.repeat(hang);
  const reasons = level.status === 'met' ? level.strength.missing : level.missing;
  const needed = certainNeeds(reasons).map(needText);
  const lead = level.status === 'met' ? 'Would be sounder with' : 'Needs';
  const lines = distinct(needed).flatMap((text) =>
    wrapped(`${lead}: ${text}`, paper, { first, hang: hang + 2 }),
  );
  // What would make a level sounder is worth a line only where it is known to be lacking; the rest is asked later.
  const { shown, more } = aFew(level.status === 'met' ? [] : open, MOST_QUESTIONS);
  return [
    ...lines,
    ...shown.flatMap((text) => wrapped(`Depends on: ${text}`, paper, { first, hang: hang + 2 })),
    ...(more === null ? [] : [`${first}${more}`]),
  ];
}

const MOST_QUESTIONS = 6;

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
