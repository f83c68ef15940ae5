import type { Example, ExampleBarrier, ExampleLevel, ExampleSet } from '../../model/key.ts';
import { mark, type Sentence, soft, strong, type Term } from '../../sentence.ts';
import type { Block, Cell, Item } from '../blocks.ts';
import { apart, heading, lead, listOf, note, para, paras, tableOf } from '../build-blocks.ts';
import {
  caseLine,
  cited,
  type Deciding,
  decidingFacts,
  levelsAbove,
  levelsOf,
  levelsText,
  levelText,
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
  misreadingsTowards,
  misreadingText,
  passagesBehind,
  wantTexts,
  whyWrong,
} from '../words/teaching/level-reasons.ts';
import { factRows, levelRows } from './solution-tables.ts';

/** A case worked out: what decides, the level, the nearest wrong one, and the barriers. */
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
    ...particularBlocks(example, set),
    ...nextBlocks(example),
    ...nearestBlocks(example),
    ...barrierBlocks(example),
  ];
}

function markedParagraphs(example: Example): Sentence[] {
  const numbers = new Map(decidingFacts(example).map(({ place, number }) => [place, number]));
  return example.paragraphs.map((pieces) =>
    pieces.flatMap(({ text, fact }, index) => {
      const number = fact === null ? undefined : numbers.get(fact);
      const run = number === undefined ? text : mark(text, number);
      return index === 0 ? [run] : [' ', run];
    }),
  );
}

function nextBlocks(example: Example): Block[] {
  const [next] = levelsAbove(example);
  if (!next) return [heading(4, 'Why not the next level'), para('There is no higher level.')];
  const lacks = lackTexts(next, example);
  const further = furtherPassages(next, example);
  return [
    heading(4, `Why not ${levelText(next)}`),
    ...listOf(lacks),
    ...(further.length > 0 ? [para('The text says more that bears on it:')] : []),
    ...listOf(further.map(quotedText)),
  ];
}

/** What is particular about a case: what differs in a pair, which level hangs in the air, what is left open. */
function particularBlocks(example: Example, set: ExampleSet): Block[] {
  return [...twinBlocks(example, set), ...hangingBlocks(example), ...openBlocks(example)];
}

function twinBlocks(example: Example, set: ExampleSet): Block[] {
  const twin = twinOf(example, set);
  const question = example.twin?.question ?? null;
  const ask = example.facts.find((fact) => fact.question === question)?.ask;
  if (!twin || ask === undefined) return [];
  const told = (each: Example) => each.facts.find((fact) => fact.question === question)?.text ?? '';
  const rows = [example, twin.other].map((each): Cell[] => [
    [[strong(each.id)]],
    cited(wordsAbout(question, each) ?? ''),
    told(each),
    levelsText(each.right, each),
  ]);
  return apart([
    heading(4, `What differs from case ${twin.other.id}`),
    para(ask),
    ...tableOf(['Case', 'The text says', 'It shows', 'So the level is'], rows),
  ]);
}

function hangingBlocks(example: Example): Block[] {
  const hanging = hangingLevels(example);
  if (hanging.length === 0) return [];
  return [
    heading(4, `What hangs in the air: ${hanging.map(levelText).join(', ')}`),
    ...hanging.flatMap((level) => hangingParts(level, example)),
  ];
}

function hangingParts(level: ExampleLevel, example: Example): Block[] {
  const behind = passagesBehind(level, example);
  return [
    para(hangingText(level, example)),
    ...(behind.length > 0 ? [para(`${level.name} rests on this:`)] : []),
    ...listOf(behind.map(quotedText)),
  ];
}

function openBlocks(example: Example): Block[] {
  const open = decidingFacts(example).filter(({ fact }) => fact.option === null);
  return open.flatMap((deciding) => [
    heading(4, 'What the text leaves open'),
    para(`Fact ${deciding.number}, ${cited(deciding.words)}, does not say: ${deciding.fact.ask}`),
    ...tableOf(['If the answer were', 'The level would be'], answerRows(deciding, example)),
  ]);
}

function answerRows({ fact }: Deciding, example: Example) {
  return fact.slips.map(({ text, levels }) => [text, levelsText(levels, example)]);
}

/** The nearest wrong answer: why it is wrong, and how a reader comes to it. */
function nearestBlocks(example: Example): Block[] {
  const [nearest] = levelsOf([example.nearest ?? ''], example);
  if (!nearest) return [];
  const isNext = nearest === levelsAbove(example)[0];
  // What the next level lacks has a part of its own.
  const why = isNext ? [] : whyWrong(nearest, example);
  return [
    heading(4, `The nearest wrong answer: ${levelText(nearest)}`),
    ...paras(...why),
    ...(nearest === hangingLevels(example).at(-1) ? [para(HIGHEST_TAKEN)] : []),
    ...(exactBlocks(nearest, example) ?? towardsBlocks(nearest, example) ?? unreachedBlocks(nearest, isNext)),
  ];
}

function exactBlocks({ id }: ExampleLevel, example: Example): Block[] | null {
  const found = misreadingsTo([id], example).map((each) => misreadingText(each, 'number'));
  if (found.length === 0) return null;
  return [para('A reader ends there by misreading one fact:'), ...listOf(found)];
}

function towardsBlocks({ id }: ExampleLevel, example: Example): Block[] | null {
  const found = misreadingsTowards(id, example).map(
    (each) =>
      `${misreadingText(each, 'number')} The level could then be ${levelsText(each.levels, example)}.`,
  );
  if (found.length === 0) return null;
  return [
    para(
      'No single fact misread leads there alone. Where one of these is misread, it could then also be this level:',
    ),
    ...listOf(found),
  ];
}

function unreachedBlocks(level: ExampleLevel, isNext: boolean): Block[] {
  return [para('No single fact misread leads there.'), ...listOf(isNext ? wantTexts(level) : [])];
}

/** The barriers of a case: those that remain with kind, reason and lever, then why the others are wrong. */
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
    ...wrongBlocks(example),
  ];
}

/** Who could do something about a barrier, how long it takes, and the first step. */
function leverLines({ levers }: ExampleBarrier): Cell {
  if (levers.length === 0) return NOBODY_CAN;
  return levers.map(({ who, effort, firstStep }) => [strong(who), ` (${effort}): ${firstStep}`]);
}

function wrongBlocks(example: Example): Block[] {
  return [...wrongOf('not-there', 'Not there', example), ...wrongOf('not-told', 'Not told', example)];
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
