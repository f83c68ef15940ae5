import type { PlacementResult, Result } from '../engine/result.ts';
import { inputError } from '../problem.ts';
import { withPlacement } from '../report/one-placement.ts';
import { didYouMean } from '../suggest.ts';
import { listed, onOneLine, quoted } from '../text.ts';

/** The placement that a level belongs to. Throws an `InputError` where there is no such level. */
export function placementWith(level: string, result: Result): PlacementResult {
  const placement = result.placements.find(({ levels }) => levels.some(({ id }) => id === level));
  if (placement) return placement;
  const ids = result.placements.flatMap(({ levels }) => levels.map(({ id }) => id));
  const message = `${result.framework.title} has no level ${quoted(level)}.`;
  throw inputError('unknown-level', message, didYouMean(level, ids) || choices(ids));
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
