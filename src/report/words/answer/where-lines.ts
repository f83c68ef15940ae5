import type { LevelResult, LevelStatus, PlacementResult, Result } from '../../../model/result.ts';
import { bare, capitalised, counted, firstOf, listed, listedShort, startingLow } from '../../../text.ts';
import { groupedBy } from '../../../work.ts';
import type { Claim, LabelledLine, Said } from '../../blocks.ts';
import { line, said } from '../../build-blocks.ts';
import {
  isBelowFirst,
  levelClaim,
  levelText,
  levelThere,
  metAbove,
  nameIn,
  nameOf,
  nounOf,
  outOf,
  positionText,
  ranksIn,
  ranksText,
  signOf,
} from '../position-words.ts';
import { scalePlaces } from '../result-kinds.ts';
import { isBlank } from '../service-words.ts';
import type { Told } from './who-answered.ts';

/** Where it sits, a line for each placement, or for those that stand alike where there are many. */
export function whereLines(result: Told): LabelledLine[] {
  const { placements } = result;
  const [only] = placements;
  if (!only) return [profileLine(result)];
  if (placements.length > 3) return groupLines(result);
  if (placements.length > 1) return placements.map((placement) => placementLine(placement, result));
  return [placementLine(only, result), ...ladderLine(only)];
}

function placementLine(placement: PlacementResult, result: Told): LabelledLine {
  const name = nameOf(placement, result);
  const position = positionText(placement);
  const start = name === '' ? position : name + startingLow(position).replace(': ', ', ');
  const claims = claimsOf(placement);
  const isBelow = placement.placed && isBelowFirst(placement);
  const [first, ...more] = moreOf(placement, result).filter((part) => part !== null);
  // Below the first level it says nothing without what is there and what is not.
  if (isBelow && first)
    return line(said(0, `${start}: ${startingLow(first.text)}`, ...claims, ...first.claims), ...more);
  return line(said(0, `${start}.`, ...claims), first ?? null, ...more);
}

function claimsOf(placement: PlacementResult): Claim[] {
  const { id, placed, secured, possible, levels } = placement;
  const isFoot = placed && placement.cumulative && secured.id === levels[0]?.id && !isBelowFirst(placement);
  const own = levels.find((level) => level.id === secured.id);
  const isCertain = placement.cumulative || possible.levels.length === 1;
  const named = placed && isCertain && own?.replaced === null && own.id !== levels[0]?.id;
  return [
    levelClaim(placement, secured.id, placed ? 'secured' : 'possible'),
    ...possible.levels.map((level) => levelClaim(placement, level, 'possible')),
    ...(isFoot ? [{ about: 'foot', placement: id } as const] : []),
    ...(named ? [levelClaim(placement, secured.id, 'own')] : []),
  ];
}

function moreOf(placement: PlacementResult, result: Told): (Said | null)[] {
  const { secured, placed, cumulative, levels, possible } = placement;
  if (!placed && isBlank(result)) return [said(1, 'Nothing is answered so far.')];
  const isWideOpen = !placed && possible.levels.length === levels.length && levels.length > 3;
  if (isWideOpen) return [];
  const replaced = replacedText(placement);
  if (!cumulative) return [replaced, top(placement)];
  return [
    ...aboveIt(
      levels.slice(1).filter(({ rank }) => rank > secured.rank),
      placement,
      result,
    ),
    replaced,
  ];
}

function aboveIt(above: readonly LevelResult[], placement: PlacementResult, result: Told): (Said | null)[] {
  const { secured, levels, possible } = placement;
  const standing = (status: LevelStatus) => above.filter((level) => level.status === status);
  const [met, unmet, unknown] = [standing('met'), standing('unmet'), standing('unknown')];
  const [gap] = unmet;
  const unsure = unknown.length > 0 ? allOf('Not known:', unknown, placement, 'unknown') : null;
  const there = met.length > 0 ? thereToo(met, placement) : null;
  if (possible.levels.length > 1 || !gap) return [there, unsure, top(placement)];
  if (isBelowFirst(placement))
    return [thereToo(met, placement, gap), gainText(gap, placement, result), unsure];
  if (!there) return [secured.id === levels[0]?.id ? said(1, 'No level above it is reached.') : null, unsure];
  const lacking = unmet.filter(({ rank }) => rank < Math.max(...met.map((level) => level.rank)));
  const lead = `${met.length === 1 ? 'It does' : 'They do'} not count until there is also`;
  return [there, allOf(lead, lacking, placement, 'unmet'), unsure];
}

function top({ secured, levels, possible }: PlacementResult): Said | null {
  const isTop = possible.levels.length === 1 && secured.id === levels.at(-1)?.id && levels.length > 1;
  return isTop ? said(4, 'None is higher.') : null;
}

function allOf(
  lead: string,
  some: readonly LevelResult[],
  placement: PlacementResult,
  status: 'unmet' | 'unknown',
): Said {
  const noun = nounOf(placement);
  const text = `${lead} ${listed(some.map((level) => levelText(level, noun)))}.`;
  return said(1, text, ...some.map(({ id }) => levelClaim(placement, id, status)));
}

