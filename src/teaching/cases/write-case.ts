import { withTerms } from '../../engine/compile/nation-terms.ts';
import type { Node } from '../../engine/compiled.ts';
import { evaluate, TRUE } from '../../engine/logic/evaluate.ts';
import type { Example, ExampleBarrier, ExampleFact, ExampleLevel } from '../../model/key.ts';
import type { PlacementResult, Result } from '../../model/result.ts';
import type { CaseKind } from '../../model/vocabulary.ts';
import { askableBarriers, bearingsOf, looksAt, optionsOffered, slipsOf } from './answer-key.ts';
import { type Draft, type Drafting, draftAnswers, draftResult, endsOf, toldIn } from './case-draft.ts';
import type { CaseTarget } from './case-target.ts';
import {
  type CaseInWords,
  type Frame,
  impliedAmong,
  type LaidPiece,
  layoutOf,
  phrasesFor,
  type TextPlan,
  type ToldFact,
  type ToSay,
  type Used,
  wordsOf,
  writtenOut,
} from './case-text.ts';
import type { CompiledPhrase } from './compiled-vignettes.ts';
import { arePlausible, impliedBy, isSameResult } from './implications.ts';
import { decisiveQuestions, placementIn, situationAfter, type ToldAnswers } from './inference.ts';

/** The id, story and texts that a case is written with. */
export interface Scene extends Frame {
  readonly id: string;
  /** What this set has said before. */
  readonly used: Used;
}

/** The case of a draft in words, or both of a pair, or null where its facts cannot be said together. */
export function writeCase(draft: Draft, scene: Scene, drafting: Drafting): CaseInWords | null {
  const { target } = draft;
  const common: ToldAnswers = new Map([...draft.deciding, ...draft.besides]);
  const told = toldIn(target, common);
  const decisive = told.flatMap((each) => decisiveQuestions(each, drafting.inference) ?? []);
  if (decisive.length < told.length) return null;
  const story = { used: scene.used, words: wordsOf(scene), cast: Object.keys(scene.story.words) };
  const toSay = {
    ...toSayOf(draft, common, told, drafting),
    ...story,
    deciding: decidingIn(target, ...decisive),
  };
  const shared = phrasesFor([...common], toSay, scene.texts, drafting.random);
  if (!shared) return null;
  const pivots = endsOf(target).map((option) =>
    pivotPhrase([target.pivot, option], shared, toSay, scene, drafting),
  );
  if (pivots.includes(null)) return null;
  if (scene.texts.whole && !pivots.some((pivot) => isAsHard([...shared, ...(pivot ?? [])], toSay)))
    return null;
  const layout = layoutOf([...toSay.kept.keys()], scene, toSay, drafting.random);
  const examples = told.map((answers, index): Example | null => {
    const written: Written = {
      ...namesOf(index, pivots.length, target, scene, drafting),
      kind: target.kind,
      layout,
      phrases: new Map([...shared, ...(pivots[index] ?? [])]),
      told: answers,
      deciding: decidingIn(target, ...decisive.slice(index, index + 1)),
      setting: { id: scene.setting.id, title: scene.setting.title },
      nation: drafting.inference.model.nations.find(({ id }) => id === scene.nation) ?? null,
    };
    const result = draftResult(answers, drafting);
    const barriers = askableIn(written, result, drafting);
    return barriers && isSound(written, result, draft, drafting)
      ? exampleOf(written, barriers, result, drafting)
      : null;
  });
  if (!examples.every((example) => example !== null)) return null;
  const phrases = examples.flatMap(({ facts }) => facts.map(({ phrase }) => phrase));
  return { examples, texts: new Set([...phrases, ...layout.scenes.flatMap(({ bridge }) => bridge ?? [])]) };
}

/** True where as many deciding facts are implied as the difficulty wants: a whole text has no other words for them. */
function isAsHard(
  phrases: readonly (readonly [question: number, CompiledPhrase])[],
  { deciding, difficulty }: ToSay,
): boolean {
  const own = phrases.filter(([question, { phrase }]) => deciding.has(question) && phrase.option !== null);
  const implied = own.filter(([, { phrase }]) => phrase.manner === 'implied').length;
  const most = impliedAmong(own.length, difficulty);
  // Half and half leaves room: the manner of a pivot is chosen apart.
  return implied <= most && implied >= (difficulty === 'medium' ? Math.floor(own.length / 4) : most);
}

