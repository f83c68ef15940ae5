import type { SitesFilter } from '../model/sites.ts';
import type { SiteGrouping } from '../model/vocabulary.ts';
import { groupingBy } from '../panel/kinds.ts';
import { merged, type Shown } from '../panel/suppression.ts';
import { type Numbered, standingIn } from './frames.ts';
import { type Site, STANDINGS } from './site.ts';

/** What may be shown of groups of sites, so that nothing is told of fewer than ten. */

/** Fewer sites of a kind than these are never shown apart. */
export const FEWEST = 10;

/** A group of sites that may be shown; without a title where it is of several kinds. */
interface SiteGroup {
  readonly title: string | null;
  readonly own: readonly Numbered[];
}

/** The groups that may be shown, each with its sites; null where no group may. */
export function groupsIn(by: SiteGrouping, sites: readonly Numbered[]): readonly SiteGroup[] | null {
  const shown = groupsBy(by, sites);
  if (!shown) return null;
  return shown.titles.map((title, group) => {
    return { title, own: sites.filter((_, index) => shown.of[index] === group) };
  });
}

/** The sites in groups that may be shown, the others together as one; null where no group may. */
// Each site is in one group, and the rest is of ten sites in two groups at least, so that no difference of what is shown is
// about fewer than ten.
export function groupsBy(by: SiteGrouping, sites: readonly Numbered[]): Shown {
  return merged(groupingBy(sites.map(({ site }) => site.kinds[by])), FEWEST);
}

/** What is asked of the sites of one framework: those of them that a filter leaves. */
export interface Asked {
  readonly sites: readonly Numbered[];
  readonly kept: readonly Numbered[];
  readonly filter: SitesFilter | null;
}

/** How far it may be told of something that is found in the nations of some sites only. */
// What exists in one nation alone tells of the sites there, however it is counted, and whose a site is by its number.
export type Telling = 'by site' | 'counted' | 'hidden';

/** How far something may be told that `mayHave` says of which sites it can be true. */
export function tellingOf(asked: Asked, mayHave: (site: Site) => boolean): Telling {
  const { sites, filter } = asked;
  const telling = tellingOfAll(sites, mayHave);
  if (telling !== 'counted' || filter === null) return telling;
  // The sites of a nation less than all are those of the others.
  if (filter.nation !== null) return isToldIn(groupsIn('nation', sites), mayHave) ? telling : 'hidden';
  // Of the few that were picked it would say in which nation they are.
  return isPicked(filter) ? 'hidden' : telling;
}

function tellingOfAll(sites: readonly Numbered[], mayHave: (site: Site) => boolean): Telling {
  if (sites.length < FEWEST) return 'by site';
  const nations = new Set(sites.filter(({ site }) => mayHave(site)).map(({ site }) => site.kinds.nation));
  const within = sites.filter(({ site }) => nations.has(site.kinds.nation)).length;
  if (within === 0 || within === sites.length) return 'by site';
  return within >= FEWEST ? 'counted' : 'hidden';
}

/** True where counting something in each of some groups tells of no fewer than ten sites. */
// What exists in few sites of one group tells of these, and could be had from the others by subtraction.
export function isToldIn(groups: readonly SiteGroup[] | null, mayHave: (site: Site) => boolean): boolean {
  return (groups ?? []).every(({ own }) => tellingOfAll(own, mayHave) !== 'hidden');
}

/** Says of a site whether a barrier can be there, in its nation and by what was answered. */
export function canHave(id: string): (site: Site) => boolean {
  return (site) => standingIn(site, id) > ARISES_NOT;
}

const ARISES_NOT = STANDINGS.indexOf('does-not-arise');

/** The sites of the nations that are shown; all, where no other nation is. */
export function ofShownNations({ sites, kept, filter }: Asked): readonly Numbered[] {
  return filter?.nation == null ? sites : kept;
}

/** True where it may be told how many of the sites in these nations have something that is found as `telling` says. */
export function isToldApart(nations: readonly string[] | null, telling: Telling, asked: Asked): boolean {
  const has = ({ site }: Numbered) => nations === null || nations.includes(site.kinds.nation);
  if (ofShownNations(asked).every(has)) return true;
  // Of what not all nations have, what is told of one could be taken from what is told of all.
  if (telling !== 'by site' || isPicked(asked.filter)) return false;
  const titles = new Set(asked.sites.filter(has).map(({ site }) => site.kinds.nation));
  const shown = groupsBy('nation', asked.sites)?.titles ?? [];
  return titles.size > 0 && [...titles].every((title) => shown.includes(title));
}

/** True where sites were picked by how they stand, so that those of a nation may be few. */
function isPicked(filter: SitesFilter | null): boolean {
  return filter !== null && (filter.below !== null || filter.barrier !== null);
}
