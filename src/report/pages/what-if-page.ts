import type { WhatIf } from '../../model/comparison.ts';
import type { PlacementResult } from '../../model/result.ts';
import { capitalised } from '../../text.ts';
import type { Block } from '../blocks.ts';
import {
  apart,
  besides,
  cutAt,
  heading,
  lead,
  listOf,
  note,
  para,
  section,
  tableOf,
  titledIf,
} from '../build-blocks.ts';
import { levelSigns, neededInColumn } from '../words/comparison-words.ts';
import { needsTitle } from '../words/need-words.ts';
import { measureLine } from '../words/number-words.ts';
import { positionText } from '../words/position-words.ts';
import { andMore, SCORE_NOTE, scoreText } from '../words/service-words.ts';
import {
  answerGroups,
  barrierSummary,
  changedBarrierGroups,
  type Group,
  hasBarrierNews,
  newlyBecause,
  ONLY_TRIED,
  partnerText,
  profileTable,
  SIDES,
  whatIfFacts,
  whatIfTitle,
} from '../words/what-if-changes.ts';
import { changedAnswers, headlines, placementPairs } from '../words/what-if-headlines.ts';
import { levelRemarks, nextSteps, nextTitle } from '../words/what-if-levels.ts';
import { notesOf } from './page-head.ts';

/** A result beside the one that it would be: what it comes to first, then everything that moves. */
export function whatIfPage(whatIf: WhatIf): Block[] {
  const { framework, notes } = whatIf.before;
  return [
    heading(1, whatIfTitle(whatIf)),
    note(whatIfFacts(whatIf)),
    ...notesOf(framework, notes),
    note(ONLY_TRIED),
    ...headlines(whatIf).map((text) => lead(text)),
    ...section('The answers', answers(whatIf)),
    ...section('Where it sits', positions(whatIf)),
    ...section(needsTitle(whatIf.after), needs(whatIf)),
    ...section('Profile', profile(whatIf)),
    ...section('Barriers', barriers(whatIf)),
    ...section(nextTitle(whatIf), next(whatIf)),
  ];
}

function answers(whatIf: WhatIf): Block[] {
  return [
    ...tableOf(
      ['Question', ...SIDES],
      changedAnswers(whatIf).map(({ ask, before, after }) => [
        ask,
        ...[before, after].map(({ text }) => capitalised(text)),
      ]),
      { read: 'sides' },
    ),
    ...answerGroups(whatIf).flatMap(groupBlocks),
  ];
}

function positions(whatIf: WhatIf): Block[] {
  const several = whatIf.before.placements.length > 1;
  return placementPairs(whatIf).flatMap(({ now, then }) => {
    const moved = whatIf.changes.placements.find(({ id }) => id === now.id);
    return apart([
      ...titledIf(several, now.title, [
        ...(moved ? [sides([now, then].map(placedLines)), ...levelSigns(moved, SIDES)] : []),
        ...listOf(levelRemarks(now.id, whatIf)),
      ]),
    ]);
  });
}

function placedLines(placement: PlacementResult): string[] {
  return [`${positionText(placement)}.`, measureLine(placement)].filter((line) => line !== null);
}

function needs(whatIf: WhatIf): Block[] {
  const several = whatIf.before.placements.length > 1;
  const { levels, partners } = whatIf.changes.needs;
  return [
    ...levels.flatMap(({ placement, title, columns }) =>
      titledIf(several, title, [
        sides(SIDES.map((_, side) => [neededInColumn(columns[side])])),
        ...listOf(newlyBecause(placement, whatIf)),
      ]),
    ),
    ...section('Who with', listOf(partners.map(partnerText)), 3),
  ];
}

function profile(whatIf: WhatIf): Block[] {
  const { before, after, changes } = whatIf;
  const { title, rows } = profileTable(whatIf);
  const hasScore = changes.score && before.placements.length > 0;
  return [
    ...tableOf(
      [title, ...SIDES],
      rows.map((row) => [row.title, ...row.cells]),
      { read: 'signs' },
    ),
    ...(hasScore ? [sides([[scoreText(before.score)], [scoreText(after.score)]]), para(SCORE_NOTE)] : []),
  ];
}

function barriers(whatIf: WhatIf): Block[] {
  if (!hasBarrierNews(whatIf)) return [];
  return [para(barrierSummary(whatIf)), ...changedBarrierGroups(whatIf).flatMap(groupBlocks)];
}

function next(whatIf: WhatIf): Block[] {
  const several = whatIf.before.placements.length > 1;
  return nextSteps(whatIf).flatMap(({ title, text, more }) =>
    titledIf(several, title, [para(text), ...listOf(more)]),
  );
}

/** How many of a group are enough, where not all of them are sure. */
const MOST = 6;

function groupBlocks({ title, what, remarks, sure }: Group): Block[] {
  const cut = sure ? null : cutAt(MOST, remarks.length, (rest) => andMore(rest, what));
  return section(`${title} (${remarks.length})`, listOf(remarks, cut), 3);
}

/** Paragraphs under the names of the two sides. */
function sides(paragraphs: readonly (readonly string[])[]): Block {
  return besides(SIDES, paragraphs);
}