/** The questions that decide in any text; what is left open decides by that. */
function decidingIn(
  { kind, pivot }: CaseTarget,
  ...decisive: readonly ReadonlySet<number>[]
): ReadonlySet<number> {
  const open = kind === 'uncertain' && pivot !== null ? [pivot] : [];
  return new Set([...decisive.flatMap((each) => [...each]), ...open]);
}

/** True where the tags of the phrases change no level or barrier, and leave each level plausible. */
function isSound({ phrases, told }: Written, result: Result, { whole }: Draft, drafting: Drafting): boolean {
  const { inference, texts, nation } = drafting;
  const { id } = inference.placement.placement;
  const said = impliedBy(phrases.values(), inference.model);
  if (!isSameResult(result, draftResult(told, drafting, said), id)) return false;
  const levels = placementIn(result, id)?.possible.levels ?? [];
  const context = { ...inference, ...texts, nation };
  return arePlausible(levels, id, draftAnswers(told, inference.model, said), context, whole);
}

/** The barriers that may be asked about, or null where too few of them are right. */
function askableIn(
  { phrases }: Written,
  result: Result,
  drafting: Drafting,
): readonly ExampleBarrier[] | null {
  const { inference, texts, fewestBarriers } = drafting;
  const ground = { ...inference, situation: inference.nothing };
  const barriers = askableBarriers(result, phrases.values(), texts, ground);
  const isEnough = barriers.filter(({ right }) => right).length >= fewestBarriers;
  return isEnough || texts.askable.length === 0 ? barriers : null;
}

/** The phrase of the pivot beside the `shared` ones, none where there is no pivot, or null where none fits. */
function pivotPhrase(
  [pivot, option]: readonly [pivot: number | null, option: number | null],
  shared: ReadonlyMap<number, CompiledPhrase>,
  toSay: ToSay,
  { texts }: Scene,
  { random }: Drafting,
): ReadonlyMap<number, CompiledPhrase> | null {
  if (pivot === null) return new Map();
  const said: ToldFact = [pivot, option];
  return phrasesFor([said], toSay, texts, random, shared);
}

function toSayOf(
  { target }: Draft,
  common: ToldAnswers,
  told: readonly ToldAnswers[],
  { inference, difficulty }: Drafting,
): Pick<ToSay, 'kept' | 'every' | 'difficulty' | 'holds'> {
  const every = inference.model.questions.map(({ everyOption }) => everyOption);
  const kept = new Map([...common].map(([question, option]) => [question, 1 << option]));
  if (target.pivot !== null) {
    const both = target.variants.reduce((bits, { option }) => bits | (option === null ? 0 : 1 << option), 0);
    kept.set(target.pivot, target.kind === 'uncertain' ? (every[target.pivot] ?? 0) : both);
  }
  const situations = told.map((each) => situationAfter(each, inference));
  const holds = (condition: Node) =>
    situations.every((situation) => evaluate(condition, inference.model, situation) === TRUE);
  return { kept, every, difficulty, holds };
}

function namesOf(
  index: number,
  texts: number,
  { pivot }: CaseTarget,
  { id }: Scene,
  { inference }: Drafting,
): Pick<Written, 'id' | 'twin'> {
  if (texts === 1) return { id, twin: null };
  const [own = '', other = ''] = index === 0 ? ['a', 'b'] : ['b', 'a'];
  const question = inference.model.questions[pivot ?? -1]?.question.id ?? '';
  return { id: `${id}${own}`, twin: { id: `${id}${other}`, question } };
}

/** A case before its answers are worked out. */
export interface Written {
  readonly id: string;
  readonly kind: CaseKind;
  readonly layout: TextPlan;
  readonly phrases: ReadonlyMap<number, CompiledPhrase>;
  readonly told: ToldAnswers;
  readonly deciding: ReadonlySet<number>;
  readonly setting: Example['setting'];
  readonly nation: Example['nation'];
  readonly twin: Example['twin'];
}

