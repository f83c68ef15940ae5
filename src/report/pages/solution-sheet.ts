import type { Example, ExampleBarrier, ExampleLevel, ExampleSet } from '../../model/key.ts';
import { mark, type Sentence, soft, strong, type Term } from '../../sentence.ts';
import { distinctLevels, sameLevels } from '../../teaching/cases/case-reading.ts';
import type { Block, Cell, Item } from '../blocks.ts';
import { apart, cutAt, heading, lead, listOf, note, para, paras, tableOf } from '../build-blocks.ts';
import {
  type By,
  caseLine,
  cited,
  decidingFacts,
  exampleLevelText,
  levelsAbove,
  levelsOf,
  levelsText,
  NOBODY_CAN,
  quotedText,
  rightText,
  twinOf,
  wordsAbout,
} from '../words/teaching/case-words.ts';
import {
  becauseText,
  furtherPassages,
  HIGHEST_TAKEN,
  hangingLevels,
  hangingText,
  lackTexts,
  misreadingsTo,
  misreadingText,
  passagesBehind,
  wantTexts,
  whyWrong,
} from '../words/teaching/level-reasons.ts';
import { factRows, levelRows } from './solution-tables.ts';

/** A case worked out. */
export function solutionCase(example: Example, set: ExampleSet): Block[] {
  return [
    lead([strong(rightText(example))]),
    note(caseLine(example)),
    heading(4, 'The text, with what decides it'),
    { kind: 'vignette', paragraphs: markedParagraphs(example) },
    heading(4, 'What decides it'),
    ...tableOf(['', 'The text says', 'It shows', 'What that means'], factRows(example), {
      read: 'records',
    }),
    heading(4, 'Level by level'),
    ...tableOf(['Level', 'Holds?', 'Why'], levelRows(example)),
    ...whyParts(example, { twin: twinOf(example, set)?.other ?? null, by: 'words' }).flat(),
    ...nearestBlocks(example),
    ...barrierBlocks(example),
  ];
}

interface WhyParts {
  readonly twin: Example | null;
  readonly by: By;
}

/** The particulars of a case and the reasons why it is not at the next level, in parts with headings. */
export function whyParts(example: Example, { twin, by }: WhyParts): Block[][] {
  return [
    twinBlocks(example, twin, by),
    hangingBlocks(example, by),
    openBlocks(example, by),
    nextBlocks(example, by),
  ];
}

function markedParagraphs(example: Example): Sentence[] {
  const numbers = new Map(decidingFacts(example).map(({ fact, number }) => [fact.phrase, number]));
  return example.paragraphs.map((pieces) =>
    pieces.flatMap(({ text, fact }, index) => {
      const number = fact === null ? undefined : numbers.get(example.facts[fact]?.phrase ?? '');
      const run = number === undefined ? text : mark(text, number);
      return index === 0 ? [run] : [' ', run];
    }),
  );
}

function nextBlocks(example: Example, by: By): Block[] {
  const [next] = levelsAbove(example);
  if (!next) return [heading(4, 'Why not the next level'), para('There is no higher level.')];
  const lacks = lackTexts(next, example, by);
  const further = furtherPassages(next, example);
  return [
    heading(4, `Why not ${exampleLevelText(next)}`),
    ...listOf(lacks),
    ...(further.length > 0 ? [para('The text says more that bears on it:')] : []),
    ...listOf(further.map((passage) => quotedText(passage, by))),
  ];
}

// Whoever practises is told the number of a case in the session, and never its id.
function twinBlocks(example: Example, twin: Example | null, by: By): Block[] {
  const question = example.twin?.question ?? null;
  const ask = example.facts.find((fact) => fact.question === question)?.ask;
  if (!twin || ask === undefined) return [];
  const names = by === 'words' ? [example.id, twin.id] : ['Here', 'There'];
  const rows = [example, twin].map((each, index): Cell[] => [
    [[strong(names[index] ?? '')]],
    by === 'words' ? cited(wordsAbout(question, each) ?? '') : '',
    each.facts.find((fact) => fact.question === question)?.text ?? '',
    levelsText(each.right, each),
  ]);
  return apart([
    heading(4, `What differs from ${by === 'words' ? `case ${twin.id}` : 'the case before'}`),
    para(ask),
    ...tableOf(['Case', 'The text says', { title: 'It shows', most: 36 }, 'So the level is'], rows),
  ]);
}

function hangingBlocks(example: Example, by: By): Block[] {
  const hanging = hangingLevels(example);
  if (hanging.length === 0) return [];
  return [
    heading(4, `What hangs in the air: ${hanging.map(exampleLevelText).join(', ')}`),
    ...hanging.flatMap((level) => hangingParts(level, example, by)),
  ];
}

