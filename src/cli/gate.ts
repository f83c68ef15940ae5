import type { LevelResult, PlacementResult, Result } from '../model/result.ts';
import { inputError } from '../problem.ts';
import { withPlacement } from '../report/one-placement.ts';
import { didYouMean } from '../suggest.ts';
import { listed, onOneLine, quoted, slug } from '../text.ts';

/** The placement that a level belongs to. Throws an `InputError` where there is no such level. */
export function placementWith(level: string, result: Result): PlacementResult {
  const placement = result.placements.find(({ levels }) => levels.some(({ id }) => id === level));
  if (placement) return placement;
  const levels = result.placements.flatMap((each) => each.levels);
  const ids = levels.map(({ id }) => id);
  const message = `${result.framework.title} has no level ${quoted(level)}.`;
  const advice = calledOtherwise(level, levels) || didYouMean(level, ids) || choices(ids);
  throw inputError('unknown-level', message, advice);
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
  throw inputError('unknown-placement', message, didYouMean(id, ids) || choices(ids));
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
