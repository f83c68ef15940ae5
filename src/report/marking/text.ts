import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Marking } from '../../marking/types.ts';
import { counted } from '../../text.ts';
import { bullets } from '../text/bullets.ts';
import { barrierTable } from './barriers.ts';
import { caseTable } from './cases.ts';
import { confusionTable } from './confusion.ts';
import { splitCases } from './split.ts';
import { studentTable } from './students.ts';
import { shareText, tallyText, weakSpotText } from './words.ts';

/** A marking as a page of text: the class first, the students last. */
export function renderMarking(marking: Marking, paper: Paper): string {
  const lines = [
    ...lead(marking, paper),
    ...headed('Weak spots', paper),
    ...weakSpots(marking, paper),
    ...headed('Cases that split the class', paper),
    ...splitCases(marking, paper),
    ...headed('Right levels, and levels given', paper),
    ...marking.confusion.flatMap((confusion, place) => [
      ...(place > 0 ? [''] : []),
      ...confusionTable(confusion, marking.confusion.length > 1, paper),
    ]),
    ...headed('Cases', paper),
    ...caseTable(marking, paper),
    ...(marking.withBarriers
      ? [...headed('Barriers judged wrongly', paper), ...barrierTable(marking, paper)]
      : []),
    ...headed('Students', paper),
    ...studentTable(marking, paper),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function lead({ class: group, framework, points, withBarriers }: Marking, paper: Paper): string[] {
  const { levelExact, levelOneOff, barrierRight, barrierImagined } = points;
  const forBarriers = withBarriers
    ? ` For each barrier rightly named ${barrierRight}, less ${barrierImagined} for each imagined, never below 0.`
    : ' Nobody named a barrier, so barriers are not marked.';
  const { level, exactRate, oneOffRate, pointsRate } = group;
  return [
    ...wrapped(`${counted(group.students, 'student')}, ${counted(group.cases, 'case')}`, paper).map((line) =>
      paper.style.heading(line),
    ),
    ...wrapped(`${framework.title}, version ${framework.version}`, paper).map((line) =>
      paper.style.faint(line),
    ),
    '',
    ...wrapped(
      `Level: ${tallyText(level)}. Exact ${shareText(exactRate)}, one off ${shareText(oneOffRate)}.`,
      paper,
      { hang: 2 },
    ),
    ...wrapped(
      `Points: ${shareText(pointsRate)} of all. ${levelExact} for the level, ${levelOneOff} if it is one off.${forBarriers}`,
      paper,
      { hang: 2 },
    ),
  ];
}

function weakSpots({ weakSpots: spots }: Marking, paper: Paper): string[] {
  if (spots.length > 0) return bullets(spots.map(weakSpotText), paper);
  return wrapped('None: nothing was got wrong by more than a third of the class.', paper, { first: '  ' });
}
