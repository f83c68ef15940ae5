import type {
  Because,
  Fit,
  Have,
  LevelResult,
  PlacementResult,
  RecommendedLevel,
  RecommendedPartner,
  Result,
} from '../../model/result.ts';
import { command, say } from '../../sentence.ts';
import { capitalised, counted, listed } from '../../text.ts';
import { markOf } from './barrier-words.ts';
import { heldPhrase, levelsCalled, type Placements, phrase } from './level-words.ts';
import { doubtOf } from './position-words.ts';

type NeededLevel = Pick<LevelResult, 'id' | 'rank' | 'name' | 'phrase' | 'costs' | 'replaced'>;

type Standing = Pick<PlacementResult, 'possible' | 'secured' | 'cumulative'> & {
  readonly levels: readonly NeededLevel[];
};

/** The heading over what the people served need. */
export function needsTitle({ needs }: Pick<Result, 'needs'>): string {
  return needs?.title ?? 'What the people served need';
}

/** What the needs call for on one placement, in a sentence. */
export function neededLine(wanted: RecommendedLevel, placements: Placements<NeededLevel>): string {
  const called = listed(levelsCalled(wanted.possible, placements).map(phrase), 'or');
  if (called === '') return 'Needed: no level in particular; no rule of the framework holds for these needs.';
  const doubt = wanted.level === null ? ', depending on what is not known of the people served' : '';
  return `Needed: ${called}${wanted.perhapsNone ? ', or no level in particular' : ''}${doubt}.${doubtOf(wanted)}`;
}

/** What is in place, in a sentence. */
export function haveLine(placement: Standing): string {
  const { possible, secured, levels } = placement;
  const sure = levels.find(({ id }) => id === secured.id);
  if (possible.levels.length === 1 && sure) return `Have: ${heldPhrase(sure)}.`;
  if (isUnknown(placement)) return 'Have: not known yet.';
  const open = levels.filter(({ id }) => possible.levels.includes(id));
  return `Have: ${listed(open.map(heldPhrase), 'or')}, depending on what is not known of the service.`;
}

function isUnknown({ possible, levels }: Standing): boolean {
  return levels.length > 1 && possible.levels.length === levels.length;
}

/** The gap between the two, in a sentence, or null where nothing is called for. */
export function gapLine({ gapRange, fit }: RecommendedLevel, placement: Standing): string | null {
  if (!gapRange || !fit) return null;
  if (isUnknown(placement)) return 'Gap: not known yet.';
  const { low, high } = gapRange;
  if (fit === 'enough') return 'Gap: none. What is in place is what the needs call for.';
  if (fit === 'less') return `Gap: ${between(low, high)} more to go.`;
  if (fit === 'more')
    return `Gap: ${between(-high, -low)} too many. There is more integration than the needs call for.`;
  if (low === 0 && high === 0) return 'Gap: none, if the needs call for a level at all.';
  const least = low < 0 ? `${counted(-low, 'level')} more than is needed` : 'none';
  const most = high > 0 ? `${counted(high, 'level')} more to go` : 'none';
  return `Gap: not known; between ${least} and ${most}.`;
}

function between(least: number, most: number): string {
  return least === most ? counted(least, 'level') : `${least} to ${counted(most, 'level')}`;
}

/** What the integration beyond the needs costs, level by level. */
export function costLines(wanted: RecommendedLevel, placement: Standing): string[] {
  return wanted.fit === 'more' ? costsOf(beyondNeeds(wanted, placement)) : [];
}

/** What integration beyond the needs would cost, up to the level of a `rank`. */
export function costsUpTo(rank: number, wanted: RecommendedLevel, placement: Standing): string[] {
  const { cumulative, levels } = placement;
  const isBeyond = (level: NeededLevel) => level.rank > highestNeeded(wanted, placement);
  return costsOf(
    levels.filter((level) => (cumulative ? isBeyond(level) && level.rank <= rank : level.rank === rank)),
  );
}

function costsOf(levels: readonly NeededLevel[]): string[] {
  const told = levels.flatMap(({ name, costs }) => (costs === null ? [] : [`What ${name} costs: ${costs}`]));
  return told.length > 0 ? told : [GENERAL_COST];
}

