import type { Plan, Route } from '../../model/plan.ts';
import { code, good, type Sentence, say } from '../../sentence.ts';
import { listed } from '../../text.ts';
import type { Block, Cell, Depth, Item } from '../blocks.ts';
import { apart, callout, cutAt, lead, listOf, para, paras, section, tableOf } from '../build-blocks.ts';
import { barrierName, leverText, noLeverText } from '../words/barrier-words.ts';
import {
  aboveText,
  allTheSameText,
  conflictEnd,
  conflictLead,
  findOutText,
  heldLines,
  type LeadAndMore,
  leadText,
  lengthText,
  milestonesText,
  moreText,
  needSaid,
  notFound,
  nothingSaid,
  notProven,
  requirementTexts,
} from '../words/plan/goal-words.ts';
import {
  barrierItems,
  insteadBarriers,
  insteadText,
  isPerhaps,
  leavesText,
  perhapsText,
  type RouteBarrier,
  remainingOf,
  routeBarriers,
  routeDifference,
  sharedText,
} from '../words/plan/route-words.ts';
import { type StepWords, stepWords } from '../words/plan/step-words.ts';
import { orderFigure } from './figures.ts';
import { headBlocks } from './page-head.ts';

/** A plan. */
export function planPage(plan: Plan): Block[] {
  const { placement, to } = plan;
  const [first, ...others] = plan.routes;
  return [
    ...headBlocks(plan),
    ...apart([
      ...(placement.others > 0 ? [lead(placement.title)] : []),
      ...(to ? leadBlocks(plan, first) : nothingBlocks(plan)),
    ]),
    ...(first ? routeBlocks(first, plan, 2) : conflictBlocks(plan)),
    ...others.flatMap((route, index) =>
      section(
        `${index === 0 ? 'Another' : 'A third'} way: ${lengthText(route)}`,
        first ? otherBlocks(route, first, plan) : [],
      ),
    ),
    ...apart(paras(first && moreText(plan))),
  ];
}

function leadBlocks(plan: Plan, first: Route | undefined): Block[] {
  return [
    lead(leadText(plan)),
    ...(first ? doubt(first, plan) : []),
    ...paras(
      first && aboveText(first, plan),
      first && milestonesText(first, plan),
      first && findOutText(first),
    ),
    ...saidBlocks(needSaid(plan)),
    ...paras(...heldLines(plan)),
    ...(first || plan.conflict ? [] : [para(notFound(plan))]),
  ];
}

function nothingBlocks(plan: Plan): Block[] {
  const { lead: why, more } = nothingSaid(plan);
  return [lead(why), ...listOf(more), ...paras(allTheSameText(plan))];
}

function doubt({ proven }: Pick<Route, 'proven'>, plan: Plan): Block[] {
  return proven ? [] : [callout('warning', notProven(plan))];
}

function saidBlocks(said: LeadAndMore | null): Block[] {
  return said === null ? [] : [para(said.lead), ...listOf(said.more)];
}

function routeBlocks(route: Route, plan: Plan, depth: Depth): Block[] {
  const told = routeBarriers(route);
  const steps = stepWords(route, plan);
  const { sure, perhaps } = remainingOf(route);
  return [
    ...section(IN_ORDER, stepTable(steps, told, plan), depth),
    {
      kind: 'appendix',
      blocks: section('In the way, and what to do about it', barrierBlocks(told, steps, plan), depth),
    },
    ...section(
      'What would still stand in the way',
      [
        ...(sure.length === 0 ? [para('No barrier is known that would remain.')] : someOf(sure)),
        ...paras(perhapsText(perhaps, sure.length)),
      ],
      depth,
    ),
    ...assumedBlocks(route, depth),
  ];
}

const IN_ORDER = 'What to do, in this order';

const MOST = 5;

function someOf(texts: readonly string[]): Block[] {
  const rest = (more: number) => say`and ${more} more: see them with ${code('--format markdown')}.`;
  return listOf(texts, cutAt(MOST, texts.length, rest));
}

