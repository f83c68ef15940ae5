import type { Example, ExampleLevel } from '../../model/key.ts';
import { type Block, heading, listOf, para, paras } from '../document/blocks.ts';
import { misreadingsTo, misreadingsTowards, misreadingText } from './misreadings.ts';
import { levelsAbove, levelsOf, levelsText, levelText } from './names.ts';
import { HIGHEST_TAKEN, hangingLevels, wantTexts, whyWrong } from './reasons.ts';

/** The nearest wrong answer: why it is wrong, and how a reader comes to it. */
export function nearestBlocks(example: Example): Block[] {
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
