import type { LevelName, LeverResult, Result, Tool } from './result.ts';
import type { SiteGrouping } from './vocabulary.ts';

/** Many services beside each other, which nothing here ranks. */
export interface Sites {
  readonly schemaVersion: 1;
  readonly tool: Tool;
  readonly notes: readonly string[];
  /** What was left in of all that was read; null where nothing was left out on purpose. */
  readonly filter: SitesFilter | null;
  /** How many sites there are, over all frameworks. */
  readonly sites: number;
  /** Each framework by itself, by its id. */
  readonly frameworks: readonly FrameworkSites[];
}

/** The sites that a page was asked for. */
export interface SitesFilter {
  readonly nation: string | null;
  /** The level that is not certain in any of them. */
  readonly below: string | null;
  /** The barrier that remains in each of them, or may. */
  readonly barrier: string | null;
  readonly framework: string | null;
}

/** The sites of one framework. */
export interface FrameworkSites {
  readonly framework: Pick<Result['framework'], 'id' | 'version' | 'title' | 'unverified'>;
  readonly sites: number;
  readonly placements: readonly SitesPlacement[];
  /** Those that anybody has, or may have, shared by most first. */
  readonly barriers: readonly SharedBarrier[];
  /** How many barriers are not counted, since they tell of fewer than ten sites of a nation. */
  readonly barriersHidden: number;
  /** What could be done first, in most sites first. */
  readonly actions: readonly SharedAction[];
  readonly actionsHidden: number;
  /** The sites in groups; null where nobody asked. */
  readonly breakdown: Breakdown | null;
  /** In the order given. */
  readonly rows: readonly SiteRow[];
}

/** How many sites are where on one placement. */
export interface SitesPlacement extends Counts {
  readonly id: string;
  readonly title: string;
  readonly short: string | null;
  readonly cumulative: boolean;
  /** True where its levels are bands of one number. */
  readonly isMeasured: boolean;
  /** How many sites are open between which levels, lowest first. */
  readonly ranges: readonly { readonly from: LevelName; readonly to: LevelName; readonly sites: number }[];
  /** How well the order of its levels holds; null where they claim none. */
  readonly order: LadderOrder | null;
}

/** How many sites are certain on each level, open, and short of what people need. */
export interface Counts {
  readonly levels: readonly (LevelName & { readonly here: number; readonly perhaps: number })[];
  /** How many are certain to have reached no level in order, though one above the first holds or may. */
  readonly offLadder: number;
  /** How many may be on more than one level; with those that are certain they add up to all. */
  readonly open: number;
  /** Of these, how many are not placed yet. */
  readonly notPlaced: number;
  /** What is there against what people need; null where nothing is known of that in any. They add up to all. */
  readonly fits: Fits | null;
}

export type Fits = Readonly<Record<'more' | 'enough' | 'less' | 'open' | 'unknown', number>>;

/** How well the order of a ladder holds, over the sites in which every level is decided. */
export interface LadderOrder {
  readonly sites: number;
  /** In how many no level is there without all those below it. */
  readonly inOrder: number;
  /** How often a level is there without one below it. */
  readonly errors: number;
  /** Loevinger's H by the framework's order, to three places; null where `word` says why. */
  readonly h: number | null;
  readonly word: 'too few to say' | 'no difference to measure' | null;
  /** Which is there without which, most often first. */
  readonly broken: readonly {
    readonly lower: LevelName;
    readonly higher: LevelName;
    readonly sites: number;
  }[];
}

/** A barrier, with how many sites have it. */
export interface SharedBarrier {
  readonly barrier: string;
  readonly name: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly unverified: boolean;
  readonly remains: number;
  readonly possible: number;
  /** The levers of the nations of all these sites, those that are pulled once for all first. */
  readonly levers: readonly SharedLever[];
}

export interface SharedLever
  extends Pick<LeverResult, 'id' | 'do' | 'who' | 'roles' | 'effort' | 'firstStep' | 'onceForAll'> {
  /** The nations in which it exists, in words; null where it exists everywhere. */
  readonly nations: readonly string[] | null;
  /** In how many of the sites there its barrier remains, and may; null where these sites may not be told apart. */
  readonly reaches: Pick<SharedBarrier, 'remains' | 'possible'> | null;
}

/** Something that several sites could do first. */
export interface SharedAction {
  /** The question whose answer it changes, or the barrier that it clears. */
  readonly about: string;
  readonly what: string;
  /** The ids of the framework's roles who can do it, and what these are called, or who it is in words. */
  readonly roles: readonly string[];
  readonly who: readonly string[];
  readonly effort: LeverResult['effort'] | null;
  readonly sites: number;
  /** In how many of them it has to be found out first whether it is so already. */
  readonly findOut: number;
}

/** The sites in groups of ten or more, so that nothing can be told of fewer. */
export interface Breakdown {
  readonly by: SiteGrouping;
  /** Null where no group can be shown apart. */
  readonly groups: readonly SiteGroup[] | null;
}

export interface SiteGroup {
  /** Null for all that are not shown apart. */
  readonly title: string | null;
  readonly sites: number;
  readonly placements: readonly (Counts & Pick<SitesPlacement, 'id' | 'title'>)[];
  readonly barriers: readonly Pick<SharedBarrier, 'barrier' | 'name' | 'remains' | 'possible'>[];
}

/** A site by its number, with its name only where names were asked for. */
export interface SiteRow {
  readonly number: number;
  readonly name: string | null;
  readonly file: string | null;
  readonly date: string | null;
  /** In the order of the placements. */
  readonly placements: readonly {
    readonly id: string;
    readonly placed: boolean;
    readonly offLadder: boolean;
    readonly levels: readonly string[];
    readonly fit: keyof Fits;
  }[];
  readonly remains: readonly string[];
  readonly possible: readonly string[];
}
