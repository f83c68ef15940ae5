import type { ProfileEntry, Result } from '../../engine/result.ts';
import { padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { SCORE_NOTE, scoreText } from '../sentences.ts';

const BAR = 20;
// What a row takes besides its title: margins, bar, share and tally.
const BESIDES = 41;

/** The profile by dimension as bars, and the score with what it is for. */
export function profile(result: Result, paper: Paper): string[] {
  const longest = Math.max(0, ...result.profile.map(({ title }) => paper.measure(title)));
  const titleWidth = Math.min(longest, paper.width - BESIDES);
  const legend = `${paper.glyphs.full} answered  ${paper.glyphs.partial} still open`;
  const head = `  ${padded(legend, titleWidth + BAR + 4, paper)}${'range'.padEnd(9)}known`;
  return [
    ...(result.profile.length > 0 ? [paper.style.faint(head)] : []),
    ...result.profile.map((entry) => bar(entry, titleWidth, paper)),
    ...(result.profile.length > 0 ? [''] : []),
    ...wrapped(`${scoreText(result.score)} ${SCORE_NOTE}`, paper, { first: '  ' }),
  ];
}

function bar(entry: ProfileEntry, titleWidth: number, paper: Paper): string {
  const title = `  ${padded(entry.title, titleWidth, paper)}  `;
  if (entry.low === null || entry.high === null) return `${title}nothing counts here`;
  const { full, partial, empty } = paper.glyphs;
  const sure = Math.round(entry.low * BAR);
  const possible = Math.round(entry.high * BAR) - sure;
  const picture = full.repeat(sure) + partial.repeat(possible) + empty.repeat(BAR - sure - possible);
  return `${title}${picture}  ${share(entry.low, entry.high).padEnd(8)} ${entry.answered} of ${entry.of}`;
}

function share(low: number, high: number): string {
  const percent = (value: number) => Math.round(value * 100);
  return low === high ? `${percent(low)}%` : `${percent(low)}-${percent(high)}%`;
}
