import type { LevelName, LevelResult, LevelStatus, PlacementResult } from '../../model/result.ts';
import { bare, capitalised, listed, startingLow } from '../../text.ts';
import type { Claim, Sign } from '../blocks.ts';
import { phrase } from './level-words.ts';

/** A text of a framework as a sentence, with its full stop or whatever ends it. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.?!…]["”’)]?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A question as it is asked, or the question whether a statement is so. */
export function questionInWords(ask: string): string {
  return /\?["”’)]?(?:\s|$)/u.test(ask.trim()) ? ask.trim() : `Is it so? “${sentence(ask)}”`;
}

/** The levels right above one that are met, up to the first that is not. */
export function metAbove(level: LevelResult, levels: readonly LevelResult[]): readonly LevelResult[] {
  const above = levels.slice(levels.indexOf(level) + 1);
  const end = above.findIndex(({ status }) => status !== 'met');
  return end < 0 ? above : above.slice(0, end);
}

/** What the levels of a placement are called. */
export function nounOf({ measure }: Pick<PlacementResult, 'measure'>): 'band' | 'level' {
  return measure ? 'band' : 'level';
}

/** A level as "a shared budget (level 2)", or by the form in which it counts. */
export function levelThere(level: LevelResult, noun: string): string {
  return level.replaced === null
    ? levelText(level, noun)
    : `${noun} ${level.rank} in another form (${bare(level.replaced)})`;
}

/** A level as "a shared budget (level 2)". */
export function levelText(level: Pick<LevelResult, 'rank' | 'name' | 'phrase'>, noun: string): string {
  return `${bare(phrase(level))} (${noun} ${level.rank})`;
}

/** The claim of a sentence that a level stands as `status`. */
export function levelClaim(
  { id }: Pick<PlacementResult, 'id'>,
  level: string,
  status: Extract<Claim, { about: 'level' }>['status'],
): Claim {
  return { about: 'level', placement: id, level, status };
}

/** Levels as "level 1", "level 1 or 3" or "level 1 to 4". */
export function ranksText(ranks: readonly number[], noun: string): string {
  const [first = 0, last = 0] = [ranks[0], ranks.at(-1)];
  if (ranks.length > 3 && last - first === ranks.length - 1) return `${noun} ${first} to ${last}`;
  return `${noun} ${listed(ranks.map(String), 'or')}`;
}

/** The title of a placement before a statement about it, or empty where there is only one. */
export function nameOf(
  { title, short }: Pick<PlacementResult, 'title' | 'short'>,
  { placements }: { readonly placements: readonly unknown[] },
): string {
  return placements.length > 1 ? `${capitalised(bare(short ?? title))}: ` : '';
}

/** The parts of a placement that say where something sits on it. */
export type Position = Pick<
  PlacementResult,
  'placed' | 'secured' | 'possible' | 'cumulative' | 'reach' | 'measure'
> & {
  readonly levels: readonly (LevelName & {
    readonly status: LevelStatus;
    readonly replaced?: string | null;
  })[];
};

/** Where it sits, without a full stop, as "Level 2 of 5: Shared budget". */
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

/** The name of a level, or the form in which it counts. */
export function nameIn({ levels }: Position, { id, name }: LevelName): string {
  const replaced = levels.find((level) => level.id === id)?.replaced ?? null;
  return replaced === null ? bare(name) : `in another form, as ${bare(replaced)}`;
}

/** The numbers of the levels that are possible. */
export function ranksIn({ possible, levels }: Position): number[] {
  return levels.filter(({ id }) => possible.levels.includes(id)).map(({ rank }) => rank);
}

/** The number of the highest level, as “ of 5”. */
export function outOf({ levels }: Position): string {
  return levels.length > 1 ? ` of ${levels.at(-1)?.rank}` : '';
}

/** True at the foot of a ladder above which a level may hold, so that the foot's name would be false. */
export function isBelowFirst({ cumulative, possible, secured, levels }: Position): boolean {
  const [foot, ...above] = levels;
  if (!cumulative || possible.levels.length > 1 || secured.id !== foot?.id) return false;
  return above.some(({ status }) => status !== 'unmet');
}

/** The remark that a list of possible levels may be too long, or empty where it is exact. */
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
