import type { SetAnswer, WhatIf } from '../../model/comparison.ts';
import type { LevelResult, PlacementResult } from '../../model/result.ts';
import { capitalised, counted, listed, startingLow } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { neededInColumn } from './comparison-words.ts';
import { heldPhrase, levelName, phrase, placingQuestion, rankedName } from './level-words.ts';
import { NOUNS, spanText } from './number-words.ts';

/** A placement as it is and as it would be. */
export interface PlacementPair {
  readonly now: PlacementResult;
  readonly then: PlacementResult;
}

/** Every placement as it is and as it would be. */
export function placementPairs({ before, after }: WhatIf): PlacementPair[] {
  return before.placements.flatMap((now) => {
    const then = after.placements.find(({ id }) => id === now.id);
    return then ? [{ now, then }] : [];
  });
}

/** True where it sits elsewhere then, or could. */
export function isMoved({ now, then }: PlacementPair): boolean {
  return now.possible.levels.join(' ') !== then.possible.levels.join(' ');
}

/** The answers that take the place of another one. */
export function changedAnswers({ set }: WhatIf): readonly SetAnswer[] {
  return set.filter(({ effect }) => effect === 'changed');
}

/** The placements that the answers have to do with, those that move first. */
export function concernedPairs(whatIf: WhatIf): PlacementPair[] {
  const pairs = placementPairs(whatIf);
  const isTouched = (pair: PlacementPair) => touchedLevels(pair.then, whatIf).length > 0;
  return [...pairs.filter(isMoved), ...pairs.filter((pair) => !isMoved(pair) && isTouched(pair))];
}

/** What becomes of where it sits, in as few sentences as will do. */
export function headlines(whatIf: WhatIf): string[] {
  if (changedAnswers(whatIf).length === 0) return [`Nothing changes: ${whyNothing(whatIf.set)}.`];
  const pairs = placementPairs(whatIf);
  const [first] = pairs;
  if (!first) return [profileHeadline(whatIf)];
  const lead = pairs.length === 1 ? [headlineOf(first, whatIf)] : headlinesOfMany(pairs, whatIf);
  const still = isStill(whatIf) ? ['Nothing else changes either.'] : [];
  return [...lead, ...still, ...neededThenLines(whatIf)];
}

function neededThenLines({ before, changes }: WhatIf): string[] {
  return changes.needs.levels.flatMap(({ title, columns: [, then] }) => {
    const on = before.placements.length > 1 ? ` (${title})` : '';
    return then?.level ? [`Needed then${on}: ${neededInColumn(then)}`] : [];
  });
}

function whyNothing(set: readonly SetAnswer[]): string {
  const same = set.filter(({ effect }) => effect === 'same').length;
  const [it, question] = set.length === 1 ? ['it is', 'the question is'] : ['they are', 'the questions are'];
  if (same === set.length) return `${it} answered so already`;
  return same === 0 ? `${question} not asked` : `${it} answered so already, or not asked`;
}

function isStill({ changes: { score, needs, ...lists } }: WhatIf): boolean {
  const parts = [...Object.values(lists), ...Object.values(needs)];
  return score === null && parts.every((part) => part.length === 0);
}

function headlinesOfMany(pairs: readonly PlacementPair[], whatIf: WhatIf): string[] {
  const titled = (pair: PlacementPair) => {
    const said = headlineOf(pair, whatIf);
    return `${pair.now.title}: ${startingLow(said)}`;
  };
  const told = concernedPairs(whatIf);
  if (told.length === 0) return [`No level changes, because ${noneLooks(whatIf)}.`];
  const rest = pairs.length - told.length;
  const others =
    rest > 0
      ? [`${capitalised(counted(rest, 'other placement'))} ${rest === 1 ? 'stays' : 'stay'} as now.`]
      : [];
  return [...told.map(titled), ...others];
}

function headlineOf(pair: PlacementPair, whatIf: WhatIf): string {
  const { now, then } = pair;
  if (!isMoved(pair)) return `${stays(then)}${whyItStays(pair, whatIf)}`;
  const shifts = [...shift('No longer possible', now, then), ...shift('Possible then, not now', then, now)];
  if (!now.placed && !then.placed) return [`Not placed, now or then.`, ...shifts].join(' ');
  const { rank, name } = then.secured;
  if (now.placed && then.placed && now.secured.id === then.secured.id)
    return [`The level that is certain stays at ${rank}, ${name}.`, ...shifts].join(' ');
  const down = now.placed && then.placed && then.secured.rank < now.secured.rank ? 'down ' : '';
  return `From ${where(now)}${now.placed ? ',' : ''} ${down}to ${where(then)}.`;
}

