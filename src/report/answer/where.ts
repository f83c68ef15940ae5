import type { LevelResult, LevelStatus, PlacementResult, Result } from '../../model/result.ts';
import { capitalised, counted, listed } from '../../text.ts';
import type { Claim, LabelledLine } from '../document/blocks.ts';
import { isBelowFirst, nameIn, outOf, positionText, ranksIn, signOf } from '../headline.ts';
import { placeText } from '../rows.ts';
import { isBlank } from '../sentences.ts';
import { answerRows } from '../shape.ts';
import {
  bare,
  type Detail,
  levelText,
  levelThere,
  nameOf,
  nounOf,
  ranksText,
  type Said,
  said,
  startingLow,
  together,
} from './said.ts';

/** The words that say where an arrangement sits. */

/** Where it sits on every placement, a line each; of many those that stand alike together. */
export function whereLines(result: Result, detail: Detail): (Said | LabelledLine)[] {
  const { placements } = result;
  const [only] = placements;
  if (!only) return [profileLine(result, detail)];
  if (placements.length > 3) return groupLines(result, detail);
  if (placements.length > 1) return placements.map((placement) => placementLine(placement, result, detail));
  return [placementLine(only, result, detail), ...(detail.ladder ? ladderLine(only) : [])];
}

function placementLine(placement: PlacementResult, result: Result, detail: Detail): Said {
  const name = nameOf(placement, result, detail);
  const position = positionText(placement, detail.name);
  const start = name === '' ? position : name + startingLow(position).replace(': ', ', ');
  return together(said(`${start}.`, ...claimsOf(placement)), ...moreOf(placement, result, detail));
}

/** That it sits at a level at the least, or could; that nothing is at its foot. */
function claimsOf(placement: PlacementResult): Claim[] {
  const { id, placed, secured, possible, levels } = placement;
  const about = { about: 'level', placement: id } as const;
  const isFoot = placed && placement.cumulative && secured.id === levels[0]?.id && !isBelowFirst(placement);
  const own = levels.find((level) => level.id === secured.id);
  const isCertain = placement.cumulative || possible.levels.length === 1;
  const named = placed && isCertain && own?.replaced === null && own.id !== levels[0]?.id;
  return [
    { ...about, level: secured.id, status: placed ? 'secured' : 'possible' },
    ...possible.levels.map((level) => ({ ...about, level, status: 'possible' as const })),
    ...(isFoot ? [{ about: 'foot', placement: id } as const] : []),
    ...(named ? [{ ...about, level: secured.id, status: 'own' as const }] : []),
  ];
}

/** What else has to be said of a placement: what is certain, what stands above a gap, what is not known. */
function moreOf(placement: PlacementResult, result: Result, detail: Detail): (Said | null)[] {
  const { secured, placed, cumulative, levels, possible } = placement;
  if (!placed && isBlank(result)) return [said('Nothing is answered so far.')];
  const isWideOpen = !placed && possible.levels.length === levels.length && levels.length > 3;
  if (isWideOpen) return [];
  const replaced = replacedText(placement, detail);
  if (!cumulative) return [replaced, top(placement)];
  const above = levels.slice(1).filter(({ rank }) => rank > secured.rank);
  return [replaced, ...aboveIt(above, placement, detail)];
}

/** How the levels above where it sits on a ladder stand. */
function aboveIt(above: readonly LevelResult[], placement: PlacementResult, detail: Detail): (Said | null)[] {
  const { secured, levels, possible } = placement;
  const standing = (status: LevelStatus) => above.filter((level) => level.status === status);
  const [met, unmet, unknown] = [standing('met'), standing('unmet'), standing('unknown')];
  const [gap] = unmet;
  const unsure = unknown.length > 0 ? listOf('Not known:', unknown, placement, 'unknown', detail) : null;
  const there = met.length > 0 ? thereToo(met, placement, detail) : null;
  if (possible.levels.length > 1 || !gap) return [there, unsure, top(placement)];
  if (isBelowFirst(placement)) {
    const but = met.length > 0 ? thereToo(met, placement, detail, gap) : null;
    return [but ?? listOf('Missing:', [gap], placement, 'unmet', detail), gainText(gap, placement), unsure];
  }
  if (!there) return [secured.id === levels[0]?.id ? said(NOTHING_ABOVE) : null, unsure];
  const lacking = unmet.filter(({ rank }) => rank < Math.max(...met.map((level) => level.rank)));
  const lead = `${met.length === 1 ? 'It counts' : 'They count'} only with what is missing:`;
  return [there, listOf(lead, lacking, placement, 'unmet', detail), unsure];
}

