import type {
  BarrierResult,
  LevelResult,
  LeverResult,
  OpenQuestion,
  PlacementResult,
  Reason,
  Result,
  Strength,
} from '../model/result.ts';
import { capitalised, counted, listed } from '../text.ts';
import { scoreBecause, scoreNeed } from './numbers.ts';
import { scorecard } from './shape.ts';

/** Sentences that say what a placement means, the same in every format. */

/** How soundly a level stands, in words; empty where nothing is said to make it sounder. */
function strengthPhrase({ met, of, unknown }: Strength): string {
  if (of === 0) return '';
  return `${met} of ${counted(of, 'thing')} that ${of === 1 ? 'keeps' : 'keep'} it going${unknown > 0 ? `, ${unknown} not known` : ''}`;
}

/** How a level stands, how far within it, and how soundly, in words; empty where there is nothing to say. */
export function standingText(
  { status, stage, strength, replaced }: Pick<LevelResult, 'status' | 'stage' | 'strength' | 'replaced'>,
  said: string,
): string {
  const soundly = status === 'met' && replaced === null ? strengthPhrase(strength) : '';
  return [`${said}${stage && replaced === null ? `, reaching ${stage.name}` : ''}`, soundly]
    .filter((part) => part !== '')
    .join('; ');
}

/** How a level stands within its placement, in words; one that something else replaces, in the words of that. */
export function statusPhrase(level: LevelResult, placement: PlacementResult): string {
  const { replaced } = level;
  if (!placement.cumulative) return `${sits(level, placement)}${replaced === null ? '' : `: ${replaced}`}`;
  if (replaced !== null) return needless(replaced);
  if (level.status === 'unknown') return 'not known';
  if (level.status === 'unmet') return 'not in place';
  if (placement.outOfOrder.includes(level.id)) return 'there, above a gap';
  return isShownInOrder(level, placement) ? 'in place' : 'there, perhaps above a gap';
}

/** That a level is met without its own form, by what makes that needless. */
export function needless(replaced: string): string {
  return `not needed: ${replaced}`;
}

function sits(level: LevelResult, placement: PlacementResult): string {
  if (!placement.possible.levels.includes(level.id)) return 'not here';
  return placement.possible.levels.length === 1 ? 'here' : 'possible';
}

function isShownInOrder(level: LevelResult, placement: PlacementResult): boolean {
  const below = placement.levels.slice(
    0,
    placement.levels.findIndex(({ id }) => id === level.id),
  );
  return below.every((each) => each.status === 'met');
}

/** What a service is called. */
export function serviceName({ name }: Pick<Result['service'], 'name'>): string {
  return name ?? 'A service without a name';
}

/** What a barrier is called, with a mark where its claim was not read in a source. */
export function barrierName({ name, unverified }: Pick<BarrierResult, 'name' | 'unverified'>): string {
  return name + markOf({ unverified });
}

/** What stands behind a claim that was not read in a source; nothing behind others. */
export function markOf({ unverified }: { readonly unverified: boolean }): string {
  return unverified ? ' [source not read]' : '';
}

/** How many of something there are besides those that are named, in a sentence. */
export function andMore(count: number, what: string): string {
  return `and ${counted(count, `more ${what}`)}.`;
}

/** What the score is, and what it is for. */
export const SCORE_NOTE =
  'The score follows one service over time. It never ranks services, and it never stands in for the level.';

/** As much of a level as names it. */
type Phrased = Pick<LevelResult, 'name' | 'phrase'>;

/** A level in the middle of a sentence. */
export function phrase(level: Phrased): string {
  return level.phrase ?? `“${level.name}”`;
}

/** A level that is had, in the middle of a sentence: by its number where something else replaces what it is called. */
export function heldPhrase(level: Pick<LevelResult, 'name' | 'phrase' | 'rank' | 'replaced'>): string {
  return level.replaced === null ? phrase(level) : `level ${level.rank}`;
}

/** True if levels of several placements have this name. */
export function isShared(
  name: string,
  placements: readonly { readonly levels: readonly { readonly name: string }[] }[],
): boolean {
  return placements.filter(({ levels }) => levels.some((level) => level.name === name)).length > 1;
}

