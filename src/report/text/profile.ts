import type { ProfileEntry, Result } from '../../engine/result.ts';
import { padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { SCORE_NOTE, scoreText } from '../sentences.ts';

const LONGEST_BAR = 20;
const SHORTEST_TITLE = 10;

interface Columns {
  readonly titleWidth: number;
  readonly barWidth: number;
}

/** The profile by dimension as bars, and the score with what it is for. */
export function profile(result: Result, paper: Paper): string[] {
  const longest = Math.max(0, ...result.profile.map(({ title }) => paper.measure(title)));
  const tally = Math.max(5, ...result.profile.map((entry) => tallyOf(entry).length));
  // What a row takes besides title and bar: margins, share and tally.
  const room = paper.width - 15 - tally;
  const barWidth = Math.min(LONGEST_BAR, room - Math.min(longest, SHORTEST_TITLE));
  const titleWidth = Math.min(longest, room - barWidth);
  const legend = `${paper.glyphs.full} answered  ${paper.glyphs.partial} still open`;
  const head = `  ${padded(legend, titleWidth + barWidth + 4, paper)}${'range'.padEnd(9)}known`;
  return [
    ...(result.profile.length > 0 ? [paper.style.faint(head)] : []),
    ...result.profile.map((entry) => bar(entry, { titleWidth, barWidth }, paper)),
    ...(result.profile.length > 0 ? [''] : []),
    ...wrapped(`${scoreText(result.score)} ${SCORE_NOTE}`, paper, { first: '  ' }),
  ];
}

function tallyOf({ answered, of }: ProfileEntry): string {
  return `${answered} of ${of}`;
}

function bar(entry: ProfileEntry, { titleWidth, barWidth }: Columns, paper: Paper): string {
  const title = `  ${padded(entry.title, titleWidth, paper)}  `;
  if (entry.low === null || entry.high === null) return `${title}nothing counts here`;
  const { full, partial, empty } = paper.glyphs;
  const sure = Math.round(entry.low * barWidth);
  const possible = Math.round(entry.high * barWidth) - sure;
  const picture = full.repeat(sure) + partial.repeat(possible) + empty.repeat(barWidth - sure - possible);
  return `${title}${picture}  ${share(entry.low, entry.high).padEnd(8)} ${tallyOf(entry)}`;
}

function share(low: number, high: number): string {
  const percent = (value: number) => Math.round(value * 100);
  return low === high ? `${percent(low)}%` : `${percent(low)}-${percent(high)}%`;
}