const NOTHING_ABOVE = 'None of the levels above it is there.';

function top({ secured, levels, possible }: PlacementResult): Said | null {
  const isTop = possible.levels.length === 1 && secured.id === levels.at(-1)?.id && levels.length > 1;
  return isTop ? said('None is higher.') : null;
}

function listOf(
  lead: string,
  some: readonly LevelResult[],
  placement: PlacementResult,
  status: 'unmet' | 'unknown',
  detail: Detail,
): Said {
  const noun = nounOf(placement);
  const text = `${lead} ${listed(some.map((level) => levelText(level, noun, detail)))}.`;
  return said(text, ...some.map(({ id }) => levelClaim(placement, id, status)));
}

function levelClaim(
  { id }: PlacementResult,
  level: string,
  status: Extract<Claim, { about: 'level' }>['status'],
): Claim {
  return { about: 'level', placement: id, level, status };
}

/** The levels that hold higher up than it sits. */
function thereToo(
  met: readonly LevelResult[],
  placement: PlacementResult,
  detail: Detail,
  gap?: LevelResult,
): Said {
  const noun = nounOf(placement);
  const there = `${listed(met.map((level) => levelThere(level, noun, detail)))} ${met.length === 1 ? 'is' : 'are'} there${placement.placed && !gap ? ' too' : ''}`;
  const but = gap ? `, but ${levelText(gap, noun, detail)} is missing` : '';
  return said(
    `${capitalised(there)}${but}.`,
    ...met.map((level) => levelClaim(placement, level.id, level.replaced === null ? 'own' : 'replaced')),
    ...(gap ? [levelClaim(placement, gap.id, 'unmet')] : []),
  );
}

/** What the lowest gap would give by itself: the levels that are met on top of it count as well then. */
function gainText(gap: LevelResult, placement: PlacementResult): Said {
  const { levels } = placement;
  const rest = levels.slice(levels.indexOf(gap) + 1);
  const end = rest.findIndex(({ status }) => status !== 'met');
  const reached = rest[(end < 0 ? rest.length : end) - 1] ?? gap;
  return said(`With that you are at ${nounOf(placement)} ${reached.rank}.`);
}

