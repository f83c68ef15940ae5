import type { BarrierResult, BarrierStatus, PlacementResult } from '../../model/result.ts';
import type { Reason } from '../../model/result-parts.ts';
import type { BarrierModel, Model, Statement } from '../compiled.ts';
import { decide } from '../logic/decide.ts';
import { TRUE, type Truth } from '../logic/evaluate.ts';
import type { Ground } from '../logic/ground.ts';
import { addWhyTrue, NO_REASONS } from './decision-reasons.ts';

/** `items` by rank, the lowest first, those of one rank in the order given. */
// Ranks are whole numbers from 0, small enough that a rank times the number of items stays below 2^31.
export function byRank<Item>(items: readonly Item[], ranks: readonly number[]): Item[] {
  // Numbers that end in the place they stand for sort several times faster than a comparison, and results are
  // made by the thousand.
  const keys = new Int32Array(items.length);
  for (let place = 0; place < items.length; place += 1) {
    keys[place] = (ranks[place] ?? 0) * items.length + place;
  }
  const sorted: Item[] = [];
  for (const key of keys.sort()) {
    const item = items[key % items.length];
    if (item !== undefined) sorted.push(item);
  }
  return sorted;
}

/** A barrier of the framework, with how it stands. */
export interface DecidedBarrier {
  readonly model: BarrierModel;
  readonly result: BarrierResult;
}

/** Every barrier of the framework with how it stands, in the order in which they should be tackled. */
export function decideBarriers(
  placements: readonly PlacementResult[],
  ground: Ground<Model>,
): DecidedBarrier[] {
  const standing = standingOf(placements, ground);
  const { barriers } = ground.model;
  const decided: DecidedBarrier[] = [];
  const ranks: number[] = [];
  for (const model of barriers) {
    const result = barrierResult(model, standing, ground);
    ranks.push(tacklingRank(model, result, standing));
    decided.push({ model, result });
  }
  return byRank(decided, ranks);
}

/** What barriers are held against. */
interface Standing {
  /** By the place of a level, NEXT where it is the one to work on, IN_PLACE or REPLACED, else 0. */
  readonly levels: readonly number[];
  /** The nations in which the service may be, a bit each, one where it is given, else all. */
  readonly nations: number;
}

const NEXT = 1;

const IN_PLACE = 2;

/** In place in another form than its own, which a barrier cannot strain. */
const REPLACED = 3;

function standingOf(placements: readonly PlacementResult[], { model, situation }: Ground<Model>): Standing {
  const levels = new Array<number>(model.levelCount).fill(0);
  for (const [index, placement] of placements.entries()) {
    for (const [rung, level] of placement.levels.entries()) {
      const place = model.placements[index]?.levels[rung]?.place ?? 0;
      if (level.status === 'met') levels[place] = level.replaced === null ? IN_PLACE : REPLACED;
      else if (level.id === placement.next) levels[place] = NEXT;
    }
  }
  return { levels, nations: situation.options[model.questions.length] ?? 0 };
}

const STATUS_ORDER: Readonly<Record<BarrierStatus, number>> = {
  remains: 0,
  possible: 2,
  clear: 4,
  'does-not-arise': 6,
};

/** More levels than a framework can have. */
const MOST_LEVELS = 10_000;

/** The rank of a barrier among those to be tackled, from 0, the lowest first. */
// By status, then whether it holds back the next step, then by how many levels it holds back.
function tacklingRank({ holdsBack }: BarrierModel, result: BarrierResult, { levels }: Standing): number {
  let holdsNext = false;
  for (const { place } of holdsBack) if (levels[place] === NEXT) holdsNext = true;
  return (STATUS_ORDER[result.status] + (holdsNext ? 1 : 2)) * MOST_LEVELS - result.holdsBack.length;
}

function barrierResult(model: BarrierModel, standing: Standing, ground: Ground): BarrierResult {
  const { barrier, kindTitle } = model;
  const status = barrierStatus(model, standing.nations, (statement) => decide(statement, ground));
  return {
    id: barrier.id,
    kind: barrier.kind,
    kindTitle,
    name: barrier.name,
    about: barrier.about,
    status,
    holdsBack: heldBack(model, standing),
    strains: strained(model, standing),
    settleNow: barrier.settleNow,
    because: status === 'remains' || status === 'possible' ? because(model, ground) : NO_REASONS,
    levers: model.leversIn(standing.nations),
    noLever: barrier.noLever,
    pending: barrier.pending,
    source: barrier.source,
    unverified: barrier.unverified,
  };
}

function strained({ holdsBack }: BarrierModel, { levels }: Standing): readonly string[] {
  return holdsBack.filter(({ place }) => levels[place] === IN_PLACE).map(({ id }) => id);
}

/** The levels that a barrier holds back and that are not in place. */
// Most barriers hold back all that they name, so that list serves as it is.
function heldBack({ barrier, holdsBack }: BarrierModel, { levels }: Standing): readonly string[] {
  for (const { place } of holdsBack) {
    if ((levels[place] ?? 0) >= IN_PLACE) return notInPlace(holdsBack, levels);
  }
  return barrier.holdsBack;
}

function notInPlace(holdsBack: BarrierModel['holdsBack'], levels: Standing['levels']): string[] {
  const ids: string[] = [];
  for (const { id, place } of holdsBack) if ((levels[place] ?? 0) < IN_PLACE) ids.push(id);
  return ids;
}

/** How a barrier stands where the service may be in `nations`, a bit each. */
export function barrierStatus(
  barrier: BarrierModel,
  nations: number,
  decideBy: (statement: Statement) => Truth,
): BarrierStatus {
  if ((nations & barrier.nations) === 0) return 'does-not-arise';
  const remains = decideBy(barrier.remains);
  if (remains & TRUE) return remains === TRUE ? 'remains' : 'possible';
  return decideBy(barrier.clear) & TRUE ? 'clear' : 'does-not-arise';
}

/** What raises a barrier and, while that is open, what decides whether it arises at all. */
function because({ arisesWhen, raisedBy }: BarrierModel, ground: Ground): Reason[] {
  const reasons: Reason[] = [];
  addWhyTrue(reasons, raisedBy, ground);
  if (decide(arisesWhen, ground) !== TRUE) addWhyTrue(reasons, arisesWhen.node, ground);
  return reasons;
}
