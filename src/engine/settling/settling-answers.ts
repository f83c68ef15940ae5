import type { OptionGroup, Settling, SettlingQuestion, SettlingSet } from '../../model/result.ts';
import type { Model, PlacementModel } from '../compiled.ts';
import type { WitnessedRange } from '../logic/decide.ts';
import { highestOf, isOpen, lowestOf, NOT_APPLICABLE, optionsOf } from '../logic/evaluate.ts';
import { DOES_NOT_APPLY, type Facts, type Ground } from '../logic/ground.ts';
import {
  cubeAt,
  cubeOff,
  keepWitness,
  narrowTo,
  type OpenAnswers,
  openAnswersOf,
  type SettlingAllowance,
} from './cubes.ts';
import { type Picked, sizeOf, smallestHittingSet } from './hitting-set.ts';

/** Says what open questions ask and what some of their options are, by place among the open ones. */
interface OptionWords {
  question(place: number): Pick<Facts[number], 'question' | 'ask'>;
  options(place: number, options: number): OptionGroup;
}

/** The words for some open answers. */
function optionWords({ questions, left }: OpenAnswers, { model, facts }: Ground): OptionWords {
  return {
    question: (place) => {
      const { question, ask } = facts[questions[place] ?? 0] ?? { question: null, ask: '' };
      return { question, ask };
    },
    options: (place, options) => {
      const asked = model.questions[questions[place] ?? 0]?.question;
      // The nation comes after the questions, and its nations are what can be answered.
      const texts = asked?.options ?? model.nations.map(({ id, title }) => ({ id, text: title }));
      const chosen = texts.filter((_, index) => options & (1 << index));
      const named = chosen.map(({ id, text }) => ({ option: id, text }));
      return {
        test: testOf(options, left[place] ?? 0, asked?.ordered ?? false),
        options: asked && options & NOT_APPLICABLE ? [...named, APPLIES_NOT] : named,
      };
    },
  };
}

const APPLIES_NOT = { option: 'not-applicable', text: DOES_NOT_APPLY };

function testOf(options: number, left: number, isOrdered: boolean): OptionGroup['test'] {
  if (!isOpen(options)) return 'exactly';
  if (!isOrdered || options & NOT_APPLICABLE) return 'one-of';
  const others = optionsOf(left) & ~options;
  if (others !== 0 && highestOf(others) < lowestOf(options)) return 'at-least';
  if (others !== 0 && lowestOf(others) > highestOf(options)) return 'at-most';
  return 'one-of';
}

/** What becomes possible with one of some options of an open question. */
interface SettlingOutcome {
  /** A bit each. */
  readonly options: number;
  /** By index, lowest first. */
  readonly levels: readonly number[];
  /** False where there may be fewer. */
  readonly exact: boolean;
}

/** The options of an open question that alone leave fewer levels than `possible`, alike ones together. */
// `place` is that of the question among the open ones.
function outcomesOf(place: number, possible: readonly number[], open: OpenAnswers): SettlingOutcome[] {
  const outcomes = new Map<string, SettlingOutcome>();
  const narrowed = open.left.slice();
  for (let rest = open.left[place] ?? 0; rest !== 0; rest &= rest - 1) {
    const option = rest & -rest;
    narrowed[place] = option;
    const found = outcomeOf(option, place, possible, () => narrowTo(narrowed, open), open);
    if (found.levels.length === possible.length) continue;
    const key = `${found.levels} ${found.exact}`;
    const same = outcomes.get(key)?.options ?? 0;
    outcomes.set(key, { ...found, options: same | option });
  }
  narrowTo(open.left, open);
  return [...outcomes.values()];
}

function outcomeOf(
  option: number,
  place: number,
  possible: readonly number[],
  answer: () => void,
  open: OpenAnswers,
): SettlingOutcome {
  const levels: number[] = [];
  let exact = true;
  for (const level of possible) {
    if (isKnown(level, option, place, open)) {
      levels.push(level);
      continue;
    }
    answer();
    const found = cubeAt(level, open);
    if (found !== false) levels.push(level);
    if (found === null) exact = false;
  }
  return { options: option, levels, exact };
}

/** True if completions with this option are known that give the level. */
function isKnown(level: number, option: number, place: number, { cubes }: OpenAnswers): boolean {
  return cubes.some(
    ({ options, from, to }) => from === level && to === level && ((options[place] ?? 0) & option) !== 0,
  );
}

/** The fewest open answers that would fix each possible level, and what each alone would change. */
// Null where one level is possible, so that nothing is open.
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

/** What `work` finds with one of `parts` equal parts of the looks that are left. */
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
  const { answers, proven } = smallestHittingSet(level, enough, open);
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
