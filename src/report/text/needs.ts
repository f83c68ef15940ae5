import type { RecommendedLevel, RecommendedPartner, Result } from '../../engine/result.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import {
  becauseLine,
  costLines,
  gapLine,
  haveLine,
  kindlessLine,
  NEEDS_NOT_ASKED,
  neededLine,
  needsTally,
  partnerLine,
} from '../needed.ts';

/** What the people served need, against what is in place; empty where the framework does not ask. */
export function needs(result: Result, paper: Paper): string[] {
  const { recommended } = result;
  if (!result.needs) return [];
  const indent = { first: '  ' };
  if (!recommended) return wrapped(NEEDS_NOT_ASKED, paper, indent);
  const tally = needsTally(result);
  const kindless = kindlessLine(result);
  return [
    ...recommended.levels.flatMap((wanted, index) => [
      ...(index > 0 ? [''] : []),
      ...called(wanted, result, paper),
    ]),
    ...partners('Who with', recommended.who, paper),
    ...partners('Who with, perhaps', recommended.perhaps, paper),
    ...(kindless ? ['', ...wrapped(kindless, paper, indent)] : []),
    ...(tally ? ['', ...wrapped(tally, paper, indent)] : []),
  ];
}

function called(wanted: RecommendedLevel, result: Result, paper: Paper): string[] {
  const placement = result.placements.find(({ id }) => id === wanted.placement);
  if (!placement) return [];
  const item = { first: '  ', hang: 4 };
  const gap = gapLine(wanted, placement);
  return [
    ...(result.placements.length > 1 ? titled(wanted.title, paper, '  ') : []),
    ...wrapped(neededLine(wanted, result), paper, item).map((line) => paper.style.strong(line)),
    ...wanted.because.flatMap((because) => wrapped(becauseLine(because), paper, { first: '    ', hang: 6 })),
    ...wrapped(haveLine(placement), paper, item),
    ...(gap ? wrapped(gap, paper, item) : []),
    ...costLines(wanted, placement).flatMap((line) => wrapped(line, paper, { first: '    ', hang: 6 })),
  ];
}

function partners(title: string, list: readonly RecommendedPartner[], paper: Paper): string[] {
  if (list.length === 0) return [];
  return [
    '',
    ...titled(title, paper, '  '),
    ...list.flatMap((partner) => [
      ...wrapped(partnerLine(partner), paper, { first: `  ${paper.glyphs.bullet} ` }),
      ...partner.because.flatMap((because) =>
        wrapped(becauseLine(because), paper, { first: '    ', hang: 6 }),
      ),
    ]),
  ];
}
