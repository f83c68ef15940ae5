import { cubeAt, narrowTo, type OpenAnswers } from './cubes.ts';

/** What becomes possible with one of some options of an open question. */
export interface Outcome {
  /** A bit each. */
  readonly options: number;
  /** By index, lowest first. */
  readonly levels: readonly number[];
  /** False where there may be fewer. */
  readonly exact: boolean;
}

/**
 * What an open question could change by itself, given by its place among the open ones: the options that leave fewer
 * levels than are possible now, those together that leave the same.
 */
export function outcomesOf(place: number, possible: readonly number[], open: OpenAnswers): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  const narrowed = open.left.slice();
  for (let rest = open.left[place] ?? 0; rest !== 0; rest &= rest - 1) {
    const option = rest & -rest;
    narrowed[place] = option;
    const found = outcomeOf(option, place, possible, () => narrowTo(narrowed, open), open);
    if (found.levels.length === possible.length) continue;
    const key = `${found.levels} ${found.exact}`;
    const same = outcomes.get(key)?.options ?? 0;
    outcomes.set(key, { ...found, options: same | option });
  }
  narrowTo(open.left, open);
  return [...outcomes.values()];
}

function outcomeOf(
  option: number,
  place: number,
  possible: readonly number[],
  answer: () => void,
  open: OpenAnswers,
): Outcome {
  const levels: number[] = [];
  let exact = true;
  for (const level of possible) {
    if (isKnown(level, option, place, open)) {
      levels.push(level);
      continue;
    }
    answer();
    const found = cubeAt(level, open);
    if (found !== false) levels.push(level);
    if (found === null) exact = false;
  }
  return { options: option, levels, exact };
}

/** True if completions with this option are known that give the level. */
function isKnown(level: number, option: number, place: number, { cubes }: OpenAnswers): boolean {
  return cubes.some(
    ({ options, from, to }) => from === level && to === level && ((options[place] ?? 0) & option) !== 0,
  );
}