function assumedBlocks({ assumed }: Pick<Route, 'assumed'>, depth: Depth): Block[] {
  if (assumed.length === 0) return [];
  const answers = someOf(assumed.map(({ ask, text }) => `${ask} ${text}`));
  const lead = 'These answers are not known, and the plan counts on the least that they may be:';
  return section('What was assumed', [para(lead), ...answers], depth);
}

/** The steps, on a screen as records, each with the barriers that first stand in the way there. */
function stepTable(steps: readonly StepWords[], told: readonly RouteBarrier[], plan: Plan): Block[] {
  const rows = rowsOf(steps);
  const brief = tableOf(
    ['', '', ''],
    steps.map((step) => [String(step.number), step.goesOn ? '' : step.title, stepLines(step, told, plan)]),
    { read: 'records' },
  );
  return orderFigure(steps, tableOf(HEADS, rows, { brief }));
}

const HEADS = ['', 'What', 'From', 'To', 'What it takes', 'Who', 'Then'];

function rowsOf(steps: readonly StepWords[]): Cell[][] {
  return steps.map(({ number, title, ask, from, to, takes, who, after, reached }) => [
    String(number),
    ask === null ? title : [title, ask],
    from,
    to,
    [takes, ...(after === null ? [] : [after])],
    who ?? '',
    reached ?? '',
  ]);
}

/** The steps without the barriers in their way. */
export function orderBlocks(steps: readonly StepWords[]): Block[] {
  return section(IN_ORDER, orderFigure(steps, tableOf(HEADS, rowsOf(steps))));
}

function stepLines(step: StepWords, told: readonly RouteBarrier[], plan: Plan): (Sentence | Item)[] {
  const { goesOn, ask, from, to, takes, who, after, reached, number } = step;
  return [
    ...(ask === null ? [] : [ask]),
    ...(goesOn ? [`Then to: ${to}`] : [`From: ${from}`, `To: ${to}`]),
    takes,
    ...(who === null ? [] : [`Who: ${who}`]),
    ...(after === null ? [] : [after]),
    ...barrierItems(
      step,
      told.filter(({ steps: [first] }) => first === number),
      plan,
    ),
    ...(reached === null ? [] : [say`${good(`✓ ${reached}`)}`]),
  ];
}

function barrierBlocks(told: readonly RouteBarrier[], steps: readonly StepWords[], plan: Plan): Block[] {
  const isUnsure = told.some((each) => each.steps.some((number) => steps[number - 1]?.isOpen));
  const rows = told.map(({ barrier, steps: numbers, gone }) => [
    barrierName(barrier) + (isPerhaps(barrier) ? ' (perhaps)' : ''),
    barrier.kindTitle,
    listed(numbers.map(String)),
    barrier.levers.length === 0
      ? noLeverText(barrier, plan)
      : barrier.levers.map((lever) => leverText(lever, plan)),
    gone === null ? '' : `step ${gone}`,
  ]);
  return [
    ...paras(isUnsure ? UNSURE : null),
    ...tableOf(['Barrier', 'Kind', 'Steps', 'Who, how long, and what first', 'Gone with'], rows),
  ];
}

// The table has no room to say so beside each; silence is no “no”.
const UNSURE =
  'Where an answer has to be found out first, what stands in its way does so only if it is not so already.';

function otherBlocks(route: Route, first: Route, plan: Plan): Block[] {
  const difference = routeDifference(route, first);
  return [
    ...doubt(route, plan),
    ...paras(aboveText(route, plan), findOutText(route), sharedText(difference)),
    { kind: 'facts', facts: [{ name: 'It leaves as it is', text: leavesText(difference) }] },
    para('Instead:'),
    ...listOf(difference.instead.map((each) => ({ text: insteadText(each), more: insteadBarriers(each) }))),
    { kind: 'appendix', blocks: routeBlocks(route, plan, 3) },
  ];
}

function conflictBlocks(plan: Plan): Block[] {
  const { conflict } = plan;
  if (!conflict) return [];
  return [
    ...section('What cannot hold together', [
      para(conflictLead(conflict)),
      ...listOf(requirementTexts(conflict, plan)),
      ...paras(conflictEnd(conflict, plan)),
    ]),
    ...assumedBlocks(conflict, 2),
  ];
}
