import type { Example, ExampleSet } from '../../model/key.ts';
import { mark, type Sentence, strong } from '../../sentence.ts';
import { type Block, heading, lead, listOf, note, para, tableOf } from '../document/blocks.ts';
import {
  caseLine,
  decidingFacts,
  levelsAbove,
  levelsOf,
  levelsText,
  levelText,
  quotedText,
} from './names.ts';
import { furtherPassages, lackTexts } from './reasons.ts';
import { barrierBlocks } from './solution-barriers.ts';
import { factRows, levelRows } from './solution-facts.ts';
import { particularBlocks } from './solution-kinds.ts';
import { nearestBlocks } from './solution-nearest.ts';

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

/** The right answer in a sentence. */
export function rightText(example: Example): string {
  const [one, ...others] = levelsOf(example.right, example);
  if (one && others.length === 0) return `The level is ${levelText(one)}.`;
  return `The text leaves it open: it is ${levelsText(example.right, example)}.`;
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
