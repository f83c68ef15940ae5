import { countBits } from '../logic/evaluate.ts';
import { cubeOff, narrowTo, type OpenAnswers, type SetToHit, setToHit } from './cubes.ts';

/** What is chosen so far. */
interface Choice {
  /** One option, or none as yet, for each open question. */
  readonly chosen: number[];
  /** The options that need not be tried any more below what is chosen. */
  readonly barred: number[];
}

/** A search for answers that fix a level, which have to hit every set. */
interface HittingSearch extends Choice {
  readonly level: number;
  readonly open: OpenAnswers;
  /** All sets that are known. */
  readonly setsToHit: SetToHit[];
  /** True once it could not be told of some answers whether they do. */
  isUnsure: boolean;
}

/** True if it finds at most `room` more answers that hit `standing` and all sets found on the way. */
// `standing` are the sets that the answers chosen so far do not hit. It has grown where none are found.
function extendHittingSet(standing: SetToHit[], room: number, search: HittingSearch): boolean {
  spend(standing, search);
  if (search.isUnsure) return false;
  const set = nextOf(standing, search) ?? findSetToHit(search);
  if (set === 'none') return true;
  if (set === null) {
    search.isUnsure = true;
    return false;
  }
  if (standing.length === 0) standing.push(set);
  if (room === 0 || lowerBound(standing, search) > room) return false;
  return branch(set, standing, room, search);
}

/** Takes a step from the looks that are left, more of them with many sets. */
// With many sets, one step is as much work as several looks.
function spend(standing: readonly SetToHit[], search: HittingSearch): void {
  const { allowance } = search.open;
  allowance.looks -= 1 + (standing.length >> 4);
  if (allowance.looks <= 0) search.isUnsure = true;
}

function branch(set: SetToHit, standing: SetToHit[], room: number, search: HittingSearch): boolean {
  const before = set.places.map((place) => search.barred[place] ?? 0);
  for (const place of set.places) if (branchAt(place, set, standing, room, search)) return true;
  for (const [index, place] of set.places.entries()) search.barred[place] = before[index] ?? 0;
  return false;
}

function branchAt(
  place: number,
  set: SetToHit,
  standing: SetToHit[],
  room: number,
  search: HittingSearch,
): boolean {
  const { chosen, barred, setsToHit } = search;
  let tried = 0;
  for (let rest = waysAt(place, set, search); rest !== 0; rest &= rest - 1) {
    const option = rest & -rest;
    // What was tried in vain need not be tried again further down, nor what rules out less than it did.
    if (!isDominated(option, tried, place, standing)) {
      const known = setsToHit.length;
      chosen[place] = option;
      if (extendHittingSet(setsNotHit(standing, option, place), room - 1, search)) return true;
      chosen[place] = 0;
      // A set that was found further down stands here as well.
      standing.push(...setsToHit.slice(known));
    }
    tried |= option;
    barred[place] = (barred[place] ?? 0) | option;
  }
  return false;
}

/** The sets that an option does not hit. */
function setsNotHit(sets: readonly SetToHit[], option: number, place: number): SetToHit[] {
  const standing: SetToHit[] = [];
  for (const set of sets) if (((set.outside[place] ?? 0) & option) === 0) standing.push(set);
  return standing;
}

/** The options of an open question that would hit a set, and may be tried. */
function waysAt(place: number, { outside }: SetToHit, { chosen, barred }: HittingSearch): number {
  return chosen[place] === 0 ? (outside[place] ?? 0) & ~(barred[place] ?? 0) : 0;
}

/** True if one of the options tried hits every set that this one does. */
function isDominated(option: number, tried: number, place: number, sets: readonly SetToHit[]): boolean {
  let better = tried;
  for (const { outside } of sets) {
    if (better === 0) return false;
    const ways = outside[place] ?? 0;
    if (ways & option) better &= ways;
  }
  return better !== 0;
}

/** The set that leaves the fewest options to try. */
function nextOf(standing: readonly SetToHit[], search: HittingSearch): SetToHit | null {
  let next: SetToHit | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const set of standing) {
    let ways = 0;
    for (const place of set.places) ways += countBits(waysAt(place, set, search));
    if (ways < fewest) [next, fewest] = [set, ways];
  }
  return next;
}

/** A new set that what is chosen does not hit, 'none' if there is none, null if that could not be told. */
function findSetToHit({ level, open, setsToHit, chosen }: HittingSearch): SetToHit | 'none' | null {
  const options = chosen.map((option, place) => option || (open.left[place] ?? 0));
  narrowTo(options, open);
  const cube = cubeOff(level, open);
  if (!cube) return cube === false ? 'none' : null;
  const set = setToHit(cube, open);
  setsToHit.push(set);
  return set;
}

