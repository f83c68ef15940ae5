import type { LevelResult, OpenQuestion, PlacementResult, Result } from '../../model/result.ts';
import { isScore } from './reason-words.ts';
import { andMore } from './service-words.ts';

/** The open questions that a level waits for, of a score those that it is made of. */
export function asked({ id, missing }: LevelResult, result: Result): string[] {
  const open = missing.filter((reason) => reason.open);
  const direct = open.filter(({ question }) => question !== null).map(({ ask }) => ask);
  if (direct.length === open.length) return [...new Set(direct)];
  const waiting = questionsForLevels(result).filter(({ levels }) => levels.includes(id));
  return [...new Set([...direct, ...waiting.map(({ ask }) => ask)])];
}

/** The open questions that levels wait for, the most telling first. */
export function questionsForLevels({ openQuestions }: Result): OpenQuestion[] {
  return openQuestions.filter(({ levels }) => levels.length > 0);
}

/** The question that could best place by itself what is not placed yet, or null. */
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

/** The question of a result saved by an earlier version, which does not say what an answer would change. */
function likelyQuestion({ levels }: PlacementResult, result: Result): string | null {
  const first = levels.find(({ status }) => status === 'unknown');
  if (!first) return null;
  const waiting = questionsForLevels(result).filter((question) => question.levels.includes(first.id));
  // Of the many answers that make a number, no single one places it.
  if (first.missing.some(isScore) && waiting.length > 1) return null;
  return waiting[0]?.ask ?? null;
}

/** True for a level of which nothing hangs any more, being below the one where it sits and not part of it. */
export function isPassed({ rank }: LevelResult, { cumulative, secured }: PlacementResult): boolean {
  return !cumulative && rank < secured.rank;
}

/** What the level asks for at which it sits, where levels do not add up, or null. */
export function aboutWhereItSits({ cumulative, placed, secured, levels }: PlacementResult): string | null {
  if (cumulative || !placed) return null;
  return levels.find(({ id }) => id === secured.id)?.about ?? null;
}

/** The first `most` lines, and how many more there are, or null where none is. */
export function aFew(
  lines: readonly string[],
  most: number,
  what = 'question',
): { readonly shown: readonly string[]; readonly more: string | null } {
  const rest = lines.length - most;
  return { shown: lines.slice(0, most), more: rest > 0 ? andMore(rest, what) : null };
}
