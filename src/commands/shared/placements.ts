import type { LevelResult, PlacementResult, Result } from '../../model/result.ts';
import { InputError, type Problem } from '../../problem.ts';
import { unknownWord } from '../../suggest.ts';
import { listed, onOneLine, quoted, slug } from '../../text.ts';

/** The placement that a level belongs to. Throws an `InputError` where there is no such level. */
export function placementWith(level: string, result: Result): PlacementResult {
  const placement = placementOf(level, result);
  if (!placement) throw new InputError([unknownLevel(level, result)]);
  return placement;
}

/** The placement that a level belongs to; undefined where there is no such level. */
export function placementOf(level: string, { placements }: Result): PlacementResult | undefined {
  return placements.find(({ levels }) => levels.some(({ id }) => id === level));
}

/** The problem that the framework of a result has no such level. */
export function unknownLevel(level: string, result: Result): Problem {
  const levels = result.placements.flatMap((each) => each.levels);
  const ids = levels.map(({ id }) => id);
  const message = `${result.framework.title} has no level ${quoted(level)}.`;
  const unknown = unknownWord('level', level, ids, { message, otherwise: choices(ids) });
  const advice = calledOtherwise(level, levels) || unknown.advice;
  return { ...unknown, advice };
}

/** For who names a level by its number or its name: its id, or those of all that may be meant; empty where none is. */
function calledOtherwise(typed: string, levels: readonly LevelResult[]): string {
  const plain = slug(typed, '');
  const [, number] = /^(?:level-?)?(\d+)$/u.exec(plain) ?? [];
  const isMeant = ({ id, rank, name, phrase }: LevelResult) =>
    number === undefined
      ? [id, name, phrase ?? ''].some((each) => plain !== '' && slug(each, '') === plain)
      : rank === Number(number);
  const meant = levels
    .filter(isMeant)
    .map(({ id, rank, name }) => `${quoted(id)} (level ${rank}, ${onOneLine(name)})`);
  return meant.length > 0 ? `Did you mean ${listed(meant, 'or')}?` : '';
}

/** The result with one of its placements only. Throws an `InputError` where there is no such placement. */
export function onlyPlacement(id: string, result: Result): Result {
  const placement = result.placements.find((each) => each.id === id);
  if (placement) return withPlacement(placement, result);
  const ids = result.placements.map((placement) => placement.id);
  const message = `${result.framework.title} has no placement ${quoted(id)}.`;
  throw new InputError([unknownWord('placement', id, ids, { message, otherwise: choices(ids) })]);
}

function choices(ids: readonly string[]): string {
  return ids.length > 0 ? `There is ${listed(ids)}.` : 'It gives a profile and no level.';
}

/** Why a level that was asked for is not secured, in one line; null if it is. */
export function gateMissed(level: string, result: Result): string | null {
  const placement = placementWith(level, result);
  const required = placement.levels.find(({ id }) => id === level);
  if (!required || placement.secured.rank >= required.rank) return null;
  const lacking = placement.cumulative
    ? placement.levels.filter(({ rank, status }) => rank <= required.rank && status !== 'met')
    : [required];
  const named = (what: string, status: string) => {
    const names = lacking.filter((each) => each.status === status).map(({ name }) => name);
    return names.length > 0 ? [`${what}: ${listed(names)}`] : [];
  };
  const why = [...named('not in place', 'unmet'), ...named('not known', 'unknown')];
  const service = result.service.name === null ? '' : `${result.service.name}: `;
  const instead = placement.placed ? `${placement.secured.name} is` : 'nothing is placed yet';
  const reason = why.length > 0 ? ` (${why.join('; ')})` : '';
  return onOneLine(`${service}${required.name} is not secured; ${instead}${reason}.`);
}

/** A result with one of its placements only. What holds back levels of the others, or waits for them, is left out. */
export function withPlacement(placement: PlacementResult, result: Result): Result {
  const own = new Set(placement.levels.map(({ id }) => id));
  const barriers = result.barriers
    .filter(({ holdsBack }) => holdsBack.length === 0 || holdsBack.some((level) => own.has(level)))
    .map((barrier) => ({ ...barrier, holdsBack: barrier.holdsBack.filter((level) => own.has(level)) }));
  const kept = new Set(barriers.map(({ id }) => id));
  const openQuestions = result.openQuestions
    .map((question) => ({
      ...question,
      levels: question.levels.filter((level) => own.has(level)),
      barriers: question.barriers.filter((barrier) => kept.has(barrier)),
    }))
    .filter(({ levels, barriers: waiting }) => levels.length + waiting.length > 0);
  const fragile = result.fragile.filter((answer) => answer.placement === placement.id);
  return { ...result, placements: [placement], grid: null, barriers, fragile, openQuestions };
}
