import type {
  Counts,
  Fits,
  FrameworkSites,
  LadderOrder,
  SharedAction,
  SharedBarrier,
  SharedLever,
  SiteRow,
  Sites,
  SitesFilter,
  SitesPlacement,
} from '../../model/sites.ts';
import { bare, capitalised, counted, firstOf, listed, startingLow } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { rankedName } from './level-words.ts';
import { ranksText } from './position-words.ts';

/** What is said of many sites, none of which is better than another. */

/** How many sites there are, as a title. */
export function sitesTitle({ sites }: Pick<Sites, 'sites'>): string {
  return counted(sites, 'site');
}

/** Said before anything that is counted. */
export const NO_RANK = 'They are counted, not ranked: a level is where a service sits, and not a mark.';

/** Which sites were asked for, in a sentence; null for all of a framework. */
export function filterText(filter: SitesFilter | null): string | null {
  if (!filter) return null;
  const { nation, below, barrier } = filter;
  const parts = [
    nation === null ? null : `of the nation “${nation}”`,
    below === null ? null : `in which the level “${below}” is not certain`,
    barrier === null ? null : `in which the barrier “${barrier}” remains or may`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Only sites ${listed(parts)}.`;
}

type NamedPlacement = Pick<SitesPlacement, 'title' | 'short' | 'isMeasured'>;

/** The word for one of its levels. */
function nounIn({ isMeasured }: Pick<SitesPlacement, 'isMeasured'>): 'band' | 'level' {
  return isMeasured ? 'band' : 'level';
}

/** How many are certain on which level, and how many are open, in a sentence. */
export function levelsText(placement: Counts & NamedPlacement): string {
  const noun = nounIn(placement);
  const sure = placement.levels.filter(({ here }) => here > 0);
  const on = sure.map(({ here, rank }, index) => `${here} at ${index === 0 ? `${noun} ` : ''}${rank}`);
  const first = `${noun} ${placement.levels[1]?.rank ?? ''}`;
  const off =
    placement.offLadder > 0
      ? [
          `${placement.offLadder} not yet on the ladder in order (${first} is not there, a higher one is or may be)`,
        ]
      : [];
  return [capitalised(listed([...on, ...off])), openText(placement)].filter((part) => part !== '').join('; ');
}

function openText({ open, notPlaced }: Pick<Counts, 'open' | 'notPlaced'>): string {
  if (open === 0) return '';
  if (notPlaced === 0) return `${open} still open`;
  return `${open} still open, ${notPlaced === open ? (open === 1 ? 'and not placed yet' : 'none of them placed yet') : `${notPlaced} of them not placed yet`}`;
}

/** Between which levels the open sites are, in a sentence; null where none is open. */
export function rangesText(placement: Pick<SitesPlacement, 'ranges' | 'isMeasured'>): string | null {
  if (placement.ranges.length === 0) return null;
  const noun = nounIn(placement);
  const parts = placement.ranges.map(({ from, to, sites }, index) => {
    return `between ${index === 0 ? `${noun}s ` : ''}${from.rank} and ${to.rank} in ${sites}`;
  });
  return `Open: ${listed(parts)}.`;
}

const FIT_WORDS: Readonly<Record<keyof Fits, string>> = {
  less: 'less than people need',
  enough: 'enough',
  more: 'more than people need',
  open: 'still open',
  unknown: 'needs not known',
};

/** The kinds of fit, in the order in which they are told. */
export const FIT_KINDS = ['less', 'enough', 'more', 'open', 'unknown'] as const;

/** What is there against what people need, as a cell. */
export function fitWords(fit: keyof Fits): string {
  return capitalised(FIT_WORDS[fit]);
}

/** How many have less, enough or more than people need, in a sentence; null where nobody knows. */
export function fitsText({ fits }: Pick<Counts, 'fits'>): string | null {
  if (!fits) return null;
  const parts = FIT_KINDS.flatMap((kind) => (fits[kind] > 0 ? [`${FIT_WORDS[kind]} in ${fits[kind]}`] : []));
  return `${capitalised(listed(parts))}.`;
}

/** By how many a barrier is shared, as in "in 21 of 43, perhaps in 8 more". */
export function sharedText(
  { remains, possible }: Pick<SharedBarrier, 'remains' | 'possible'>,
  sites: number,
): string {
  const perhaps = possible > 0 ? `perhaps in ${possible}${remains > 0 ? ' more' : ` of ${sites}`}` : '';
  return [remains > 0 ? `in ${remains} of ${sites}` : '', perhaps].filter((part) => part !== '').join(', ');
}

/** How many sites somebody reaches, as in "16 sites, perhaps 4 more". */
export function reachText({ remains, possible }: Pick<SharedBarrier, 'remains' | 'possible'>): string {
  return `${counted(remains, 'site')}${possible > 0 ? `, perhaps ${possible} more` : ''}`;
}

/** Said where a reader might look for what is not counted. */
export function hiddenText(hidden: number, what: string): string | null {
  if (hidden === 0) return null;
  return `${counted(hidden, `more ${what}`)} ${hidden === 1 ? 'is' : 'are'} not counted, since that would tell of fewer than ten sites of a nation.`;
}

/** Who can pull a lever, and where it exists, unless all who have what it is against are there. */
function whoText({ who, nations }: Pick<SharedLever, 'who' | 'nations'>, isOneNation: boolean): string {
  return `${capitalised(bare(who))}${nations && !isOneNation ? ` (${listed(nations)})` : ''}`;
}

/** True where every lever reaches all that have its barrier, as where all sites are of one nation. */
function isReachedAll(barriers: readonly SharedBarrier[]): boolean {
  return barriers.every(({ levers, remains, possible }) =>
    levers.every(
      ({ nations, reaches }) =>
        nations === null || (reaches?.remains === remains && reaches.possible === possible),
    ),
  );
}

/** What to do first with a lever, as a heading. */
export function leverHead({ do: heading, firstStep }: Pick<SharedLever, 'do' | 'firstStep'>): string {
  return capitalised(bare(heading ?? firstStep));
}

/** Who can pull levers once for all, and against which barriers. */
export interface OnceForAll {
  readonly who: string;
  /** Most shared first. */
  readonly levers: readonly { readonly lever: SharedLever; readonly barrier: SharedBarrier }[];
}

/** Who can pull levers once for all against barriers that several share, those first who reach most. */
export function onceForAll({ barriers, sites }: Pick<FrameworkSites, 'barriers' | 'sites'>): OnceForAll[] {
  const least = Math.min(2, sites);
  const all = barriers
    .flatMap((barrier) =>
      barrier.levers.filter((lever) => lever.onceForAll).map((lever) => ({ lever, barrier })),
    )
    .filter(({ lever, barrier }) => {
      const { remains, possible } = lever.reaches ?? barrier;
      return remains + possible >= least;
    });
  const reached = ({ levers }: OnceForAll) => levers.map(({ lever }) => lever.reaches?.remains ?? -1);
  const isOneNation = isReachedAll(barriers);
  return [...groupedBy(all, ({ lever }) => whoText(lever, isOneNation))]
    .map(([who, levers]) => ({ who, levers }))
    .toSorted((one, other) => Math.max(...reached(other)) - Math.max(...reached(one)));
}

/** Who does something first, where the framework or nobody says so. */
export function doersOf({ who }: Pick<SharedAction, 'who'>): readonly string[] {
  return who.length > 0 ? who.map((each) => capitalised(bare(each))) : ['Agree who does it'];
}

/** How long something takes, in words. */
export function effortText({ effort }: Pick<SharedAction, 'effort'>): string {
  return effort === null ? '' : effort === 'years' ? 'start now; done in years' : `in ${effort}`;
}

/** What could be done first by each who can do it, those first who could in most sites. */
export function actionsByWho(
  actions: readonly SharedAction[],
): { readonly who: string; readonly actions: readonly SharedAction[] }[] {
  const whos = [...new Set(actions.flatMap(doersOf))];
  return whos.map((who) => ({ who, actions: actions.filter((action) => doersOf(action).includes(who)) }));
}

/** The lowest H at which an order is more than a convention. */
const CONVENTION = 0.4;

/** The lowest of a strong scale (Mokken). */
const STRONG = 0.5;

/** How well the order of a ladder holds, in one sentence. */
export function orderText(order: LadderOrder): string {
  const { sites, inOrder, h, word } = order;
  if (word === 'too few to say')
    return `Whether the order of the levels holds cannot be told: all levels are decided in ${counted(sites, 'site')}, and it takes ten.`;
  const skipping = sites - inOrder;
  const who = `${skipping === 0 ? 'none' : skipping} of the ${sites} sites in which all levels are decided`;
  if (word !== null || h === null)
    return `Whether the order of the levels holds cannot be told: ${who} skips one, and none could by chance.`;
  const verdict = h < CONVENTION ? 'is a convention here' : h < STRONG ? 'mostly holds' : 'holds';
  const skips =
    skipping > 1 ? 'skip one: they have' : skipping === 1 ? 'skips one: it has' : 'skips one and has';
  const chance = h < CONVENTION ? 'not much less' : h < STRONG ? 'less' : 'far less';
  return (
    `The order of the levels ${verdict}: ${who} ${skips} a level without one below it, ` +
    `${chance} often than if levels came by chance (Loevinger’s H ${h.toFixed(2)}, where 1 is never; n ${sites}).`
  );
}

/** Which levels are skipped by whom, in a sentence; null where none is. */
export function brokenText({ broken }: LadderOrder): string | null {
  if (broken.length === 0) return null;
  const parts = broken.map(({ lower, higher, sites }) => {
    return `${rankedName(higher)} without ${rankedName(lower)} in ${sites}`;
  });
  return `What is skipped most: ${listed(parts)}.`;
}

/** What a site is called: its number, and its name where that is told. */
export function siteLabel({ number, name, file }: Pick<SiteRow, 'number' | 'name' | 'file'>): string {
  const called = name ?? file;
  return called === null ? String(number) : `${number} ${bare(called)}`;
}

/** Where a site is on a placement, in a cell. */
export function placeText(
  place: SiteRow['placements'][number] | undefined,
  placement: SitesPlacement,
): string {
  if (!place) return '';
  if (place.offLadder) return 'Not yet on the ladder in order';
  const ranks = placement.levels.filter(({ id }) => place.levels.includes(id)).map(({ rank }) => rank);
  const text = capitalised(ranksText(ranks, nounIn(placement)));
  return place.placed ? text : `Not placed yet: ${startingLow(text)}`;
}

/** Some numbers of sites, as "1, 4 to 7 and 12". */
export function numbersText(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const texts = runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from} to ${to}`] : to > from ? [String(from), String(to)] : [String(from)],
  );
  return listed(firstOf(texts, MOST_NUMBERS, (rest) => `${rest} more`));
}

/** More numbers nobody reads in a cell. */
const MOST_NUMBERS = 60;