function shift(what: string, one: PlacementResult, other: PlacementResult): string[] {
  const names = one.levels
    .filter(({ id }) => one.possible.levels.includes(id) && !other.possible.levels.includes(id))
    .map(rankedName);
  return names.length > 0 ? [`${what}: ${listed(names, 'or')}.`] : [];
}

function where({ placed, secured, possible }: PlacementResult): string {
  if (!placed) return '“not placed yet”';
  return `${possible.levels.length > 1 ? 'at least ' : ''}${levelName(secured)}`;
}

function stays({ placed, secured, possible }: PlacementResult): string {
  if (!placed) return 'Not placed, now or then';
  return `The level ${possible.levels.length > 1 ? 'that is certain ' : ''}stays at ${secured.rank}, ${secured.name}`;
}

function whyItStays(pair: PlacementPair, whatIf: WhatIf): string {
  const { then } = pair;
  const touched = touchedLevels(then, whatIf);
  const question = touched.length === 0 ? null : placingQuestion(then, whatIf.after);
  if (question) return `. The question that would place it: ${question}`;
  return `, because ${touched.length === 0 ? noneLooks(whatIf) : (numberStays(pair) ?? levelStays(pair, touched))}.`;
}

function levelStays(pair: PlacementPair, touched: readonly LevelResult[]): string {
  return pair.then.cumulative ? rungStays(pair, touched) : highestStays(pair.then, touched);
}

function rungStays({ now, then }: PlacementPair, touched: readonly LevelResult[]): string {
  const blocker = then.levels.find(({ rank, status }) => rank > then.secured.rank && status !== 'met');
  const lack = blocker && lackOf(blocker, 'in place');
  const won = touched.filter(({ id, status }) => status === 'met' && !now.inPlace.includes(id));
  if (lack && won.length > 0)
    return `${listed(won.map(heldPhrase))} ${won.length === 1 ? 'is' : 'are'} in place then, but ${lack}`;
  if (lack && touched.some(({ status }) => status !== 'met')) return lack;
  return [metAsBefore(touched), ...(lack ? [lack] : [])].join(', and ');
}

function highestStays({ secured }: PlacementResult, touched: readonly LevelResult[]): string {
  const above = touched.find(({ rank, status }) => rank > secured.rank && status !== 'met');
  if (above) return lackOf(above, 'reached');
  return touched.some(({ id }) => id === secured.id)
    ? metAsBefore(touched.filter(({ id }) => id === secured.id))
    : 'the highest level that holds counts, whatever is below it';
}

function lackOf(level: LevelResult, word: string): string {
  return `${phrase(level)} is not ${level.status === 'unmet' ? '' : 'known to be '}${word}`;
}

function metAsBefore(levels: readonly LevelResult[]): string {
  return `what ${listed(levels.map(heldPhrase))} ${levels.length === 1 ? 'needs' : 'need'} is met as before`;
}

function noneLooks(whatIf: WhatIf): string {
  if (changedAnswers(whatIf).every(({ part }) => part === 'needs'))
    return 'what the people served need does not decide where it sits';
  return `no level looks at ${changedAnswers(whatIf).length === 1 ? 'this answer' : 'these answers'}`;
}

function numberStays({ now, then }: PlacementPair): string | null {
  if (!now.measure || !then.measure) return null;
  const [from, to] = [now.measure, then.measure].map(({ low, high }) =>
    low === null || high === null ? 'none' : spanText(low, high),
  );
  const noun = NOUNS[then.measure.by];
  if (from === to) return `the ${noun} stays ${to}`;
  const bands = then.possible.levels.length > 1 ? 'bands' : 'band';
  return `the ${noun} goes from ${from} to ${to}, within the same ${bands}`;
}

function touchedLevels({ levels }: PlacementResult, whatIf: WhatIf): LevelResult[] {
  const ids = changedAnswers(whatIf).flatMap((answer) => answer.levels);
  return levels.filter(({ id }) => ids.includes(id));
}

function profileHeadline({ changes: { profile } }: WhatIf): string {
  if (profile.length === 0) return 'The profile stays as it is.';
  const moves = [...groupedBy(profile, ({ columns }) => directionOf(columns))];
  const parts = moves.map(([direction, some]) => `${direction} in ${listed(some.map(({ title }) => title))}`);
  return `The profile moves: ${parts.join('; ')}.`;
}

type Shares = WhatIf['changes']['profile'][number]['columns'];

// Finding out is no step up or down, even where it rules out one end of the range.
function directionOf([now, then]: Shares): string {
  if (!now || !then || now.low === null || now.high === null) return 'counted then';
  if (then.low === null || then.high === null) return 'not counted then';
  if (then.low >= now.low && then.high <= now.high) return 'more certain';
  if (then.low <= now.low && then.high >= now.high) return 'less certain';
  return then.low > now.low ? 'up' : 'down';
}
