import type {
  LevelName,
  LevelResult,
  LevelStatus,
  MeasureResult,
  PlacementResult,
  Strength,
  StrengthWord,
} from '../../model/result.ts';
import type { Reason } from '../../model/result-parts.ts';
import { listed } from '../../text.ts';
import type { LevelModel, MeasureModel, Model, PlacementModel } from '../compiled.ts';
import { decide, possibleLevels, witnessedLevels } from '../logic/decide.ts';
import { FALSE, NO_VALUE, TRUE, type Truth } from '../logic/evaluate.ts';
import type { Ground } from '../logic/ground.ts';
import { measureRange } from '../logic/measure.ts';
import type { settlingOf } from '../settling/settling-answers.ts';
import { addWhyNot, NO_REASONS } from './decision-reasons.ts';

/** How soundly a level stands, by how many of the entries that apply are met. */
// The word is given only where the open entries could not change it: soundly for all, partly for half or more,
// thinly for fewer.
function strengthOf(level: LevelModel, ground: Ground): Strength {
  const missing: Reason[] = [];
  let met = 0;
  let unmet = 0;
  let unknown = 0;
  for (const entry of level.strengthenedBy) {
    const truth = decide(entry, ground);
    if (truth === TRUE) met += 1;
    else if (truth === FALSE) unmet += 1;
    else if (truth !== NO_VALUE) unknown += 1;
    if (truth !== NO_VALUE) addWhyNot(missing, entry.node, ground);
  }
  const of = met + unmet + unknown;
  return { met, of, unknown, word: wordFor(met, met + unknown, of), missing };
}

/** The strength of a level that something else replaces. */
// There is nothing to say of it, as where nothing makes a level sounder.
const NO_STRENGTH: Strength = { met: 0, of: 0, unknown: 0, word: 'not known', missing: NO_REASONS };

function wordFor(atWorst: number, atBest: number, of: number): StrengthWord {
  const word = wordAt(atWorst, of);
  return of > 0 && word === wordAt(atBest, of) ? word : 'not known';
}

function wordAt(met: number, of: number): StrengthWord {
  if (met === of) return 'soundly';
  return met * 2 >= of ? 'partly' : 'thinly';
}

/** Where the arrangement sits on `placement`, with what would settle it where `settlingFor` is given. */
export function placementResult(
  placement: PlacementModel,
  ground: Ground<Model>,
  settlingFor: typeof settlingOf | null = null,
): PlacementResult {
  const { id, title, short, overall, cumulative } = placement.placement;
  const levels: LevelResult[] = [];
  const ids: Record<LevelStatus, string[]> = { met: [], unmet: [], unknown: [] };
  for (const level of placement.levels) {
    const truth = decide(level.requires, ground);
    const result = levelResult(level, truth, ground);
    levels.push(result);
    ids[result.status].push(result.id);
  }
  const witnessed = settlingFor ? witnessedLevels(placement, ground) : null;
  const range = witnessed ?? possibleLevels(placement, ground);
  const name = (index: number): LevelName => placement.levels[index]?.name ?? NO_LEVEL;
  const lowest = range.levels[0] ?? 0;
  const highestMet = levels.findLastIndex((level) => level.status === 'met');
  return {
    id,
    title,
    short,
    overall,
    cumulative,
    placed: lowest > 0 || range.levels.length === 1,
    secured: name(lowest),
    possible: {
      from: name(lowest),
      to: name(range.levels.at(-1) ?? lowest),
      levels: range.levels.map((index) => name(index).id),
      exact: range.exact,
    },
    reach: name(cumulative ? Math.max(highestMet, lowest) : lowest),
    inPlace: ids.met,
    gaps: ids.unmet,
    open: ids.unknown,
    outOfOrder: cumulative ? outOfOrder(levels) : [],
    next: cumulative ? nextRung(levels, lowest) : nextPossible(levels, lowest, range.levels),
    measure: placement.measure && measureResult(placement.measure, ground),
    settling: witnessed && (settlingFor?.(placement, witnessed, ground) ?? null),
    levels,
  };
}

function measureResult(measure: MeasureModel, { model, situation }: Ground): MeasureResult {
  const { rule, by, least, most } = measure;
  return { rule, by, ...measureRange(measure, model, situation), least, most };
}

const NO_LEVEL: LevelName = { id: '', rank: 0, name: '' };

function levelResult(model: LevelModel, truth: Truth, ground: Ground): LevelResult {
  const { name, level } = model;
  const status = levelStatus(truth);
  const own = model.own === model.requires ? status : levelStatus(decide(model.own, ground));
  const ways = otherForms(model, own, ground);
  // Of what has another form, or may have, nothing is said that goes with its own.
  const isItself = ways.length === 0;
  const missing: Reason[] = [];
  if (status !== 'met') addWhyNot(missing, model.requires.node, ground);
  return {
    id: name.id,
    rank: name.rank,
    name: name.name,
    short: level.short,
    phrase: level.phrase,
    about: level.about,
    costs: level.costs,
    status,
    own,
    replaced: status === 'met' && own === 'unmet' ? listed(ways, 'or') : null,
    stage: status === 'met' && isItself ? stageOf(model, ground) : null,
    missing,
    strength: isItself ? strengthOf(model, ground) : NO_STRENGTH,
    source: level.source,
    unverified: level.unverified,
  };
}

const NO_WAYS: readonly string[] = [];

/** What replaces a level, or may, in words, none where its own form is there. */
// It is the first that is there for certain, or without one all that may be.
export function otherForms({ replacedBy }: LevelModel, own: LevelStatus, ground: Ground): readonly string[] {
  if (replacedBy.length === 0 || own === 'met') return NO_WAYS;
  const truths = replacedBy.map(({ when }) => decide(when, ground));
  const certain = replacedBy[truths.indexOf(TRUE)];
  const possible = certain ? [certain] : replacedBy.filter((_, index) => (truths[index] ?? 0) & TRUE);
  return [...new Set(possible.map(({ because }) => because))];
}

/** The last of the stages that is certainly reached. */
function stageOf(level: LevelModel, ground: Ground): LevelResult['stage'] {
  const stage = level.stages.findLast(({ requires }) => decide(requires, ground) === TRUE);
  return stage ? { id: stage.id, name: stage.name } : null;
}

function levelStatus(truth: Truth): LevelStatus {
  if (truth === TRUE) return 'met';
  return truth & TRUE ? 'unknown' : 'unmet';
}

/** The first gap of a ladder, without one the first level above `secured` that is not met, else null. */
function nextRung(levels: readonly LevelResult[], secured: number): string | null {
  const gap = levels.find((level) => level.status === 'unmet');
  const above = levels.find((level, index) => index > secured && level.status !== 'met');
  return (gap ?? above)?.id ?? null;
}

/** The lowest level above `secured` that open answers could give, without one the next up, else null. */
function nextPossible(
  levels: readonly LevelResult[],
  secured: number,
  possible: readonly number[],
): string | null {
  const place = possible.find((index) => index > secured) ?? secured + 1;
  return levels[place]?.id ?? null;
}

function outOfOrder(levels: readonly LevelResult[]): string[] {
  const firstGap = levels.findIndex((level) => level.status === 'unmet');
  const above = firstGap === -1 ? [] : levels.slice(firstGap + 1);
  return above.filter((level) => level.status === 'met').map(({ id }) => id);
}
