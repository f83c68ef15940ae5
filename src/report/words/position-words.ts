import type { LevelName, LevelResult, LevelStatus, PlacementResult, Result } from '../../model/result.ts';
import { bare, capitalised, listed, startingLow } from '../../text.ts';
import type { Sign } from '../blocks.ts';
import { phrase } from './level-words.ts';

/** A text of a framework as a sentence: with its full stop, question mark or whatever ends it. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.?!…]["”’)]?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A question as it is asked; a statement with the question whether it is so. */
export function questionInWords(ask: string): string {
  return /\?["”’)]?$/u.test(ask.trim()) ? ask.trim() : `Is it so? “${sentence(ask)}”`;
}

/** The levels right above one that are met, up to the first that is not. */
export function metAbove(level: LevelResult, levels: readonly LevelResult[]): readonly LevelResult[] {
  const above = levels.slice(levels.indexOf(level) + 1);
  const end = above.findIndex(({ status }) => status !== 'met');
  return end < 0 ? above : above.slice(0, end);
}

/** What the levels of a placement are called: bands of a number, or levels. */
export function nounOf({ measure }: Pick<PlacementResult, 'measure'>): 'band' | 'level' {
  return measure ? 'band' : 'level';
}

/** "a shared budget (level 2)"; of what counts in another form, this form. */
export function levelThere(level: LevelResult, noun: string): string {
  return level.replaced === null
    ? levelText(level, noun)
    : `${noun} ${level.rank} in another form (${bare(level.replaced)})`;
}

/** "a shared budget (level 2)". */
export function levelText(level: Pick<LevelResult, 'rank' | 'name' | 'phrase'>, noun: string): string {
  return `${bare(phrase(level))} (${noun} ${level.rank})`;
}

/** "level 1", "level 1 or 3", "level 1, 3 or 4", "level 1 to 4". */
export function ranksText(ranks: readonly number[], noun: string): string {
  const [first = 0, last = 0] = [ranks[0], ranks.at(-1)];
  if (ranks.length > 3 && last - first === ranks.length - 1) return `${noun} ${first} to ${last}`;
  return `${noun} ${listed(ranks.map(String), 'or')}`;
}

/** What a placement is called before what is said of it: empty where there is only one. */
export function nameOf(
  { title, short }: Pick<PlacementResult, 'title' | 'short'>,
  { placements }: Pick<Result, 'placements'>,
): string {
  return placements.length > 1 ? `${capitalised(bare(short ?? title))}: ` : '';
}

/** The sentences that say where an arrangement sits. */

/** As much of a placement as says where something sits on it. */
export type Position = Pick<
  PlacementResult,
  'placed' | 'secured' | 'possible' | 'cumulative' | 'reach' | 'measure'
> & {
  readonly levels: readonly (LevelName & {
    readonly status: LevelStatus;
    readonly replaced?: string | null;
  })[];
};

/** Where it sits, without a full stop: "Level 2 of 5: Shared budget". */
export function positionText(position: Position): string {
  const { placed, secured, possible, cumulative, levels } = position;
  const noun = nounOf(position);
  const ranks = ranksIn(position);
  const limit = possible.exact ? '' : ', at most';
  const name = nameIn(position, secured);
  if (!placed)
    return ranks.length === levels.length
      ? `Not placed yet: anything from ${noun} ${ranks[0]} to ${ranks.at(-1)} is possible`
      : `Not placed yet: ${ranksText(ranks, noun)}${outOf(position)}${limit}`;
  if (isBelowFirst(position)) return 'Not yet on the ladder in order';
  if (ranks.length === 1) {
    const number = `${capitalised(noun)} ${secured.rank}${outOf(position)}`;
    if (!position.measure || levels.length < 2) return `${number}: ${name}`;
    return `${number}, ${startingLow(name)}; ${levels.at(-1)?.rank} is the highest`;
  }
  if (cumulative) {
    const others = ranks.filter((rank) => rank !== secured.rank);
    return `At least ${noun} ${secured.rank}${outOf(position)}: ${name}; perhaps ${ranksText(others, noun)}${limit}`;
  }
  const names = levels.filter(({ id }) => possible.levels.includes(id)).map((level) => bare(level.name));
  const named = position.measure ? `: ${listed(names, 'or')}` : '';
  return `${capitalised(ranksText(ranks, noun))}${outOf(position)}${named}${limit}`;
}

/** What a level is called: where it counts in another form than its own, by this form. */
export function nameIn({ levels }: Position, { id, name }: LevelName): string {
  const replaced = levels.find((level) => level.id === id)?.replaced ?? null;
  return replaced === null ? bare(name) : `in another form, as ${bare(replaced)}`;
}

/** The numbers of the levels that are possible. */
export function ranksIn({ possible, levels }: Position): number[] {
  return levels.filter(({ id }) => possible.levels.includes(id)).map(({ rank }) => rank);
}

/** Of how many it is: “ of 5”. */
export function outOf({ levels }: Position): string {
  return levels.length > 1 ? ` of ${levels.at(-1)?.rank}` : '';
}

/** True on a ladder where nothing counts, although a level above may hold: the name of its foot would then be false. */
export function isBelowFirst({ cumulative, possible, secured, levels }: Position): boolean {
  const [foot, ...above] = levels;
  if (!cumulative || possible.levels.length > 1 || secured.id !== foot?.id) return false;
  return above.some(({ status }) => status !== 'unmet');
}

/** What to add to a list of possible levels that may be too long; empty where it is exact. */
export function doubtOf({ exact }: { readonly exact: boolean }): string {
  return exact ? '' : ' Not all of these need be possible; the framework is too large to tell.';
}

/** How a level stands, as a sign. */
export function signOf(level: Position['levels'][number], position: Position): Sign {
  const { cumulative, possible, levels, placed, secured } = position;
  if (!cumulative) {
    if (!possible.levels.includes(level.id)) return 'none';
    return possible.levels.length === 1 ? 'here' : 'unknown';
  }
  if (level.id !== levels[0]?.id) return level.status;
  // The foot of a ladder asks for nothing, so it is not "in place": it is where an arrangement sits or does not.
  if (!placed) return 'unknown';
  return secured.id === level.id ? 'foot' : 'none';
}
