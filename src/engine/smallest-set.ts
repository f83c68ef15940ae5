import { narrowTo, type OpenAnswers } from './cubes.ts';
import { extend, fewestNeeded, type Hunt, huntFor, isOutdone, type Leak, remaining } from './hunt.ts';

/** Options by open question, a bit each; where there are none, the question stays open. */
export type Picked = readonly number[];

/** The fewest answers that fix a level, as far as could be told. */
export interface Smallest {
  /** One option for each question that has to be answered. */
  readonly answers: Picked;
  /** True where fewer answers are known not to do. */
  readonly proven: boolean;
}

/**
 * The fewest answers with which every completion gives a level; `enough` are some that do. Of several smallest sets
 * it is the one that comes first: by its first question in the framework's order, then by the option of that, the
 * lowest first, then by its second question, and so on.
 *
 * Answers fix a level just where they rule out every cube that leads elsewhere: some question has to be answered by
 * an option outside of each. A smallest set is therefore a minimum hitting set of these cubes, and cubes that are not
 * known yet are looked for only where all known ones are hit ("implicit hitting set").
 */
export function smallestSet(level: number, enough: Picked, open: OpenAnswers): Smallest {
  const hunt = huntFor(level, open);
  let best = enough;
  for (let size = fewestNeeded(hunt.leaks, hunt); size < sizeOf(best) && !hunt.isUnsure; size += 1) {
    if (extend(hunt.leaks.slice(), size, hunt)) best = hunt.chosen.slice();
    hunt.chosen.fill(0);
    hunt.barred.fill(0);
  }
  const proven = !hunt.isUnsure;
  const answers = proven ? firstOf(best, hunt) : best;
  narrowTo(open.left, open);
  return { answers, proven };
}

/** How many questions are answered. */
export function sizeOf(picked: Picked): number {
  let size = 0;
  for (const options of picked) if (options !== 0) size += 1;
  return size;
}

/** Of all sets of as many answers that fix the level, the first; no fewer do. */
function firstOf(known: Picked, hunt: Hunt): Picked {
  const { left: options } = hunt.open;
  const start = { chosen: options.map(() => 0), barred: options.map(() => 0) };
  let best = known;
  for (let room = sizeOf(best), place = 0; room > 0 && place < options.length; place += 1) {
    best = firstAt(place, start, room, best, hunt);
    start.chosen[place] = best[place] ?? 0;
    if (best[place] === 0) start.barred[place] = options[place] ?? 0;
    else room -= 1;
  }
  return best;
}

/** The same, once it is settled up to a question, for what is chosen there; `best` agrees with what is settled. */
function firstAt(
  place: number,
  start: Pick<Hunt, 'chosen' | 'barred'>,
  room: number,
  best: Picked,
  hunt: Hunt,
): Picked {
  const isStanding = ({ outside }: Leak) =>
    start.chosen.every((option, at) => ((outside[at] ?? 0) & option) === 0);
  const standing = hunt.leaks.filter(isStanding);
  let tried = 0;
  for (let rest = hunt.open.left[place] ?? 0; rest !== 0; rest &= rest - 1) {
    const option = rest & -rest;
    if (option === best[place]) return best;
    // Without an option that rules nothing out, fewer answers would do.
    const isIdle = standing.every(({ outside }) => ((outside[place] ?? 0) & option) === 0);
    if (isIdle || isOutdone(option, tried, place, standing)) continue;
    setOut(start, hunt);
    hunt.chosen[place] = option;
    const known = hunt.leaks.length;
    if (extend(remaining(standing, option, place), room - 1, hunt)) return hunt.chosen.slice();
    standing.push(...hunt.leaks.slice(known));
    tried |= option;
  }
  return best;
}

function setOut({ chosen, barred }: Pick<Hunt, 'chosen' | 'barred'>, hunt: Hunt): void {
  for (const place of hunt.chosen.keys()) {
    hunt.chosen[place] = chosen[place] ?? 0;
    hunt.barred[place] = barred[place] ?? 0;
  }
}
