import type { Example, ExampleBarrier } from '../../model/key.ts';

/**
 * How an answer to a case is marked, on paper and by the program alike. Whole points only, so that they can be added up by
 * hand. Own judgement.
 */
export const POINTS = {
  /**
   * The level, exactly: 4. Of the barriers that are offered, two to seven are right, four at the mean, so that the level
   * counts about as much as the barriers together; with less, a case would be won or lost by its barriers.
   */
  levelExact: 4,
  /** The level, one off: half of that, since most of the text was then read rightly. */
  levelOneOff: 2,
  /** Each barrier that remains and is named: 1. */
  barrierRight: 1,
  /**
   * Taken away for each barrier that is named and does not remain: 1, but never more than was earned by barriers. Who
   * names all that are offered then gains nothing where half of them are right, and who leaves one out loses no more than it.
   */
  barrierImagined: 1,
} as const;

/**
 * How near the level that was given comes to the right one. `one-off` is one rung away; or some of the right levels and no
 * other; or all of them and one too many. Naming more than that earns nothing, or naming all would pay.
 */
export type LevelMark = 'exact' | 'one-off' | 'wrong' | 'none';

/** Marks a level, or several where the text is held to leave it open. None given is `none`. Ids that are no levels of the case count as wrong. */
export function levelMark(
  given: readonly string[],
  { right, levels }: Pick<Example, 'right'> & { readonly levels: readonly { readonly id: string }[] },
): LevelMark {
  const named = [...new Set(given)];
  if (named.length === 0) return 'none';
  const found = named.filter((id) => right.includes(id)).length;
  const wrong = named.length - found;
  if (wrong === 0 && found === right.length) return 'exact';
  const isPart = wrong === 0 && found > 0;
  const isOneTooMany = wrong === 1 && found === right.length;
  return isPart || isOneTooMany || isBeside(named, right, levels) ? 'one-off' : 'wrong';
}

function isBeside(
  named: readonly string[],
  right: readonly string[],
  levels: readonly { readonly id: string }[],
): boolean {
  const [rung = -1, wanted = -1] = [named, right].map((ids) => levels.findIndex(({ id }) => id === ids[0]));
  return named.length === 1 && right.length === 1 && rung >= 0 && Math.abs(rung - wanted) === 1;
}

/** The points for a level. */
export function levelPoints(mark: LevelMark): number {
  if (mark === 'exact') return POINTS.levelExact;
  return mark === 'one-off' ? POINTS.levelOneOff : 0;
}

/** The points for barriers, from how many were named that are right, and how many that are not. Never below 0. */
export function barrierPoints(right: number, imagined: number): number {
  return Math.max(0, right * POINTS.barrierRight - imagined * POINTS.barrierImagined);
}

/** The most that a case can bring, with its barriers or, where nobody was asked about them, for the level alone. */
export function fullPoints(
  { barriers }: { readonly barriers: readonly Pick<ExampleBarrier, 'right'>[] },
  withBarriers = true,
): number {
  const right = withBarriers ? barriers.filter((barrier) => barrier.right).length : 0;
  return POINTS.levelExact + barrierPoints(right, 0);
}
