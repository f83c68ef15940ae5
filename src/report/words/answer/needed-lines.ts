import type {
  LevelResult,
  PlacementResult,
  Recommended,
  RecommendedLevel,
  Result,
} from '../../../model/result.ts';
import { bare, capitalised, listed, listedShort, startingLow } from '../../../text.ts';
import type { Claim, LabelledLine, Said } from '../../blocks.ts';
import { line, said } from '../../build-blocks.ts';
import { levelsCalled, phrase } from '../level-words.ts';
import { fitOn, highestNeeded, needsNoMore, wantedOn } from '../need-words.ts';
import { levelText, nameOf, nounOf } from '../position-words.ts';
import type { Told } from './who-answered.ts';

/** The levels that the needs call for on each placement, and whether they are in place. */
export function neededLines(result: Told): LabelledLine[] {
  const { needs, recommended, placements } = result;
  if (!needs) return [];
  if (!recommended) return [line(said(5, 'Not asked: what the people served need has not been said.'))];
  const levels = recommended.levels.flatMap((wanted) => {
    const placement = placements.find(({ id }) => id === wanted.placement);
    return placement ? [line(neededLevel(wanted, placement, result))] : [];
  });
  return [...levels, ...calledInLine(recommended.who)];
}

function calledInLine(who: Recommended['who']): LabelledLine[] {
  const kinds = who.filter(({ calledIn }) => calledIn);
  const claims = kinds.map(({ agency }): Claim => ({ about: 'partner', agency, status: 'called in' }));
  return kinds.length === 0
    ? []
    : [line(said(20, `Called in for some of them: ${listedShort(kinds)}.`, ...claims))];
}

function neededLevel(wanted: RecommendedLevel, placement: PlacementResult, result: Told): Said {
  const called = levelsCalled(wanted.possible, [placement]);
  const name = nameOf(placement, result);
  const claim = needClaim(placement, result);
  if (called.length === 0) return said(1, `${name}no level in particular.`, claim);
  const noun = nounOf(placement);
  const which = called.map((level) => `${noun} ${level.rank}, ${bare(phrase(level))}`).join(', or ');
  const isUnsure = wanted.level === null || wanted.perhapsNone;
  const none = wanted.perhapsNone ? ', or no level in particular' : '';
  const unsure = isUnsure ? '; not all is known of the people served. ' : ': ';
  const end = fitText(wanted, called, placement, result);
  const start = name === '' ? capitalised(which) : `${name}${which}`;
  return said(1, `${start}${none}${unsure}${isUnsure ? capitalised(end) : end}.`, claim);
}

function fitText(
  { fit }: RecommendedLevel,
  called: readonly LevelResult[],
  placement: PlacementResult,
  { toOthers }: Told,
): string {
  const have = toOthers ? 'it is there' : 'you have it';
  switch (fit) {
    case 'enough':
      return called.some(({ replaced }) => replaced !== null) ? 'met in another form' : have;
    case 'more':
      return toOthers ? 'there is more than that' : 'you have more than that';
    case 'less':
      return toOthers ? 'it is not there yet' : 'you are not there yet';
    default:
      return isAtLeast(placement, called) ? `${have}, or more` : `whether ${have} is not known yet`;
  }
}

/** The claim of a sentence on how a placement fits the needs. */
export function needClaim({ id }: PlacementResult, result: Result): Claim {
  return { about: 'need', placement: id, fit: fitOn({ id }, result) };
}

/** True where what is in place is enough for the needs, or more. */
export function isEnough(placement: PlacementResult, result: Result): boolean {
  const called = levelsCalled(wantedOn(placement, result)?.possible ?? [], [placement]);
  return needsNoMore(placement, result) || (called.length > 0 && isAtLeast(placement, called));
}

function isAtLeast(
  { placed, cumulative, secured }: PlacementResult,
  called: readonly LevelResult[],
): boolean {
  return placed && cumulative && called.every(({ rank }) => rank <= secured.rank);
}

function beyond(placement: PlacementResult, result: Result): readonly LevelResult[] {
  const { levels, cumulative, possible } = placement;
  const wanted = wantedOn(placement, result);
  if (!wanted || wanted.fit === null || wanted.fit === 'open' || wanted.possible.length === 0) return [];
  const highest = highestNeeded(wanted, placement);
  if (cumulative)
    return levels.filter(
      ({ rank, status, replaced }) => rank > highest && status === 'met' && replaced === null,
    );
  return wanted.fit === 'more' ? levels.filter((level) => possible.levels.includes(level.id)) : [];
}

const NO_REASON =
  'Closer working than people need is no reason to cut it: look at results, cost and legal ties before any change.';

export function beyondText(result: Result): Said[] {
  const more = result.placements.flatMap((placement) => {
    const levels = beyond(placement, result);
    if (levels.length === 0) return [];
    const name = placement.cumulative ? '' : startingLow(nameOf(placement, result));
    const texts = levels.map((level) => levelText(level, nounOf(placement)));
    return [{ placement, levels, text: name + listed(texts, placement.cumulative ? 'and' : 'or') }];
  });
  if (more.length === 0) return [];
  const isOne = more.length === 1 && (more[0]?.levels.length === 1 || !more[0]?.placement.cumulative);
  const text = `${capitalised(listed(more.map(({ text }) => text)))} ${isOne ? 'goes' : 'go'} further than the needs ask.`;
  return [said(1, `${text} ${NO_REASON}`, ...more.map(({ placement }) => needClaim(placement, result)))];
}
