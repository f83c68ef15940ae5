import type { Tool } from '../model/result.ts';
import type {
  Breakdown,
  FrameworkSites,
  SharedAction,
  SharedBarrier,
  SiteRow,
  Sites,
  SitesFilter,
} from '../model/sites.ts';
import type { SiteGrouping } from '../model/vocabulary.ts';
import { groupedBy } from '../work.ts';
import { countsOn, metOn, rangesOn, sharedBy } from './counts.ts';
import { keptBy } from './filters.ts';
import { byFramework, framesOf, fromFrames, type Numbered, placedIn, standingIn } from './frames.ts';
import { groupsBy, isToldApart, tellingOf, tellingOfBarrier } from './groups.ts';
import { ladderOrder } from './ladder-order.ts';
import { type Frame, type Site, STANDINGS } from './site.ts';

/** Many services beside each other, which nothing here ranks. */

export interface SitesManner {
  readonly tool: Tool;
  /** True to say which site is which. */
  readonly names: boolean;
  /** By what they are put in groups; null for no groups. */
  readonly by: SiteGrouping | null;
  readonly filter: SitesFilter | null;
  readonly notes: readonly string[];
  /** What a role of a framework is called; null where that is not known. */
  titleOf(framework: string, role: string): string | null;
}

/** What the sites, one at least, have in common and do not. Throws an `InputError` where what was asked for is not there or may not be shown. */
export function sitesOf(given: readonly Site[], manner: SitesManner): Sites {
  const all = given.map((site, index) => ({ number: index + 1, site }));
  const kept = manner.filter ? keptBy(manner.filter, all) : all;
  const isKept = new Set(kept);
  const frameworks = byFramework(all).map((sites) => {
    return { sites, kept: sites.filter((each) => isKept.has(each)) };
  });
  return {
    schemaVersion: 1,
    tool: manner.tool,
    notes: manner.notes,
    filter: manner.filter,
    sites: kept.length,
    frameworks: frameworks.flatMap((each) => (each.kept.length === 0 ? [] : [ofFramework(each, manner)])),
  };
}

/** The sites of one framework, and those of them that were asked for. */
interface Asked {
  readonly sites: readonly Numbered[];
  readonly kept: readonly Numbered[];
}

function ofFramework({ sites, kept }: Asked, manner: SitesManner): FrameworkSites {
  const frames = framesOf(sites);
  const { id, version, title, unverified } = frames[0]?.framework ?? {
    id: '',
    version: '',
    title: '',
    unverified: false,
  };
  const placements = fromFrames(
    frames,
    (frame) => frame.placements,
    (placement) => placement.id,
  );
  const barriers = barriersOf(frames, { sites, kept }, manner);
  const shared = barriers
    .filter(({ remains, possible }) => remains + possible > 0)
    .toSorted((one, other) => other.remains - one.remains || other.possible - one.possible);
  const told = shared.filter(({ telling }) => telling !== 'hidden');
  const marked = new Set(told.flatMap(({ telling, barrier }) => (telling === 'by site' ? [barrier] : [])));
  const actions = actionsOf({ sites, kept }, id, manner);
  return {
    framework: { id, version, title, unverified },
    sites: kept.length,
    placements: placements.map((placement) => {
      const { levels: _, ...about } = placement;
      return {
        ...about,
        ...countsOn(placement, kept),
        ranges: rangesOn(placement, kept),
        order: placement.cumulative ? ladderOrder(placement.levels, metOn(placement, kept)) : null,
      };
    }),
    barriers: told.map(({ telling: _, ...barrier }) => barrier),
    barriersHidden: shared.length - told.length,
    ...actions,
    breakdown: manner.by && breakdownOf(manner.by, kept, placements, told),
    rows: kept.map((each) => rowOf(each, marked, manner)),
  };
}

