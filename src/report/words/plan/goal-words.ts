import type { Conflict, Plan, Requirement, Route } from '../../../model/plan.ts';
import { EFFORTS } from '../../../model/vocabulary.ts';
import { code, listing, type Sentence, say } from '../../../sentence.ts';
import { capitalised, counted, listed, withoutStop } from '../../../text.ts';
import { needText } from '../condition-words.ts';
import { atTheTop, heldPhrase, levelName, levelsCalled, phrase } from '../level-words.ts';
import { becauseLine, costLines, costsUpTo, gapLine, haveLine, neededLine } from '../need-words.ts';
import { openText } from './step-words.ts';

/** The aim, as in "To reach single management, from a shared budget". */
function aimText({ to, from, placement }: Plan): string {
  if (!to) return 'Nothing to plan for';
  const start = placement.levels.find(({ id }) => id === from.id);
  // While nothing is placed, its lowest level is no place to start from: silence is no isolation.
  return `To reach ${phrase(to)}, from ${placement.placed && start ? heldPhrase(start) : 'what is known so far'}`;
}

/** The length of the first route, or that there is none. */
export function leadText(plan: Plan): string {
  const { to, routes, conflict, keep, without } = plan;
  const [first] = routes;
  if (first) return `${aimText(plan)}: ${lengthText(first)}.`;
  const what = to ? phrase(to) : 'it';
  if (!conflict)
    return `No way to ${what} was found${plan.stoppedBy === 'time' ? ' in the time allowed' : ''}.`;
  const when = keep.length + without.length > 0 ? ' under these conditions' : '';
  // What is not known may have it in place already: silence is no “no”.
  const unless = conflict.assumed.length > 0 ? ', unless it is so already' : '';
  return `${capitalised(what)} cannot be reached${when}${unless}.`;
}

/** The warning that other ways may have been missed, or null where the search was complete. */
export function moreText({ mayBeMore }: Plan): string | null {
  return mayBeMore ? 'There may be other ways: they were not looked for to the end.' : null;
}

/** The length of a route, as "4 steps (1 of years, 2 of months, 1 of days)". */
export function lengthText({ cost, steps }: Route): string {
  if (steps.length === 0) return 'nothing to change, if what is assumed is so';
  const kinds = [
    ...EFFORTS.toReversed().flatMap((effort) => (cost[effort] > 0 ? [`${cost[effort]} of ${effort}`] : [])),
    ...(cost.unstated > 0 ? [`${cost.unstated} with no effort stated`] : []),
  ];
  return `${counted(steps.length, 'step')} (${kinds.join(', ')})`;
}

/** How many of the answers that a route changes have to be found out first, or null. */
export function findOutText({ steps }: Route): string | null {
  const all = new Set(steps.map(({ question }) => question)).size;
  const open = new Set(steps.filter(({ findOut }) => findOut).map(({ question }) => question)).size;
  return open === 0 ? null : `${unknownText(open, all)}. Find out first: it may be so already.`;
}

function unknownText(open: number, all: number): string {
  if (all === 1) return 'The answer that this changes is not known';
  const answers = `of the ${all} answers that this changes`;
  if (open === all) return `${all === 2 ? 'Neither' : 'None'} ${answers} is known`;
  return `${open} ${answers} ${open === 1 ? 'is' : 'are'} not known`;
}

/** After which step each level is secured, or null where it is only the last. */
export function milestonesText({ steps }: Route, { from }: Plan): string | null {
  const reached = steps.flatMap(({ reached: { id, name } }, index) =>
    id === (steps[index - 1]?.reached ?? from).id ? [] : [`${name} after step ${index + 1}`],
  );
  return reached.length > 1 ? `On the way: ${listed(reached)}.` : null;
}

/** The remark that a route ends above its level, or null where it does not or levels add up. */
export function aboveText({ steps }: Route, { to, placement }: Plan): string | null {
  const end = placement.levels.find(({ id }) => id === steps.at(-1)?.reached.id);
  if (!to || !end || placement.cumulative || end.rank <= to.rank) return null;
  return `This way ends above ${phrase(to)}, at ${phrase(end)}: a higher level counts as well.`;
}

/** Why a way is not proven cheapest. */
export function notProven({ stoppedBy }: Plan): Sentence {
  return stoppedBy === 'time'
    ? say`Not proven cheapest: the time allowed ran out before every cheaper way was ruled out. A longer ${code('--time-limit')} may find one.`
    : say`Not proven cheapest: before every cheaper way was ruled out, more would have had to be looked at than a plan looks at.`;
}

/** The answers that the plan may not touch, a line each. */
export function heldLines({ keep, without }: Plan): string[] {
  return [
    ...keep.map(({ ask }) => `Stays as it is: ${ask}`),
    ...without.map(({ ask }) => `Done without: ${ask}`),
  ];
}

