import type {
  LevelResult,
  Next,
  NextStep,
  PlacementResult,
  Recommended,
  RecommendedLevel,
  Result,
} from '../../model/result.ts';
import { EFFORTS, type Effort } from '../../model/words.ts';
import { bare, capitalised, counted, listed, listedShort, startingLow } from '../../text.ts';
import type { Claim, LabelledLine, Said } from '../document/blocks.ts';
import { fitOn } from '../needed.ts';
import { certainNeeds, isBlank, levelsCalled, phrase, wayText } from '../sentences.ts';
import { levelText, line, metAbove, nameOf, nounOf, said, type Told } from './said.ts';

/** What the people served need, what comes next, and whether it is wanted. */

/** What the needs call for on each placement, and whether that is there. */
export function neededLines(result: Told): LabelledLine[] {
  const { needs, recommended, placements } = result;
  if (!needs) return [];
  if (!recommended) return [line(said(5, 'Not asked: what the people served need has not been said.'))];
  const levels = recommended.levels.flatMap((wanted) => {
    const placement = placements.find(({ id }) => id === wanted.placement);
    return placement ? [line(neededText(wanted, placement, result))] : [];
  });
  return [...levels, ...calledInLine(recommended.who)];
}

/** Who is called in for some of the people, after all else that has room. */
function calledInLine(who: Recommended['who']): LabelledLine[] {
  const kinds = who.filter(({ calledIn }) => calledIn);
  const claims = kinds.map(({ agency }): Claim => ({ about: 'partner', agency, status: 'called in' }));
  return kinds.length === 0
    ? []
    : [line(said(20, `Called in for some of them: ${listedShort(kinds)}.`, ...claims))];
}

