import type { Model } from '../../engine/compiled.ts';
import { evaluate, isOpen, lowestOf, type Situation } from '../../engine/logic/evaluate.ts';
import { barrierStatus } from '../../engine/score/decide-barriers.ts';
import { placeAssessment } from '../../engine/score/place-assessment.ts';
import type { AnswerValue } from '../../model/assessment.ts';
import type { Result, Tool } from '../../model/result.ts';
import type { Difficulty } from '../../model/vocabulary.ts';
import { optionIndexes, searchAnswers, type Variant } from './answer-search.ts';
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

/** The facts of a case before they are put into words. */
export interface Draft {
  readonly target: CaseTarget;
  /** The deciding answers without the pivot. */
  readonly deciding: ToldAnswers;
  readonly besides: ToldAnswers;
  /** Cases that hold together and have these answers, one for each variant of the target. */
  readonly whole: readonly Situation[];
}

export interface Drafting {
  readonly inference: InferenceContext;
  readonly texts: CompiledVignettes;
  readonly random: Random;
  readonly difficulty: Difficulty;
  readonly tool: Tool;
  readonly nation: string | null;
  /** The number of times that each phrase was used in this set before, by its id. */
  readonly uses: ReadonlyMap<string, number>;
  /** The fewest barriers that a text shows where the framework has any. */
  readonly fewestBarriers: number;
}

/** The number of facts that do not decide, by difficulty. */
const BESIDES: Readonly<Record<Difficulty, number>> = { easy: 0, medium: 1, hard: 2 };

/** The fewest barriers that a case shows; fewer make no good question. */
export const FEWEST_BARRIERS = 2;

/** A draft that meets `target` with a minimal set of deciding answers, or null where this try found none. */
export function draftOf(target: CaseTarget, drafting: Drafting): Draft | null {
  const { inference, texts, random } = drafting;
  if (texts.whole) return wholeDraft(texts.whole, target, drafting);
  const variants = variantsOf(target, new Map(), inference);
  const { model, placement, budget } = inference;
  // What no text tells and no level looks at may have any answer that makes the case plausible.
  const options = model.questions.map(
    ({ everyOption }, question) =>
      texts.tellable[question] || (placement.questions.includes(question) ? 0 : everyOption),
  );
  if (!searchAnswers(variants, { model, options, random, budget })) return null;
  const whole = variants.map(({ situation }) => situation);
  const all = commonAnswers(whole, target, drafting);
  const deciding = decidingAnswers(all, target, inference, random);
  if (!deciding) return null;
  const besides = besidesOf(all, deciding, target, drafting);
  return besides && { target, deciding, besides, whole };
}

/** The variants of a target once all of `told` is answered. */
function variantsOf(target: CaseTarget, told: ToldAnswers, inference: InferenceContext): Variant[] {
  return target.variants.map(({ goal, option }) => ({
    goal,
    situation: situationAfter(withPivot(told, target, option), inference),
  }));
}

/** The answers that all variants share, to questions that each of them asks. */
function commonAnswers(
  situations: readonly Situation[],
  { pivot }: CaseTarget,
  { inference, texts }: Drafting,
): ToldAnswers {
  const all = new Map<number, number>();
  for (const question of inference.model.questions.keys()) {
    if (question === pivot || !texts.tellable[question]) continue;
    if (!situations.every(({ absent, options }) => absent[question] === 0 && options[question] !== 0))
      continue;
    const given = situations[0]?.given[question] ?? 0;
    if (!isOpen(given)) all.set(question, lowestOf(given));
  }
  return all;
}

/** Idle facts of `all` for the difficulty, more where few barriers show, or null with too few. */
function besidesOf(
  all: ToldAnswers,
  deciding: ToldAnswers,
  target: CaseTarget,
  drafting: Drafting,
): ToldAnswers | null {
  const { random, difficulty } = drafting;
  const wanted = BESIDES[difficulty];
  const besides = new Map<number, number>();
  const told = () => new Map([...deciding, ...besides]);
  const isTooFew = (count: number) => count < drafting.fewestBarriers;
  let shown = barriersShown(told(), target, drafting);
  for (const [question, option] of leastToldFirst(random.shuffled([...all]), drafting)) {
    const isShort = besides.size < wanted || shown.some(isTooFew);
    if (!isShort || besides.size >= wanted + MOST_FURTHER) break;
    if (deciding.has(question)) continue;
    besides.set(question, option);
    const now = mayStandBeside(question, deciding, besides, target, drafting)
      ? barriersShown(told(), target, drafting)
      : null;
    // A further one has to show something.
    const isNeeded = besides.size <= wanted || now?.some((count, text) => count > (shown[text] ?? 0));
    if (now && isNeeded) shown = now;
    else besides.delete(question);
  }
  return shown.some(isTooFew) ? null : besides;
}

