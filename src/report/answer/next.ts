import type {
  LevelResult,
  Next,
  NextStep,
  PlacementResult,
  RecommendedLevel,
  Result,
} from '../../model/result.ts';
import { EFFORTS, type Effort } from '../../model/words.ts';
import { capitalised, counted, listed } from '../../text.ts';
import { isBlank, levelsCalled, phrase, wayText } from '../sentences.ts';
import {
  bare,
  type Detail,
  ended,
  levelText,
  nameOf,
  nounOf,
  type Said,
  said,
  startingLow,
  takesText,
  together,
  whole,
} from './said.ts';

/** What the people served need, what comes next, and whether it is wanted. */

/** What the needs call for on each placement, and whether that is there. */
export function neededLines(result: Result, detail: Detail): Said[] {
  const { needs, recommended } = result;
  if (!needs) return [];
  if (!recommended) return [said('Not asked: what the people served need has not been said.')];
  return recommended.levels.flatMap((wanted) => {
    const placement = result.placements.find(({ id }) => id === wanted.placement);
    return placement ? [neededLine(wanted, placement, result, detail)] : [];
  });
}

function neededLine(
  wanted: RecommendedLevel,
  placement: PlacementResult,
  result: Result,
  detail: Detail,
): Said {
  const { fit } = wanted;
  const called = levelsCalled(wanted.possible, { placements: [placement] });
  const name = nameOf(placement, result, detail);
  const claim = { about: 'need', placement: placement.id, fit } as const;
  if (called.length === 0) return said(`${name}no level in particular.`, claim);
  const noun = nounOf(placement);
  const which = called
    .map((level) => `${noun} ${level.rank}, ${bare(phrase(level), detail.name)}`)
    .join(', or ');
  const isUnsure = wanted.level === null || wanted.perhapsNone;
  const unsure = isUnsure ? '; not all is known of the people served' : '';
  const none = wanted.perhapsNone ? ', or no level in particular' : '';
  const start = name === '' ? capitalised(which) : `${name}${which}`;
  const end = fitText(wanted, called, placement);
  return said(`${start}${none}${unsure}${isUnsure ? `. ${capitalised(end)}` : `: ${end}`}.`, claim);
}

function fitText(
  { fit }: RecommendedLevel,
  called: readonly LevelResult[],
  { placed }: PlacementResult,
): string {
  switch (fit) {
    case 'enough':
      return called.some(({ replaced }) => replaced !== null) ? 'met in another form' : 'you have it';
    case 'more':
      return 'you have more than that';
    case 'less':
      return 'you are not there yet';
    default:
      return placed ? 'whether you have it is open' : 'whether you are there is not known yet';
  }
}

/** Said wherever there is more than the needs call for. */
const MORE_THAN_NEEDED =
  'There is more joint working here than the needs call for. That is no fault. Before any change, look at the needs, the results, what keeping and undoing it cost, and what the law ties.';

/** The placements on which more is there than the needs call for, in order or above a gap. */
export function beyondNeeds({ placements, recommended }: Result): PlacementResult[] {
  return placements.filter(({ id, levels, cumulative }) => {
    const wanted = recommended?.levels.find(({ placement }) => placement === id);
    if (!wanted || wanted.fit === null || wanted.possible.length === 0 || wanted.fit === 'open') return false;
    if (wanted.fit === 'more') return true;
    const highest = Math.max(
      ...levels.filter((level) => wanted.possible.includes(level.id)).map(({ rank }) => rank),
    );
    return (
      cumulative &&
      levels.some(({ rank, status, replaced }) => rank > highest && status === 'met' && replaced === null)
    );
  });
}

/** What is said of an older result, which does not carry what comes next. */
const SAVED_EARLIER = 'This was saved by an earlier version; score the answers again for what is next.';

/** What comes next: first whether it is wanted. */
export function nextLines(result: Result, detail: Detail): Said[] {
  const { placements, next } = result;
  if (isBlank(result)) return [said('First answer the questions below; “don’t know” is an answer.')];
  const beyond = beyondNeeds(result);
  const more = beyond.map((placement) =>
    whole(`${nameOf(placement, result, detail)}${MORE_THAN_NEEDED}`, {
      about: 'need',
      placement: placement.id,
      fit: result.recommended?.levels.find((level) => level.placement === placement.id)?.fit ?? null,
    }),
  );
  // Of several placements it is said once.
  const [once, ...others] = more;
  const beyondLines =
    once && others.length > 0
      ? [
          whole(
            `${listed(beyond.map(({ short, title }) => capitalised(bare(short ?? title, detail.name))))}: ${MORE_THAN_NEEDED}`,
            ...more.flatMap(({ claims }) => claims),
          ),
        ]
      : more;
  if (placements.length === 0) return [said('Choose two or three themes to work on together.')];
  if (!next) return [...beyondLines, said(SAVED_EARLIER)];
  const placement = placements.find(({ id }) => id === next.placement);
  if (!placement) return beyondLines;
  const name = nameOf(placement, result, detail);
  if (next.none === null && next.to) return [...routeLines(next, placement, result, detail), ...beyondLines];
  const isBeyond = beyond.includes(placement);
  const why = isBeyond ? null : noneText(next, placement, result, detail);
  return [
    ...(why ? [together(name, why, keepText(placement, detail))] : []),
    ...beyondLines,
    ...(detail.allTheSame ? allTheSameLines(next, placement, detail) : []),
  ];
}