function thereToo(met: readonly LevelResult[], placement: PlacementResult, gap?: LevelResult): Said {
  const noun = nounOf(placement);
  const names = listed(met.map((level) => levelThere(level, noun)));
  const are = met.length === 1 ? 'is' : 'are';
  const there = met.length > 0 ? [`${names} ${are} there${placement.placed && !gap ? ' too' : ''}`] : [];
  const not = gap ? [`${levelText(gap, noun)} is not${met.length > 0 ? '' : ' there'}`] : [];
  return said(
    1,
    `${capitalised([...there, ...not].join('; '))}.`,
    ...met.map((level) => levelClaim(placement, level.id, level.replaced === null ? 'own' : 'replaced')),
    ...(gap ? [levelClaim(placement, gap.id, 'unmet')] : []),
  );
}

/** The level that closing the lowest gap would give by itself, with those met on top of it. */
function gainText(gap: LevelResult, placement: PlacementResult, { toOthers }: Told): Said {
  const reached = metAbove(gap, placement.levels).at(-1) ?? gap;
  return said(
    1,
    `Once that is there ${toOthers ? 'it is' : 'you are'} at ${nounOf(placement)} ${reached.rank}.`,
  );
}

/** The highest level below it that counts in another form than its own, in its words. */
function replacedText(placement: PlacementResult): Said | null {
  const { levels, secured, cumulative, placed } = placement;
  if (!cumulative || !placed) return null;
  const level = levels.findLast(({ rank, replaced }) => replaced !== null && rank < secured.rank);
  if (!level) return null;
  const what = levelText(level, nounOf(placement));
  return said(
    3,
    `In place of ${what}: ${bare(level.replaced ?? '')}.`,
    levelClaim(placement, level.id, 'replaced'),
  );
}

function ladderLine(placement: PlacementResult): LabelledLine[] {
  const { levels, secured, placed, cumulative, possible } = placement;
  const [foot, ...above] = levels;
  if (!foot || above.length === 0) return [];
  // The foot asks for nothing; where it has a number of its own, one stands on it as soon as one stands anywhere.
  const shown = cumulative && foot.rank < 1 ? above : levels;
  const rungs = shown.map((level) => {
    const isFoot = cumulative && level === foot;
    const sign = isFoot && placed && secured.id !== foot.id ? 'met' : signOf(level, placement);
    const isGiven = shown.every(({ short }) => short !== null);
    return { rank: level.rank, name: isGiven ? (level.short ?? '') : '', sign };
  });
  if (possible.levels.length === levels.length && !cumulative) return [];
  return [{ rungs, rank: 2 }];
}

/** Of many placements the overall one, then those that stand alike together, the highest first. */
function groupLines(result: Told): LabelledLine[] {
  const { placements } = result;
  const overall = placements.find((placement) => placement.overall);
  const others = placements.filter((placement) => placement !== overall);
  const lines = [...groupedBy(others, numberText)]
    .toSorted(([, [one]], [, [other]]) => shareOfLadder(other) - shareOfLadder(one))
    .map(([key, some]) => line(said(1, `${key}: ${listedShort(some)}.`, ...some.flatMap(claimsOf))));
  return [...(overall ? [placementLine(overall, { ...result, placements: [overall] })] : []), ...lines];
}

function numberText(placement: PlacementResult): string {
  const limit = placement.possible.exact ? '' : ', at most';
  const text = `${ranksText(ranksIn(placement), nounOf(placement))}${outOf(placement)}${limit}`;
  if (placement.placed && isBelowFirst(placement)) return positionText(placement);
  return placement.placed ? capitalised(text) : `Not placed yet, ${text}`;
}

function shareOfLadder({ levels, secured }: PlacementResult): number {
  return levels.findIndex(({ id }) => id === secured.id) / levels.length;
}

function profileLine(result: Result): LabelledLine {
  const places = scalePlaces(result);
  const known = result.profile.flatMap(({ dimension, title, low, high }) =>
    low !== null && high !== null && high - low <= MOST_UNSURE ? [{ dimension, title, low, high }] : [],
  );
  const named = (some: readonly (typeof known)[number][]) => {
    const names = some.map(({ title, dimension }) => {
      const place = places.get(dimension);
      return `${startingLow(bare(title))}${place === undefined ? '' : ` (${place})`}`;
    });
    return listed(firstOf(names, MOST_NAMED, (rest) => `${rest} more as high`));
  };
  const highest = Math.max(...known.map(({ low }) => low));
  const lowest = Math.min(...known.map(({ high }) => high));
  const tops = known.filter(({ low }) => low === highest);
  const bottoms = known.filter(({ high }) => high === lowest);
  const unknown = result.profile.filter(({ dimension }) =>
    known.every((each) => each.dimension !== dimension),
  );
  const unknownText = listed(unknown.map(({ title }) => startingLow(bare(title))));
  return line(
    said(0, `No level: a profile of ${counted(result.profile.length, 'theme')}.`),
    highest > lowest ? said(1, `Highest: ${named(tops)}. Lowest: ${named(bottoms)}.`) : null,
    unknown.length > 0 ? said(2, `Not known: ${unknownText}.`) : null,
  );
}

const MOST_NAMED = 4;

/** The widest range, of 1, at which a theme still counts as known. */
const MOST_UNSURE = 0.3;

/** Where it sits in a few words, on the overall placement or else the first. */
export function whereShort({ placements, profile }: Result): string {
  const placement = placements.find(({ overall }) => overall) ?? placements[0];
  if (!placement) return `a profile of ${counted(profile.length, 'theme')}`;
  const { possible, secured, placed } = placement;
  return placed && possible.levels.length === 1 && !isBelowFirst(placement)
    ? `${nameIn(placement, secured)} (${startingLow(numberText(placement))})`
    : startingLow(numberText(placement));
}
