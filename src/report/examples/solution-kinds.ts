import type { Example, ExampleLevel, ExampleSet } from '../../model/key.ts';
import { strong } from '../../sentence.ts';
import { apart, type Block, type Cell, heading, listOf, para, tableOf } from '../document/blocks.ts';
import {
  cited,
  type Deciding,
  decidingFacts,
  levelsText,
  levelText,
  quotedText,
  twinOf,
  wordsAbout,
} from './names.ts';
import { hangingLevels, hangingText, passagesBehind } from './reasons.ts';

/** What is particular about a case: what differs in a pair, which level hangs in the air, what is left open. */
export function particularBlocks(example: Example, set: ExampleSet): Block[] {
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
