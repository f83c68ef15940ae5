import type { BarrierModel, Model } from '../../engine/compiled.ts';
import { type Situation, TRUE } from '../../engine/logic/evaluate.ts';
import { type Goal, NOT_MET, placedAt, together } from '../../engine/logic/goal.ts';
import {
  canReach,
  judge,
  type Prover,
  type SearchGround,
  settleSituation,
  type WorkBudget,
} from '../../engine/logic/search.ts';
import type { AnswerValue } from '../../model/assessment.ts';
import type { Result } from '../../model/result.ts';
import { optionIndexes } from './answer-search.ts';
import { type CompiledPhrase, ruledOutBy } from './compiled-vignettes.ts';
import { assessmentFrom, placementIn, remainingIn } from './inference.ts';

/** The options left to the questions that phrases narrow, by id. */
export type ImpliedAnswers = ReadonlyMap<string, readonly string[]>;

/** The options that `phrases` leave of the questions that they narrow. */
export function impliedBy(phrases: Iterable<CompiledPhrase>, { questions }: Model): ImpliedAnswers {
  return new Map(
    [...ruledOutBy(phrases)].flatMap(([place, bits]) => {
      const own = questions[place];
      if (!own) return [];
      const left = optionIndexes(own.everyOption & ~bits).map(
        (option) => own.question.options[option]?.id ?? '',
      );
      return [[own.question.id, left] as const];
    }),
  );
}

/** True where two results leave the same levels of a placement and the same barriers remaining. */
export function isSameResult(one: Result, other: Result, placementId: string): boolean {
  return marksOf(one, placementId) === marksOf(other, placementId);
}

function marksOf(result: Result, placementId: string): string {
  const levels = placementIn(result, placementId)?.possible.levels ?? [];
  return JSON.stringify([levels, remainingIn(result).toSorted()]);
}

export interface PlausibilityContext {
  readonly model: Model;
  /** What holds in every case, where it has a value. */
  readonly plausible: Goal;
  readonly nation: string | null;
  readonly prove: Prover;
  readonly budget: WorkBudget;
}

/** True where each of `levels`, by id, is reached by a plausible completion of the open `answers`, `known` ones tried first. */
export function arePlausible(
  levels: readonly string[],
  placementId: string,
  answers: ReadonlyMap<string, AnswerValue>,
  { model, plausible, nation, prove, budget }: PlausibilityContext,
  known: readonly Situation[] = [],
): boolean {
  const placement = model.placements.find((each) => each.placement.id === placementId);
  if (!placement) return false;
  const given = assessmentFrom(answers, model, nation).answers;
  const ground = { model, situation: settleSituation(model, given, nation), prove, budget };
  const completions = known.filter((each) => isCompletionOf(ground.situation, each));
  return levels.every((id) => {
    const place = placement.levels.findIndex(({ name }) => name.id === id);
    const goal = together([placedAt(placement, place), plausible]);
    return (
      completions.some((each) => judge(goal, model, each) === 'always') || canReach(goal, ground) === true
    );
  });
}

function isCompletionOf({ given }: Situation, completion: Situation): boolean {
  return given.every((left, question) => ((completion.given[question] ?? 0) & ~left) === 0);
}

/** True where whatever leaves `inner` in place also raises `outer`. */
export function isWithin(inner: BarrierModel, outer: BarrierModel, ground: SearchGround): boolean {
  const wants = [
    { node: inner.remains.node, truths: TRUE },
    { node: outer.raisedBy, truths: NOT_MET },
  ];
  const questions = [...new Set([...inner.remains.questions, ...outer.remains.questions])];
  return canReach({ wants, questions }, ground) === false;
}
