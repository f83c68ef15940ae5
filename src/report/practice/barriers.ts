import type { Judged, JudgedBarrier } from '../../examples/practice/judging.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { pointsText } from './names.ts';
import type { Quotes } from './quotes.ts';

const TITLES: readonly (readonly [JudgedBarrier['verdict'], string])[] = [
  ['missed', 'Missed'],
  ['imagined', 'Named, though the text does not show it'],
  ['found', 'Rightly named'],
];

/** What is said of the barriers: those that were missed, imagined and found, each with the passage that decides it. */
export function barrierParts(
  { example, barriers }: Judged,
  quotes: Quotes,
  paper: Paper,
): readonly string[][] {
  if (example.barriers.length === 0) return [];
  const parts = TITLES.map(([verdict, title]) => {
    const those = barriers.judged.filter((each) => each.verdict === verdict);
    const lines = those.flatMap((each) => barrierLines(each, quotes, paper));
    return lines.length === 0 ? [] : [...titled(title, paper), ...lines];
  });
  return [
    [
      ...titled(`The barriers: ${pointsText(barriers)}`, paper),
      ...wrapped(countsText(barriers.judged), paper),
    ],
    ...parts.filter((part) => part.length > 0),
  ];
}

function countsText(judged: readonly JudgedBarrier[]): string {
  const count = (wanted: JudgedBarrier['verdict']) =>
    judged.filter(({ verdict }) => verdict === wanted).length;
  const [found, imagined] = [count('found'), count('imagined')];
  const there = found + count('missed');
  const others = imagined === 0 ? '' : `, and ${imagined} that the text does not show`;
  if (there === 0)
    return `None of them remains${imagined === 0 ? ', as you said' : `; you named ${imagined}`}.`;
  return `You named ${found} of the ${there} that remain${others}.`;
}

const INDENT = '    ';

function barrierLines({ verdict, barrier, facts }: JudgedBarrier, quotes: Quotes, paper: Paper): string[] {
  const { glyphs } = paper;
  const name = wrapped(`${barrier.name} (${barrier.kindTitle.toLowerCase()})`, paper, {
    first: `  ${verdict === 'found' ? glyphs.done : glyphs.bullet} `,
  });
  const asks = barrier.because.map(({ ask }) => ask);
  const untold =
    barrier.why === 'not-told' ? [...new Set(asks)].map((ask) => `The text does not say: ${ask}`) : [];
  return [
    ...name,
    ...facts.flatMap((place) => quotes.shown(place, INDENT)),
    ...untold.flatMap((text) => wrapped(text, paper, { first: INDENT })),
  ];
}
