import type { LevelName, LevelStatus, PlacementResult } from '../model/result.ts';
import { bare, capitalised, listed, startingLow } from '../text.ts';
import { nounOf, ranksText } from './answer/said.ts';
import type { Sign } from './document/blocks.ts';

/** The sentences that say where an arrangement sits. */

/** As much of a placement as says where something sits on it. */
export type Position = Pick<
  PlacementResult,
  'placed' | 'secured' | 'possible' | 'cumulative' | 'reach' | 'measure'
> & {
  readonly levels: readonly (LevelName & {
    readonly status: LevelStatus;
    readonly replaced?: string | null;
  })[];
};

/** Where it sits, without a full stop: "Level 2 of 5: Shared budget". */
export function positionText(position: Position): string {
  const { placed, secured, possible, cumulative, levels } = position;
  const noun = nounOf(position);
  const ranks = ranksIn(position);
  const limit = possible.exact ? '' : ', at most';
  const name = nameIn(position, secured);
  if (!placed)
    return ranks.length === levels.length
      ? `Not placed yet: anything from ${noun} ${ranks[0]} to ${ranks.at(-1)} is possible`
      : `Not placed yet: ${ranksText(ranks, noun)}${outOf(position)}${limit}`;
  if (isBelowFirst(position)) return 'Not yet on the ladder in order';
  if (ranks.length === 1) {
    const number = `${capitalised(noun)} ${secured.rank}${outOf(position)}`;
    if (!position.measure || levels.length < 2) return `${number}: ${name}`;
    return `${number}, ${startingLow(name)}; ${levels.at(-1)?.rank} is the highest`;
  }
  if (cumulative) {
    const others = ranks.filter((rank) => rank !== secured.rank);
    return `At least ${noun} ${secured.rank}${outOf(position)}: ${name}; perhaps ${ranksText(others, noun)}${limit}`;
  }
  const names = levels.filter(({ id }) => possible.levels.includes(id)).map((level) => bare(level.name));
  const named = position.measure ? `: ${listed(names, 'or')}` : '';
  return `${capitalised(ranksText(ranks, noun))}${outOf(position)}${named}${limit}`;
}

/** What a level is called: where it counts in another form than its own, by this form. */
export function nameIn({ levels }: Position, { id, name }: LevelName): string {
  const replaced = levels.find((level) => level.id === id)?.replaced ?? null;
  return replaced === null ? bare(name) : `in another form, as ${bare(replaced)}`;
}

/** The numbers of the levels that are possible. */
export function ranksIn({ possible, levels }: Position): number[] {
  return levels.filter(({ id }) => possible.levels.includes(id)).map(({ rank }) => rank);
}

/** Of how many it is: “ of 5”. */
export function outOf({ levels }: Position): string {
  return levels.length > 1 ? ` of ${levels.at(-1)?.rank}` : '';
}

/** True on a ladder where nothing counts, although a level above may hold: the name of its foot would then be false. */
export function isBelowFirst({ cumulative, possible, secured, levels }: Position): boolean {
  const [foot, ...above] = levels;
  if (!cumulative || possible.levels.length > 1 || secured.id !== foot?.id) return false;
  return above.some(({ status }) => status !== 'unmet');
}

/** What to add to a list of possible levels that may be too long; empty where it is exact. */
export function doubtOf({ exact }: { readonly exact: boolean }): string {
  return exact ? '' : ' Not all of these need be possible; the framework is too large to tell.';
}

/** How a level stands, as a sign. */
export function signOf(level: Position['levels'][number], position: Position): Sign {
  const { cumulative, possible, levels, placed, secured } = position;
  if (!cumulative) {
    if (!possible.levels.includes(level.id)) return 'none';
    return possible.levels.length === 1 ? 'here' : 'unknown';
  }
  if (level.id !== levels[0]?.id) return level.status;
  // The foot of a ladder asks for nothing, so it is not "in place": it is where an arrangement sits or does not.
  if (!placed) return 'unknown';
  return secured.id === level.id ? 'foot' : 'none';
}
