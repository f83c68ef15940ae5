import type { RecommendedLevel, RecommendedPartner, Result } from '../engine/result.ts';
import { capitalised, listed } from '../text.ts';
import { escaped, list, table } from './markdown-syntax.ts';
import {
  becauseLine,
  costLines,
  gapLine,
  haveLine,
  kindlessLine,
  NEEDS_NOT_ASKED,
  neededLine,
  needsTally,
  needsTitle,
} from './needed.ts';

/** What the people served need, against what is in place; empty where the framework does not ask. */
export function needBlocks(result: Result): string[] {
  const { recommended } = result;
  if (!result.needs) return [];
  const title = `## ${escaped(needsTitle(result))}`;
  if (!recommended) return [title, escaped(NEEDS_NOT_ASKED)];
  return [
    title,
    ...recommended.levels.flatMap((wanted) => calledBlocks(wanted, result)),
    ...partnerBlocks('Who with', recommended.who),
    ...partnerBlocks('Who with, perhaps', recommended.perhaps),
    escaped(kindlessLine(result) ?? ''),
    escaped(needsTally(result) ?? ''),
  ];
}

function calledBlocks(wanted: RecommendedLevel, result: Result): string[] {
  const placement = result.placements.find(({ id }) => id === wanted.placement);
  if (!placement) return [];
  return [
    result.placements.length > 1 ? `### ${escaped(wanted.title)}` : '',
    `**${escaped(neededLine(wanted, result))}**`,
    list(wanted.because.map(becauseLine)),
    escaped([haveLine(placement), gapLine(wanted, placement) ?? ''].join(' ')),
    list(costLines(wanted, placement)),
  ];
}

function partnerBlocks(title: string, partners: readonly RecommendedPartner[]): string[] {
  if (partners.length === 0) return [];
  const rows = partners.map(({ title: kind, groupTitle, have, partners: named, because }) => [
    escaped(capitalised(kind)),
    escaped(groupTitle ?? ''),
    escaped(named.length > 0 ? `${have}: ${listed(named)}` : have),
    because.map(becauseLine).map(escaped).join('<br>'),
  ]);
  return [`### ${title}`, table(['Kind of partner', 'Circle', 'Takes part', 'Why'], rows)];
}