/** A sentence with further lines below it. */
export interface LeadAndMore {
  readonly lead: string;
  readonly more: readonly string[];
}

/** Whether the people served need the level that the plan is for. */
export function needSaid({ to, called, placement }: Plan): LeadAndMore | null {
  if (!to) return null;
  const levels = called ? levelsCalled(called.possible, [placement]) : [];
  const next = to.why === 'next' ? 'It is the next level up. ' : '';
  if (!called || levels.length === 0) return { lead: next + NEED_UNKNOWN, more: [] };
  const ranks = levels.map(({ rank }) => rank);
  const needed = neededLine(called, [placement]);
  if (!called.perhapsNone && Math.max(...ranks) < to.rank) {
    const more = [needed, ...costsUpTo(to.rank, called, placement)];
    return { lead: 'The people served need less than that. More is not better.', more };
  }
  if (called.level === to.id) return { lead: 'It is what the people served need.', more: [] };
  if (Math.min(...ranks) > to.rank)
    return { lead: `The people served need more than that. ${needed}`, more: [] };
  return { lead: next + needed, more: [] };
}

const NEED_UNKNOWN = 'Whether the people served need it is not known here.';

/** Why there is nothing to plan for. */
export function nothingSaid({ none, called, placement }: Plan): LeadAndMore {
  const lead =
    none === 'at the top'
      ? `There is no level above. ${atTheTop(placement)}`
      : 'No plan is called for: the people served need no more than is in place.';
  if (!called) return { lead, more: [] };
  return {
    lead,
    more: [
      neededLine(called, [placement]),
      ...called.because.map(becauseLine),
      haveLine(placement),
      ...[gapLine(called, placement)].filter((line) => line !== null),
      ...costLines(called, placement),
    ],
  };
}

/** How to have a plan all the same, or null where there is no level above. */
export function allTheSameText({ none, from, placement }: Plan): Sentence | null {
  const above = placement.levels.filter(({ rank }) => rank > from.rank).map(({ id }) => code(id));
  if (none === null || above.length === 0) return null;
  return say`To plan for a level all the same, name it: ${code('--level')} ${listing(above, 'or')}.`;
}

/** The requirements, first of the level, then of the order of steps, then of who planned. */
export function requirementTexts({ requirements }: Conflict, plan: Plan): string[] {
  const inOrder = ORDER.flatMap((kind) => requirements.filter((each) => each.kind === kind));
  return inOrder.map((requirement) => requirementText(requirement, plan));
}

const ORDER: readonly Requirement['kind'][] = ['level', 'comes-first', 'keep', 'without'];

export function conflictLead({ requirements }: Conflict): string {
  if (requirements.length > 1) return 'These cannot all hold:';
  return requirements.some(isOurs)
    ? 'This stands against it:'
    : 'No step that the framework knows leads to this:';
}

/** What is said after the requirements, or null. */
export function conflictEnd({ requirements, proven }: Conflict, plan: Plan): string | null {
  const sentences = [
    ...(proven ? [] : [`${stopText(plan)}: perhaps not all of these are part of it.`]),
    ...(requirements.some(isOurs) ? ['Give up one of those that you set, and plan again.'] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : null;
}

function isOurs({ kind }: Requirement): boolean {
  return kind === 'keep' || kind === 'without';
}

function requirementText(requirement: Requirement, { placement }: Plan): string {
  switch (requirement.kind) {
    case 'level': {
      const { level, missing, rule } = requirement;
      const isNumber = missing.length > 0 && missing.every(({ number }) => number !== null);
      const needs = isNumber ? missing.map((reason) => needText(reason)).join(' ') : rule;
      // Where levels do not add up, what is needed is this one or any above: those are in its rule as well.
      const isTop = placement.levels.at(-1)?.id === level.id;
      const above = placement.cumulative || isTop ? '' : ' or a level above it,';
      return `${capitalised(levelName(level))},${above} needs: ${needs}`;
    }
    case 'keep':
      return `This is to stay as it is: ${requirement.ask} ${requirement.open ? openText(requirement.text) : requirement.text}`;
    case 'without':
      return `The plan is to do without this, so that it counts as the least that there is: ${requirement.ask} ${requirement.text}`;
    case 'comes-first':
      return `${requirement.ask} To get to “${withoutStop(requirement.to.text)}”, this has to come first: ${requirement.needs}`;
  }
}

function stopText({ stoppedBy }: Plan): string {
  return stoppedBy === 'time' ? 'Time ran out' : 'Too much would have to be looked at';
}

/** The words where neither a way was found nor a proof that there is none. */
export function notFound({ stoppedBy }: Plan): Sentence {
  return stoppedBy === 'time'
    ? say`It is not proven that there is none. A longer ${code('--time-limit')} may find one.`
    : say`It is not proven that there is none: more would have to be looked at than a plan looks at.`;
}
