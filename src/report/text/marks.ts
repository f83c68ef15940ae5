import type { PlacementColumns } from '../../engine/comparison.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { positionIn } from '../comparison-words.ts';
import { levelMark } from './ladder.ts';

/** Pictures in which a few columns of short marks stand before a name. */

const MARGIN = '  ';
const MARK = 5;
const SHARE = 9;

/** How every level of a ladder stands in every column; nothing where one level is had and not those below it too. */
export function levelPicture(placement: PlacementColumns, labels: readonly string[], paper: Paper): string[] {
  if (!placement.cumulative) return [];
  const rows = placement.levels.toReversed().map((level) => ({
    name: `${level.rank} ${level.name}`,
    marks: labels.map((_, index) => {
      const where = positionIn(placement, index);
      const status = level.statuses[index];
      return `${where && status ? levelMark({ ...level, status }, where, paper) : '   '}  `;
    }),
  }));
  const head = { name: '', marks: labels.map((label) => ` ${label}`.padEnd(MARK)) };
  const picture = marked([head, ...rows], MARK, paper);
  if (picture.length === 0) return [];
  const { met, unmet, unknown, here } = paper.glyphs;
  // Where only ASCII can be shown, one mark stands for both, and the foot of a ladder speaks for itself.
  const foot = here === met ? '' : `, ${here} here`;
  const legend = `${met} in place, ${unmet} not in place, ${unknown} not known${foot}`;
  return [...picture, ...wrapped(legend, paper, { first: MARGIN }).map(paper.style.faint), ''];
}

/** How far every column is in some dimensions, under a title; nothing where there is none. */
export function sharePicture(
  dimensions: readonly { readonly title: string; readonly cells: readonly string[] }[],
  { labels, title }: { readonly labels: readonly string[]; readonly title: string },
  paper: Paper,
): string[] {
  const filled = (texts: readonly string[]) => texts.map((text) => text.padEnd(SHARE));
  const rows = dimensions.map(({ title: name, cells }) => ({ name, marks: filled(cells) }));
  if (rows.length === 0) return [];
  return marked([{ name: title, marks: filled(labels) }, ...rows], SHARE, paper);
}

/** What a name takes at least beside what stands in the columns. */
const ROOM_FOR_NAME = 24;

interface Marked {
  /** Filled up to the width of a column; they may carry colour, which takes none. */
  readonly marks: readonly string[];
  readonly name: string;
}

/** Short marks in columns, with a name behind; nothing where there are too many columns for it. */
function marked(rows: readonly Marked[], width: number, paper: Paper): string[] {
  const columns = Math.max(0, ...rows.map(({ marks }) => marks.length));
  const hang = MARGIN.length + columns * width;
  if (paper.width - hang < ROOM_FOR_NAME) return [];
  const narrow = { ...paper, width: paper.width - hang };
  return rows.flatMap(({ marks, name }) => {
    const [first = '', ...others] = wrapped(name, narrow);
    return [MARGIN + marks.join('') + first, ...others.map((line) => ' '.repeat(hang) + line)];
  });
}
