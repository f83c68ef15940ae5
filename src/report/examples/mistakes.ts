import { sameLevels } from '../../examples/same-levels.ts';
import type { Example } from '../../model/key.ts';
import type { Cell } from '../document/blocks.ts';
import { misreadingsTo, misreadingText } from './misreadings.ts';
import { levelsText } from './names.ts';
import { levelPoints } from './points.ts';
import { HIGHEST_TAKEN, hangingLevels } from './reasons.ts';

/** The wrong answers that one misreading leads to, with what they earn; those that earn most come first. */
export function mistakeRows(example: Example): Cell[][] {
  return wrongAnswers(example)
    .map((levels) => ({ levels, points: levelPoints(levels, example) }))
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
  const all = [...reached, ...hanging].filter(
    (levels) => levels.length > 0 && !sameLevels(levels, example.right),
  );
  return all.filter((levels, index) => all.findIndex((each) => sameLevels(each, levels)) === index);
}

function mistakeLines(levels: readonly string[], example: Example): string[] {
  const misread = misreadingsTo(levels, example).map((each) => misreadingText(each, 'number'));
  const highest = hangingLevels(example).at(-1);
  return highest && sameLevels(levels, [highest.id]) ? [HIGHEST_TAKEN, ...misread] : misread;
}
