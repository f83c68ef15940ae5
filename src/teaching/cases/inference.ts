import type { Model, PlacementModel } from '../../engine/compiled.ts';
import { possibleLevels } from '../../engine/logic/decide.ts';
import { copyOf, evaluate, evaluateAll, type Situation, TRUE } from '../../engine/logic/evaluate.ts';
import { narrow, type Prover, type WorkBudget } from '../../engine/logic/search.ts';
import type { AnswerValue, Assessment } from '../../model/assessment.ts';
import type { Example } from '../../model/key.ts';
import { EMPTY_ASSESSMENT } from '../../model/vocabulary.ts';
import type { CaseTarget } from './case-target.ts';
import type { Random } from './random.ts';

/** The assessment with these answers, by question, and nothing else. */
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

/** The answers that the text of a case tells, by question. What it leaves open is not among them. */
export function toldBy({ facts }: Pick<Example, 'facts'>): ReadonlyMap<string, string> {
  return new Map(
    facts.flatMap(({ question, option }) => (option === null ? [] : [[question, option] as const])),
  );
}

/** What a text tells: for each question that it settles, the option, both by their places. */
export type ToldAnswers = ReadonlyMap<number, number>;

/** What is known before anything is told, and how it is found out what follows. */
export interface InferenceContext {
  readonly model: Model;
  readonly placement: PlacementModel;
  /** Nothing is answered; the nation is known. */
  readonly nothing: Situation;
  readonly prove: Prover;
  /** What looking for it may still cost. */
  readonly budget: WorkBudget;
}

/** What is known when a text has told all that it tells. */
export function situationAfter(told: ToldAnswers, { model, nothing }: InferenceContext): Situation {
  const situation = copyOf(nothing);
  for (const [question, option] of told) narrow(model, situation, question, 1 << option);
  return situation;
}

/** The levels that are possible for a reader who knows what was told, lowest first; null where that cannot be told exactly. */
export function inferredLevels(told: ToldAnswers, telling: InferenceContext): readonly number[] | null {
  const { model, placement, prove, budget } = telling;
  const situation = situationAfter(told, telling);
  const truths = evaluateAll(model, situation);
  const { levels, exact } = possibleLevels(placement, { model, situation, truths, prove, budget });
  return exact ? levels : null;
}

/** True where what is told leaves this level and no other. */
function isOnlyLevel(level: number, told: ToldAnswers, telling: InferenceContext): boolean {
  const levels = inferredLevels(told, telling);
  return levels?.length === 1 && levels[0] === level;
}

/**
 * The questions on which the level of a text rests: without any one of them, other levels would be possible, and without
 * all others the same. Null where two facts stand in for each other, so that there is no one answer to what decides.
 */
export function decisiveQuestions(told: ToldAnswers, telling: InferenceContext): ReadonlySet<number> | null {
  const right = String(inferredLevels(told, telling));
  const deciding = [...told].filter(
    ([question]) => String(inferredLevels(without(question, told), telling)) !== right,
  );
  if (String(inferredLevels(new Map(deciding), telling)) !== right) return null;
  return new Set(deciding.map(([question]) => question));
}

function without(question: number, told: ToldAnswers): ToldAnswers {
  return new Map([...told].filter(([other]) => other !== question));
}

/**
 * The answers that decide: without any one of them, the text would no longer place the case as it is meant to. Of the
 * answers given, those are left out one by one, in any order, that are not missed. Null where not even all of them do.
 */
export function decidingAnswers(
  all: ToldAnswers,
  aim: CaseTarget,
  telling: InferenceContext,
  random: Random,
): ToldAnswers | null {
  if (!decides(all, aim, telling)) return null;
  const { placement } = telling;
  const own = [...all].filter(([question]) => placement.questions.includes(question));
  const left = new Map(own);
  if (!decides(left, aim, telling)) return null;
  for (const [question, option] of random.shuffled(own)) {
    left.delete(question);
    if (!decides(left, aim, telling)) left.set(question, option);
  }
  return left;
}

/** True where each of the answers that decide is still missed if it is left out, although others are told besides. */
export function areMissed(
  deciding: ToldAnswers,
  besides: ToldAnswers,
  aim: CaseTarget,
  telling: InferenceContext,
): boolean {
  const told = [...deciding, ...besides];
  return [...deciding.keys()].every(
    (question) => !decides(new Map(told.filter(([other]) => other !== question)), aim, telling),
  );
}

/** True where what is told, the pivot aside, makes of the case what it is to be. */
function decides(told: ToldAnswers, aim: CaseTarget, telling: InferenceContext): boolean {
  if (aim.kind === 'uncertain') return leavesOpen(told, aim, telling);
  const isPlaced = aim.variants.every(({ level, option }) =>
    isOnlyLevel(level, withPivot(told, aim, option), telling),
  );
  return isPlaced && (aim.kind !== 'out-of-order' || isMetAbove(told, aim, telling));
}

/** What is told, with the answer in which the worlds differ. */
export function withPivot(
  told: ToldAnswers,
  { pivot }: Pick<CaseTarget, 'pivot'>,
  option: number | null,
): ToldAnswers {
  return pivot === null || option === null ? told : new Map([...told, [pivot, option]]);
}

/** True where the pivot alone decides between several levels, of which the one asked for is the lowest. */
function leavesOpen(told: ToldAnswers, { pivot, level }: CaseTarget, telling: InferenceContext): boolean {
  if (pivot === null || situationAfter(told, telling).absent[pivot] === 1) return false;
  const options = telling.model.questions[pivot]?.values ?? [];
  const found = new Set<number>();
  for (const option of options.keys()) {
    const levels = inferredLevels(withPivot(told, { pivot }, option), telling);
    if (levels?.length !== 1) return false;
    found.add(levels[0] ?? 0);
  }
  return found.size > 1 && Math.min(...found) === level;
}

function isMetAbove(told: ToldAnswers, aim: CaseTarget, telling: InferenceContext): boolean {
  const situation = situationAfter(told, telling);
  const above = telling.placement.levels.slice(aim.level + 2);
  return above.some(({ requires }) => evaluate(requires.node, telling.model, situation) === TRUE);
}
