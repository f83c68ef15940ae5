import type { LevelResult, Next, NextStep, PlacementResult, Result } from '../../../model/result.ts';
import { EFFORTS, type Effort } from '../../../model/vocabulary.ts';
import { bare, counted, listed, startingLow } from '../../../text.ts';
import type { LabelledLine, Said } from '../../blocks.ts';
import { line, said } from '../../build-blocks.ts';
import { certainNeeds, wayText } from '../condition-words.ts';
import { phrase } from '../level-words.ts';
import { fitOn } from '../need-words.ts';
import { levelText, metAbove, nameOf, nounOf } from '../position-words.ts';
import { isBlank } from '../service-words.ts';
import { beyondText, isEnough, needClaim } from './needed-lines.ts';
import type { Told } from './who-answered.ts';

/** What comes next, and whether it is wanted. */
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

const SAVED_EARLIER = 'This was saved by an earlier version; score the answers again for what is next.';

const ENOUGH = 'What is there is enough for the needs as answered: no more is called for.';

function named(name: string, part: Said): Said {
  return name === '' ? part : { ...part, text: `${name}${startingLow(part.text)}` };
}

function noneText({ none, to }: Next, placement: PlacementResult, result: Told): Said {
  const noun = nounOf(placement);
  const goal = to ? levelText(to, noun) : `a higher ${noun}`;
  switch (none) {
    case 'at the top':
      return said(1, `No ${noun} is higher: keep what ${result.toOthers ? 'there is' : 'you have'}.`);
    case 'not called for':
      return isEnough(placement, result)
        ? said(1, ENOUGH, needClaim(placement, result))
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

/** How many of the things that keep it going are there. */
function keepText(placement: PlacementResult): Said | null {
  const { of, met, unknown } = ownLevel(placement)?.strength ?? { of: 0, met: 0, unknown: 0 };
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

/** The level at which it sits, undefined where that is not met in its own form. */
export function ownLevel({ levels, secured, placed }: PlacementResult): LevelResult | undefined {
  return levels.find(
    ({ id, status, replaced }) => placed && id === secured.id && status === 'met' && replaced === null,
  );
}

/** The steps to the level that is gained first. */
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

function wantedText(placement: PlacementResult, result: Result): Said | null {
  if (!result.needs) return null;
  return said(
    1,
    fitOn(placement, result) !== null
      ? 'Whether people need it is not clear yet.'
      : 'Whether people need it was not asked.',
  );
}

/** The remark that the steps end higher than their level, where those above it are met already. */
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

/** The effort of the longest step, or empty where none is stated. */
function longestText(steps: readonly { readonly effort: Effort | null }[]): string {
  const longest = EFFORTS.findLast((effort) => steps.some((step) => step.effort === effort));
  if (!longest) return '';
  return ` (${steps.length === 1 ? '' : 'the longest '}takes ${longest})`;
}

/** What is next in a few words, for a line among many. */
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

/** The action of a step in its author's words, else what it takes, else what has to be so. */
export function headOf({ do: heading, text, to }: Pick<NextStep, 'do' | 'text' | 'to'>): string {
  if (heading !== null) return heading;
  return text === null ? `bring about “${bare(to.text)}”` : startingLow(bare(text));
}
