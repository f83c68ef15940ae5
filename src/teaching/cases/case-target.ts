import type { Model, PlacementModel } from '../../engine/compiled.ts';
import { copyOf, type Situation, TRUE } from '../../engine/logic/evaluate.ts';
import { type Goal, NOT_MET, placedAt, together } from '../../engine/logic/goal.ts';
import { judge, narrow } from '../../engine/logic/search.ts';
import type { CaseKind } from '../../model/vocabulary.ts';
import { optionIndexes } from './answer-search.ts';
import type { CompiledVignettes } from './compiled-vignettes.ts';
import type { Random } from './random.ts';

/** One variant that a case is to meet, or two that differ in the pivot. */
export interface CaseTarget {
  readonly kind: CaseKind;
  /** The index of the level that is asked for. */
  readonly level: number;
  /** The index of the question in which the variants differ, or null. */
  readonly pivot: number | null;
  readonly variants: readonly TargetVariant[];
}

export interface TargetVariant {
  readonly level: number;
  /** The index of the pivot's option, or null without a pivot. */
  readonly option: number | null;
  readonly goal: Goal;
}

export interface Search {
  readonly model: Model;
  readonly placement: PlacementModel;
  readonly texts: CompiledVignettes;
  /** The situation with the nation and no answers. */
  readonly nothing: Situation;
}

/** The reason why no case of `kind` exists at `level`, to follow “because”, or null where there may be one. */
export function noneBecause(
  kind: CaseKind,
  level: number,
  { cumulative, levels }: { readonly cumulative: boolean; readonly levels: readonly unknown[] },
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

/** The targets to try for a case of `kind` at `level`, in random order. */
export function targetsFor(kind: CaseKind, level: number, search: Search, random: Random): CaseTarget[] {
  if (kind === 'plain') return [alone(kind, level, inOrder(level, search))];
  if (kind === 'out-of-order') return outOfOrder(level, search, random);
  const top = search.placement.levels.length - 1;
  // A pair lies at the level that is asked for and the one above, or, at the top, the one below.
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

/** Pairs of variants at two levels that differ in one answer, which an uncertain case can leave open. */
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
      // A whole text has words for what it says, and none for what it does not: an open pivot, and the other end of a boundary.
      const optionsFor = (goal: Goal, isTold: boolean) => {
        const options = isTold || !texts.whole ? texts.tellable[pivot] : model.questions[pivot]?.everyOption;
        return optionIndexes(options ?? 0).filter((option) => isOpenTo(goal, pivot, option, search));
      };
      const options = optionsFor(upper, kind === 'twins');
      return optionsFor(lower, kind !== 'uncertain').flatMap((one) =>
        options
          .filter((two) => two !== one)
          .map((two): CaseTarget => {
            const variants = [
              { level, option: one, goal: lower },
              { level: other, option: two, goal: upper },
            ];
            return { kind, level, pivot, variants };
          }),
      );
    });
  return random.shuffled(found);
}

/** True where every level wanted met in one goal and unmet in the other looks at `pivot`. */
function canSeparate(pivot: number, one: Goal, other: Goal, { placement }: Search): boolean {
  return placement.levels.every(({ requires }) => {
    const wanted = [one, other].map(({ wants }) => wants.find(({ node }) => node === requires.node)?.truths);
    const [here, there] = wanted;
    const isSame = here === undefined || there === undefined || (here & there) !== 0;
    return isSame || requires.questions.includes(pivot);
  });
}

function isOpenTo(goal: Goal, question: number, option: number, { model, nothing }: Search): boolean {
  const situation = copyOf(nothing);
  narrow(model, situation, question, 1 << option);
  return judge(goal, model, situation) !== 'never';
}

/** False where the options that a whole text can tell rule a target out. */
export function canBeTold({ variants, pivot }: CaseTarget, { model, nothing, texts }: Search): boolean {
  const { whole, besides } = texts;
  if (whole === null) return true;
  // Words that tell two answers cannot leave one of them open, nor change it alone.
  if (pivot !== null && (!whole.has(pivot) || [...besides].flat().includes(pivot))) return false;
  return variants.every(({ goal, option }) => {
    const situation = copyOf(nothing);
    for (const question of whole) {
      const told = question === pivot && option !== null ? 1 << option : texts.tellable[question];
      narrow(model, situation, question, told ?? 0);
    }
    return judge(goal, model, situation) !== 'never';
  });
}

/** The goal of sitting at `level` with nothing met above the first gap, which would put it out of order. */
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
