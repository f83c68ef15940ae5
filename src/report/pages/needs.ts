import type { RecommendedLevel, RecommendedPartner, Result } from '../../model/result.ts';
import { apart, type Block, lead, listOf, para, paras, section, titledIf } from '../document/blocks.ts';
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
  unnamedLine,
} from '../needed.ts';

/** What the people served need, against what is in place; nothing where the framework does not ask. */
export function needsBlocks(result: Result): Block[] {
  const { needs, recommended } = result;
  if (!needs) return [];
  if (!recommended) return [para(NEEDS_NOT_ASKED)];
  return [
    ...recommended.levels.flatMap((wanted) => called(wanted, result)),
    ...partners(
      'Who with',
      recommended.who.filter(({ calledIn }) => !calledIn),
    ),
    ...partners(
      'Called in for some',
      recommended.who.filter(({ calledIn }) => calledIn),
    ),
    ...partners('Who with, perhaps', recommended.perhaps),
    ...apart(paras(kindlessLine(result), unnamedLine(result))),
    ...apart(paras(needsTally(result))),
  ];
}

function called(wanted: RecommendedLevel, result: Result): Block[] {
  const placement = result.placements.find(({ id }) => id === wanted.placement);
  if (!placement) return [];
  return titledIf(result.placements.length > 1, wanted.title, [
    lead(neededLine(wanted, result)),
    ...listOf(wanted.because.map(becauseLine)),
    ...paras(haveLine(placement), gapLine(wanted, placement)),
    ...listOf(costLines(wanted, placement)),
  ]);
}

function partners(title: string, list: readonly RecommendedPartner[]): Block[] {
  const items = list.map((partner) => ({
    text: partnerLine(partner),
    more: partner.because.map(becauseLine),
  }));
  return section(title, listOf(items), 3);
}
