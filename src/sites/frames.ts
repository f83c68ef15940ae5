import { majorOf } from '../framework/versions.ts';
import { groupedBy } from '../work.ts';
import type { Frame, Placed, Site } from './site.ts';

/** What sites of one framework have in common, whatever their nations and versions. */

/** A site with its number among all that were given. */
export interface Numbered {
  readonly number: number;
  readonly site: Site;
}

/** The sites of each framework by itself, by its id. */
export function byFramework(sites: readonly Numbered[]): Numbered[][] {
  const keyOf = ({ site: { frame } }: Numbered) =>
    JSON.stringify([frame.framework.id, majorOf(frame.framework.version), frame.framework.title]);
  const groups = [...groupedBy(sites, keyOf)];
  return groups.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

/** The frames of some sites: that of the newest version first, and of one version that without a nation. */
// So that what something is called does not hang on the order in which sites were given.
export function framesOf(sites: readonly Numbered[]): Frame[] {
  const frames = [...new Set(sites.map(({ site }) => site.frame))];
  return frames.sort(
    (one, other) =>
      compareVersions(other.framework.version, one.framework.version) ||
      ((one.nation ?? '') < (other.nation ?? '') ? -1 : 1),
  );
}

function compareVersions(one: string, other: string): number {
  const [ones, others] = [one, other].map((version) => version.split('.').map(Number));
  for (const [at, number] of (ones ?? []).entries()) {
    const difference = number - (others?.[at] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}

/** What the frames have under each id, as the first that has it says it. */
export function fromFrames<Key extends string, Item extends Readonly<Record<Key, string>>>(
  frames: readonly Frame[],
  itemsIn: (frame: Frame) => readonly Item[],
  key: Key,
): Item[] {
  const found = new Map<string, Item>();
  for (const item of frames.flatMap(itemsIn)) if (!found.has(item[key])) found.set(item[key], item);
  return [...found.values()];
}

/** Where a site is on a placement; undefined where its version of the framework has none of that id. */
export function placedIn({ frame, placements }: Site, id: string): Placed | undefined {
  return placements[frame.placements.findIndex((placement) => placement.id === id)];
}

/** How a barrier stands in a site, by the place in `STANDINGS`; -1 where its version of the framework has none of that id. */
export function standingIn({ frame, barriers }: Site, id: string): number {
  const at = frame.at.get(id);
  return at === undefined ? -1 : (barriers[at] ?? -1);
}
