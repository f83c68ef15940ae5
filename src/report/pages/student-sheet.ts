import type { Example, ExampleSet, KeyCase } from '../../model/key.ts';
import { type Sentence, soft, strong } from '../../sentence.ts';
import { letterAt, paragraphTexts } from '../../teaching/cases/case-reading.ts';
import type { CasePart } from '../../teaching/marking/mark-scheme.ts';
import type { Block, Cell } from '../blocks.ts';
import { apart, heading, listOf, para, tableOf } from '../build-blocks.ts';
import { type CaseQuestion, caseQuestions } from '../words/teaching/case-questions.ts';
import { caseTitle, factWords, type Sheet, studentText } from '../words/teaching/case-words.ts';

/** How many lines to write on there are under each question. */
const SPACE: Readonly<Record<CasePart, number>> = {
  level: 0,
  facts: 5,
  next: 2,
  barriers: 0,
  action: 2,
  twin: 2,
};

/** A line for the name, which loose pages need as well; where it is known whose they are, their name. */
export function nameLine({ variants: [variant] = [] }: ExampleSet): Block {
  const student = variant?.student;
  if (!student) return { kind: 'blanks', labels: ['Name', 'Date'], onEachPage: true };
  return { kind: 'blanks', labels: ['Date'], onEachPage: studentText(student) };
}

/** How a student is to go about it, below a line for the name where each hands something in. */
export function howToWork(sheet: Sheet, set: ExampleSet): Block[] {
  if (sheet === 'cards') return [heading(3, 'How to work'), ...listOf(WITH_CARDS)];
  return [
    nameLine(set),
    heading(3, 'How to work'),
    ...listOf([
      'Read the case to the end, then once more with the questions beside you.',
      'Go by what the text shows, not by what such a service is usually like.',
      'What the text does not say is not known. If the text leaves the level open, name every level that it could be.',
      ...(sheet === 'compact'
        ? ['Tick the level, and each barrier that the text shows. There may be none.']
        : []),
    ]),
  ];
}

const WITH_CARDS = [
  'Cut the cards of a case apart, and deal them out in a group. Everybody sees the beginning; nobody sees another’s cards.',
  'In turn, each reads a card aloud and says what it shows. Agree on the level, and on what stands in the way.',
  'Which cards decide it? Take one away at a time: which levels could it be then? Which card, if it said something else, would move the level furthest?',
];

/** The beginning of a case, and each passage that tells something on a card. */
export function cardsOf(example: Example): Block[] {
  const first = example.paragraphs.findIndex((pieces) => pieces.some(({ fact }) => fact !== null));
  const passages = new Set(example.facts.map((_, place) => factWords(place, example)));
  return [
    { kind: 'vignette', paragraphs: paragraphTexts(example).slice(0, first) },
    ...tableOf(
      ['Card', 'The text says'],
      [...passages].map((words, place) => [[[strong(String(place + 1))]], words]),
    ),
  ];
}

/** A case for the student, with space to answer. */
export function studentCase(example: Example, set: ExampleSet): Block[] {
  return [vignette(example), ...caseQuestions(example, set).flatMap((asked) => question(asked, example))];
}

/** A case with its level and barriers to tick, for a page. */
export function compactCase(example: Example, set: ExampleSet): Block[] {
  const ticked = caseQuestions(example, set).filter(({ part }) => ticksOf(part, example).length > 0);
  return [
    vignette(example),
    ...ticked.flatMap((asked, index) => question({ ...asked, number: index + 1 }, example)),
  ];
}

function vignette(example: Example): Block {
  return { kind: 'vignette', paragraphs: paragraphTexts(example) };
}

function question(asked: CaseQuestion, example: Example): Block[] {
  const ticks = ticksOf(asked.part, example);
  const asks = [
    heading(4, `${asked.number}. ${asked.title}`),
    para([asked.ask, ' ', soft(`(${asked.earns})`)]),
  ];
  // Lines to write on may go on overleaf; what is ticked may not.
  if (ticks.length > 0) return apart([...asks, { kind: 'ticks', items: ticks, inColumns: true }]);
  return [...asks, { kind: 'space', lines: SPACE[asked.part] }];
}

function ticksOf(part: CasePart, { levels, barriers }: Example): Sentence[] {
  if (part === 'level') return levels.map(({ rank, name }) => [soft(String(rank)), ' ', name]);
  if (part === 'barriers') return barriers.map(({ name }, place) => [strong(letterAt(place)), ' ', name]);
  return [];
}

/** All cases of a set in a table, to circle the numbers of levels and the letters of barriers. */
export function gridBlocks(examples: readonly KeyCase[]): Block[] {
  const rows = examples.map((example): Cell[] => [
    [[strong(caseTitle(example))]],
    spread(example.levels.map(({ rank }) => String(rank))),
    spread(example.barriers.map((_, place) => letterAt(place))),
  ]);
  return [
    para(
      'Circle the number of the level, or of every level that it could be if the text leaves it open, and the letter of each barrier that the text shows.',
    ),
    ...tableOf(['Case', 'Level', 'Barriers'], rows),
  ];
}

function spread(marks: readonly string[]): string {
  return marks.join(' · ');
}
