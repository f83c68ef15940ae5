import { type Goal, NOT_MET, together } from '../engine/goal.ts';
import type { Model, PlacementModel } from '../engine/model.ts';
import { placedAt } from '../engine/placed.ts';
import { TRUE } from '../engine/truth.ts';
import { placesOf } from './places.ts';
import type { Random } from './random.ts';
import type { Texts } from './texts.ts';
import type { Kind } from './types.ts';

/** What a case is to be: in how many worlds it is so, and at which level each of them. */
export interface Aim {
  readonly kind: Kind;
  /** The level that is asked for, by its place. */
  readonly level: number;
  /** The question in which the worlds differ; null where there is one world. */
  readonly pivot: number | null;
  readonly worlds: readonly AimedWorld[];
}

export interface AimedWorld {
  readonly level: number;
  /** The option of the pivot. */
  readonly option: number | null;
  readonly goal: Goal;
}

/** Where cases are sought. */
export interface Search {
  readonly model: Model;
  readonly placement: PlacementModel;
  readonly texts: Texts;
}

/**
 * Why there is no case of a kind at a level of this placement, in the words that follow “because”; null where there may be one.
 * A pair lies at the level that is asked for and the one above, or, at the top, the one below.
 */
export function noneBecause(
  kind: Kind,
  level: number,
  { cumulative, levels }: PlacementModel,
): string | null {
  const top = levels.length - 1;
  if (kind === 'twins') return top === 0 ? 'there is only one level' : null;
  if (kind === 'boundary' && level === top) return 'nothing lies above the highest level';
  if (kind === 'uncertain' && level === top)
    return 'nothing lies above the highest level, so that nothing is open where it is secured';
  if (kind !== 'out-of-order') return null;
  if (!cumulative) return 'its levels do not rest on each other, so that none is out of order';
  return level > top - 2 ? 'no level is left above the first gap' : null;
}

/** What a case of a kind at a level can aim at, in any order. Each is worth a try; none is certain to be found. */
export function aimsFor(kind: Kind, level: number, search: Search, random: Random): Aim[] {
  if (kind === 'plain') return [{ kind, level, pivot: null, worlds: [inOrder(level, null, search)] }];
  if (kind === 'out-of-order') return outOfOrder(level, search, random);
  const top = search.placement.levels.length - 1;
  if (kind !== 'uncertain') return pairs(kind, level, level === top ? level - 1 : level + 1, search, random);
  const above = search.placement.levels.map((_, index) => index).slice(level + 1);
  return random.shuffled(above.flatMap((other) => pairs(kind, level, other, search, random)));
}

function outOfOrder(level: number, search: Search, random: Random): Aim[] {
  const higher = search.placement.levels.map((_, index) => index).slice(level + 2);
  return random.shuffled(higher).map((met) => {
    const { node, questions } = search.placement.levels[met]?.requires ?? { node: null, questions: [] };
    const isMet: Goal = { wants: node ? [{ node, truths: TRUE }] : [], questions };
    const { option, goal } = world(level, null, search);
    return {
      kind: 'out-of-order',
      level,
      pivot: null,
      worlds: [{ level, option, goal: together([goal, isMet]) }],
    };
  });
}

/** Two worlds that differ in one answer, at two levels. Where the text leaves that answer open, it has to be able to. */
function pairs(kind: Kind, level: number, other: number, search: Search, random: Random): Aim[] {
  const { model, placement, texts } = search;
  const pivots = placement.questions.filter(
    (question) => question < model.questions.length && (kind !== 'uncertain' || texts.openable.has(question)),
  );
  const found = pivots.flatMap((pivot) => {
    const options = placesOf(texts.tellable[pivot] ?? 0);
    const both = options.flatMap((one) =>
      options.filter((two) => two !== one).map((two) => [one, two] as const),
    );
    return both.map(
      ([one, two]): Aim => ({
        kind,
        level,
        pivot,
        worlds: [inOrder(level, one, search), inOrder(other, two, search)],
      }),
    );
  });
  return random.shuffled(found);
}

/** At this level, with nothing met above the first gap: what is met there makes a case of another kind. */
function inOrder(level: number, option: number | null, search: Search): AimedWorld {
  const { placement } = search;
  const aimed = world(level, option, search);
  if (!placement.cumulative) return aimed;
  const above = placement.levels.slice(level + 2).map(({ requires }): Goal => {
    return { wants: [{ node: requires.node, truths: NOT_MET }], questions: requires.questions };
  });
  return { ...aimed, goal: together([aimed.goal, ...above]) };
}

function world(level: number, option: number | null, { placement, texts }: Search): AimedWorld {
  return { level, option, goal: together([placedAt(placement, level), texts.plausible]) };
}
