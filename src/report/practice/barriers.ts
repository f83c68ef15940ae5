import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { BarrierCounts, Judged, JudgedBarrier } from '../../marking/judging.ts';
import { imaginedText, pointsText } from './points.ts';
import type { Quotes } from './quotes.ts';

const TITLES: readonly (readonly [JudgedBarrier['verdict'], string])[] = [
  ['missed', 'Missed'],
  ['imagined', 'Named, though the text does not show it'],
  ['found', 'Rightly named'],
];

/** What is said of the barriers: those that were missed, imagined and found, each with the passage that decides it. */
export function barrierParts(
  { example, barriers, counts, marked, full }: Judged,
  quotes: Quotes,
  paper: Paper,
): readonly string[][] {
  if (example.barriers.length === 0) return [];
  const title = `The barriers: ${pointsText(marked.barrierPoints, full.barriers)}`;
  const parts = TITLES.map(([verdict, heading]) => {
    const those = barriers.filter((each) => each.verdict === verdict);
    const lines = those.flatMap((each) => barrierLines(each, quotes, paper));
    return lines.length === 0 ? [] : [...titled(heading, paper), ...lines];
  });
  return [
    [...titled(title, paper), ...wrapped(countsText(counts), paper)],
    ...parts.filter((part) => part.length > 0),
  ];
}

function countsText({ found, there, imagined }: BarrierCounts): string {
  if (there > 0) return `You named ${found} of the ${there} that remain${imaginedText(imagined)}.`;
  return `None of them remains${imagined === 0 ? ', as you said' : `; you named ${imagined}`}.`;
}

const INDENT = '    ';

function barrierLines({ verdict, barrier, facts }: JudgedBarrier, quotes: Quotes, paper: Paper): string[] {
  const mark = verdict === 'found' ? paper.glyphs.done : paper.glyphs.bullet;
  const name = `${barrier.name} (${barrier.kindTitle.toLowerCase()})`;
  return [
    ...wrapped(name, paper, { first: `  ${mark} ` }),
    ...facts.flatMap((place) => quotes.shown(place, INDENT)),
    ...(facts.length === 0 ? unshownTexts(barrier) : []).flatMap((text) =>
      wrapped(text, paper, { first: INDENT }),
    ),
  ];
}

/** Why a barrier is not shown of which no passage tells: nothing is said of it, or the law of the nation knows none. */
function unshownTexts({ why, because }: JudgedBarrier['barrier']): string[] {
  if (why === 'not-told') return [...new Set(because.map(({ ask }) => `The text does not say: ${ask}`))];
  return why === 'not-there' ? ['It does not arise where this service is.'] : [];
}
