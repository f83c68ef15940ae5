import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Plan, Route } from '../../solver/plan/types.ts';
import { conflictEnd, conflictLead, NOT_FOUND, requirementTexts } from '../plan/conflict.ts';
import {
  aboveText,
  allTheSameText,
  findOutText,
  heldLines,
  leadText,
  milestonesText,
  moreText,
  NOT_PROVEN,
  needSaid,
  nothingSaid,
  type Said,
} from '../plan/lead.ts';
import {
  ASSUMED,
  ASSUMED_LEAD,
  assumedText,
  NOTHING_REMAINS,
  perhapsText,
  REMAINING,
  remainingOf,
} from '../plan/rest.ts';
import { bullets } from './bullets.ts';
import { heading } from './head.ts';
import { otherRoute } from './plan-others.ts';
import { stepsLines } from './plan-steps.ts';

/** A plan as a page of text: what for and how long, the steps in order, what would remain, and the other ways. */
export function renderPlan(plan: Plan, paper: Paper): string {
  const { others, title } = plan.placement;
  const lines = [
    ...heading(plan, paper),
    '',
    ...(others > 0 ? titled(title, paper) : []),
    ...body(plan, paper),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function body(plan: Plan, paper: Paper): string[] {
  const [first, ...others] = plan.routes;
  if (!plan.to) return nothing(plan, paper);
  return [
    ...wrapped(leadText(plan), paper).map((line) => paper.style.strong(line)),
    ...lineOrNone(first && !first.proven ? NOT_PROVEN : null, paper).map((line) => paper.style.unsure(line)),
    ...lineOrNone(first && aboveText(first, plan), paper),
    ...lineOrNone(first && milestonesText(first, plan), paper),
    ...lineOrNone(first && findOutText(first), paper),
    ...said(needSaid(plan), paper),
    ...heldLines(plan).flatMap((line) => wrapped(line, paper, { hang: 2 })),
    ...(first ? firstRoute(first, plan, paper) : noRoute(plan, paper)),
    ...(first ? others.flatMap((route, index) => otherRoute(route, { first, index, plan }, paper)) : []),
    ...(first && plan.mayBeMore ? ['', ...lineOrNone(moreText(plan), paper)] : []),
  ];
}

function firstRoute(route: Route, plan: Plan, paper: Paper): string[] {
  const { sure, perhaps } = remainingOf(route);
  const possible = perhapsText(perhaps, sure.length);
  return [
    ...(route.steps.length > 0
      ? [...headed('What to do, in this order', paper), ...stepsLines(route, plan, paper)]
      : []),
    ...headed(REMAINING, paper),
    ...(sure.length === 0 ? wrapped(NOTHING_REMAINS, paper, { first: '  ' }) : cut(sure, paper)),
    ...(possible === null ? [] : wrapped(possible, paper, { first: '  ' })),
    ...assumed(route, paper),
  ];
}

function assumed(route: Pick<Route, 'assumed'>, paper: Paper): string[] {
  if (route.assumed.length === 0) return [];
  return [
    ...headed(ASSUMED, paper),
    ...wrapped(ASSUMED_LEAD, paper, { first: '  ' }),
    ...cut(route.assumed.map(assumedText), paper),
  ];
}

const MOST_LISTED = 5;

/** A list of which the rest is counted, with where it can be seen. */
function cut(texts: readonly string[], paper: Paper): string[] {
  const rest = texts.length - MOST_LISTED;
  const shown = rest > 1 ? texts.slice(0, MOST_LISTED) : texts;
  return [
    ...bullets(shown, paper),
    ...(rest > 1
      ? wrapped(`and ${rest} more: see them with --format markdown.`, paper, { first: '    ' })
      : []),
  ];
}

function noRoute(plan: Plan, paper: Paper): string[] {
  const { conflict } = plan;
  if (!conflict) return wrapped(NOT_FOUND, paper);
  return [
    ...headed('What cannot hold together', paper),
    ...wrapped(conflictLead(conflict), paper, { first: '  ' }),
    ...bullets(requirementTexts(conflict, plan), paper),
    ...lineOrNone(conflictEnd(conflict), paper, '  '),
    ...assumed(conflict, paper),
  ];
}

function nothing(plan: Plan, paper: Paper): string[] {
  const { lead, more } = nothingSaid(plan);
  return [
    ...wrapped(lead, paper).map((line) => paper.style.strong(line)),
    ...indented(more, paper),
    ...lineOrNone(allTheSameText(plan), paper),
  ];
}

function said(text: Said | null, paper: Paper): string[] {
  return text === null ? [] : [...wrapped(text.lead, paper), ...indented(text.more, paper)];
}

function indented(lines: readonly string[], paper: Paper): string[] {
  return lines.flatMap((line) => wrapped(line, paper, { first: '  ', hang: 4 }));
}

function lineOrNone(line: string | null | undefined, paper: Paper, first = ''): string[] {
  return line ? wrapped(line, paper, { first }) : [];
}
