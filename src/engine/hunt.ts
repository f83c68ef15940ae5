import { type Cube, cubeOff, narrowTo, type OpenAnswers } from './cubes.ts';

/** A cube through which a level leaks away, since all of its completions give another one; and what rules it out. */
export interface Leak {
  /** By open question, the options outside of the cube. */
  readonly outside: readonly number[];
  /** The open questions that have any. */
  readonly places: readonly number[];
}

/** A search for answers that fix a level: they have to rule out every leak. */
export interface Hunt {
  readonly level: number;
  readonly open: OpenAnswers;
  /** All that are known. */
  readonly leaks: Leak[];
  /** One option, or none as yet, for each open question. */
  readonly chosen: number[];
  /** The options that need not be tried any more below what is chosen. */
  readonly barred: number[];
  /** True once it could not be told of some answers whether they do. */
  isUnsure: boolean;
}

/** A search for answers that fix a level, with every leak that is known, and nothing chosen. */
export function huntFor(level: number, open: OpenAnswers): Hunt {
  const leadElsewhere = open.cubes.filter(({ from, to }) => to < level || from > level);
  return {
    level,
    open,
    leaks: leadElsewhere.map((cube) => leakOf(cube, open)),
    chosen: open.left.map(() => 0),
    barred: open.left.map(() => 0),
    isUnsure: false,
  };
}

function leakOf({ options }: Cube, { left }: OpenAnswers): Leak {
  const outside = options.map((inside, place) => (left[place] ?? 0) & ~inside);
  return { outside, places: [...outside.keys()].filter((place) => outside[place] !== 0) };
}

/**
 * Chooses at most `room` more answers that rule out `standing`, the leaks which those chosen so far do not, and all
 * that are found on the way. False where there are none, or none were found; `standing` has grown then.
 */
export function extend(standing: Leak[], room: number, hunt: Hunt): boolean {
  spend(standing, hunt);
  if (hunt.isUnsure) return false;
  const leak = nextOf(standing, hunt) ?? newLeak(hunt);
  if (leak === 'none') return true;
  if (leak === null) {
    hunt.isUnsure = true;
    return false;
  }
  if (standing.length === 0) standing.push(leak);
  if (room === 0 || fewestNeeded(standing, hunt) > room) return false;
  return branch(leak, standing, room, hunt);
}

/** Takes from what may be looked at: with many leaks, one step is as much work as several looks. */
function spend(standing: readonly Leak[], hunt: Hunt): void {
  const { allowance } = hunt.open;
  allowance.looks -= 1 + (standing.length >> 4);
  if (allowance.looks <= 0) hunt.isUnsure = true;
}

function branch(leak: Leak, standing: Leak[], room: number, hunt: Hunt): boolean {
  const before = leak.places.map((place) => hunt.barred[place] ?? 0);
  for (const place of leak.places) {
    if (hunt.chosen[place] !== 0) continue;
    if (branchAt(place, leak, standing, room, hunt)) return true;
  }
  for (const [index, place] of leak.places.entries()) hunt.barred[place] = before[index] ?? 0;
  return false;
}

function branchAt(place: number, leak: Leak, standing: Leak[], room: number, hunt: Hunt): boolean {
  const { chosen, barred, leaks } = hunt;
  let tried = 0;
  for (let rest = waysAt(place, leak, hunt); rest !== 0; rest &= rest - 1) {
    const option = rest & -rest;
    // What was tried in vain need not be tried again further down, nor what rules out less than it did.
    if (!isOutdone(option, tried, place, standing)) {
      const known = leaks.length;
      chosen[place] = option;
      if (extend(remaining(standing, option, place), room - 1, hunt)) return true;
      chosen[place] = 0;
      // A leak that was found further down stands here as well.
      standing.push(...leaks.slice(known));
    }
    tried |= option;
    barred[place] = (barred[place] ?? 0) | option;
  }
  return false;
}

/** The leaks that an option does not rule out. */
export function remaining(leaks: readonly Leak[], option: number, place: number): Leak[] {
  const standing: Leak[] = [];
  for (const leak of leaks) if (((leak.outside[place] ?? 0) & option) === 0) standing.push(leak);
  return standing;
}

/** The options of an open question that would rule a leak out, and may be tried. */
function waysAt(place: number, { outside }: Leak, { chosen, barred }: Hunt): number {
  return chosen[place] === 0 ? (outside[place] ?? 0) & ~(barred[place] ?? 0) : 0;
}

/** True if one of the options tried rules out every leak that this one does. */
export function isOutdone(option: number, tried: number, place: number, leaks: readonly Leak[]): boolean {
  let better = tried;
  for (const { outside } of leaks) {
    if (better === 0) return false;
    const ways = outside[place] ?? 0;
    if (ways & option) better &= ways;
  }
  return better !== 0;
}

/** The leak that leaves the fewest options to try. */
function nextOf(standing: readonly Leak[], hunt: Hunt): Leak | null {
  let next: Leak | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const leak of standing) {
    let ways = 0;
    for (const place of leak.places) ways += countOf(waysAt(place, leak, hunt));
    if (ways < fewest) [next, fewest] = [leak, ways];
  }
  return next;
}

function countOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** A leak of which nothing was known, in what is chosen; none if there is none, null if that could not be told. */
function newLeak({ level, open, leaks, chosen }: Hunt): Leak | 'none' | null {
  narrowTo(
    chosen.map((option, place) => option || (open.left[place] ?? 0)),
    open,
  );
  const cube = cubeOff(level, open);
  if (!cube) return cube === false ? 'none' : null;
  const leak = leakOf(cube, open);
  leaks.push(leak);
  return leak;
}

/** No fewer answers than this can rule out all of the leaks: so many of them share no question. */
export function fewestNeeded(standing: readonly Leak[], hunt: Hunt): number {
  const used = new Uint8Array(hunt.chosen.length);
  let count = 0;
  for (const leak of standing) {
    const isFree = (place: number) => waysAt(place, leak, hunt) === 0 || used[place] === 0;
    if (!leak.places.every(isFree)) continue;
    for (const place of leak.places) if (waysAt(place, leak, hunt) !== 0) used[place] = 1;
    count += 1;
  }
  return count;
}
