import type { WrittenPlacement } from '../../model/framework.ts';
import { quoted } from '../../text.ts';
import type { Finding, Rule } from './rule.ts';

/** A band is part of a number that its placement measures, and a higher level starts at a higher number. */
export const bandsRise: Rule = ({ written }) =>
  written.placements.flatMap((placement, index) => [
    ...unmeasured(placement, ['placements', index, 'levels']),
    ...falling(placement, ['placements', index, 'levels']),
  ]);

function unmeasured({ measure, levels }: WrittenPlacement, path: Finding['path']): Finding[] {
  if (measure) return [];
  return levels.flatMap(({ id, from }, index) => {
    if (from === null) return [];
    const message = `${quoted(id)} is a band from ${from} up, but its placement measures nothing.`;
    const advice = 'Add “measure: { of: all, by: sum }” or the like beside “levels:”.';
    return [{ code: 'band-without-measure', message, advice, path: [...path, index, 'from'] }];
  });
}

function falling({ levels }: WrittenPlacement, path: Finding['path']): Finding[] {
  let highest = Number.NEGATIVE_INFINITY;
  return levels.flatMap(({ id, from }, index) => {
    if (from === null) return [];
    const falls = from <= highest;
    const message = `${quoted(id)} starts at ${from}, which is not above ${highest}, where a level below it starts.`;
    highest = Math.max(highest, from);
    if (!falls) return [];
    const advice = 'Levels stand lowest first, and so do their bands.';
    return [{ code: 'falling-band', message, advice, path: [...path, index, 'from'] }];
  });
}
