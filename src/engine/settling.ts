import type { Settling, SettlingQuestion, SettlingSet } from '../model/result.ts';
import { outcomesOf } from './alone.ts';
import {
  cubeOff,
  keepWitness,
  narrowTo,
  type OpenAnswers,
  openAnswersOf,
  type SettlingAllowance,
} from './cubes.ts';
import type { Ground } from './ground.ts';
import type { Model, PlacementModel } from './model.ts';
import { type OptionWords, optionWords } from './option-words.ts';
import type { WitnessedRange } from './range.ts';
import { type Picked, sizeOf, smallestSet } from './smallest-set.ts';

/**
 * What would settle where something sits: for each level that is still possible the fewest open answers that would
 * fix it, and what each open answer alone would change. Null where one level is possible, so that nothing is open.
 */
export function settlingOf(
  placement: PlacementModel,
  { levels, witnesses }: WitnessedRange,
  ground: Ground<Model>,
  allowance: SettlingAllowance = allowanceFor(ground.model),
): Settling | null {
  if (levels.length === 1) return null;
  const open = openAnswersOf(placement, ground, allowance);
  const words = optionWords(open, ground);
  for (const [index, level] of levels.entries()) {
    const witness = witnesses[index];
    if (witness) keepWitness(level, witness, open);
  }
  const idOf = (level: number) => placement.levels[level]?.name.id ?? '';
  const alone = withShare(2, allowance, () => aloneIn(levels, open, words, idOf));
  const sets = levels.flatMap((level, index): SettlingSet[] => {
    const set = withShare(levels.length - index, allowance, () => setFor(level, open, words));
    return set === null ? [] : [{ level: idOf(level), ...set }];
  });
  return { levels: sets, alone };
}

/** How much work the placements of a framework may be together, counted in answers that conditions look at. */
const WORK = 500_000;

/** How often a prover may be asked for one placement. */
const PROOFS = 16;

function allowanceFor({ placements }: Model): SettlingAllowance {
  let atOnce = 1;
  for (const { levels } of placements) for (const { requires } of levels) atOnce += requires.questions.length;
  return { looks: Math.ceil(WORK / atOnce), proofs: PROOFS };
}

/** Does something with one of so many equal parts of what is left. */
function withShare<Found>(parts: number, allowance: SettlingAllowance, work: () => Found): Found {
  const share = Math.ceil(allowance.looks / parts);
  const rest = allowance.looks - share;
  allowance.looks = share;
  const found = work();
  allowance.looks += rest;
  return found;
}

function aloneIn(
  levels: readonly number[],
  open: OpenAnswers,
  words: OptionWords,
  idOf: (level: number) => string,
): SettlingQuestion[] {
  return open.questions.flatMap((_, place) => {
    const outcomes = outcomesOf(place, levels, open).map((outcome) => ({
      ...words.options(place, outcome.options),
      levels: outcome.levels.map(idOf),
      exact: outcome.exact,
    }));
    return outcomes.length === 0 ? [] : [{ ...words.question(place), outcomes }];
  });
}

/** The fewest answers that fix a level; null where none are known that do. */
function setFor(level: number, open: OpenAnswers, words: OptionWords): Omit<SettlingSet, 'level'> | null {
  const enough = enoughFor(level, open);
  if (enough === null) return null;
  const { answers, proven } = smallestSet(level, enough, open);
  const wide = withOthers(level, answers, open);
  return {
    answers: wide.flatMap((options, place) =>
      options === 0 ? [] : [{ ...words.question(place), ...words.options(place, options) }],
    ),
    proven,
  };
}

/** The fewest answers that are known to fix a level; null where none are. */
function enoughFor(level: number, { cubes, left }: OpenAnswers): Picked | null {
  let enough: Picked | null = null;
  for (const { options, from, to } of cubes) {
    if (from !== level || to !== level) continue;
    const picked = options.map((inside, place) => (inside === left[place] ? 0 : inside & -inside));
    if (enough === null || sizeOf(picked) < sizeOf(enough)) enough = picked;
  }
  return enough;
}

/** The answers, each with all other options that would do as well, whichever of them the others have. */
function withOthers(level: number, answers: Picked, open: OpenAnswers): Picked {
  const { left } = open;
  const wide = answers.map((option, place) => option || (left[place] ?? 0));
  for (const [place, chosen] of answers.entries()) {
    if (chosen === 0) continue;
    for (let rest = (left[place] ?? 0) & ~chosen; rest !== 0; rest &= rest - 1) {
      const before = wide[place] ?? 0;
      wide[place] = before | (rest & -rest);
      if (!isFixed(level, wide, open)) wide[place] = before;
    }
  }
  narrowTo(left, open);
  return wide.map((options, place) => (answers[place] === 0 ? 0 : options));
}

/** True if all completions within some options are known to give the level. */
function isFixed(level: number, options: Picked, open: OpenAnswers): boolean {
  const leadsAway = open.cubes.some(
    ({ options: inside, from, to }) =>
      (to < level || from > level) && inside.every((some, place) => (some & (options[place] ?? 0)) !== 0),
  );
  if (leadsAway) return false;
  narrowTo(options, open);
  return cubeOff(level, open) === false;
}
