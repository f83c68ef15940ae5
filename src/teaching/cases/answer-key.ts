import type { LevelModel, Model, Node, PlacementModel } from '../../engine/compiled.ts';
import type { SearchGround } from '../../engine/logic/search.ts';
import { leavesOf, questionsAt } from '../../model/fold-condition.ts';
import type { Bearing, ExampleBarrier, Slip } from '../../model/key.ts';
import type { BarrierResult, Result } from '../../model/result.ts';
import type { Askable, CompiledPhrase, CompiledVignettes } from './compiled-vignettes.ts';
import { isWithin } from './implications.ts';
import { type InferenceContext, inferredLevels, type ToldAnswers } from './inference.ts';

/** The bearings of `option`, an index or null where open, on each level that depends on `question`. */
export function bearingsOf(question: number, option: number | null, { levels }: PlacementModel): Bearing[] {
  return levels.flatMap((level) => bearingsFor(question, option, level));
}

function bearingsFor(question: number, option: number | null, { requires, name }: LevelModel): Bearing[] {
  const found = partsAbout(question, requires.node).map(({ leaf, wanted }): Bearing => {
    if (leaf.kind === 'score') return { level: name.id, wants: leaf.rule, fulfils: null };
    const holds = option === null ? null : (leaf.bits & (1 << option)) !== 0;
    return {
      level: name.id,
      wants: wanted ? leaf.needs : leaf.needsOtherwise,
      fulfils: holds === null ? null : holds === wanted,
    };
  });
  // Two parts of one definition may want the same of a question.
  return found.filter(({ wants }, index) => found.findIndex((each) => each.wants === wants) === index);
}

/** The parts of a condition that look at a question, each with whether the definition wants it to be so. */
function partsAbout(question: number, node: Node) {
  return leavesOf(node).filter(({ leaf }) => questionsAt<Node>(leaf).includes(question));
}

/** True where the definition of a level depends on `question`, by index. */
export function looksAt(question: number, { requires }: LevelModel): boolean {
  return partsAbout(question, requires.node).length > 0;
}

/** The other options of `question`, each with the levels that are possible where the text is taken for it. */
export function slipsOf(question: number, told: ToldAnswers, context: InferenceContext): Slip[] {
  const own = told.get(question);
  return optionsOffered(question, context.model).flatMap(({ id, text }, option): Slip[] => {
    if (option === own) return [];
    const levels = inferredLevels(new Map([...told, [question, option]]), context) ?? [];
    return [
      { option: id, text, levels: levels.map((level) => context.placement.levels[level]?.name.id ?? '') },
    ];
  });
}

export function optionsOffered(question: number, { questions }: Model) {
  return questions[question]?.question.options ?? [];
}

/** The barriers that may be asked about in a text, in framework order. */
// What its words show and its facts do not bear out, or the other way round, is neither right nor wrong.
export function askableBarriers(
  { barriers }: Result,
  said: Iterable<CompiledPhrase>,
  { askable }: CompiledVignettes,
  ground: SearchGround,
): ExampleBarrier[] {
  const shown = new Set([...said].flatMap(({ phrase }) => phrase.shows));
  const found = new Map(barriers.map((barrier) => [barrier.id, barrier]));
  const isShown = ({ model }: Askable) => shown.has(model.barrier.id);
  const remains = ({ model }: Askable) => found.get(model.barrier.id)?.status === 'remains';
  const right = exactAmong(
    askable.filter((each) => isShown(each) && remains(each)),
    ground,
  );
  return askable
    .filter((each) => {
      if (isShown(each) || remains(each)) return right.includes(each);
      // From a right one that the same question raises it differs by degree alone.
      return !right.some((other) => haveCommonCause(other, each));
    })
    .flatMap(({ model }) => found.get(model.barrier.id) ?? [])
    .map(barrierOf);
}

/** Those of `barriers` that contain no other of them. */
function exactAmong(barriers: readonly Askable[], ground: SearchGround): readonly Askable[] {
  const contains = (outer: Askable, inner: Askable) =>
    haveCommonCause(outer, inner) &&
    isWithin(inner.model, outer.model, ground) &&
    !isWithin(outer.model, inner.model, ground);
  return barriers.filter((outer) => !barriers.some((inner) => inner !== outer && contains(outer, inner)));
}

function haveCommonCause(one: Askable, other: Askable): boolean {
  return one.raisedBy.some((question) => other.raisedBy.includes(question));
}

function barrierOf({
  id,
  name,
  kind,
  kindTitle,
  about,
  status,
  because,
  levers,
}: BarrierResult): ExampleBarrier {
  const why = status === 'remains' ? 'remains' : status === 'possible' ? 'not-told' : 'not-there';
  return {
    id,
    name,
    kind,
    kindTitle,
    about,
    right: status === 'remains',
    why,
    because,
    levers: levers.map(({ who, effort, firstStep }) => ({ who, effort, firstStep })),
  };
}
