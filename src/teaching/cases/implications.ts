import type { Model } from '../../engine/compiled.ts';
import { type Goal, placedAt, together } from '../../engine/logic/goal.ts';
import { canReach, type Prover, settleSituation, type WorkBudget } from '../../engine/logic/search.ts';
import type { AnswerValue } from '../../model/assessment.ts';
import type { Result } from '../../model/result.ts';
import { optionIndexes } from './answer-search.ts';
import type { CompiledPhrase } from './compiled-vignettes.ts';
import { assessmentFrom } from './inference.ts';

/** Questions of which phrases rule out something, each with the options that are left, by their ids. */
export type ImpliedAnswers = ReadonlyMap<string, readonly string[]>;

/** What phrases leave of the questions that they say something of. */
export function impliedBy(ways: Iterable<CompiledPhrase>, { questions }: Model): ImpliedAnswers {
  const ruledOut = new Map<number, number>();
  for (const { rulesOut } of ways)
    for (const [question, bits] of rulesOut) ruledOut.set(question, (ruledOut.get(question) ?? 0) | bits);
  return new Map(
    [...ruledOut].flatMap(([place, bits]) => {
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
export function isSameResult(
  one: Result,
  other: Result,
  { placement }: { readonly placement: { readonly id: string } },
): boolean {
  return marksOf(one, placement.id) === marksOf(other, placement.id);
}

function marksOf({ placements, barriers }: Result, id: string): string {
  const levels = placements.find((each) => each.id === id)?.possible.levels ?? [];
  const remaining = barriers.filter(({ status }) => status === 'remains').map((barrier) => barrier.id);
  return JSON.stringify([levels, remaining.toSorted()]);
}

/** What a case is believed by. */
export interface PlausibilityContext {
  readonly model: Model;
  /** What holds in every case, as far as it applies. */
  readonly plausible: Goal;
  readonly nation: string | null;
  readonly prove: Prover;
  readonly budget: WorkBudget;
}

/**
 * True where a reader can believe each of these levels, by their ids: some way to fill in what the answers leave open has
 * it, and puts nothing together that no case does.
 */
export function arePlausible(
  levels: readonly string[],
  placementId: string,
  answers: ReadonlyMap<string, AnswerValue>,
  { model, plausible, nation, prove, budget }: PlausibilityContext,
): boolean {
  const placement = model.placements.find((each) => each.placement.id === placementId);
  if (!placement) return false;
  const given = assessmentFrom(answers, model, nation).answers;
  const ground = { model, situation: settleSituation(model, given, nation), prove, budget };
  return levels.every((id) => {
    const place = placement.levels.findIndex(({ name }) => name.id === id);
    return canReach(together([placedAt(placement, place), plausible]), ground) === true;
  });
}