/** A draft that tells all of a whole text, in some of its versions, or null where these do not meet `target`. */
function wholeDraft(whole: ReadonlySet<number>, target: CaseTarget, drafting: Drafting): Draft | null {
  const { inference, texts, random } = drafting;
  const told = [...whole].filter((question) => question !== target.pivot);
  const options = told.map((question) => optionIndexes(texts.tellable[question] ?? 0));
  if (options.some(({ length }) => length === 0)) return null;
  const all = new Map(told.map((question, place) => [question, random.pick(options[place] ?? [])]));
  const deciding = decidingAnswers(all, target, inference, random);
  if (!deciding) return null;
  const besides = new Map([...all].filter(([question]) => !deciding.has(question)));
  if (!told.every((question) => mayStandBeside(question, deciding, besides, target, drafting))) return null;
  const shown = barriersShown(all, target, drafting);
  if (shown.some((count) => count < drafting.fewestBarriers)) return null;
  const { model, budget } = inference;
  const variants = variantsOf(target, all, inference);
  const every = model.questions.map(({ everyOption }) => everyOption);
  if (!searchAnswers(variants, { model, options: every, random, budget })) return null;
  return { target, deciding, besides, whole: variants.map(({ situation }) => situation) };
}

/** Facts in their order, but first those that the story tells itself, and then those whose words this set has had least often. */
function leastToldFirst(
  facts: readonly (readonly [question: number, option: number])[],
  { texts, uses }: Drafting,
): readonly (readonly [question: number, option: number])[] {
  const phrasesOf = new Map(
    facts.map(([question, option]) => [question, texts.phrasesOf(question, option)] as const),
  );
  const told = (question: number) =>
    Math.min(...(phrasesOf.get(question) ?? []).map(({ id }) => uses.get(id) ?? 0));
  const isOwn = (question: number) => phrasesOf.get(question)?.[0]?.phrase.story !== null;
  return facts.toSorted(
    ([one], [other]) => Number(isOwn(other)) - Number(isOwn(one)) || told(one) - told(other),
  );
}

/** The number of further facts that may be told so that barriers show. */
const MOST_FURTHER = 3;

/** True where a question is asked in each variant, and makes no deciding answer needless. */
function mayStandBeside(
  question: number,
  deciding: ToldAnswers,
  besides: ToldAnswers,
  target: CaseTarget,
  { inference }: Drafting,
): boolean {
  const told = new Map([...deciding, ...besides]);
  const isAsked = target.variants.every(
    ({ option }) => situationAfter(withPivot(told, target, option), inference).absent[question] === 0,
  );
  if (!isAsked || !inference.placement.questions.includes(question)) return isAsked;
  return areMissed(deciding, besides, target, inference);
}

/** The number of barriers that remain in each text and that phrases can show, or none where texts show no barriers. */
// With none counted, none are asked for.
function barriersShown(told: ToldAnswers, target: CaseTarget, { inference, texts }: Drafting): number[] {
  if (texts.askable.length === 0) return [];
  const { model } = inference;
  return toldIn(target, told).map((each) => {
    const situation = situationAfter(each, inference);
    const nations = situation.options[model.questions.length] ?? 0;
    const showable = new Set(
      [...each].flatMap(([question, option]) =>
        texts.phrasesOf(question, option).flatMap(({ phrase }) => phrase.shows),
      ),
    );
    return texts.askable.filter(
      ({ model: barrier }) =>
        showable.has(barrier.barrier.id) &&
        barrierStatus(barrier, nations, ({ node }) => evaluate(node, model, situation)) === 'remains',
    ).length;
  });
}

/** The option of the pivot in each text, by index, or null where it is left open or there is no pivot. */
// Twins alone have two texts.
export function endsOf({ kind, variants }: CaseTarget): readonly (number | null)[] {
  if (kind === 'uncertain') return [null];
  return (kind === 'twins' ? variants : variants.slice(0, 1)).map(({ option }) => option);
}

/** The answers that each text tells, `common` to all and its own. */
export function toldIn(target: CaseTarget, common: ToldAnswers): readonly ToldAnswers[] {
  return endsOf(target).map((option) => withPivot(common, target, option));
}

/** The engine's result for the answers that a text tells and those that it narrows. */
export function draftResult(
  told: ToldAnswers,
  { inference, tool, nation }: Drafting,
  narrowed: ImpliedAnswers = new Map(),
): Result {
  const { model, prove } = inference;
  return placeAssessment(
    model,
    assessmentFrom(draftAnswers(told, model, narrowed), model, nation),
    tool,
    prove,
  );
}

/** The answers by question id that a text tells, and those that it narrows. */
export function draftAnswers(
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