/** That a level below the one where it sits on a ladder counts in another form than its own: of the highest such level, in its words. */
function replacedText(placement: PlacementResult, detail: Detail): Said | null {
  const { levels, secured, cumulative, placed } = placement;
  if (!cumulative || !placed) return null;
  const level = levels.findLast(({ rank, replaced }) => replaced !== null && rank < secured.rank);
  if (!level) return null;
  const what = levelText(level, nounOf(placement), detail);
  return said(
    `In place of ${what}: ${bare(level.replaced ?? '', detail.text)}.`,
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
  return [{ rungs, claims: [] }];
}

/** Of many placements: the one that sums them up, and then those that stand alike together, the highest first. */
function groupLines(result: Result, detail: Detail): Said[] {
  const { placements } = result;
  const overall = placements.find((placement) => placement.overall);
  const groups = new Map<string, PlacementResult[]>();
  for (const placement of placements) {
    if (placement === overall) continue;
    const key = `${ranksIn(placement).join()} ${placement.levels.at(-1)?.rank}`;
    groups.set(key, [...(groups.get(key) ?? []), placement]);
  }
  const ordered = [...groups.values()].toSorted(([one], [other]) => shareOf(other) - shareOf(one));
  const lines = ordered.map((some) => {
    const names = listed(some.map(({ short, title }) => startingLow(bare(short ?? title, detail.name))));
    const stands = new Set(some.map((placement) => groupText(placement, detail)));
    const alike = stands.size === 1 ? [...stands].join('') : numberText(some[0] ?? null);
    return said(`${alike}: ${names}.`, ...some.flatMap(claimsOf));
  });
  const first = overall ? [placementLine(overall, { ...result, placements: [overall] }, detail)] : [];
  return detail.ladder ? [...first, ...lines] : [...first, together(...lines)];
}

/** Of several whose names for it differ, the number of it alone. */
function numberText(placement: PlacementResult | null): string {
  if (!placement) return '';
  const text = `${ranksText(ranksIn(placement), nounOf(placement))}${outOf(placement)}`;
  return placement.placed ? capitalised(text) : `Not placed yet, ${text}`;
}

/** The same of several at once: "Fair (band 3 of 4)". */
function groupText(placement: PlacementResult, detail: Pick<Detail, 'name'>): string {
  const ranks = ranksIn(placement);
  if (!placement.placed || isBelowFirst(placement)) return positionText(placement, detail.name);
  const names = placement.levels.filter(({ id }) => placement.possible.levels.includes(id));
  const limit = placement.possible.exact ? '' : ', at most';
  return `${listed(
    names.map((level) => nameIn(placement, level, detail.name)),
    'or',
  )} (${ranksText(ranks, nounOf(placement))}${outOf(placement)}${limit})`;
}

function shareOf(placement: PlacementResult | undefined): number {
  if (!placement) return 0;
  const { levels, secured } = placement;
  return levels.findIndex(({ id }) => id === secured.id) / levels.length;
}

/** A profile: which themes stand highest and lowest. */
function profileLine(result: Result, detail: Detail): Said {
  const rows = answerRows(result);
  const places = new Map(
    rows?.flatMap(({ entry, answer }) => (answer ? [[entry.dimension, placeText(answer)] as const] : [])),
  );
  const known = result.profile.flatMap(({ dimension, title, low, high }) =>
    low !== null && high !== null && high - low <= MOST_UNSURE ? [{ dimension, title, low, high }] : [],
  );
  const named = (some: readonly (typeof known)[number][]) => {
    const names = some.slice(0, MOST_NAMED).map(({ title, dimension }) => {
      const place = places.get(dimension);
      return `${startingLow(bare(title, detail.name))}${place === undefined ? '' : ` (${place})`}`;
    });
    const rest = some.length - names.length;
    return listed(rest > 0 ? [...names, `${rest} more as high`] : names);
  };
  const highest = Math.max(...known.map(({ low }) => low));
  const lowest = Math.min(...known.map(({ high }) => high));
  const tops = known.filter(({ low }) => low === highest);
  const bottoms = known.filter(({ high }) => high === lowest);
  const unknown = result.profile.filter(({ dimension }) =>
    known.every((each) => each.dimension !== dimension),
  );
  return together(
    `No level: a profile of ${counted(result.profile.length, 'theme')}.`,
    highest > lowest ? `Highest: ${named(tops)}. Lowest: ${named(bottoms)}.` : null,
    unknown.length > 0
      ? `Not known: ${listed(unknown.map(({ title }) => startingLow(bare(title, detail.name))))}.`
      : null,
  );
}

const MOST_NAMED = 4;

/** A theme with a wider range than this, of 1, is not known. */
const MOST_UNSURE = 0.3;

/** The same in a few words: of several placements the one that sums them up, else the first. */
export function whereShort({ placements, profile }: Result, most: number): string {
  const placement = placements.find(({ overall }) => overall) ?? placements[0];
  if (!placement) return `a profile of ${counted(profile.length, 'theme')}`;
  return bare(placement.placed ? groupText(placement, { name: most }) : positionText(placement), most);
}
