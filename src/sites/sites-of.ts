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
import { byFramework, framesOf, fromFrames, type Numbered, standingIn } from './frames.ts';
import { type Asked, canHave, groupsIn, isToldApart, isToldIn, ofShownNations, tellingOf } from './groups.ts';
import { ladderOrder } from './ladder-order.ts';
import { type Frame, type FrameBarrier, type Site, STANDINGS } from './site.ts';

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
  const frameworks = byFramework(all).map((sites): Asked => {
    return { sites, kept: sites.filter((each) => isKept.has(each)), filter: manner.filter };
  });
  return {
    schemaVersion: 1,
    tool: manner.tool,
    notes: manner.notes,
    filter: manner.filter,
    sites: kept.length,
    frameworks: frameworks.flatMap((each) => ofFramework(each, manner)),
  };
}

function ofFramework(asked: Asked, manner: SitesManner): FrameworkSites[] {
  const { kept } = asked;
  const frames = framesOf(ofShownNations(asked));
  const [newest] = frames;
  if (!newest || kept.length === 0) return [];
  const { id, version, title, unverified } = newest.framework;
  const placements = fromFrames(frames, (frame) => frame.placements, 'id');
  const barriers = barriersOf(frames, asked);
  const shared = barriers
    .filter(({ remains, possible }) => remains + possible > 0)
    .toSorted((one, other) => other.remains - one.remains || other.possible - one.possible);
  const told = shared.filter(({ telling }) => telling !== 'hidden');
  const marked = new Set(told.flatMap(({ telling, barrier }) => (telling === 'by site' ? [barrier] : [])));
  const actions = actionsOf(asked, id, manner);
  const whole: FrameworkSites = {
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
  return [whole];
}

/** Every barrier, with who has it, the levers of all nations, and how far it may be told. */
function barriersOf(frames: readonly Frame[], asked: Asked) {
  const { kept } = asked;
  return fromFrames(frames, (frame) => frame.barriers, 'barrier').map((each) => {
    const telling = tellingOf(asked, canHave(each.barrier));
    const levers = fromFrames(frames, (frame) => leversIn(frame, each.barrier), 'id');
    const reached = ({ nations }: (typeof levers)[number]) => {
      const inside = kept.filter(({ site }) => nations === null || nations.includes(site.kinds.nation));
      return isToldApart(nations, telling, asked) ? sharedBy(each.barrier, inside) : null;
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

function leversIn(frame: Frame, barrier: string): FrameBarrier['levers'] {
  return frame.barriers[frame.at.get(barrier) ?? -1]?.levers ?? [];
}

function actionsOf(asked: Asked, framework: string, { titleOf }: SitesManner) {
  const all = asked.kept.flatMap(({ site }) => site.actions);
  let actionsHidden = 0;
  const actions = [...groupedBy(all, ({ key }) => key).values()].flatMap((alike): SharedAction[] => {
    // Another version may say it in other words.
    const texts = alike.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    const { about, barrier, lever, what, who, roles, effort } = texts[0] ?? alike[0];
    const canDo = (site: Site) =>
      barrier === null ||
      (canHave(barrier)(site) &&
        (lever === null || leversIn(site.frame, barrier).some(({ id }) => id === lever)));
    if (tellingOf(asked, canDo) === 'hidden') {
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
  const groups = groupsIn(by, sites);
  const told = barriers.filter(({ barrier }) => isToldIn(groups, canHave(barrier)));
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
    placements: frame.placements.flatMap(({ id }, index) => {
      const place = placements[index];
      if (!place) return [];
      const { placed, offLadder, possible: levels, fit } = place;
      return [{ id, placed, offLadder, levels, fit }];
    }),
    remains: standing('remains'),
    possible: standing('possible'),
  };
}