/** A level in the middle of a sentence, and its scale where others have levels of the same name. */
export function phraseAmong(level: LevelResult, { placements }: Pick<Result, 'placements'>): string {
  const own = placements.find(({ levels }) => levels.some(({ id }) => id === level.id));
  return own && isShared(level.name, placements) ? `${heldPhrase(level)} (${own.title})` : heldPhrase(level);
}

/** Several levels in the middle of a sentence. */
export function phrases(levels: readonly Phrased[], conjunction: string): string {
  return listed(levels.map(phrase), conjunction);
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A date as people write it: "1 April 2015", "April 2015", "2015". */
export function dateText(date: string): string {
  const [year = '', month, day] = date.split('-');
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** A score with a wider range than this says nothing. */
const WIDEST_SCORE = 30;

/** The score in words. */
export function scoreText({ low, high }: Result['score']): string {
  if (low === null || high === null) return 'No score: no ordered question counts.';
  if (high - low > WIDEST_SCORE) return 'No score yet: too much is open for it to say anything.';
  return low === high
    ? `Score: ${low} of 100.`
    : `Score: between ${low} and ${high} of 100, by the answers still open.`;
}

/** The partners with their kinds; null where none is named. */
export function partnersText({ partners }: Result['service']): string | null {
  const named = partners.map(({ name, agencyTitle }) => (agencyTitle ? `${name} (${agencyTitle})` : name));
  return named.length > 0 ? listed(named) : null;
}

/** Who answered; null where nobody is named. */
export function respondentsText({ answeredBy }: Pick<Result, 'answeredBy'>): string | null {
  const named = answeredBy.map(({ role, organisation }) =>
    organisation ? `${role}, ${organisation}` : role,
  );
  return named.length > 0 ? listed(named) : null;
}

/** What a barrier stands in the way of, in the middle of a sentence; null where there is nothing that it could strain. */
export function heldText({ holdsBack, strains }: BarrierResult, result: Result): string | null {
  const levels = levelsCalled(holdsBack, result);
  if (levels.length > 0) return `in the way of ${listed(levels.map((level) => phraseAmong(level, result)))}`;
  // It strains no form that is not there. Results saved by an earlier version know of neither.
  const isReplaced = result.placements.some(({ levels: rungs }) =>
    rungs.some(({ replaced }) => replaced !== null),
  );
  if (isReplaced && strains.length === 0) return null;
  const isInPlace = result.placements.some(({ inPlace, levels: [foot] }) =>
    inPlace.some((id) => id !== foot?.id),
  );
  return isInPlace ? 'makes it harder to keep what there is' : null;
}

/** An open question, with the levels that wait for it; where a table says it best, with the placements that do. */
export function waitingText({ ask, levels: waiting }: OpenQuestion, result: Result): string {
  const many = scorecard(result)?.filter(({ levels }) => levels.some(({ id }) => waiting.includes(id)));
  const names = many?.map(({ title }) => title) ?? levelsCalled(waiting, result).map(({ name }) => name);
  return `${ask} (${listed(names)})`;
}

/** Placements, by as much of their levels as is wanted. */
export interface Placements<Level> {
  readonly placements: readonly { readonly levels: readonly Level[] }[];
}

/** The levels that have one of the ids, in their order. */
export function levelsCalled<Level extends { readonly id: string }>(
  ids: readonly string[],
  { placements }: Placements<Level>,
): Level[] {
  return placements.flatMap(({ levels }) => levels).filter(({ id }) => ids.includes(id));
}

/** The names of those of some entries that have one of the ids. */
export function titlesOf(
  ids: readonly string[],
  entries: readonly { readonly id: string; readonly title: string }[],
): string[] {
  return entries.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
}

/** The question and the answer that raise a barrier. */
export function reasonText({ ask, text, number }: Reason): string {
  return number ? scoreBecause(number) : `${ask} ${text}`;
}

/** How many of the questions that apply are answered for certain. */
export function tallyText({ known, unknown, unanswered }: Result['answered']): string {
  const asked = known + unknown + unanswered;
  const which = `${counted(asked, 'question')} that ${asked === 1 ? 'applies' : 'apply'}`;
  return `${known} of ${which} ${known === 1 ? 'is' : 'are'} answered for certain.`;
}

/** Said where there is no higher level to work for. */
export function atTheTop({ cumulative }: Pick<PlacementResult, 'cumulative'>): string {
  return cumulative
    ? 'Every level is in place. Look after what keeps each of them going.'
    : 'It sits at the highest level.';
}

/** What stands against something for certain: of several that one question gives, the first. */
export function certainNeeds(reasons: readonly Reason[]): Reason[] {
  const certain = reasons.filter(({ open }) => !open);
  return certain.filter(
    ({ question }, index) =>
      question === null || certain.findIndex((other) => other.question === question) === index,
  );
}

/** What would have to be so: an option where it says that by itself. */
export function needText(reason: Reason): string {
  const ways = reason.orElse.length;
  const others = ways > 0 ? ` (Or ${counted(ways, 'other way')}: see “joinedup explain”.)` : '';
  return `${wayText(reason)}${others}`;
}

/** Whether the reason is a score. Results saved by an earlier version tell it by the list of values alone. */
export function isScore({ question, answer, number }: Reason): boolean {
  return number !== null || (question === null && typeof answer !== 'string');
}

/** The same without the other ways to it; of what is only thought of, “then”. */
export function wayText(
  { question, ask, answer, needs, number }: Reason,
  when: 'now' | 'then' = 'now',
): string {
  if (number) return `${scoreNeed(number, when)}.`;
  if (question === null && typeof answer !== 'string') return capitalised(ask);
  const isBare = question === null || /^(?:yes|no)$/iu.test(needs);
  return isBare ? `${ask} ${capitalised(needs)}` : capitalised(needs);
}

/** How many barriers are only possible, and what decides which of them are there. */
export function possibleText(possible: number, questions: number, result: Result): string {
  const are = possible === 1 ? 'barrier is' : 'barriers are';
  if (isBlank(result)) {
    const which = possible === 1 ? 'whether it is there' : 'which of them are there';
    return `${possible} ${are} possible; ${which} depends on the answers.`;
  }
  const on = questions > 0 ? 'these open questions:' : 'the nation, which is not given.';
  return `${possible} more ${are} possible, depending on ${on}`;
}

/** Said where a barrier in the way of the next step has no lever. */
export function noLeverText({ noLever }: BarrierResult, { service }: Pick<Result, 'service'>): string {
  if (noLever !== null) return `No lever: ${noLever}`;
  return `No lever is named${service.nationTitle === null ? '' : ` for ${service.nationTitle}`}.`;
}

/** Of which day a text is that was read, as a remark behind it; nothing where that is not said. */
export function asOfText(asOf: string | null): string {
  return asOf === null ? '' : `, as of ${dateText(asOf)}`;
}

/** Who can pull a lever, how long it takes, what to do first, and what may change that. */
export function leverText(
  lever: LeverResult,
  { service, nations }: Pick<Result, 'service' | 'nations'>,
): string {
  const where =
    service.nation === null && lever.nations ? ` (in ${listed(titlesOf(lever.nations, nations), 'or')})` : '';
  return `${lever.who}${where}, ${lever.effort}: ${lever.firstStep}${markOf(lever)}${pendingText(lever)}`;
}

/** What is proposed and not yet so, behind what it would change; nothing where nothing is. */
export function pendingText({ pending }: { readonly pending: string | null }): string {
  return pending === null ? '' : ` ${pending}`;
}

/** True while nothing at all has been answered that would narrow anything. */
export function isBlank({ answers }: Result): boolean {
  return answers.every(
    ({ answer }) => answer === 'unknown' || answer === 'unanswered' || answer === 'hidden',
  );
}

/** Said where a framework has no placement. */
export const NO_LEVEL = 'This framework draws a profile and gives no level.';

/** What a reader has to know first of what the framework rests on; null where every claim was read or is its own. */
export function unverifiedLine({
  unverified,
  partlyUnverified = false,
}: Pick<Result['framework'], 'unverified'> & Partial<Result['framework']>): string | null {
  if (unverified) return UNVERIFIED;
  return partlyUnverified ? PARTLY_UNVERIFIED : null;
}

const PARTLY_UNVERIFIED =
  'Parts of this framework rest on what is known to the field but was not read in a source; they are marked.';

const UNVERIFIED = 'This framework rests on rules that are known to the field but whose source was not read.';

/** How the levels of a placement count. */
export const CUMULATIVE = 'A level counts only when every level below it holds.';
export const HIGHEST = 'The highest level that holds counts, whatever is below it.';
