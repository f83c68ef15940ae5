import type { Example, ExampleSet } from '../../model/key.ts';
import { type Sentence, soft } from '../../sentence.ts';
import { paragraphTexts } from '../../teaching/cases/case-reading.ts';
import type { Block } from '../blocks.ts';
import { apart, heading, listOf, para } from '../build-blocks.ts';
import { type CasePart, type CaseQuestion, caseQuestions } from '../words/teaching/case-questions.ts';

/** How many lines to write on there are under each question. */
const SPACE: Readonly<Record<CasePart, number>> = {
  level: 0,
  facts: 7,
  next: 2,
  barriers: 0,
  action: 4,
  twin: 2,
};

/** The front of the student's sheet. */
export function studentFront(): Block[] {
  return [
    { kind: 'blanks', labels: ['Name', 'Date'] },
    heading(3, 'How to work'),
    ...listOf([
      'Read the case to the end, then once more with the questions beside you.',
      'Go by what the text shows, not by what such a service is usually like.',
      'What the text does not say is not known. If the text leaves the level open, name every level that it could be.',
    ]),
  ];
}

/** A case for the student, with space to answer. */
export function studentCase(example: Example, set: ExampleSet): Block[] {
  return [
    { kind: 'vignette', paragraphs: paragraphTexts(example) },
    ...caseQuestions(example, set).flatMap((asked) => question(asked, example)),
  ];
}

function question(asked: CaseQuestion, example: Example): Block[] {
  const ticks = ticksOf(asked.part, example);
  return apart([
    heading(4, `${asked.number}. ${asked.title}`),
    para([asked.ask, ' ', soft(`(${asked.earns})`)]),
    ...(ticks.length > 0 ? [{ kind: 'ticks', items: ticks } as const] : []),
    ...(SPACE[asked.part] > 0 ? [{ kind: 'space', lines: SPACE[asked.part] } as const] : []),
  ]);
}

function ticksOf(part: CasePart, { levels, barriers }: Example): Sentence[] {
  if (part === 'level') return levels.map(({ rank, name }) => [soft(String(rank)), ' ', name]);
  if (part === 'barriers') return barriers.map(({ name }) => name);
  return [];
}
