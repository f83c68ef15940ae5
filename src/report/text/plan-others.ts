import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Route } from '../../solver/plan/types.ts';
import { NOT_PROVEN } from '../plan/lead.ts';
import { differenceOf, insteadText, otherTitle, sharedText } from '../plan/others.ts';
import { bullets } from './bullets.ts';

/** Another route, by what it does differently from the first. */
export function otherRoute(
  route: Route,
  { first, index }: { readonly first: Route; readonly index: number },
  paper: Paper,
): string[] {
  const difference = differenceOf(route, first);
  const shared = sharedText(difference);
  return [
    ...headed(otherTitle(route, index), paper),
    ...(route.proven ? [] : wrapped(NOT_PROVEN, paper, { first: '  ' })),
    ...(shared === null ? [] : wrapped(shared, paper, { first: '  ' })),
    ...wrapped(`It leaves as it is: ${difference.leaves.join('; ')}`, paper, { first: '  ', hang: 4 }),
    ...wrapped('Instead:', paper, { first: '  ' }),
    ...bullets(difference.instead.map(insteadText), paper),
  ];
}
