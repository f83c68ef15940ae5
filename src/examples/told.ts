import { evaluateAll } from '../engine/evaluate.ts';
import type { Model, PlacementModel } from '../engine/model.ts';
import { possibleLevels } from '../engine/range.ts';
import type { Prover, Purse } from '../engine/search.ts';
import { narrow } from '../engine/settle.ts';
import { copyOf, type Situation } from '../engine/situation.ts';

/** What a text tells: for each question that it settles, the option, both by their places. */
export type Told = ReadonlyMap<number, number>;

/** What is known before anything is told, and how it is found out what follows. */
export interface Telling {
  readonly model: Model;
  readonly placement: PlacementModel;
  /** Nothing is answered; the nation is known. */
  readonly nothing: Situation;
  readonly prove: Prover;
  /** What looking for it may still cost. */
  readonly purse: Purse;
}

/** What is known when a text has told all that it tells. */
export function situationAfter(told: Told, { model, nothing }: Telling): Situation {
  const situation = copyOf(nothing);
  for (const [question, option] of told) narrow(model, situation, question, 1 << option);
  return situation;
}

/** The levels that are possible for a reader who knows what was told, lowest first; null where that cannot be told exactly. */
export function levelsAfter(told: Told, telling: Telling): readonly number[] | null {
  const { model, placement, prove, purse } = telling;
  const situation = situationAfter(told, telling);
  const truths = evaluateAll(model, situation);
  const { levels, exact } = possibleLevels(placement, { model, situation, truths, prove, purse });
  return exact ? levels : null;
}

/** True where what is told leaves this level and no other. */
export function isCertainly(level: number, told: Told, telling: Telling): boolean {
  const levels = levelsAfter(told, telling);
  return levels?.length === 1 && levels[0] === level;
}

/**
 * The questions on which the level of a text rests: without any one of them, other levels would be possible, and without
 * all others the same. Null where two facts stand in for each other, so that there is no one answer to what decides.
 */
export function restsOn(told: Told, telling: Telling): ReadonlySet<number> | null {
  const right = String(levelsAfter(told, telling));
  const deciding = [...told].filter(
    ([question]) => String(levelsAfter(without(question, told), telling)) !== right,
  );
  if (String(levelsAfter(new Map(deciding), telling)) !== right) return null;
  return new Set(deciding.map(([question]) => question));
}

function without(question: number, told: Told): Told {
  return new Map([...told].filter(([other]) => other !== question));
}