/** A lower bound on the answers that hit all sets, the number of some that share no question. */
function lowerBound(standing: readonly SetToHit[], search: HittingSearch): number {
  const used = new Uint8Array(search.chosen.length);
  let count = 0;
  for (const set of standing) {
    const isFree = (place: number) => waysAt(place, set, search) === 0 || used[place] === 0;
    if (!set.places.every(isFree)) continue;
    for (const place of set.places) if (waysAt(place, set, search) !== 0) used[place] = 1;
    count += 1;
  }
  return count;
}

/** Options by open question, a bit each, none where the question stays open. */
export type Picked = readonly number[];

/** The fewest answers that fix a level, as far as could be told. */
export interface Smallest {
  /** One option for each question that has to be answered. */
  readonly answers: Picked;
  /** True where fewer answers are known not to do. */
  readonly proven: boolean;
}

/** The fewest answers with which every completion gives a level, of which `enough` are some. */
// Of several smallest sets it is the one that comes first: by its first question in the framework's order, then by
// the option of that, the lowest first, then by its second question, and so on.
//
// Answers fix a level just where they rule out every cube that leads elsewhere: some question has to be answered by
// an option outside of each. A smallest set is therefore a minimum hitting set of these cubes, and cubes that are
// not known yet are looked for only where all known ones are hit ("implicit hitting set").
export function smallestHittingSet(level: number, enough: Picked, open: OpenAnswers): Smallest {
  const leadElsewhere = open.cubes.filter(({ from, to }) => to < level || from > level);
  const search: HittingSearch = {
    level,
    open,
    setsToHit: leadElsewhere.map((cube) => setToHit(cube, open)),
    ...nothingChosen(open),
    isUnsure: false,
  };
  let best = enough;
  for (let size = lowerBound(search.setsToHit, search); size < sizeOf(best) && !search.isUnsure; size += 1) {
    if (extendHittingSet(search.setsToHit.slice(), size, search)) best = search.chosen.slice();
    search.chosen.fill(0);
    search.barred.fill(0);
  }
  const proven = !search.isUnsure;
  const answers = proven ? firstOf(best, search) : best;
  narrowTo(open.left, open);
  return { answers, proven };
}

function nothingChosen({ left }: OpenAnswers): Choice {
  return { chosen: left.map(() => 0), barred: left.map(() => 0) };
}

/** How many questions are answered. */
export function sizeOf(picked: Picked): number {
  let size = 0;
  for (const options of picked) if (options !== 0) size += 1;
  return size;
}

/** The first of all sets of as many answers as `known` that fix the level, where no fewer do. */
function firstOf(known: Picked, search: HittingSearch): Picked {
  const { left: options } = search.open;
  const start = nothingChosen(search.open);
  let best = known;
  for (let room = sizeOf(best), place = 0; room > 0 && place < options.length; place += 1) {
    best = firstAt(place, start, room, best, search);
    start.chosen[place] = best[place] ?? 0;
    if (best[place] === 0) start.barred[place] = options[place] ?? 0;
    else room -= 1;
  }
  return best;
}

/** `firstOf` for what is chosen at `place`, once all before it is settled, with which `best` agrees. */
function firstAt(place: number, start: Choice, room: number, best: Picked, search: HittingSearch): Picked {
  const isStanding = ({ outside }: SetToHit) =>
    start.chosen.every((option, at) => ((outside[at] ?? 0) & option) === 0);
  const standing = search.setsToHit.filter(isStanding);
  let tried = 0;
  for (let rest = search.open.left[place] ?? 0; rest !== 0; rest &= rest - 1) {
    const option = rest & -rest;
    if (option === best[place]) return best;
    // Without an option that rules nothing out, fewer answers would do.
    const left = setsNotHit(standing, option, place);
    if (left.length === standing.length || isDominated(option, tried, place, standing)) continue;
    setOut(start, search);
    search.chosen[place] = option;
    const known = search.setsToHit.length;
    if (extendHittingSet(left, room - 1, search)) return search.chosen.slice();
    standing.push(...search.setsToHit.slice(known));
    tried |= option;
  }
  return best;
}

function setOut({ chosen, barred }: Choice, search: HittingSearch): void {
  for (const place of search.chosen.keys()) {
    search.chosen[place] = chosen[place] ?? 0;
    search.barred[place] = barred[place] ?? 0;
  }
}