/** Why there is nothing to work for, or no way to it. */
function noneText({ none, to }: Next, placement: PlacementResult, result: Result, detail: Detail): Said {
  const noun = nounOf(placement);
  const goal = to ? levelText({ ...to, phrase: to.phrase }, noun, detail) : `a higher ${noun}`;
  const fit = result.recommended?.levels.find((level) => level.placement === placement.id)?.fit ?? null;
  switch (none) {
    case 'at the top':
      return said(`No ${noun} is higher. Keep what you have.`);
    case 'not called for':
      return fit === 'enough'
        ? said('This meets the needs as stated; no more is called for.', {
            about: 'need',
            placement: placement.id,
            fit,
          })
        : said('Nothing is certain to be called for. Find out first what stands below.');
    case 'no nation':
      return said(`What leads to ${goal} hangs on the nation, which is not given.`);
    case 'no way':
      return said(`No way to ${goal} is known: not every answer that it needs can be changed.`);
    case 'too many ways':
      return said(`There are too many ways to ${goal} to say which is best. Answer more of what is open.`);
    default:
      return said(
        placement.measure
          ? 'No steps lead up a number made of opinions. Talk first about what was scored lowest; agree on actions with names and dates.'
          : `The framework names no steps to ${goal}. ${lacksText(to?.id ?? placement.next, placement, detail)}`.trim(),
      );
  }
}

function lacksText(id: string | null, { levels }: PlacementResult, detail: Detail): string {
  const missing = levels.find((level) => level.id === id)?.missing.filter(({ open }) => !open) ?? [];
  const texts = [...new Set(missing.map((reason) => bare(wayText(reason), detail.text)))].slice(
    0,
    detail.steps,
  );
  return texts.length === 0 ? '' : `It lacks: ${texts.join('; ')}.`;
}

/** How firm it stands where it is: of the things that keep it going, which are there and which are not. */
function keepText({ levels, secured, placed }: PlacementResult, detail: Detail): string | null {
  const level = levels.find(({ id }) => id === secured.id);
  if (!placed || !level || level.replaced !== null || level.status !== 'met') return null;
  const { of, met, unknown, missing } = level.strength;
  if (of === 0) return null;
  if (met === of)
    return `Of the ${counted(of, 'thing')} that keep it going, ${of === 1 ? 'the one is' : 'all are'} there.`;
  const texts = missing.filter(({ open }) => !open).map((reason) => bare(wayText(reason), detail.text / 2));
  const named = [...new Set(texts)];
  const lack = named.length > 0 ? ` Missing: ${named.join('; ')}.` : '';
  const doubt = unknown > 0 ? ` Not known: ${unknown}.` : '';
  const word = met * 2 < of && unknown === 0 ? 'It is fragile: of' : 'Of';
  return `${word} ${counted(of, 'thing')} that ${of === 1 ? 'keeps' : 'keep'} it going, ${met === 0 ? 'none' : met} ${met === 1 || met === 0 ? 'is' : 'are'} there.${lack}${doubt}`;
}

function allTheSameLines({ allTheSame }: Next, placement: PlacementResult, detail: Detail): Said[] {
  if (!allTheSame) return [];
  const { to, steps, cost, proven } = allTheSame;
  const longest = EFFORTS.findLast((effort) => (cost?.[effort] ?? 0) > 0) ?? null;
  const level = levelText(to, nounOf(placement), detail);
  return [
    said(
      `Should you want ${level} all the same: ${proven ? '' : 'at most '}${counted(steps, 'step')}${longestText(steps, longest)}.`,
    ),
  ];
}

function longestText(steps: number, longest: Effort | null): string {
  if (longest === null) return '';
  return steps === 1 ? ` (${takesText(longest)})` : ` (the longest ${takesText(longest)})`;
}

/** The steps up to the first level that they gain. */
export function firstSteps(
  { steps }: Pick<Next, 'steps'>,
  { secured }: PlacementResult,
): readonly NextStep[] {
  const gained = steps.findIndex(({ reached }) => reached.id !== secured.id);
  return gained < 0 ? steps : steps.slice(0, gained + 1);
}