/** Every barrier, with who has it, the levers of all nations, and how far it may be told. */
function barriersOf(frames: readonly Frame[], { sites, kept }: Asked, { filter }: SitesManner) {
  const found = fromFrames(
    frames,
    (frame) => frame.barriers,
    ({ barrier }) => barrier,
  );
  // Of sites that were picked by how they stand, those of a nation may be few.
  const isPicked = filter !== null && (filter.below !== null || filter.barrier !== null);
  const whole = filter?.nation == null ? sites : kept;
  return found.map((each) => {
    const telling = tellingOfBarrier(sites, each.barrier);
    const levers = fromFrames(
      frames,
      (frame) => frame.barriers[frame.at.get(each.barrier) ?? -1]?.levers ?? [],
      ({ id }) => id,
    );
    const reached = ({ nations }: (typeof levers)[number]) => {
      const inside = kept.filter(({ site }) => nations === null || nations.includes(site.kinds.nation));
      // Of what not all nations have, what is told of one could be taken from what is told of all.
      const isTold = nations === null || (telling === 'by site' && !isPicked && isToldApart(nations, whole));
      return isTold ? sharedBy(each.barrier, inside) : null;
    };
    return {
      ...each,
      ...sharedBy(each.barrier, kept),
      levers: levers
        .map((lever) => ({ ...lever, reaches: reached(lever) }))
        .toSorted((one, other) => Number(other.onceForAll) - Number(one.onceForAll)),
      telling,
    };
  });
}

function actionsOf({ sites, kept }: Asked, framework: string, { titleOf }: SitesManner) {
  const all = kept.flatMap(({ site }) => site.actions);
  let actionsHidden = 0;
  const actions = [...groupedBy(all, ({ key }) => key).values()].flatMap((alike): SharedAction[] => {
    // Another nation may say it in other words.
    const texts = alike.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    const { about, lever, what, who, roles, effort } = texts[0] ?? alike[0];
    if (lever !== null && tellingOf(sites, ({ frame }) => frame.levers.has(lever)) === 'hidden') {
      actionsHidden += 1;
      return [];
    }
    const named = roles.map((role) => titleOf(framework, role) ?? role.replaceAll('-', ' '));
    const findOut = alike.filter((each) => each.findOut).length;
    return [
      {
        about,
        what,
        roles,
        who: named.length > 0 ? named : who === null ? [] : [who],
        effort,
        sites: alike.length,
        findOut,
      },
    ];
  });
  return {
    actions: actions.toSorted(
      (one, other) => other.sites - one.sites || (one.about + one.what < other.about + other.what ? -1 : 1),
    ),
    actionsHidden,
  };
}

function breakdownOf(
  by: SiteGrouping,
  sites: readonly Numbered[],
  placements: Frame['placements'],
  barriers: readonly Pick<SharedBarrier, 'barrier' | 'name'>[],
): Breakdown {
  const shown = groupsBy(by, sites);
  const groups = shown?.titles.map((title, group) => {
    return { title, own: sites.filter((_, index) => shown.of[index] === group) };
  });
  // What exists in few sites of one group tells of these, and could be had from the others by subtraction.
  const isTold = ({ barrier }: { readonly barrier: string }) =>
    groups?.every(({ own }) => tellingOfBarrier(own, barrier) !== 'hidden');
  const told = barriers.filter(isTold);
  const counted = groups?.map(({ title, own }) => {
    return {
      title,
      sites: own.length,
      placements: placements.map((placement) => {
        return { id: placement.id, title: placement.title, ...countsOn(placement, own) };
      }),
      barriers: told.map(({ barrier, name }) => ({ barrier, name, ...sharedBy(barrier, own) })),
    };
  });
  return { by, groups: counted ?? null };
}

function rowOf({ number, site }: Numbered, marked: ReadonlySet<string>, { names }: SitesManner): SiteRow {
  const { frame, name, file, date, placements } = site;
  const standing = (status: (typeof STANDINGS)[number]) =>
    frame.barriers.flatMap(({ barrier }) =>
      marked.has(barrier) && standingIn(site, barrier) === STANDINGS.indexOf(status) ? [barrier] : [],
    );
  return {
    number,
    name: names ? name : null,
    file: names ? file : null,
    date: names ? date : null,
    placements: placements.flatMap((_, index) => {
      const id = frame.placements[index]?.id;
      const placed = id === undefined ? undefined : placedIn(site, id);
      return id !== undefined && placed
        ? [
            {
              id,
              placed: placed.placed,
              offLadder: placed.offLadder,
              levels: placed.possible,
              fit: placed.fit,
            },
          ]
        : [];
    }),
    remains: standing('remains'),
    possible: standing('possible'),
  };
}
