import type { Answers } from '../../model/assessment.ts';
import type { LevelName } from '../../model/result.ts';
import type { Model, PlacementModel, Questionnaire } from '../compiled.ts';
import { possibleLevels } from '../logic/decide.ts';
import { evaluate, type Situation, TRUE } from '../logic/evaluate.ts';
import { NO_PROVER, settleSituation, type WorkBudget } from '../logic/search.ts';

/** The levels by index, lowest first, that a placement may come to, or more where `budget` is too small. */
export function levelsLeft(
  placement: PlacementModel,
  model: Questionnaire,
  situation: Situation,
  budget: WorkBudget,
): readonly number[] {
  const { low, high } = spanOfLevels(placement, model, situation);
  if (low === high) return [low];
  const ground = { model, situation, truths: [], answers: [], facts: [], prove: NO_PROVER, budget };
  return possibleLevels(placement, ground).levels;
}

/** The lowest and the highest level that conditions allow one by one, never too narrow. */
export function spanOfLevels(
  { cumulative, levels }: PlacementModel,
  model: Questionnaire,
  situation: Situation,
): { readonly low: number; readonly high: number } {
  let [low, high, isCertain] = [0, 0, true];
  for (const [index, { requires }] of levels.entries()) {
    const truth = evaluate(requires.node, model, situation);
    if (cumulative && (truth & TRUE) === 0) break;
    if (truth & TRUE) high = index;
    // On a ladder nothing is certain above a rung that is not.
    isCertain = truth === TRUE && (isCertain || !cumulative);
    if (isCertain) low = index;
  }
  return { low, high };
}

/** Where a quick interview stands. */
export interface QuickState {
  readonly model: Model;
  readonly now: Situation;
  /** As it was before the sitting. */
  readonly start: Situation;
  /** The questions answered in this sitting, even with "don't know", by index. */
  readonly asked: ReadonlySet<number>;
  /** What looking for the next question may cost while somebody waits. */
  readonly budget: WorkBudget;
}

/** What looking for the next question may cost while somebody waits. */
const WORK = 20_000_000;

/** Where answers leave a quick interview, of which those to `askedIds` were given in this sitting. */
export function quickStateOf(
  model: Model,
  answers: Answers,
  nation: string | null,
  askedIds: ReadonlySet<string>,
): QuickState {
  const before = new Map([...answers].filter(([id]) => !askedIds.has(id)));
  const asked = model.questions.flatMap(({ question }, index) => (askedIds.has(question.id) ? [index] : []));
  return {
    model,
    now: settleSituation(model, answers, nation),
    start: settleSituation(model, before, nation),
    asked: new Set(asked),
    budget: { left: WORK },
  };
}

/** True for a question, not the nation, that was not asked in this sitting. */
export function mayAsk(question: number, { model, asked }: QuickState): boolean {
  return question < model.questions.length && !asked.has(question);
}

/** A placement with the levels, lowest first, that it could still come to. */
export interface Possible {
  readonly placement: PlacementModel;
  readonly levels: readonly LevelName[];
}

/** What each placement of a framework could still come to. */
export function possibleNow(model: Model, answers: Answers, nation: string | null): Possible[] {
  const situation = settleSituation(model, answers, nation);
  const budget = { left: WORK };
  return model.placements.map((placement) => ({
    placement,
    levels: levelsLeft(placement, model, situation, budget).flatMap(
      (index) => placement.levels[index]?.name ?? [],
    ),
  }));
}
