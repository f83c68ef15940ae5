import type { LevelName, LevelResult, LevelStatus, PlacementResult } from '../model/result.ts';
import { capitalised, listed } from '../text.ts';
import type { Sign } from './document/blocks.ts';
import { phrase, phrases } from './sentences.ts';

/** The sentences that say where an arrangement sits. */

/** Which levels are in place, the first gap, and what is not known, in one sentence. */
export function headline(placement: PlacementResult): string {
  if (!placement.cumulative) return sitting(placement);
  const levels = placement.levels.slice(1);
  const met = levels.filter((level) => level.status === 'met');
  const unknown = levels.filter((level) => level.status === 'unknown');
  const gap = levels.find((level) => level.status === 'unmet');
  if (levels.length === 0) return `It sits at ${placement.secured.name}.`;
  if (unknown.length === levels.length) return 'Nothing is known yet that would place it.';
  const open = unknown.length > 0 ? `; whether there is ${phrases(unknown, 'or')} is not known` : '';
  return `${capitalised(standing(placement, met, gap))}${open}.`;
}

function standing(
  placement: PlacementResult,
  met: readonly LevelResult[],
  gap: LevelResult | undefined,
): string {
  // What replaces a level is said first, so that what is missing stands beside what is there in its own form.
  const replaced = met.flatMap((level) => level.replaced ?? []);
  const own = met.filter((level) => level.replaced === null);
  if (replaced.length > 0 && own.length === 0)
    return [...replaced, ...(gap ? [`${phrase(gap)} is not in place`] : [])].join('; ');
  if (replaced.length > 0) return [...replaced, standing(placement, own, gap)].join('; ');
  const beyondGap = met.some(({ id }) => placement.outOfOrder.includes(id));
  if (met.length === 0) {
    const gaps = placement.levels.filter((level) => level.status === 'unmet');
    return `${phrases(gaps, 'and')} ${gaps.length === 1 ? 'is' : 'are'} not in place`;
  }
  const inPlace = `${phrases(met, 'and')} ${met.length === 1 ? 'is' : 'are'} in place`;
  if (!gap) return inPlace;
  return beyondGap ? `${inPlace} without ${phrase(gap)}` : `${inPlace}, ${phrase(gap)} is not`;
}

/** In one sentence where it sits, with its rank, and where else it could; nothing more need be said of it. */
function sitting(placement: PlacementResult): string {
  const { placed, secured, possible, levels } = placement;
  if (possible.levels.length === 1) {
    const replaced = levels.find(({ id }) => id === secured.id)?.replaced;
    return `It sits at level ${secured.rank}, ${secured.name}${replaced ? `: ${replaced}` : ''}.`;
  }
  if (possible.levels.length === levels.length) return 'Nothing is known yet that would place it.';
  if (!placed) return notPlaced(placement);
  const others = listed(otherNames(placement), 'or');
  return `It sits at level ${secured.rank}, ${secured.name}, or at ${others}, depending on what is not known.${doubtOf(placement.possible)}`;
}

/** As much of a placement as says where something sits on it. */
export type Position = Pick<PlacementResult, 'placed' | 'secured' | 'possible' | 'cumulative'> & {
  readonly levels: readonly LevelName[];
};

/** The level secured in order, or that none is yet; and the levels that are still possible. */
export function securedLine(placement: Position): string {
  const { secured, placed, cumulative } = placement;
  if (!placed) return notPlaced(placement);
  const names = otherNames(placement);
  const beyond =
    names.length > 0 ? ` Still possible: ${listed(names, 'or')}.${doubtOf(placement.possible)}` : '';
  const order = cumulative ? 'Secured in order' : 'Level';
  return `${order}: level ${secured.rank}, ${secured.name}.${beyond}`;
}

/** The same, to stand below the headline: null where the headline has said it. */
export function belowHeadline(placement: PlacementResult): string | null {
  const { cumulative, possible, placed, levels } = placement;
  const isSaid = !cumulative && (placed || possible.levels.length < levels.length);
  return isSaid ? null : securedLine(placement);
}

function notPlaced(placement: Position): string {
  const { rank, name } = placement.secured;
  const possible = listed([`${rank} ${name}`, ...otherNames(placement)], 'or');
  return `Not placed yet. Possible: ${possible}.${doubtOf(placement.possible)}`;
}

/** The levels besides the secured one that are still possible. */
function otherNames({ levels, possible, secured }: Position): string[] {
  return levels
    .filter(({ id }) => possible.levels.includes(id) && id !== secured.id)
    .map(({ rank, name }) => `${rank} ${name}`);
}

/** What to add to a list of possible levels that may be too long; empty where it is exact. */
export function doubtOf({ exact }: { readonly exact: boolean }): string {
  return exact ? '' : ' Not all of these need be possible; the framework is too large to tell.';
}

/** How a level stands, as a sign. */
export function signOf(level: LevelName & { readonly status: LevelStatus }, position: Position): Sign {
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
