import type { LevelName, LevelResult, PlacementResult, Result, Strength } from '../../model/result.ts';
import { counted } from '../../text.ts';

function strengthPhrase({ met, of, unknown }: Strength): string {
  if (of === 0) return '';
  return `${met} of ${counted(of, 'thing')} that ${of === 1 ? 'keeps' : 'keep'} it going${unknown > 0 ? `, ${unknown} not known` : ''}`;
}

/** How a level stands, how far within it and how soundly, behind what is `said` of it. */
export function standingText(
  { status, stage, strength, replaced }: Pick<LevelResult, 'status' | 'stage' | 'strength' | 'replaced'>,
  said: string,
): string {
  const soundly = status === 'met' && replaced === null ? strengthPhrase(strength) : '';
  return [`${said}${stage && replaced === null ? `, reaching ${stage.name}` : ''}`, soundly]
    .filter((part) => part !== '')
    .join('; ');
}

/** How a level stands within its placement, or what replaces it. */
export function statusPhrase(level: LevelResult, placement: PlacementResult): string {
  const { replaced } = level;
  if (!placement.cumulative) return `${sits(level, placement)}${replaced === null ? '' : `: ${replaced}`}`;
  if (replaced !== null) return needless(replaced);
  if (level.status === 'unknown') return 'not known';
  if (level.status === 'unmet') return 'not in place';
  if (placement.outOfOrder.includes(level.id)) return 'there, above a gap';
  return isShownInOrder(level, placement) ? 'in place' : 'there, perhaps above a gap';
}

/** That a level is met without its own form, by what makes that needless. */
export function needless(replaced: string): string {
  return `not needed: ${replaced}`;
}

function sits(level: LevelResult, placement: PlacementResult): string {
  if (!placement.possible.levels.includes(level.id)) return 'not here';
  return placement.possible.levels.length === 1 ? 'here' : 'possible';
}

function isShownInOrder(level: LevelResult, placement: PlacementResult): boolean {
  const below = placement.levels.slice(
    0,
    placement.levels.findIndex(({ id }) => id === level.id),
  );
  return below.every((each) => each.status === 'met');
}

type Phrased = Pick<LevelResult, 'name' | 'phrase'>;

/** A level as "level 2, Shared budget". */
export function levelName({ rank, name }: Pick<LevelName, 'rank' | 'name'>): string {
  return `level ${rank}, ${name}`;
}

/** A level as "2 Shared budget". */
export function rankedName({ rank, name }: Pick<LevelName, 'rank' | 'name'>): string {
  return `${rank} ${name}`;
}

/** A level in the middle of a sentence. */
export function phrase(level: Phrased): string {
  return level.phrase ?? `“${level.name}”`;
}

/** A level that is had, in the middle of a sentence, by its number where something replaces it. */
export function heldPhrase(level: Pick<LevelResult, 'name' | 'phrase' | 'rank' | 'replaced'>): string {
  return level.replaced === null ? phrase(level) : `level ${level.rank}`;
}

/** True if levels of several placements have this name. */
export function isShared(
  name: string,
  placements: readonly { readonly levels: readonly { readonly name: string }[] }[],
): boolean {
  return placements.filter(({ levels }) => levels.some((level) => level.name === name)).length > 1;
}

/** A level in the middle of a sentence, and its scale where others have levels of the same name. */
export function phraseAmong(level: LevelResult, { placements }: Pick<Result, 'placements'>): string {
  const own = placements.find(({ levels }) => levels.some(({ id }) => id === level.id));
  return own && isShared(level.name, placements) ? `${heldPhrase(level)} (${own.title})` : heldPhrase(level);
}

/** Placements, by as much of their levels as is wanted. */
export interface Placements<Level> {
  readonly placements: readonly { readonly levels: readonly Level[] }[];
}

/** The levels that have one of the ids, in their order. */
export function levelsCalled<Level extends { readonly id: string }>(
  ids: readonly string[],
  { placements }: Placements<Level>,
): Level[] {
  return placements.flatMap(({ levels }) => levels).filter(({ id }) => ids.includes(id));
}

/** Said where there is no higher level to work for. */
export function atTheTop({ cumulative }: Pick<PlacementResult, 'cumulative'>): string {
  return cumulative
    ? 'Every level is in place. Look after what keeps each of them going.'
    : 'It sits at the highest level.';
}

/** How the levels of a placement count. */
export const CUMULATIVE = 'A level counts only when every level below it holds.';

export const HIGHEST = 'The highest level that holds counts, whatever is below it.';