const GENERAL_COST =
  'What that costs: time, money and attention to keep it up, which the needs of these people do not call for.';

function beyondNeeds(wanted: RecommendedLevel, placement: Standing): readonly NeededLevel[] {
  const { levels, secured, cumulative, possible: given } = placement;
  const highest = highestNeeded(wanted, placement);
  if (!cumulative) return levels.filter(({ id }) => given.levels.includes(id));
  return levels.filter(({ rank }) => rank > highest && rank <= secured.rank);
}

/** The rank of the highest level that the needs call for. */
export function highestNeeded({ possible }: RecommendedLevel, { levels }: Standing): number {
  return Math.max(...levels.filter(({ id }) => possible.includes(id)).map(({ rank }) => rank));
}

/** Why something is recommended, in a sentence. */
export function becauseLine({ text, open, unverified }: Because): string {
  return `${open ? 'Perhaps, because' : 'Because'}: ${text}${markOf({ unverified })}`;
}

/** The kinds of partner needed at the table of which so much is `known`. */
export function atTable(recommended: Result['recommended'], known: Have): RecommendedPartner[] {
  return recommended?.who.filter(({ calledIn, have }) => !calledIn && have === known) ?? [];
}

/** A kind of partner that is needed, and whether one takes part. */
export function partnerLine({ title, groupTitle, have, partners }: RecommendedPartner): string {
  const group = groupTitle === null ? '' : ` (${groupTitle})`;
  const who = partners.length > 0 ? `, ${listed(partners)}` : '';
  return `${capitalised(title)}${group}: ${have}${who}`;
}

/** Why no partner is called missing, or null where none that is needed is unnamed. */
export function unnamedLine({ recommended }: Result): string | null {
  return atTable(recommended, 'not named').length > 0
    ? 'The partners named were not said to be all of them, so that none is called missing.'
    : null;
}

/** The partners whose kind is not given while a needed one may be among them, or null. */
export function kindlessLine({ recommended, service }: Result): string | null {
  const isOpen = atTable(recommended, 'kind not given').length > 0;
  const nameless = service.partners.filter(({ agency }) => agency === null).map(({ name }) => name);
  if (!isOpen) return null;
  return nameless.length > 0
    ? `Give the kind of ${listed(nameless)} to see who takes part.`
    : 'Name the partners and their kinds to see who takes part.';
}

/** How much is known of the people served. */
export function needsTally({ needs }: Result): string | null {
  if (!needs) return null;
  const { known, unknown, unanswered } = needs.answered;
  const asked = known + unknown + unanswered;
  return known === asked
    ? null
    : `${known} of ${counted(asked, 'question')} about the people served ${known === 1 ? 'is' : 'are'} answered for certain.`;
}

/** Said where the framework asks about the people served and nobody has answered. */
export const NEEDS_NOT_ASKED = say`What the people served need is not known yet. “${command('joinedup', 'needs', 'FILE')}” asks; the answers say how closely to work together, and who with.`;

/** What the needs call for on a placement, where they are known. */
export function wantedOn(
  { id }: Pick<PlacementResult, 'id'>,
  { recommended }: Pick<Result, 'recommended'>,
): RecommendedLevel | undefined {
  return recommended?.levels.find(({ placement }) => placement === id);
}

/** The fit between what is in place and the needs, or null where nothing is called for. */
export function fitOn(...on: Parameters<typeof wantedOn>): Fit | null {
  return wantedOn(...on)?.fit ?? null;
}

/** True where the needs are known to call for no more than is in place. */
export function needsNoMore(placement: PlacementResult, result: Pick<Result, 'recommended'>): boolean {
  const fit = fitOn(placement, result);
  return fit === 'enough' || fit === 'more';
}

/** The next step, and whether the needs call for it. */
export function nextLead(next: string, placement: PlacementResult, result: Result): string {
  if (!result.needs && placement.measure) return `The next band up is ${next}.`;
  const fit = fitOn(placement, result);
  if (fit === null || fit === 'open') return `The next step, if the people served need it, is ${next}.`;
  if (fit === 'less') return `The next step towards what the people served need is ${next}.`;
  return `The people served need no more than is in place, so nothing more is called for. The next level up would be ${next}.`;
}