function routeLines(next: Next, placement: PlacementResult, result: Result, detail: Detail): Said[] {
  const { to, steps, proven } = next;
  const first = firstSteps(next, placement);
  const last = first.at(-1);
  if (!to || !last) {
    // An open answer may have it there already.
    return [
      said(
        `${nameOf(placement, result, detail)}Nothing has to change for ${to ? levelText(to, nounOf(placement), detail) : 'it'}, if what is open turns out well.`,
      ),
    ];
  }
  const noun = nounOf(placement);
  const { gained, jump } = gainOf(last, placement, detail);
  const open = first.flatMap(({ findOut }, index) => (findOut ? [index + 1] : []));
  const rest = steps.slice(first.length);
  const heads = first.map((step) => bare(headOf(step, detail), detail.text));
  const shown = heads.slice(0, heads.length > detail.steps + 1 ? detail.steps : heads.length);
  const list =
    first.length === 1
      ? ended(heads[0] ?? '')
      : ended(
          `${shown.map((head, index) => `${index + 1} ${head}`).join('; ')}${shown.length < heads.length ? '; the others are in the full report' : ''}`,
        );
  const effort = longestOf(first);
  const many = first.length === 1 ? 'in one step' : `in ${first.length} steps`;
  const then =
    rest.length > 0 && rest.at(-1)?.reached.id !== last.reached.id
      ? `Then ${rest.length} more to ${noun} ${rest.at(-1)?.reached.rank}${longestText(rest.length, longestOf(rest))}.`
      : null;
  return [
    together(
      `${named(placement, result, detail, wantedText(to.why, placement, result))} ${levelText(gained, noun, detail)}, ${many}${longestText(first.length, effort)}: ${list}`,
      jump,
      openText(open, first.length),
      proven ? null : 'There may be a shorter way.',
      then,
    ),
  ];
}

function named(placement: PlacementResult, result: Result, detail: Detail, text: string): string {
  const name = nameOf(placement, result, detail);
  return name === '' ? text : `${name}${startingLow(text)}`;
}

/** Whether the way is wanted, before it is told. */
function wantedText(why: string, { id, measure }: PlacementResult, result: Result): string {
  const wanted = result.recommended?.levels.find(({ placement }) => placement === id);
  if (wanted?.fit === 'less' || why === 'called for') return 'Called for, as people need more:';
  if (!result.needs) return measure ? 'The next band up would be' : 'The next level would be';
  if (wanted && wanted.fit !== null)
    return 'Whether more is wanted is not clear yet. If it is, next would be';
  return 'Whether more is wanted was not asked. If it is, next would be';
}

/** The lowest level that a step wins, and why it ends higher than that where it does. */
function gainOf(
  { reached }: NextStep,
  { levels, secured, cumulative }: PlacementResult,
  detail: Detail,
): { readonly gained: LevelResult; readonly jump: Said | null } {
  const end = levels.find(({ id }) => id === reached.id) ?? levels[0];
  const won = levels.filter(({ rank }) => rank > secured.rank && rank <= reached.rank);
  const [gained = end] = cumulative ? won : [end];
  if (!gained) throw new Error('a placement without levels');
  const above = won.filter(({ rank, status }) => rank > gained.rank && status === 'met');
  if (!cumulative || gained === end) return { gained, jump: null };
  const there = listed(above.map((level) => bare(phrase(level), detail.name)));
  const as =
    above.length > 0 && above.every(({ replaced }) => replaced === null)
      ? `, as ${there} ${above.length === 1 ? 'is' : 'are'} there already`
      : '';
  return { gained, jump: said(`That makes it level ${reached.rank}${as}.`) };
}

function openText(open: readonly number[], all: number): string | null {
  if (open.length === 0) return null;
  if (open.length === all) return 'Find out first: it may be so already.';
  return `Find out first whether ${open.length === 1 ? `step ${open[0]} is` : `steps ${listed(open.map(String))} are`} needed: it is not known.`;
}

/** What is done in a step, in a few words: as its author put it, else the beginning of what it takes, else what has to be so. */
export function headOf(
  { do: heading, text, to }: Pick<NextStep, 'do' | 'text' | 'to'>,
  detail: Pick<Detail, 'text'>,
): string {
  if (heading !== null) return heading;
  return text === null ? `“${bare(to.text, detail.text)}”` : startingLow(text);
}

/** How long the longest of some steps takes; null where nobody says of any. */
function longestOf(steps: readonly Pick<NextStep, 'effort'>[]): Effort | null {
  return EFFORTS.findLast((effort) => steps.some((step) => step.effort === effort)) ?? null;
}

/** In a few words what is next, for a line among many. */
export function nextShort(result: Result, detail: Detail): string {
  const { next } = result;
  const placement = result.placements.find(({ id }) => id === next?.placement);
  if (isBlank(result)) return 'answer first';
  if (beyondNeeds(result).length > 0) return 'more than the needs call for';
  if (!next || !placement) return '';
  const [first] = firstSteps(next, placement);
  if (next.none === 'at the top') return 'keep it';
  if (next.none === 'not called for') return 'no more is called for';
  return first ? headOf(first, detail) : '';
}
