import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Plan, Route } from '../../solver/plan/types.ts';
import { aboveText, findOutText, NOT_PROVEN } from '../plan/lead.ts';
import {
  differenceOf,
  type Instead,
  insteadBarriers,
  insteadText,
  leavesText,
  otherTitle,
  sharedText,
} from '../plan/others.ts';
import { bullets } from './bullets.ts';

/** Another route, by what it does differently from the first. */
export function otherRoute(
  route: Route,
  { first, index, plan }: { readonly first: Route; readonly index: number; readonly plan: Plan },
  paper: Paper,
): string[] {
  const difference = differenceOf(route, first);
  const said = [
    route.proven ? null : NOT_PROVEN,
    aboveText(route, plan),
    findOutText(route),
    sharedText(difference),
  ].filter((line) => line !== null);
  return [
    ...headed(otherTitle(route, index), paper),
    ...said.flatMap((line) => wrapped(line, paper, { first: '  ' })),
    ...wrapped(leavesText(difference), paper, { first: '  ', hang: 4 }),
    ...wrapped('Instead:', paper, { first: '  ' }),
    ...difference.instead.flatMap((each) => insteadLines(each, paper)),
  ];
}

function insteadLines(instead: Instead, paper: Paper): string[] {
  return [
    ...bullets([insteadText(instead)], paper),
    ...insteadBarriers(instead).flatMap((line) => wrapped(line, paper, { first: '    ', hang: 6 })),
  ];
}