function hangingParts(level: ExampleLevel, example: Example, by: By): Block[] {
  const behind = passagesBehind(level, example);
  return [
    para(hangingText(level, example)),
    ...(behind.length > 0 ? [para(`${level.name} rests on this:`)] : []),
    ...listOf(behind.map((passage) => quotedText(passage, by))),
  ];
}

function openBlocks(example: Example, by: By): Block[] {
  const open = decidingFacts(example).filter(({ fact }) => fact.option === null);
  return open.flatMap((deciding) => [
    heading(4, 'What the text leaves open'),
    ...paras(
      by === 'words'
        ? `Fact ${deciding.number}, ${cited(deciding.words)}, does not say: ${deciding.fact.ask}`
        : null,
    ),
    ...tableOf(
      [{ title: 'If the answer were', most: 44 }, 'The level would be'],
      deciding.fact.slips.map(({ text, levels }) => [text, levelsText(levels, example)]),
    ),
  ]);
}

function nearestBlocks(example: Example): Block[] {
  const [nearest] = levelsOf([example.nearest ?? ''], example);
  if (!nearest) return [];
  return [
    heading(4, `The nearest wrong answer: ${exampleLevelText(nearest)}`),
    ...wrongBlocks(nearest, example, 'words'),
  ];
}

/** Why an answer is wrong that names one level, and how a reader comes to it. */
export function wrongBlocks(level: ExampleLevel, example: Example, by: By): Block[] {
  const isNext = level === levelsAbove(example)[0];
  const hanging = hangingLevels(example);
  // What the next level lacks has a part of its own, as has what hangs in the air, which a screen says once.
  const isSaid = isNext || (by === 'number' && hanging.includes(level));
  const misread = misreadBlocks([level.id], example);
  const wants = isNext && by === 'words' ? wantTexts(level) : [];
  return [
    ...paras(...(isSaid ? [] : whyWrong(level, example, by))),
    ...(level === hanging.at(-1) ? [para(HIGHEST_TAKEN)] : []),
    ...(misread.length > 0 ? misread : [para('No single fact misread leads there.'), ...listOf(wants)]),
  ];
}

/** The misreadings of one fact that lead just to `levels`, else to a single one among others. */
export function misreadBlocks(levels: readonly string[], example: Example): Block[] {
  const { exactly, among } = misreadingsTo(levels, example);
  const alone = exactly.map((each) => misreadingText(each, 'number'));
  if (alone.length > 0) return [para('A reader ends there by misreading one fact:'), ...listOf(alone)];
  const towards = among.flatMap(({ deciding, slips }) =>
    distinctLevels(slips.map((slip) => slip.levels)).map((possible) => {
      const leading = slips.filter((slip) => sameLevels(slip.levels, possible));
      const text = misreadingText({ deciding, slips: leading }, 'number');
      return `${text} The level could then be ${levelsText(possible, example)}.`;
    }),
  );
  if (towards.length === 0) return [];
  return [
    para(
      'No single fact misread leads there alone. Where one of these is misread, it could then also be this level:',
    ),
    ...listOf(
      towards,
      cutAt(2, towards.length, (rest) => `and ${rest} more`),
    ),
  ];
}

/** The barriers that remain, with reasons and levers, then why the others are wrong. */
function barrierBlocks(example: Example): Block[] {
  if (example.barriers.length === 0) return [];
  const right = example.barriers.filter((barrier) => barrier.right);
  return [
    heading(4, 'The barriers that the text shows'),
    ...(right.length === 0 ? [para('None of those named remains.')] : []),
    ...tableOf(
      ['Barrier', 'Kind', 'Why', 'Who could act, how long it takes, and what first'],
      right.map((barrier) => [
        [[strong(barrier.name)]],
        barrier.kindTitle,
        barrier.because.map((reason) => becauseText(reason, example)),
        leverLines(barrier),
      ]),
      { read: 'records' },
    ),
    ...wrongOf('not-there', 'Not there', example),
    ...wrongOf('not-told', 'Not told', example),
  ];
}

function leverLines({ levers }: ExampleBarrier): Cell {
  if (levers.length === 0) return NOBODY_CAN;
  return levers.map(({ who, effort, firstStep }) => [strong(who), ` (${effort}): ${firstStep}`]);
}

function wrongOf(why: ExampleBarrier['why'], title: string, example: Example): Block[] {
  const items = example.barriers
    .filter((barrier) => barrier.why === why)
    .map((barrier): Item => ({ text: [barrier.name, ...reasonTail(barrier, example)] }));
  return items.length === 0 ? [] : apart([heading(4, title), ...listOf(items, null, 'names')]);
}

function reasonTail({ because }: ExampleBarrier, example: Example): Term[] {
  return because.length === 0
    ? []
    : [soft(` (${because.map((each) => becauseText(each, example)).join(' ')})`)];
}
