import type { Model } from '../../engine/compiled.ts';
import type { Situation } from '../../engine/logic/evaluate.ts';
import { placeAssessment } from '../../engine/score/place-assessment.ts';
import type { AnswerValue } from '../../model/assessment.ts';
import type { Result, Tool } from '../../model/result.ts';
import type { Difficulty } from '../../model/vocabulary.ts';
import { searchAnswers } from './answer-search.ts';
import type { CaseTarget } from './case-target.ts';
import type { CompiledVignettes } from './compiled-vignettes.ts';
import type { ImpliedAnswers } from './implications.ts';
import {
  areMissed,
  assessmentFrom,
  decidingAnswers,
  type InferenceContext,
  situationAfter,
  type ToldAnswers,
  withPivot,
} from './inference.ts';
import type { Random } from './random.ts';

/** What a case tells, before it is put into words. */
export interface Draft {
  readonly aim: CaseTarget;
  /** What decides, the pivot aside. */
  readonly deciding: ToldAnswers;
  /** What is told besides. */
  readonly besides: ToldAnswers;
}

/** What a draft is made with. */
export interface Drafting {
  readonly telling: InferenceContext;
  readonly texts: CompiledVignettes;
  readonly random: Random;
  readonly difficulty: Difficulty;
  readonly tool: Tool;
  readonly nation: string | null;
  /** Fewer barriers than this are shown by no text, where the framework has any. */
  readonly fewestBarriers: number;
}

/** How many facts that do not decide stand between those that do. */
const BESIDES: Readonly<Record<Difficulty, number>> = { easy: 1, medium: 3, hard: 5 };

/** How many barriers a case shows: fewer or more make no good question. */
export const FEWEST_BARRIERS = 2;

const MOST_BARRIERS = 7;

/** Answers that make a case what it is to be, and no more of them than it needs; null where this try found none. */
export function draftOf(aim: CaseTarget, drafting: Drafting): Draft | null {
  const { telling, texts, random } = drafting;
  const worlds = aim.variants.map(({ goal, option }) => ({
    goal,
    situation: situationAfter(withPivot(new Map(), aim, option), telling),
  }));
  const { model, budget } = telling;
  if (!searchAnswers(worlds, { model, options: texts.tellable, random, budget })) return null;
  const all = commonAnswers(
    worlds.map(({ situation }) => situation),
    aim,
    drafting,
  );
  const deciding = decidingAnswers(all, aim, telling, random);
  if (!deciding) return null;
  const besides = besidesOf(all, deciding, aim, drafting);
  return besides && { aim, deciding, besides };
}

/** The answers that are the same in all worlds, and asked in all. */
function commonAnswers(
  situations: readonly Situation[],
  { pivot }: CaseTarget,
  { telling, texts }: Drafting,
): ToldAnswers {
  const all = new Map<number, number>();
  for (const question of telling.model.questions.keys()) {
    if (question === pivot || !texts.tellable[question]) continue;
    if (!situations.every(({ absent, options }) => absent[question] === 0 && options[question] !== 0))
      continue;
    const given = situations[0]?.given[question] ?? 0;
    if ((given & (given - 1)) === 0) all.set(question, 31 - Math.clz32(given));
  }
  return all;
}

/**
 * Facts that do not decide, as many as the difficulty asks for, and more where too few barriers show. Null where the
 * case would show too few barriers or too many.
 */
function besidesOf(
  all: ToldAnswers,
  deciding: ToldAnswers,
  aim: CaseTarget,
  drafting: Drafting,
): ToldAnswers | null {
  const { random, difficulty } = drafting;
  const wanted = BESIDES[difficulty];
  const besides = new Map<number, number>();
  const told = () => new Map([...deciding, ...besides]);
  const isTooFew = (count: number) => count < drafting.fewestBarriers;
  let shown = barriersShown(told(), aim, drafting);
  if (shown.some(isTooMany)) return null;
  for (const [question, option] of random.shuffled([...all])) {
    const isShort = besides.size < wanted || shown.some(isTooFew);
    if (!isShort || besides.size >= wanted + MOST_FURTHER) break;
    if (deciding.has(question)) continue;
    besides.set(question, option);
    const isIdle = mayStandBeside(question, deciding, besides, aim, drafting);
    const after = isIdle ? barriersShown(told(), aim, drafting) : null;
    if (after === null || after.some(isTooMany)) besides.delete(question);
    else shown = after;
  }
  return shown.some(isTooFew) ? null : besides;
}

/** How many more facts may be told so that barriers show. */
const MOST_FURTHER = 3;

/** True where a question is asked in each world, and what is told of it stands in for nothing that decides. */
function mayStandBeside(
  question: number,
  deciding: ToldAnswers,
  besides: ToldAnswers,
  aim: CaseTarget,
  { telling }: Drafting,
): boolean {
  const told = new Map([...deciding, ...besides]);
  const isAsked = aim.variants.every(
    ({ option }) => situationAfter(withPivot(told, aim, option), telling).absent[question] === 0,
  );
  if (!isAsked || !telling.placement.questions.includes(question)) return isAsked;
  return areMissed(deciding, besides, aim, telling);
}

/** How many barriers each text shows to remain; nothing where the framework has none, so that none are asked for. */
function barriersShown(told: ToldAnswers, aim: CaseTarget, drafting: Drafting): number[] {
  if (drafting.telling.model.barriers.length === 0) return [];
  return toldIn(aim, told).map(
    (each) => resultOf(each, drafting).barriers.filter(({ status }) => status === 'remains').length,
  );
}

function isTooMany(shown: number): boolean {
  return shown > MOST_BARRIERS;
}

/** The option of the pivot in each text: a pair has two, any other kind one; null where it is left open, or there is no pivot. */
export function endsOf({ kind, variants: worlds }: CaseTarget): readonly (number | null)[] {
  if (kind === 'uncertain') return [null];
  return (kind === 'twins' ? worlds : worlds.slice(0, 1)).map(({ option }) => option);
}

/** What each text tells, where they have this in common. */
export function toldIn(aim: CaseTarget, common: ToldAnswers): readonly ToldAnswers[] {
  return endsOf(aim).map((option) => withPivot(common, aim, option));
}

/** What the engine makes of what a text tells; and, where it is given, of what it narrows besides. */
export function resultOf(
  told: ToldAnswers,
  { telling, tool, nation }: Drafting,
  narrowed: ImpliedAnswers = new Map(),
): Result {
  const { model, prove } = telling;
  return placeAssessment(model, assessmentFrom(answersOf(told, model, narrowed), model, nation), tool, prove);
}

/** The answers, by question, that a text tells; and, where it is given, what it narrows besides. */
export function answersOf(
  told: ToldAnswers,
  { questions }: Model,
  narrowed: ImpliedAnswers = new Map(),
): ReadonlyMap<string, AnswerValue> {
  const answers = new Map<string, AnswerValue>(narrowed);
  for (const [place, option] of told) {
    const question = questions[place]?.question;
    answers.set(question?.id ?? '', question?.options[option]?.id ?? '');
  }
  return answers;
}
