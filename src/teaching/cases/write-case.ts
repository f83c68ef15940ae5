import { withTerms } from '../../engine/compile/nation-terms.ts';
import type { Node } from '../../engine/compiled.ts';
import { evaluate, TRUE } from '../../engine/logic/evaluate.ts';
import type { Example, ExampleFact, ExampleLevel } from '../../model/key.ts';
import type { PlacementResult } from '../../model/result.ts';
import type { VignetteSetting } from '../../model/vignettes.ts';
import type { CaseKind } from '../../model/vocabulary.ts';
import { bearingsOf, looksAt, offeredBarriers, optionsOf, slipsOf } from './answer-key.ts';
import { answersOf, type Draft, type Drafting, endsOf, resultOf, toldIn } from './case-draft.ts';
import type { CaseTarget } from './case-target.ts';
import {
  type Frame,
  type LaidPiece,
  type Layout,
  layoutOf,
  phrasesFor,
  type Said,
  type ToSay,
  writtenOut,
} from './case-text.ts';
import type { CompiledPhrase, CompiledVignettes } from './compiled-vignettes.ts';
import { arePlausible, impliedBy, isSameResult } from './implications.ts';
import { decisiveQuestions, situationAfter, type ToldAnswers } from './inference.ts';

/** What a case is to be called, and where it plays. */
export interface Scene {
  readonly id: string;
  readonly setting: VignetteSetting;
  /** How many cases of this set were told of the setting before. */
  readonly turn: number;
  readonly nation: string | null;
  readonly texts: CompiledVignettes;
  /** How often each phrase was had in this set before, by its id. */
  readonly uses: ReadonlyMap<string, number>;
}

/** The case of a draft in words, or the two of a pair; null where its facts cannot be said together. */
export function writeCase(draft: Draft, scene: Scene, drafting: Drafting): readonly Example[] | null {
  const { aim } = draft;
  const common: ToldAnswers = new Map([...draft.deciding, ...draft.besides]);
  const toSay = { ...toSayOf(draft, common, drafting), uses: scene.uses };
  const shared = phrasesFor([...common], toSay, scene.texts, drafting.random);
  if (!shared) return null;
  const ways = endsOf(aim).map((option) => pivotPhrase([aim.pivot, option], shared, toSay, scene, drafting));
  if (ways.includes(null)) return null;
  const frame = frameOf([...toSay.kept.keys()], scene, drafting);
  const layout = layoutOf([...toSay.kept.keys()], frame, drafting.random);
  const examples = toldIn(aim, common).map((told, index) => {
    const deciding = decisiveQuestions(told, drafting.telling);
    if (!deciding) return null;
    const written: Written = {
      ...namesOf(index, ways.length, aim, scene, drafting),
      kind: aim.kind,
      layout,
      phrases: new Map([...shared, ...(ways[index] ?? [])]),
      told,
      // What is left open decides by that.
      deciding: aim.kind === 'uncertain' && aim.pivot !== null ? new Set([...deciding, aim.pivot]) : deciding,
      setting: { id: scene.setting.id, title: scene.setting.title },
      nation: drafting.telling.model.nations.find(({ id }) => id === scene.nation) ?? null,
    };
    return isSound(written, drafting) ? exampleOf(written, drafting) : null;
  });
  return examples.every((example) => example !== null) ? examples : null;
}

/**
 * True where the tags of the phrases, taken with what is told, change neither the levels nor the barriers, and leave each
 * of these levels to be believed.
 */
function isSound({ phrases, told }: Written, drafting: Drafting): boolean {
  const { telling, texts, nation } = drafting;
  const { placement } = telling;
  const said = impliedBy(phrases.values(), telling.model);
  const result = resultOf(told, drafting);
  if (!isSameResult(result, resultOf(told, drafting, said), placement)) return false;
  const { id } = placement.placement;
  const levels = result.placements.find((each) => each.id === id)?.possible.levels ?? [];
  return arePlausible(levels, id, answersOf(told, telling.model, said), { ...telling, ...texts, nation });
}

/** How the question is told in which a pair differs, beside the phrases that both share; nothing where there is none. */
function pivotPhrase(
  [pivot, option]: readonly [pivot: number | null, option: number | null],
  shared: ReadonlyMap<number, CompiledPhrase>,
  toSay: ToSay,
  { texts }: Scene,
  { random }: Drafting,
): ReadonlyMap<number, CompiledPhrase> | null {
  if (pivot === null) return new Map();
  const said: Said = [pivot, option];
  return phrasesFor([said], toSay, texts, random, shared);
}

function toSayOf(
  { aim, deciding }: Draft,
  common: ToldAnswers,
  { telling, difficulty }: Drafting,
): Omit<ToSay, 'uses'> {
  const every = telling.model.questions.map(({ everyOption }) => everyOption);
  const kept = new Map([...common].map(([question, option]) => [question, 1 << option]));
  const own = new Set(deciding.keys());
  if (aim.pivot !== null) {
    const both = aim.variants.reduce((bits, { option }) => bits | (option === null ? 0 : 1 << option), 0);
    kept.set(aim.pivot, aim.kind === 'uncertain' ? (every[aim.pivot] ?? 0) : both);
    own.add(aim.pivot);
  }
  const situations = toldIn(aim, common).map((told) => situationAfter(told, telling));
  const holds = (condition: Node) =>
    situations.every((situation) => evaluate(condition, telling.model, situation) === TRUE);
  return { kept, every, deciding: own, difficulty, holds };
}