function exampleOf(
  written: Written,
  barriers: readonly ExampleBarrier[],
  result: Result,
  drafting: Drafting,
): Example {
  const { inference } = drafting;
  const placement = placementIn(result, inference.placement.placement.id) as PlacementResult;
  const pieces = writtenOut(written.layout, written.phrases);
  const order = pieces.flat().flatMap(({ question }) => toldWith(question, written.phrases));
  const facts = order.map((question) => factOf(question, written, drafting));
  const example: Example = {
    id: written.id,
    title: written.layout.title,
    kind: written.kind,
    difficulty: drafting.difficulty,
    setting: written.setting,
    nation: written.nation,
    placement: { id: placement.id, title: placement.title, cumulative: placement.cumulative },
    levels: placement.levels.map((level, index) => levelOf(level, index, order, drafting)),
    secured: placement.secured.id,
    right: placement.possible.levels,
    nearest: trapOf(placement, written.kind) ?? nearestOf(placement, facts),
    paragraphs: pieces.map((paragraph) => paragraph.map((piece) => numbered(piece, order))),
    facts,
    barriers: [...barriers],
    twin: written.twin,
  };
  return withTerms(example, inference.model.framework.terms, written.nation?.id ?? null);
}

/** The questions that the words of `question` tell, itself first; none for what tells nothing. */
function toldWith(question: number | null, phrases: ReadonlyMap<number, CompiledPhrase>): readonly number[] {
  if (question === null) return [];
  const words = phrases.get(question)?.id;
  const besides = [...phrases].flatMap(([other, { id }]) =>
    other !== question && id === words ? [other] : [],
  );
  return [question, ...besides];
}

function numbered({ text, question }: LaidPiece, order: readonly number[]) {
  return { text, fact: question === null ? null : order.indexOf(question) };
}

function factOf(question: number, written: Written, { inference }: Drafting): ExampleFact {
  const option = written.told.get(question) ?? null;
  const asked = inference.model.questions[question]?.question;
  const chosen = option === null ? null : optionsOffered(question, inference.model)[option];
  const isDeciding = written.deciding.has(question);
  const said = written.phrases.get(question);
  return {
    question: asked?.id ?? '',
    ask: asked?.ask ?? '',
    option: chosen?.id ?? null,
    text: chosen?.text ?? '',
    deciding: isDeciding,
    manner: said?.phrase.manner ?? 'told',
    phrase: said?.id ?? '',
    bears: bearingsOf(question, option, inference.placement),
    slips: isDeciding ? slipsOf(question, written.told, inference) : [],
  };
}

function levelOf(
  { id, rank, name, about, status, replaced, missing }: PlacementResult['levels'][number],
  index: number,
  order: readonly number[],
  { inference }: Drafting,
): ExampleLevel {
  const model = inference.placement.levels[index];
  const facts = order.flatMap((question, place) => (model && looksAt(question, model) ? [place] : []));
  return { id, rank, name, about, status, replaced, missing, facts };
}

// What is most in sight is not what counts.
function trapOf({ outOfOrder }: PlacementResult, kind: CaseKind): string | null {
  return kind === 'out-of-order' ? (outOfOrder.at(-1) ?? null) : null;
}

/** The nearest wrong level that one misread fact gives, alone before among others, else the next above or below. */
// Of equals the higher.
function nearestOf(
  { possible, levels, secured }: PlacementResult,
  facts: readonly ExampleFact[],
): string | null {
  const ranks = new Map(levels.map(({ id, rank }) => [id, rank]));
  const rankOf = (id: string) => ranks.get(id) ?? 0;
  const distanceOf = (id: string) => Math.abs(rankOf(id) - secured.rank);
  const isWrong = (id: string) => !possible.levels.includes(id);
  const slips = facts.flatMap((fact) => fact.slips.map((slip) => slip.levels));
  const nearest = (reached: readonly (readonly string[])[]) =>
    reached
      .flat()
      .filter(isWrong)
      .toSorted((one, other) => distanceOf(one) - distanceOf(other) || rankOf(other) - rankOf(one))[0];
  const wrong = levels.filter(({ id }) => isWrong(id));
  const beside = wrong.find(({ rank }) => rank > secured.rank) ?? wrong.at(-1);
  return nearest(slips.filter(({ length }) => length === 1)) ?? nearest(slips) ?? beside?.id ?? null;
}
