import type { Model, PlacementModel } from '../../engine/compiled.ts';
import { copyOf, type Situation, TRUE } from '../../engine/logic/evaluate.ts';
import { type Goal, NOT_MET, placedAt, together } from '../../engine/logic/goal.ts';
import { judge, narrow } from '../../engine/logic/search.ts';
import type { CaseKind } from '../../model/vocabulary.ts';
import { optionIndexes } from './answer-search.ts';
import type { CompiledVignettes } from './compiled-vignettes.ts';
import type { Random } from './random.ts';

/** What a case is to be: in how many worlds it is so, and at which level each of them. */
export interface CaseTarget {
  readonly kind: CaseKind;
  /** The level that is asked for, by its place. */
  readonly level: number;
  /** The question in which the worlds differ; null where there is one world. */
  readonly pivot: number | null;
  readonly variants: readonly TargetVariant[];
}

export interface TargetVariant {
  readonly level: number;
  /** The option of the pivot. */
  readonly option: number | null;
  readonly goal: Goal;
}

/** Where cases are sought. */
export interface Search {
  readonly model: Model;
  readonly placement: PlacementModel;
  readonly texts: CompiledVignettes;
  /** Nothing is answered; the nation is known. */
  readonly nothing: Situation;
}

/**
 * Why there is no case of a kind at a level of this placement, in the words that follow “because”; null where there may be one.
 * A pair lies at the level that is asked for and the one above, or, at the top, the one below.
 */
export function noneBecause(
  kind: CaseKind,
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
export function targetsFor(kind: CaseKind, level: number, search: Search, random: Random): CaseTarget[] {
  if (kind === 'plain') return [alone(kind, level, inOrder(level, search))];
  if (kind === 'out-of-order') return outOfOrder(level, search, random);
  const top = search.placement.levels.length - 1;
  if (kind !== 'uncertain') return pairs(kind, level, level === top ? level - 1 : level + 1, search, random);
  const above = search.placement.levels.map((_, index) => index).slice(level + 1);
  return random.shuffled(above.flatMap((other) => pairs(kind, level, other, search, random)));
}

function outOfOrder(level: number, search: Search, random: Random): CaseTarget[] {
  const higher = search.placement.levels.map((_, index) => index).slice(level + 2);
  return random.shuffled(higher).map((met) => {
    const { node, questions } = search.placement.levels[met]?.requires ?? { node: null, questions: [] };
    const isMet: Goal = { wants: node ? [{ node, truths: TRUE }] : [], questions };
    return alone('out-of-order', level, together([placedIn(level, search), isMet]));
  });
}

function alone(kind: CaseKind, level: number, goal: Goal): CaseTarget {
  return { kind, level, pivot: null, variants: [{ level, option: null, goal }] };
}

/** Two worlds that differ in one answer, at two levels. Where the text leaves that answer open, it has to be able to. */
function pairs(kind: CaseKind, level: number, other: number, search: Search, random: Random): CaseTarget[] {
  const { model, placement, texts } = search;
  const pivots = placement.questions.filter(
    (question) => question < model.questions.length && (kind !== 'uncertain' || texts.openable.has(question)),
  );
  const lower = inOrder(level, search);
  const upper = inOrder(other, search);
  const found = pivots
    .filter((pivot) => canSeparate(pivot, lower, upper, search))
    .flatMap((pivot) => {
      const optionsFor = (goal: Goal) =>
        optionIndexes(texts.tellable[pivot] ?? 0).filter((option) => isOpenTo(goal, pivot, option, search));
      const options = optionsFor(upper);
      return optionsFor(lower).flatMap((one) =>
        options
          .filter((two) => two !== one)
          .map((two): CaseTarget => {
            const worlds = [
              { level, option: one, goal: lower },
              { level: other, option: two, goal: upper },
            ];
            return { kind, level, pivot, variants: worlds };
          }),
      );
    });
  return random.shuffled(found);
}

/** False where what is to be met in one of two worlds and not in the other does not look at the question in which they differ. */
function canSeparate(pivot: number, one: Goal, other: Goal, { placement }: Search): boolean {
  return placement.levels.every(({ requires }) => {
    const wanted = [one, other].map(({ wants }) => wants.find(({ node }) => node === requires.node)?.truths);
    const [here, there] = wanted;
    const isSame = here === undefined || there === undefined || (here & there) !== 0;
    return isSame || requires.questions.includes(pivot);
  });
}

/** False where an answer by itself puts a goal out of reach. */
function isOpenTo(goal: Goal, question: number, option: number, { model, nothing }: Search): boolean {
  const situation = copyOf(nothing);
  narrow(model, situation, question, 1 << option);
  return judge(goal, model, situation) !== 'never';
}

/** At this level, with nothing met above the first gap: what is met there makes a case of another kind. */
function inOrder(level: number, search: Search): Goal {
  const { placement } = search;
  const at = placedIn(level, search);
  if (!placement.cumulative) return at;
  const above = placement.levels.slice(level + 2).map(({ requires }): Goal => {
    return { wants: [{ node: requires.node, truths: NOT_MET }], questions: requires.questions };
  });
  return together([at, ...above]);
}

function placedIn(level: number, { placement, texts }: Search): Goal {
  return together([placedAt(placement, level), texts.plausible]);
}
