import type { BarrierResult, LevelName, Result } from '../model/result.ts';
import type { Fits, SharedBarrier, SharedLever, SitesPlacement } from '../model/sites.ts';
import type { Effort, SiteGrouping } from '../model/vocabulary.ts';

/** A site, with what its framework says in the words of its nation held only once. */
export interface Site {
  readonly file: string;
  readonly name: string | null;
  readonly date: string | null;
  /** All that was answered. */
  readonly says: string;
  readonly kinds: Readonly<Record<SiteGrouping, string>>;
  readonly frame: Frame;
  readonly placements: readonly Placed[];
  /** How each barrier of the frame stands, by the place in `STANDINGS`. */
  readonly barriers: Uint8Array;
  readonly actions: readonly FirstAction[];
}

/** What results of one version of a framework in one nation have in common. */
export interface Frame {
  readonly framework: Result['framework'];
  readonly nation: string | null;
  readonly placements: readonly (Omit<Ladder, 'levels'> & { readonly levels: readonly LevelName[] })[];
  readonly barriers: readonly FrameBarrier[];
  /** The place of each barrier. */
  readonly at: ReadonlyMap<string, number>;
}

/** A barrier, with its levers in the nation of the frame. */
export interface FrameBarrier extends Omit<SharedBarrier, 'remains' | 'possible' | 'levers'> {
  readonly levers: readonly Omit<SharedLever, 'reaches'>[];
}

type Ladder = Pick<SitesPlacement, 'id' | 'title' | 'short' | 'cumulative' | 'isMeasured' | 'levels'>;

export const STANDINGS: readonly BarrierResult['status'][] = [
  'does-not-arise',
  'clear',
  'possible',
  'remains',
];

/** Where a site is on one placement. */
export interface Placed {
  readonly placed: boolean;
  /** True where no level is reached in order, though one above the first holds or may. */
  readonly offLadder: boolean;
  readonly secured: number;
  readonly possible: readonly string[];
  /** Which levels are met; null where some are open. */
  readonly met: readonly boolean[] | null;
  readonly fit: keyof Fits;
}

/** Something that one site could do first. */
export interface FirstAction {
  readonly key: string;
  readonly about: string;
  /** The barrier that it clears and the lever that it is, which not every nation has; null for what every nation has. */
  readonly barrier: string | null;
  readonly lever: string | null;
  readonly what: string;
  readonly roles: readonly string[];
  readonly who: string | null;
  readonly effort: Effort | null;
  readonly findOut: boolean;
}