function namesOf(
  index: number,
  texts: number,
  { pivot }: CaseTarget,
  { id }: Scene,
  { telling }: Drafting,
): Pick<Written, 'id' | 'twin'> {
  if (texts === 1) return { id, twin: null };
  const [own = '', other = ''] = index === 0 ? ['a', 'b'] : ['b', 'a'];
  const question = telling.model.questions[pivot ?? -1]?.question.id ?? '';
  return { id: `${id}${own}`, twin: { id: `${id}${other}`, question } };
}

function frameOf(
  questions: readonly number[],
  { setting, turn, nation, texts }: Scene,
  { telling, difficulty }: Drafting,
): Frame {
  const dimensionOf = new Map(
    questions.map((question) => [question, telling.model.questions[question]?.question.dimension ?? null]),
  );
  return { setting, turn, nation, vignettes: texts.vignettes, dimensionOf, difficulty };
}

/** A case before its answers are worked out. */
export interface Written {
  readonly id: string;
  readonly kind: CaseKind;
  readonly layout: Layout;
  readonly phrases: ReadonlyMap<number, CompiledPhrase>;
  readonly told: ToldAnswers;
  /** The questions on which the level rests. */
  readonly deciding: ReadonlySet<number>;
  readonly setting: Example['setting'];
  readonly nation: Example['nation'];
  readonly twin: Example['twin'];
}

/** The case with everything that a sheet says of it, worked out by the engine from what the text tells. */
function exampleOf(written: Written, drafting: Drafting): Example {
  const { telling } = drafting;
  const result = resultOf(written.told, drafting);
  const placement = result.placements.find(
    ({ id }) => id === telling.placement.placement.id,
  ) as PlacementResult;
  const pieces = writtenOut(written.layout, written.phrases);
  const order = pieces.flat().flatMap(({ question }) => (question === null ? [] : [question]));
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
    barriers: offeredBarriers(result, telling.model, drafting.random),
    twin: written.twin,
  };
  return withTerms(example, telling.model.framework.terms, written.nation?.id ?? null);
}

function numbered({ text, question }: LaidPiece, order: readonly number[]) {
  return { text, fact: question === null ? null : order.indexOf(question) };
}

function factOf(question: number, written: Written, { telling }: Drafting): ExampleFact {
  const option = written.told.get(question) ?? null;
  const asked = telling.model.questions[question]?.question;
  const chosen = option === null ? null : optionsOf(question, telling.model)[option];
  const isDeciding = written.deciding.has(question);
  const way = written.phrases.get(question);
  return {
    question: asked?.id ?? '',
    ask: asked?.ask ?? '',
    option: chosen?.id ?? null,
    text: chosen?.text ?? '',
    deciding: isDeciding,
    manner: way?.phrase.manner ?? 'told',
    phrase: way?.id ?? '',
    bears: bearingsOf(question, option, telling.placement),
    slips: isDeciding ? slipsOf(question, written.told, telling) : [],
  };
}

function levelOf(
  { id, rank, name, about, status, replaced, missing }: PlacementResult['levels'][number],
  index: number,
  order: readonly number[],
  { telling }: Drafting,
): ExampleLevel {
  const model = telling.placement.levels[index];
  const facts = order.flatMap((question, place) => (model && looksAt(question, model) ? [place] : []));
  return { id, rank, name, about, status, replaced, missing, facts };
}

/** Out of order, the level that hangs above: what is most in sight is not what counts. */
function trapOf({ outOfOrder }: PlacementResult, kind: CaseKind): string | null {
  return kind === 'out-of-order' ? (outOfOrder.at(-1) ?? null) : null;
}

/**
 * The wrong level that lies nearest: of those that a reader reaches who misreads one deciding fact, the one that takes
 * the smallest slip, and of equals the higher. Without one, the level above, or at the top the one below.
 */
function nearestOf(
  { possible, levels, secured }: PlacementResult,
  facts: readonly ExampleFact[],
): string | null {
  const ranks = new Map(levels.map(({ id, rank }) => [id, rank]));
  const rankOf = (id: string) => ranks.get(id) ?? 0;
  const own = secured.rank;
  const reached = facts
    .flatMap(({ slips }) => slips)
    .flatMap(({ levels: [only, ...others] }) => (only === undefined || others.length > 0 ? [] : [only]))
    .filter((id) => !possible.levels.includes(id))
    .toSorted(
      (one, other) =>
        Math.abs(rankOf(one) - own) - Math.abs(rankOf(other) - own) || rankOf(other) - rankOf(one),
    );
  const wrong = levels.filter(({ id }) => !possible.levels.includes(id));
  const beside = wrong.find(({ rank }) => rank > own) ?? wrong.at(-1);
  return reached[0] ?? beside?.id ?? null;
}
