import type { Example, ExampleSet } from '../../examples/types.ts';
import { listed } from '../../text.ts';
import { type Block, cell, heading, type Line, type Table, tableOf } from './blocks.ts';
import { caseLine } from './headline.ts';
import { mistakeRows } from './mistakes.ts';
import {
  asksForTwin,
  caseTitle,
  cited,
  decidingFacts,
  levelsAbove,
  levelsText,
  levelText,
  shownText,
  twinOf,
} from './names.ts';
import { mostPoints, SCHEME } from './points.ts';
import { type Asked, type Part, questionsOf } from './questions.ts';
import { lackTexts } from './reasons.ts';

/** What stands before the cases on the marker's sheet: the scheme, and every right answer at a glance. */
export function markerFront(set: ExampleSet): Block[] {
  return [
    heading(3, 'How points are given'),
    ...tableOf(
      'points',
      ['What', 'Points'],
      SCHEME.map(([what, earns]) => [cell({ strong: what }), cell(earns)]),
    ),
    heading(3, 'At a glance'),
    ...tableOf(
      'glance',
      ['Case', 'Level', 'Right barriers', 'Points'],
      set.examples.map((example) => [
        cell(caseTitle(example)),
        cell(levelsText(example.right, example)),
        cell(String(example.barriers.filter(({ right }) => right).length)),
        cell(String(mostPoints(example, asksForTwin(example, set)).total)),
      ]),
    ),
  ];
}

/** A case for the marker: accepted answers with their points, common mistakes, and a place for the mark. */
export function markerCase(example: Example, set: ExampleSet): Block[] {
  const most = mostPoints(example, asksForTwin(example, set));
  const answers = questionsOf(example, set).map((asked): Table['rows'][number] => [
    cell({ strong: `${asked.number}. ${asked.title}` }),
    acceptedLines(asked, example, set),
    cell(String(most[asked.part])),
  ]);
  return [
    caseLine(example),
    { kind: 'blanks', labels: [`Mark, of ${most.total}`, 'Marked by'] },
    heading(4, 'Accepted answers'),
    ...tableOf('points', ['Question', 'Accepted', 'Points'], answers),
    heading(4, 'Common mistakes'),
    ...tableOf('mistakes', ['Answer', 'Points', 'What was misread'], mistakeRows(example)),
  ];
}

const ACCEPTED: Readonly<Record<Part, (example: Example, set: ExampleSet) => readonly Line[]>> = {
  level: (example) => cell({ strong: levelsText(example.right, example) }, severalText(example)),
  facts: factLines,
  next: nextLines,
  barriers: rightLines,
  action: actionLines,
  twin: twinLines,
};

function acceptedLines({ part }: Asked, example: Example, set: ExampleSet): readonly Line[] {
  return ACCEPTED[part](example, set);
}

function severalText({ right }: Example): string {
  return right.length > 1 ? ': all of them, since the text leaves it open' : '';
}

function factLines(example: Example): Line[] {
  return decidingFacts(example).map((deciding) => [
    { soft: `${deciding.number} ` },
    `${cited(deciding.words)}: ${shownText(deciding)}`,
  ]);
}

function nextLines(example: Example): readonly Line[] {
  const open = decidingFacts(example).filter(({ fact }) => fact.option === null);
  if (open.length > 0) return open.map(({ fact }) => [`To be asked: ${fact.ask}`]);
  const [next] = levelsAbove(example);
  if (!next) return cell('Nothing: there is no higher level.');
  return [[{ soft: levelText(next) }], ...lackTexts(next, example).map((text): Line => [text])];
}

function rightLines({ barriers }: Example): readonly Line[] {
  const right = barriers.filter((barrier) => barrier.right);
  return right.length > 0 ? right.map(({ name }) => [name]) : cell('None of them.');
}

function actionLines({ barriers }: Example): readonly Line[] {
  const right = barriers.filter((barrier) => barrier.right);
  if (right.length === 0) return cell('No points: no barrier remains.');
  return right.map((barrier) => [barrier.name, ': ', { strong: barrier.kindTitle }, `. ${whoText(barrier)}`]);
}

function whoText({ levers }: Example['barriers'][number]): string {
  if (levers.length === 0) return 'Nobody here can remove it.';
  return `${listed([...new Set(levers.map(({ who }) => who))], 'or')}.`;
}

function twinLines(example: Example, set: ExampleSet): readonly Line[] {
  const other = twinOf(example, set)?.other;
  const question = example.twin?.question;
  const [here, there] = [example, other].map(
    (each) => each?.facts.find((fact) => fact.question === question)?.text,
  );
  if (!other) return [];
  return [
    [`Case ${other.id}: ${there ?? ''} ${levelsText(other.right, other)}.`],
    [`Case ${example.id}: ${here ?? ''} ${levelsText(example.right, example)}.`],
  ];
}
