import type { BarrierResult } from '../engine/result.ts';
import type { Plan, Route } from '../solver/plan/types.ts';
import { capitalised, listed } from '../text.ts';
import { frontBlocks } from './markdown-front.ts';
import { document, escaped, list, table } from './markdown-syntax.ts';
import { barriersOf, isPerhaps, type ToldBarrier } from './plan/barriers.ts';
import { conflictEnd, conflictLead, NOT_FOUND, requirementTexts } from './plan/conflict.ts';
import {
  aboveText,
  aimText,
  allTheSameText,
  findOutText,
  heldLines,
  leadText,
  lengthText,
  milestonesText,
  moreText,
  NOT_PROVEN,
  needSaid,
  nothingSaid,
  type Said,
} from './plan/lead.ts';
import { differenceOf, otherTitle, sharedText } from './plan/others.ts';
import {
  ASSUMED,
  ASSUMED_LEAD,
  assumedText,
  NOTHING_REMAINS,
  perhapsText,
  REMAINING,
  remainingOf,
} from './plan/rest.ts';
import { type StepWords, stepWords } from './plan/steps.ts';
import { leverText, noLeverText } from './sentences.ts';

/** A plan as a Markdown document, for a board paper: the steps and the barriers in tables, every list in full. */
export function renderPlanMarkdown(plan: Plan): string {
  const [first, ...others] = plan.routes;
  return document([
    ...frontBlocks(plan),
    `## ${escaped(aimText(plan))}`,
    plan.placement.others > 0 ? `**${escaped(plan.placement.title)}**` : '',
    ...(plan.to ? leadBlocks(plan, first) : nothingBlocks(plan)),
    ...(first ? routeBlocks(first, plan) : []),
    ...(first ? others.flatMap((route, index) => otherBlocks(route, { first, index, plan })) : []),
    first ? (moreText(plan) ?? '') : '',
  ]);
}

function leadBlocks(plan: Plan, first: Route | undefined): string[] {
  const shared = [...saidBlocks(needSaid(plan)), list(heldLines(plan))];
  if (!first) return [`**${escaped(leadText(plan))}**`, ...shared, ...conflictBlocks(plan)];
  return [
    `**${escaped(`${capitalised(lengthText(first))}.`)}**`,
    first.proven ? '' : NOT_PROVEN,
    escaped(aboveText(first, plan) ?? ''),
    escaped(milestonesText(first, plan) ?? ''),
    findOutText(first) ?? '',
    ...shared,
  ];
}

function nothingBlocks(plan: Plan): string[] {
  return [...saidBlocks(nothingSaid(plan)), escaped(allTheSameText(plan) ?? '')];
}

function saidBlocks(said: Said | null): string[] {
  return said === null ? [] : [escaped(said.lead), list(said.more)];
}

function routeBlocks(route: Route, plan: Plan): string[] {
  const told = barriersOf(route);
  const { sure, perhaps } = remainingOf(route);
  const steps = stepWords(route, plan);
  const isUnsure = told.some((each) => each.steps.some((number) => steps[number - 1]?.isOpen));
  return [
    ...(steps.length > 0 ? ['### What to do, in this order', stepTable(steps)] : []),
    ...(told.length > 0
      ? ['### In the way, and what to do about it', isUnsure ? UNSURE : '', barrierTable(told, plan)]
      : []),
    `### ${REMAINING}`,
    sure.length === 0 ? NOTHING_REMAINS : list(sure),
    perhapsText(perhaps, sure.length) ?? '',
    ...assumedBlocks(route),
  ];
}

// The table has no room to say so beside each; silence is no “no”.
const UNSURE =
  'Where an answer has to be found out first, what stands in its way does so only if it is not so already.';

function assumedBlocks({ assumed }: Pick<Route, 'assumed'>): string[] {
  if (assumed.length === 0) return [];
  return [`### ${ASSUMED}`, ASSUMED_LEAD, list(assumed.map(assumedText))];
}

/** The steps as a table. Of columns in which nothing would stand, none is drawn. */
function stepTable(steps: readonly StepWords[]): string {
  const rows = steps.map(({ number, title, from, to, takes, who, after, reached }) => [
    String(number),
    escaped(title),
    escaped(from),
    escaped(to),
    [takes, after]
      .filter((line) => line !== null)
      .map(escaped)
      .join('<br>'),
    escaped(who ?? ''),
    escaped(reached ?? ''),
  ]);
  return filledTable(['', 'What', 'From', 'To', 'What it takes', 'Who', 'Then'], rows);
}

function barrierTable(told: readonly ToldBarrier[], plan: Plan): string {
  const rows = told.map(({ barrier, steps, gone }) => [
    `${escaped(barrier.name)}${isPerhaps(barrier) ? ' (perhaps)' : ''}${barrier.unverified ? ' [unverified]' : ''}`,
    escaped(barrier.kindTitle),
    listed(steps.map(String)),
    leversCell(barrier, plan),
    gone === null ? '' : `step ${gone}`,
  ]);
  return filledTable(['Barrier', 'Kind', 'Steps', 'Who, how long, and what first', 'Gone with'], rows);
}

function leversCell(barrier: BarrierResult, plan: Plan): string {
  const { levers } = barrier;
  if (levers.length === 0) return escaped(noLeverText(barrier, plan));
  return levers.map((lever) => escaped(leverText(lever, plan))).join('<br>');
}

function filledTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const isFilled = (_: string, column: number) => rows.some((cells) => cells[column] !== '');
  return table(
    columns.filter(isFilled),
    rows.map((cells) => cells.filter(isFilled)),
  );
}

function otherBlocks(
  route: Route,
  { first, index, plan }: { readonly first: Route; readonly index: number; readonly plan: Plan },
): string[] {
  const difference = differenceOf(route, first);
  return [
    `## ${escaped(otherTitle(route, index))}`,
    route.proven ? '' : NOT_PROVEN,
    escaped(aboveText(route, plan) ?? ''),
    findOutText(route) ?? '',
    escaped(sharedText(difference) ?? ''),
    list(difference.leaves.map((ask) => `Leaves as it is: ${ask}`)),
    ...routeBlocks(route, plan),
  ];
}

function conflictBlocks(plan: Plan): string[] {
  const { conflict } = plan;
  if (!conflict) return [NOT_FOUND];
  return [
    '### What cannot hold together',
    escaped(conflictLead(conflict)),
    list(requirementTexts(conflict, plan)),
    escaped(conflictEnd(conflict) ?? ''),
    ...assumedBlocks(conflict),
  ];
}
