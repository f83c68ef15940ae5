import type {
  LevelName,
  LevelResult,
  OpenQuestion,
  PlacementResult,
  Result,
  Strength,
} from '../../model/result.ts';
import { counted } from '../../text.ts';
import { isScore } from './condition-words.ts';
import { andMore } from './service-words.ts';

function strengthPhrase({ met, of, unknown }: Strength): string {
  if (of === 0) return '';
  return `${met} of ${counted(of, 'thing')} that ${of === 1 ? 'keeps' : 'keep'} it going${unknown > 0 ? `, ${unknown} not known` : ''}`;
}

/** How a level stands, how far within it and how soundly, to follow `said`. */
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

/** The remark that a level is met without its own form, by what makes that needless. */
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

/** A level that is in place, in the middle of a sentence, by number where something replaces it. */
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

/** Placements with as much of their levels as is wanted. */
export type Placements<Level> = readonly { readonly levels: readonly Level[] }[];

/** The levels that have one of the ids, in their order. */
export function levelsCalled<Level extends { readonly id: string }>(
  ids: readonly string[],
  placements: Placements<Level>,
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

/** The open questions that a level depends on, including those of a score. */
export function asked({ id, missing }: LevelResult, result: Result): string[] {
  const open = missing.filter((reason) => reason.open);
  const direct = open.filter(({ question }) => question !== null).map(({ ask }) => ask);
  if (direct.length === open.length) return [...new Set(direct)];
  const waiting = questionsForLevels(result).filter(({ levels }) => levels.includes(id));
  return [...new Set([...direct, ...waiting.map(({ ask }) => ask)])];
}

/** The open questions that levels depend on, the most telling first. */
export function questionsForLevels({ openQuestions }: Result): OpenQuestion[] {
  return openQuestions.filter(({ levels }) => levels.length > 0);
}

/** The question that could best settle by itself what is not placed yet, or null. */
export function placingQuestion(placement: PlacementResult, result: Result): string | null {
  if (placement.placed) return null;
  if (!placement.settling) return likelyQuestion(placement, result);
  const [foot] = placement.levels;
  const able = placement.settling.alone
    .filter(({ outcomes }) =>
      outcomes.some(({ levels }) => levels.length === 1 || levels.every((level) => level !== foot?.id)),
    )
    .map(({ question }) => question);
  return questionsForLevels(result).find(({ question }) => able.includes(question))?.ask ?? null;
}

/** The question of a result from an earlier version, which does not say what an answer would change. */
function likelyQuestion({ levels }: PlacementResult, result: Result): string | null {
  const first = levels.find(({ status }) => status === 'unknown');
  if (!first) return null;
  const waiting = questionsForLevels(result).filter((question) => question.levels.includes(first.id));
  // Of the many answers that make a number, no single one places it.
  if (first.missing.some(isScore) && waiting.length > 1) return null;
  return waiting[0]?.ask ?? null;
}

/** True for a level below the one where it sits that is no part of it, so that nothing depends on it. */
export function isPassed({ rank }: LevelResult, { cumulative, secured }: PlacementResult): boolean {
  return !cumulative && rank < secured.rank;
}

/** The requirements of the level where it sits, if its levels do not add up, or null. */
export function aboutWhereItSits({ cumulative, placed, secured, levels }: PlacementResult): string | null {
  if (cumulative || !placed) return null;
  return levels.find(({ id }) => id === secured.id)?.about ?? null;
}

/** The first `most` lines, and how many more there are. */
export function aFew(lines: readonly string[], most: number, what = 'question'): string[] {
  const rest = lines.length - most;
  return [...lines.slice(0, most), ...(rest > 0 ? [andMore(rest, what)] : [])];
}
