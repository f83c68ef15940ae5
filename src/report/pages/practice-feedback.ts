import type { Example } from '../../model/key.ts';
import { bad, good, type Sentence, unsure } from '../../sentence.ts';
import type { BarrierCounts, Judged, JudgedBarrier } from '../../teaching/practice/judge-answer.ts';
import type { Block, Item } from '../blocks.ts';
import { apart, heading, listOf, para, section } from '../build-blocks.ts';
import { levelsOf, levelsText, rightText } from '../words/teaching/case-words.ts';
import { becauseText } from '../words/teaching/level-reasons.ts';
import { misreadBlocks, whyParts, wrongBlocks } from './solution-sheet.ts';
import { factItems } from './solution-tables.ts';

/** The solution of a case with an answer to it marked, each part one block. */
export function feedbackBlocks(judged: Judged, before: readonly Judged[]): Block[] {
  const { example } = judged;
  const twin = before.find((each) => each.example.id === example.twin?.id)?.example ?? null;
  return [
    ...verdict(judged),
    ...apart(section('What decides it', listOf(factItems(example)), 4)),
    ...[...whyParts(example, { twin, by: 'number' }), wrongPart(judged)].flatMap(apart),
    ...barrierBlocks(judged),
  ];
}

/** “4 of 9 points” */
export function pointsText(points: number, of: number): string {
  return `${points} of ${of} points`;
}

/** “, and 1 that the text does not show” */
export function imaginedText(imagined: number): string {
  return imagined === 0 ? '' : `, and ${imagined} that the text does not show`;
}

function verdict({ example, marked, full }: Judged): Block[] {
  const isOpen = example.right.length > 1;
  const nothingOpen = marked.given.length > 1 && !isOpen ? ' Nothing that decides is left open.' : '';
  const chosen = ` you chose ${levelsText(marked.given, example)}.`;
  const said: Sentence = {
    exact: [good('Right.')],
    'one-off': [unsure(marked.given.length > 1 || isOpen ? 'Partly right:' : 'One off:'), chosen],
    wrong: [bad('Wrong:'), chosen],
    none: [bad(marked.status === 'not answered' ? 'You gave no answer.' : 'You named no level.')],
  }[marked.level];
  return apart([
    heading(4, `The level: ${pointsText(marked.levelPoints, full.level)}`),
    para([...said, ` ${rightText(example)}${nothingOpen}`]),
  ]);
}

function wrongPart({ example, marked }: Judged): Block[] {
  const [one, ...others] = levelsOf(marked.given, example);
  if (marked.level === 'exact' || !one) return [];
  const blocks =
    others.length === 0 ? wrongBlocks(one, example, 'number') : misreadBlocks(marked.given, example);
  return section(`Your answer: ${levelsText(marked.given, example)}`, blocks, 4);
}

const VERDICTS: readonly (readonly [JudgedBarrier['verdict'], string])[] = [
  ['missed', 'Missed'],
  ['imagined', 'Named, though the text does not show it'],
  ['found', 'Rightly named'],
];

/** The barriers missed, imagined and found, with passages each quoted once. */
function barrierBlocks({ example, barriers, counts, marked, full }: Judged): Block[] {
  if (example.barriers.length === 0 || (marked.barriers === null && full.barriers === 0)) return [];
  const title = `The barriers: ${pointsText(marked.barrierPoints, full.barriers)}`;
  const quoted = new Set<string>();
  return [
    ...apart([heading(4, title), para(countsText(counts))]),
    ...VERDICTS.flatMap(([verdict, name]) => {
      const those = barriers.filter((each) => each.verdict === verdict);
      return apart(section(name, listOf(those.map((each) => barrierItem(each, example, quoted))), 4));
    }),
  ];
}

function barrierItem({ barrier, because }: JudgedBarrier, example: Example, quoted: Set<string>): Item {
  const said = because.map((reason) => {
    const text = becauseText(reason, example, 'number');
    if (quoted.has(text) && text.startsWith('“')) return `As above: ${reason.text}`;
    quoted.add(text);
    return text;
  });
  // Where nothing is told of it and yet it is not there, the law of the nation knows none.
  const isElsewhere = barrier.why === 'not-there' && said.length === 0;
  return {
    text: `${barrier.name} (${barrier.kindTitle.toLowerCase()})`,
    more: isElsewhere ? ['It does not arise where this service is.'] : [...new Set(said)],
  };
}

function countsText({ found, there, imagined }: BarrierCounts): string {
  if (there > 0) return `You named ${found} of the ${there} that remain${imaginedText(imagined)}.`;
  return `None of them remains${imagined === 0 ? ', as you said' : `; you named ${imagined}`}.`;
}
