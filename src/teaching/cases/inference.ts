import type { Model, PlacementModel } from '../../engine/compiled.ts';
import { possibleLevels } from '../../engine/logic/decide.ts';
import { copyOf, evaluate, evaluateAll, type Situation, TRUE } from '../../engine/logic/evaluate.ts';
import { narrow, type Prover, type WorkBudget } from '../../engine/logic/search.ts';
import type { AnswerValue, Assessment } from '../../model/assessment.ts';
import type { Example } from '../../model/key.ts';
import type { PlacementResult, Result } from '../../model/result.ts';
import { EMPTY_ASSESSMENT } from '../../model/vocabulary.ts';
import type { CaseTarget } from './case-target.ts';
import type { Random } from './random.ts';

/** The assessment with these answers, by question id, and nothing else. */
export function assessmentFrom(
  answers: ReadonlyMap<string, AnswerValue>,
  { framework }: Model,
  nation: string | null,
): Assessment {
  const given = [...answers].map(
    ([id, answer]) => [id, { answer, note: null, evidence: [], source: null }] as const,
  );
  return {
    ...EMPTY_ASSESSMENT,
    service: { ...EMPTY_ASSESSMENT.service, nation },
    frameworkVersion: framework.version,
    answers: new Map(given),
  };
}

/** The answers that the text of a case tells, by question id. */
export function toldBy({ facts }: Pick<Example, 'facts'>): ReadonlyMap<string, string> {
  return new Map(
    facts.flatMap(({ question, option }) => (option === null ? [] : [[question, option] as const])),
  );
}

/** The placement of a result by its id. */
export function placementIn({ placements }: Result, id: string): PlacementResult | undefined {
  return placements.find((each) => each.id === id);
}

/** The ids of the barriers that remain. */
export function remainingIn({ barriers }: Result): string[] {
  return barriers.filter(({ status }) => status === 'remains').map(({ id }) => id);
}

/** The index of the option for each question that a text settles, by its index. */
export type ToldAnswers = ReadonlyMap<number, number>;

/** The model and placement that the levels of a text are inferred with. */
export interface InferenceContext {
  readonly model: Model;
  readonly placement: PlacementModel;
  /** The situation with the nation known and nothing answered. */
  readonly nothing: Situation;
  readonly prove: Prover;
  readonly budget: WorkBudget;
}

/** The situation once all of `told` is answered. */
export function situationAfter(told: ToldAnswers, { model, nothing }: InferenceContext): Situation {
  const situation = copyOf(nothing);
  for (const [question, option] of told) narrow(model, situation, question, 1 << option);
  return situation;
}

/** The possible levels after `told`, by index, lowest first, or null where they are not exact. */
export function inferredLevels(told: ToldAnswers, context: InferenceContext): readonly number[] | null {
  const { model, placement, prove, budget } = context;
  const situation = situationAfter(told, context);
  const truths = evaluateAll(model, situation);
  const { levels, exact } = possibleLevels(placement, { model, situation, truths, prove, budget });
  return exact ? levels : null;
}

function isOnlyLevel(level: number, told: ToldAnswers, context: InferenceContext): boolean {
  const levels = inferredLevels(told, context);
  return levels?.length === 1 && levels[0] === level;
}

/** The questions whose answers each change the possible levels, or null where these alone do not decide. */
export function decisiveQuestions(told: ToldAnswers, context: InferenceContext): ReadonlySet<number> | null {
  const right = String(inferredLevels(told, context));
  const deciding = [...told].filter(
    ([question]) => String(inferredLevels(without(question, told), context)) !== right,
  );
  if (String(inferredLevels(new Map(deciding), context)) !== right) return null;
  return new Set(deciding.map(([question]) => question));
}

function without(question: number, told: ToldAnswers): ToldAnswers {
  return new Map([...told].filter(([other]) => other !== question));
}

/** A minimal subset of `all` that meets `target`, by deletion in random order, or null if `all` do not. */
export function decidingAnswers(
  all: ToldAnswers,
  target: CaseTarget,
  context: InferenceContext,
  random: Random,
): ToldAnswers | null {
  if (!decides(all, target, context)) return null;
  const { placement } = context;
  const own = [...all].filter(([question]) => placement.questions.includes(question));
  const left = new Map(own);
  if (!decides(left, target, context)) return null;
  for (const [question, option] of random.shuffled(own)) {
    left.delete(question);
    if (!decides(left, target, context)) left.set(question, option);
  }
  return left;
}

/** True where none of the deciding answers becomes needless through those told besides. */
export function areMissed(
  deciding: ToldAnswers,
  besides: ToldAnswers,
  target: CaseTarget,
  context: InferenceContext,
): boolean {
  const told = new Map([...deciding, ...besides]);
  return [...deciding.keys()].every((question) => !decides(without(question, told), target, context));
}

/** True where `told`, the pivot aside, makes the case its target. */
function decides(told: ToldAnswers, target: CaseTarget, context: InferenceContext): boolean {
  if (target.kind === 'uncertain') return leavesOpen(told, target, context);
  const isPlaced = target.variants.every(({ level, option }) =>
    isOnlyLevel(level, withPivot(told, target, option), context),
  );
  return isPlaced && (target.kind !== 'out-of-order' || isMetAbove(told, target, context));
}

/** `told` with the pivot answered by `option`. */
export function withPivot(
  told: ToldAnswers,
  { pivot }: Pick<CaseTarget, 'pivot'>,
  option: number | null,
): ToldAnswers {
  return pivot === null || option === null ? told : new Map([...told, [pivot, option]]);
}

/** True where the pivot alone decides between several levels, the lowest of them the target's. */
function leavesOpen(told: ToldAnswers, { pivot, level }: CaseTarget, context: InferenceContext): boolean {
  if (pivot === null || situationAfter(told, context).absent[pivot] === 1) return false;
  const options = context.model.questions[pivot]?.values ?? [];
  const found = new Set<number>();
  for (const option of options.keys()) {
    const levels = inferredLevels(withPivot(told, { pivot }, option), context);
    if (levels?.length !== 1) return false;
    found.add(levels[0] ?? 0);
  }
  return found.size > 1 && Math.min(...found) === level;
}

function isMetAbove(told: ToldAnswers, target: CaseTarget, context: InferenceContext): boolean {
  const situation = situationAfter(told, context);
  const above = context.placement.levels.slice(target.level + 2);
  return above.some(({ requires }) => evaluate(requires.node, context.model, situation) === TRUE);
}
