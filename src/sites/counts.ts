import type { LevelName } from '../model/result.ts';
import type { Counts, Fits, SitesPlacement } from '../model/sites.ts';
import { groupedBy } from '../work.ts';
import { type Numbered, placedIn, standingIn } from './frames.ts';
import { type Frame, type Placed, STANDINGS } from './site.ts';

/** How many of some sites are where, and have what. */

export type FramePlacement = Frame['placements'][number];

/** How many are on each level of a placement, open, and short of what people need. */
export function countsOn({ id, levels }: FramePlacement, sites: readonly Numbered[]): Counts {
  const placed = placedOn(id, sites);
  const open = placed.filter(({ possible }) => possible.length > 1);
  const has = (some: readonly Placed[], level: LevelName) =>
    some.filter(({ possible }) => possible.includes(level.id)).length;
  const sure = placed.filter(({ possible, offLadder }) => possible.length === 1 && !offLadder);
  return {
    levels: levels.map((level) => ({ ...level, here: has(sure, level), perhaps: has(open, level) })),
    offLadder: placed.filter(({ offLadder }) => offLadder).length,
    open: open.length,
    notPlaced: placed.filter((each) => !each.placed).length,
    fits: fitsOf(placed),
  };
}

function placedOn(id: string, sites: readonly Numbered[]): Placed[] {
  return sites.flatMap(({ site }) => placedIn(site, id) ?? []);
}

function fitsOf(placed: readonly Placed[]): Fits | null {
  const fits = { more: 0, enough: 0, less: 0, open: 0, unknown: 0 };
  for (const { fit } of placed) fits[fit] += 1;
  return fits.unknown === placed.length ? null : fits;
}

/** Between which levels the open sites are. */
export function rangesOn(
  { id, levels }: FramePlacement,
  sites: readonly Numbered[],
): SitesPlacement['ranges'] {
  const ends = placedOn(id, sites).flatMap(({ possible }) => {
    const those = levels.filter((level) => possible.includes(level.id));
    const [from, to] = [those[0], those.at(-1)];
    return from && to && from !== to ? [{ from, to }] : [];
  });
  return [...groupedBy(ends, ({ from, to }) => `${from.id} ${to.id}`).values()]
    .map((alike) => ({ ...alike[0], sites: alike.length }))
    .sort((one, other) => one.from.rank - other.from.rank || one.to.rank - other.to.rank);
}

/** Which levels are met in each site in which all of them are decided. */
export function metOn({ id, levels }: FramePlacement, sites: readonly Numbered[]): (readonly boolean[])[] {
  // Another version may have other levels.
  return placedOn(id, sites).flatMap(({ met }) => (met?.length === levels.length ? [met] : []));
}

/** In how many sites a barrier remains, and in how many it may. */
export function sharedBy(
  id: string,
  sites: readonly Numbered[],
): { readonly remains: number; readonly possible: number } {
  const standing = (status: (typeof STANDINGS)[number]) =>
    sites.filter(({ site }) => standingIn(site, id) === STANDINGS.indexOf(status)).length;
  return { remains: standing('remains'), possible: standing('possible') };
}
