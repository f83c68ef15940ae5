import { evaluate } from '../engine/evaluate.ts';
import type { Node } from '../engine/model.ts';
import { TRUE } from '../engine/truth.ts';
import type { Example } from '../model/key.ts';
import type { VignetteSetting } from '../model/vignettes.ts';
import type { Aim } from './aims.ts';
import { type Frame, layoutOf } from './composing.ts';
import { answersOf, type Draft, type Drafting, endsOf, resultOf, toldIn } from './drafts.ts';
import { exampleOf, type Written } from './example.ts';
import { areBelievable, isSameResult, narrowedBy } from './giving-away.ts';
import { phrasesFor, type Said, type ToSay } from './phrasing.ts';
import type { Texts, Way } from './texts.ts';
import { restsOn, situationAfter, type Told } from './told.ts';

/** What a case is to be called, and where it plays. */
export interface Scene {
  readonly id: string;
  readonly setting: VignetteSetting;
  /** How many cases of this set were told of the setting before. */
  readonly turn: number;
  readonly nation: string | null;
  readonly texts: Texts;
  /** How often each phrase was had in this set before, by its id. */
  readonly uses: ReadonlyMap<string, number>;
}

/** The case of a draft in words, or the two of a pair; null where its facts cannot be said together. */
export function inWords(draft: Draft, scene: Scene, drafting: Drafting): readonly Example[] | null {
  const { aim } = draft;
  const common: Told = new Map([...draft.deciding, ...draft.besides]);
  const toSay = { ...toSayOf(draft, common, drafting), uses: scene.uses };
  const shared = phrasesFor([...common], toSay, scene.texts, drafting.random);
  if (!shared) return null;
  const ways = endsOf(aim).map((option) => pivotPhrase([aim.pivot, option], shared, toSay, scene, drafting));
  if (ways.includes(null)) return null;
  const frame = frameOf([...toSay.kept.keys()], scene, drafting);
  const layout = layoutOf([...toSay.kept.keys()], frame, drafting.random);
  const examples = toldIn(aim, common).map((told, index) => {
    const deciding = restsOn(told, drafting.telling);
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
  const said = narrowedBy(phrases.values(), telling.model);
  const result = resultOf(told, drafting);
  if (!isSameResult(result, resultOf(told, drafting, said), placement)) return false;
  const { id } = placement.placement;
  const levels = result.placements.find((each) => each.id === id)?.possible.levels ?? [];
  return areBelievable(levels, id, answersOf(told, telling.model, said), { ...telling, ...texts, nation });
}

/** How the question is told in which a pair differs, beside the phrases that both share; nothing where there is none. */
function pivotPhrase(
  [pivot, option]: readonly [pivot: number | null, option: number | null],
  shared: ReadonlyMap<number, Way>,
  toSay: ToSay,
  { texts }: Scene,
  { random }: Drafting,
): ReadonlyMap<number, Way> | null {
  if (pivot === null) return new Map();
  const said: Said = [pivot, option];
  return phrasesFor([said], toSay, texts, random, shared);
}

function toSayOf(
  { aim, deciding }: Draft,
  common: Told,
  { telling, difficulty }: Drafting,
): Omit<ToSay, 'uses'> {
  const every = telling.model.questions.map(({ everyOption }) => everyOption);
  const kept = new Map([...common].map(([question, option]) => [question, 1 << option]));
  const own = new Set(deciding.keys());
  if (aim.pivot !== null) {
    const both = aim.worlds.reduce((bits, { option }) => bits | (option === null ? 0 : 1 << option), 0);
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
  { pivot }: Aim,
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