function neededText(wanted: RecommendedLevel, placement: PlacementResult, result: Told): Said {
  const called = levelsCalled(wanted.possible, { placements: [placement] });
  const name = nameOf(placement, result);
  const claim = { about: 'need', placement: placement.id, fit: wanted.fit } as const;
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

/** True where what is there is enough for the needs, or more. */
export function isEnough(placement: PlacementResult, { recommended }: Result): boolean {
  const wanted = recommended?.levels.find((level) => level.placement === placement.id);
  const called = wanted ? levelsCalled(wanted.possible, { placements: [placement] }) : [];
  const isSure = wanted?.fit === 'enough' || wanted?.fit === 'more';
  return isSure || (called.length > 0 && isAtLeast(placement, called));
}

/** True where what is certain is not below any of the levels. */
function isAtLeast(
  { placed, cumulative, secured }: PlacementResult,
  called: readonly LevelResult[],
): boolean {
  return placed && cumulative && called.every(({ rank }) => rank <= secured.rank);
}

/** The levels that go further than the needs ask, in order or above a gap. */
function beyond(placement: PlacementResult, { recommended }: Result): readonly LevelResult[] {
  const { id, levels, cumulative, possible } = placement;
  const wanted = recommended?.levels.find((each) => each.placement === id);
  if (!wanted || wanted.fit === null || wanted.fit === 'open' || wanted.possible.length === 0) return [];
  const highest = Math.max(
    ...levelsCalled(wanted.possible, { placements: [placement] }).map(({ rank }) => rank),
  );
  if (cumulative)
    return levels.filter(
      ({ rank, status, replaced }) => rank > highest && status === 'met' && replaced === null,
    );
  return wanted.fit === 'more' ? levels.filter((level) => possible.levels.includes(level.id)) : [];
}

/** Said wherever there is more than the needs call for. */
const NO_REASON =
  'Closer working than people need is no reason to cut it: look at results, cost and legal ties before any change.';

function beyondText(result: Result): Said[] {
  const more = result.placements.flatMap((placement) => {
    const levels = beyond(placement, result);
    const name = placement.cumulative ? '' : nameOf(placement, result);
    return levels.length > 0
      ? [
          {
            placement,
            text:
              startingLow(name) +
              listed(
                levels.map((level) => levelText(level, nounOf(placement))),
                placement.cumulative ? 'and' : 'or',
              ),
            levels,
          },
        ]
      : [];
  });
  if (more.length === 0) return [];
  const isOne = more.length === 1 && (more[0]?.levels.length === 1 || !more[0]?.placement.cumulative);
  const text = `${capitalised(listed(more.map(({ text }) => text)))} ${isOne ? 'goes' : 'go'} further than the needs ask.`;
  const claims = more.map(({ placement: { id } }) => ({
    about: 'need' as const,
    placement: id,
    fit: fitOn({ id }, result),
  }));
  return [said(1, `${text} ${NO_REASON}`, ...claims)];
}

/** What comes next: first whether it is wanted. */
export function nextLines(result: Told): (LabelledLine | Said)[] {
  const { placements, next } = result;
  if (isBlank(result)) return [said(1, 'First answer the questions below; “don’t know” is an answer.')];
  if (placements.length === 0) return [said(1, 'Choose two or three themes to work on together.')];
  if (!next) return [said(1, SAVED_EARLIER), ...beyondText(result)];
  const placement = placements.find(({ id }) => id === next.placement);
  if (!placement) return beyondText(result);
  const name = nameOf(placement, result);
  if (next.none === null && next.to)
    return [routeLine(next, next.to, placement, result), ...beyondText(result)];
  const more = beyondText(result);
  if (fitOn(placement, result) === 'more' && more.length > 0) return more;
  const none = noneText(next, placement, result);
  return [line(named(name, none), keepText(placement)), ...more];
}

/** What is said of an older result, which does not carry what comes next. */
const SAVED_EARLIER = 'This was saved by an earlier version; score the answers again for what is next.';

function named(name: string, part: Said): Said {
  return name === '' ? part : { ...part, text: `${name}${startingLow(part.text)}` };
}

/** Why there is nothing to work for, or no way to it. */
function noneText({ none, to }: Next, placement: PlacementResult, result: Told): Said {
  const noun = nounOf(placement);
  const goal = to ? levelText(to, noun) : `a higher ${noun}`;
  switch (none) {
    case 'at the top':
      return said(1, `No ${noun} is higher: keep what ${result.toOthers ? 'there is' : 'you have'}.`);
    case 'not called for':
      return isEnough(placement, result)
        ? said(1, 'What is there is enough for the needs as answered: no more is called for.', {
            about: 'need',
            placement: placement.id,
            fit: fitOn(placement, result),
          })
        : said(1, 'It is not clear yet whether the needs call for more: first find out what is open.');
    case 'no nation':
      return said(1, `What leads to ${goal} depends on the nation, which is not given.`);
    case 'no way':
      return said(1, `No way to ${goal} is known: not every answer that it needs can be changed.`);
    case 'too many ways':
      return said(1, `There are too many ways to ${goal} to say which is best. Answer more of what is open.`);
    default:
      return placement.measure
        ? said(1, opinionsText(result))
        : said(
            1,
            `The framework names no steps to ${goal}. ${lackText(to?.id ?? placement.next, placement)}`.trim(),
          );
  }
}

function opinionsText({ profile }: Result): string {
  const lowest = profile
    .filter(({ high }) => high !== null)
    .toSorted((one, other) => (one.high ?? 0) - (other.high ?? 0))[0];
  const about = lowest ? `: ${startingLow(bare(lowest.title))}` : '';
  return `These are opinions. Talk about the lowest first${about}.`;
}

function lackText(id: string | null, { levels }: PlacementResult): string {
  const missing = certainNeeds(levels.find((level) => level.id === id)?.missing ?? []);
  const texts = [...new Set(missing.map((reason) => bare(wayText(reason))))].slice(0, 2);
  return texts.length === 0 ? '' : `It needs: ${texts.join('; ')}.`;
}

/** How firm it stands where it is: how many of the things that keep it going are there. */
function keepText({ levels, secured, placed }: PlacementResult): Said | null {
  const level = levels.find(({ id }) => id === secured.id);
  if (!placed || !level || level.replaced !== null || level.status !== 'met') return null;
  const { of, met, unknown } = level.strength;
  if (of === 0) return null;
  if (of === 1 && unknown === 0)
    return said(3, `The one thing that would keep it going is ${met === 0 ? 'not ' : ''}there.`);
  const things = `${counted(of, 'thing')} that would keep it going`;
  const are = met < 2 ? 'is' : 'are';
  const count = met === of ? 'all' : met === 0 ? 'none' : met;
  const doubt = unknown > 0 ? `, and of ${unknown} it is not known` : '';
  const isWeak = met * 2 < of && unknown === 0;
  return said(
    3,
    `${isWeak ? 'It rests on little that lasts: of' : 'Of'} ${things}, ${count} ${are} there${doubt}.`,
  );
}

/** The steps that the level which is gained first takes. */
export function firstSteps({ steps, first }: Pick<Next, 'steps' | 'first'>): readonly NextStep[] {
  return steps.filter(({ towards }) => first !== null && towards.rank <= first.to.rank);
}

function routeLine(
  next: Next,
  to: NonNullable<Next['to']>,
  placement: PlacementResult,
  result: Result,
): LabelledLine {
  const { steps, proven } = next;
  const noun = nounOf(placement);
  const name = nameOf(placement, result);
  const first = firstSteps(next);
  const gained = placement.levels.find(({ id }) => id === next.first?.to.id);
  // An open answer may have it there already.
  if (!gained) {
    const text = `Nothing has to change for ${levelText(to, noun)}, if what is open turns out well.`;
    return line(named(name, said(1, text)));
  }
  const rest = steps.filter((step) => !first.includes(step));
  const isWanted = to.why === 'called for';
  const goal =
    gained.id === to.id ? '' : `, on the way to ${noun} ${to.rank}${isWanted ? ', which people need' : ''}`;
  const start =
    isWanted && goal === ''
      ? `People need ${noun} ${gained.rank}`
      : `Next is ${levelText(gained, noun)}${goal}`;
  const then = `Then ${rest.length} more to ${noun} ${to.rank}${longestText(rest)}.`;
  return line(
    named(name, said(1, `${start}: ${counted(first.length, 'step')}${longestText(first)}.`)),
    isWanted ? null : wantedText(placement, result),
    jumpText(gained, placement),
    rest.length === 0 ? null : said(7, then),
    proven ? null : said(9, 'There may be a shorter way.'),
  );
}

/** Whether the way is wanted, where that is not certain. */
function wantedText(placement: PlacementResult, result: Result): Said | null {
  if (!result.needs) return null;
  return said(
    1,
    fitOn(placement, result) !== null
      ? 'Whether people need it is not clear yet.'
      : 'Whether people need it was not asked.',
  );
}

/** That it ends higher than at the level that is won, where those above it are there already. */
function jumpText(gained: LevelResult, { levels, cumulative }: PlacementResult): Said | null {
  const there = metAbove(gained, levels);
  const last = there.at(-1);
  if (!cumulative || !last) return null;
  const isOwn = there.every(({ replaced }) => replaced === null);
  const as = isOwn
    ? `, as ${listed(there.map((level) => bare(phrase(level))))} ${there.length === 1 ? 'is' : 'are'} there already`
    : '';
  return said(3, `That makes it level ${last.rank}${as}.`);
}

/** Of several steps how long the longest takes, of one how long that is; empty where nobody says. */
function longestText(steps: readonly { readonly effort: Effort | null }[]): string {
  const longest = EFFORTS.findLast((effort) => steps.some((step) => step.effort === effort));
  if (!longest) return '';
  return ` (${steps.length === 1 ? '' : 'the longest '}takes ${longest})`;
}

/** In a few words what is next, for a line among many. */
export function nextShort(result: Result): string {
  const { next } = result;
  if (isBlank(result)) return 'answer first';
  if (!next) return '';
  const [first] = firstSteps(next);
  if (first) return headOf(first);
  if (beyondText(result).length > 0) return 'more than the needs call for';
  if (next.none === 'at the top') return 'keep it';
  return next.none === 'not called for' ? 'no more is called for' : '';
}

/** What is done in a step, in a few words: as its author put it, else what it takes, else what has to be so. */
export function headOf({ do: heading, text, to }: Pick<NextStep, 'do' | 'text' | 'to'>): string {
  if (heading !== null) return heading;
  return text === null ? `bring about “${bare(to.text)}”` : startingLow(bare(text));
}
