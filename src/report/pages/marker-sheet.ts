import type { Example, ExampleSet } from '../../model/key.ts';
import { link, type Sentence, soft, strong } from '../../sentence.ts';
import { distinctLevels, letterAt, sameLevels } from '../../teaching/cases/case-reading.ts';
import { type CasePart, levelMark, levelPoints } from '../../teaching/marking/mark-scheme.ts';
import { listed } from '../../text.ts';
import type { Block, Cell } from '../blocks.ts';
import { heading, note, ofNumbers, tableOf } from '../build-blocks.ts';
import { type CaseQuestion, caseQuestions, mostPoints, SCHEME } from '../words/teaching/case-questions.ts';
import {
  asksForTwin,
  caseLine,
  caseTitle,
  cited,
  decidingFacts,
  exampleLevelText,
  levelsAbove,
  levelsText,
  NOBODY_CAN,
  shownText,
  twinOf,
} from '../words/teaching/case-words.ts';
import {
  HIGHEST_TAKEN,
  hangingLevels,
  lackTexts,
  misreadingsTo,
  misreadingText,
} from '../words/teaching/level-reasons.ts';

/** The front of the marker's sheet, with the marking scheme and all right answers at a glance. */
export function markerFront(set: ExampleSet, placeOf: (index: number) => string): Block[] {
  return [
    heading(3, 'How points are given'),
    ...tableOf(
      ['What', 'Points'],
      SCHEME.map(([what, earns]) => [[[strong(what)]], earns]),
    ),
    heading(3, 'At a glance'),
    ...tableOf(
      ['Case', 'Level', ofNumbers('Right barriers'), ofNumbers('Points')],
      set.examples.map((example, index) => [
        [[link(caseTitle(example), `#${placeOf(index)}`)]],
        levelsText(example.right, example),
        String(example.barriers.filter(({ right }) => right).length),
        String(mostPoints(example, asksForTwin(example, set)).total),
      ]),
    ),
  ];
}

/** A case for the marker. */
export function markerCase(example: Example, set: ExampleSet): Block[] {
  const most = mostPoints(example, asksForTwin(example, set));
  const answers = caseQuestions(example, set).map((asked): Cell[] => [
    [[strong(`${asked.number}. ${asked.title}`)]],
    acceptedLines(asked, example, set),
    String(most[asked.part]),
  ]);
  return [
    note(caseLine(example)),
    { kind: 'blanks', labels: [`Mark, of ${most.total}`, 'Marked by'] },
    heading(4, 'Accepted answers'),
    ...tableOf(['Question', 'Accepted', 'Points'], answers, { read: 'records' }),
    heading(4, 'Common mistakes'),
    ...tableOf(['Answer', ofNumbers('Points'), 'What was misread'], mistakeRows(example)),
  ];
}

const ACCEPTED: Readonly<Record<CasePart, (example: Example, set: ExampleSet) => Cell>> = {
  level: (example) => [[strong(levelsText(example.right, example)), severalText(example)]],
  facts: factLines,
  next: nextLines,
  barriers: rightLines,
  action: actionLines,
  twin: twinLines,
};

function acceptedLines({ part }: CaseQuestion, example: Example, set: ExampleSet): Cell {
  return ACCEPTED[part](example, set);
}

function severalText({ right }: Example): string {
  return right.length > 1 ? ': all of them, since the text leaves it open' : '';
}

function factLines(example: Example): Sentence[] {
  return decidingFacts(example).map((deciding) => [
    soft(`${deciding.number} `),
    `${cited(deciding.words)}: ${shownText(deciding)}`,
  ]);
}

function nextLines(example: Example): Cell {
  const open = decidingFacts(example).filter(({ fact }) => fact.option === null);
  if (open.length > 0) return open.map(({ fact }) => `To be asked: ${fact.ask}`);
  const [next] = levelsAbove(example);
  if (!next) return 'Nothing: there is no higher level.';
  return [[soft(exampleLevelText(next))], ...lackTexts(next, example, 'number')];
}

/** The right barriers with their letters, their kinds and who can act, which the question after them asks for. */
function rightLines({ barriers }: Example): Cell {
  const lines = barriers.flatMap((barrier, place): Sentence[] =>
    barrier.right
      ? [[strong(letterAt(place)), ` ${barrier.name}: `, strong(barrier.kindTitle), `. ${whoText(barrier)}`]]
      : [],
  );
  return lines.length > 0 ? lines : 'None of them.';
}

function actionLines({ barriers }: Example): Cell {
  return barriers.some((barrier) => barrier.right)
    ? 'The kind of one of them, and who could do something about it, as above; a first step that fits.'
    : 'No points: no barrier remains.';
}

function whoText({ levers }: Example['barriers'][number]): string {
  if (levers.length === 0) return NOBODY_CAN;
  return `${listed([...new Set(levers.map(({ who }) => who))], 'or')}.`;
}

function twinLines(example: Example, set: ExampleSet): string[] {
  const other = twinOf(example, set)?.other;
  const question = example.twin?.question;
  const [here, there] = [example, other].map(
    (each) => each?.facts.find((fact) => fact.question === question)?.text,
  );
  if (!other) return [];
  return [
    `Case ${other.id}: ${there ?? ''} ${levelsText(other.right, other)}.`,
    `Case ${example.id}: ${here ?? ''} ${levelsText(example.right, example)}.`,
  ];
}

/** The wrong answers that one misreading leads to, those that earn most first. */
function mistakeRows(example: Example): Cell[][] {
  return wrongAnswers(example)
    .map((levels) => ({ levels, points: levelPoints(levelMark(levels, example)) }))
    .toSorted((one, other) => other.points - one.points)
    .map(({ levels, points }) => [
      levelsText(levels, example),
      String(points),
      mistakeLines(levels, example),
    ]);
}

function wrongAnswers(example: Example): (readonly string[])[] {
  const reached = example.facts.flatMap(({ slips }) => slips.map(({ levels }) => levels));
  const hanging = hangingLevels(example)
    .slice(-1)
    .map(({ id }) => [id]);
  return distinctLevels([...reached, ...hanging]).filter(
    (levels) => levels.length > 0 && !sameLevels(levels, example.right) && !skipsLevel(levels, example),
  );
}

/** True of several levels that leave out one between them, which nobody would name together. */
function skipsLevel(named: readonly string[], { levels }: Example): boolean {
  const first = levels.findIndex(({ id }) => named.includes(id));
  const last = levels.findLastIndex(({ id }) => named.includes(id));
  return last - first >= named.length;
}

/** The most options that a fact is said to be taken for: a marker knows by then what went wrong. */
const MOST_SLIPS = 2;

function mistakeLines(levels: readonly string[], example: Example): string[] {
  const misread = misreadingsTo(levels, example).exactly.map(({ deciding, slips }) =>
    misreadingText({ deciding, slips: slips.slice(0, MOST_SLIPS) }, 'number'),
  );
  const highest = hangingLevels(example).at(-1);
  return highest && sameLevels(levels, [highest.id]) ? [HIGHEST_TAKEN, ...misread] : misread;
}
