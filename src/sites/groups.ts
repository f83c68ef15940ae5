import type { SiteGrouping } from '../model/vocabulary.ts';
import { groupingBy } from '../panel/kinds.ts';
import { merged, type Shown } from '../panel/suppression.ts';
import { type Numbered, standingIn } from './frames.ts';
import { type Site, STANDINGS } from './site.ts';

/** What may be shown of groups of sites, so that nothing is told of fewer than ten. */

/** Fewer sites of a kind than these are never shown apart. */
export const FEWEST = 10;

/** The sites in groups that may be shown, the others together as one; null where no group may. */
// Each site is in one group, and the rest is of ten sites in two groups at least, so that no difference of what is shown is
// about fewer than ten.
export function groupsBy(by: SiteGrouping, sites: readonly Numbered[]): Shown {
  return merged(groupingBy(sites.map(({ site }) => site.kinds[by])), FEWEST);
}

/** How far it may be told of something that is found in the nations of some sites only. */
// What exists in one nation alone tells of the sites there, however it is counted, and whose a site is by its number.
export type Telling = 'by site' | 'counted' | 'hidden';

/** How far something may be told that `mayHave` says of which sites it can be true. */
export function tellingOf(sites: readonly Numbered[], mayHave: (site: Site) => boolean): Telling {
  if (sites.length < FEWEST) return 'by site';
  const nations = new Set(sites.filter(({ site }) => mayHave(site)).map(({ site }) => site.kinds.nation));
  const within = sites.filter(({ site }) => nations.has(site.kinds.nation)).length;
  if (within === 0 || within === sites.length) return 'by site';
  return within >= FEWEST ? 'counted' : 'hidden';
}

/** How far it may be told who has a barrier. */
export function tellingOfBarrier(sites: readonly Numbered[], id: string): Telling {
  return tellingOf(sites, (site) => standingIn(site, id) > ARISES_NOT);
}

const ARISES_NOT = STANDINGS.indexOf('does-not-arise');

/** True where it may be told of the sites in these nations apart from the others. */
export function isToldApart(nations: readonly string[] | null, sites: readonly Numbered[]): boolean {
  if (nations === null) return true;
  const inside = sites.flatMap(({ site }) =>
    nations.includes(site.kinds.nation) ? [site.kinds.nation] : [],
  );
  if (inside.length === sites.length) return true;
  const shown = groupsBy('nation', sites)?.titles ?? [];
  return inside.length > 0 && inside.every((nation) => shown.includes(nation));
}
