import type { PlacementResult } from '../../engine/result.ts';
import type { WhatIf } from '../../engine/what-if.ts';
import { sideBySide } from '../../layout/columns.ts';
import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { capitalised, counted } from '../../text.ts';
import { neededText } from '../comparison-words.ts';
import { securedLine } from '../headline.ts';
import { needsTitle } from '../needed.ts';
import { measureLine } from '../numbers.ts';
import { SCORE_NOTE, scoreText, unverifiedLine } from '../sentences.ts';
import { changedAnswers, headlines, placementPairs } from '../what-if-headlines.ts';
import { levelRemarks, nextSteps, nextTitle, type Remark } from '../what-if-levels.ts';
import {
  answerGroups,
  barrierGroups,
  barrierSummary,
  type Group,
  hasBarrierNews,
  newlyBecause,
  ONLY_TRIED,
  partnerText,
  profileTable,
  SIDES,
  whatIfFacts,
  whatIfTitle,
} from '../what-if-words.ts';
import { bullets } from './bullets.ts';
import { levelPicture, sharePicture } from './marks.ts';

/** A result beside the one that it would be, as a page of text: what it comes to first, then everything that moves. */
export function renderWhatIf(whatIf: WhatIf, paper: Paper): string {
  const several = whatIf.before.placements.length > 1;
  const lines = [
    ...heading(whatIf, paper),
    ...section('The answers', answers(whatIf, paper), paper),
    ...section('Where it sits', positions(whatIf, several, paper), paper),
    ...section(needsTitle(whatIf.after), needs(whatIf, several, paper), paper),
    ...section('Profile', profile(whatIf, paper), paper),
    ...section('Barriers', barriers(whatIf, paper), paper),
    ...section(nextTitle(whatIf), next(whatIf, several, paper), paper),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function heading(whatIf: WhatIf, paper: Paper): string[] {
  const { framework, notes } = whatIf.before;
  const unverified = unverifiedLine(framework);
  return [
    ...wrapped(whatIfTitle(whatIf), paper).map((line) => paper.style.heading(line)),
    ...wrapped(whatIfFacts(whatIf), paper).map((line) => paper.style.faint(line)),
    ...(unverified ? wrapped(unverified, paper).map((line) => paper.style.unsure(line)) : []),
    ...notes.flatMap((note) => wrapped(`Note: ${note}`, paper, { hang: 2 })),
    ...wrapped(ONLY_TRIED, paper).map((line) => paper.style.faint(line)),
    '',
    ...headlines(whatIf)
      .flatMap((text) => wrapped(text, paper))
      .map((line) => paper.style.strong(line)),
  ];
}

function answers(whatIf: WhatIf, paper: Paper): string[] {
  const changed = changedAnswers(whatIf).map(({ ask, before, after }) => [
    ...titled(ask, paper, '  '),
    ...beside([[capitalised(before.text)], [capitalised(after.text)]], paper),
  ]);
  return spaced([...changed, ...answerGroups(whatIf).map((group) => groupLines(group, paper))]);
}

function positions(whatIf: WhatIf, several: boolean, paper: Paper): string[] {
  const parts = placementPairs(whatIf).map(({ now, then }) => {
    const moved = whatIf.changes.placements.find(({ id }) => id === now.id);
    const remarks = levelRemarks(now.id, whatIf).flatMap((remark) => remarkLines(remark, paper));
    const lines = moved
      ? [...beside([now, then].map(placedLines), paper), ...withSpace(levelPicture(moved, SIDES, paper))]
      : [];
    const title = several ? titled(now.title, paper, '  ') : [];
    return lines.length + remarks.length === 0 ? [] : [...title, ...spaced([lines, remarks])];
  });
  return spaced(parts);
}

function placedLines(placement: PlacementResult): string[] {
  return [securedLine(placement), measureLine(placement)].filter((line) => line !== null);
}

function needs(whatIf: WhatIf, several: boolean, paper: Paper): string[] {
  const { levels, partners } = whatIf.changes.needs;
  const called = levels.map(({ placement, title, columns }) => [
    ...(several ? titled(title, paper, '  ') : []),
    ...beside(
      SIDES.map((_, side) => [neededText(columns[side])]),
      paper,
    ),
    ...newlyBecause(placement, whatIf).flatMap((line) => wrapped(line, paper, { first: '    ', hang: 6 })),
  ]);
  const who = [...titled('Who with', paper, '  '), ...bullets(partners.map(partnerText), paper)];
  return spaced([...called, partners.length > 0 ? who : []]);
}

function profile(whatIf: WhatIf, paper: Paper): string[] {
  const { before, after, changes } = whatIf;
  const { title, rows } = profileTable(whatIf);
  const score =
    changes.score && before.placements.length > 0
      ? [
          ...beside([[scoreText(before.score)], [scoreText(after.score)]], paper),
          ...wrapped(SCORE_NOTE, paper, { first: '  ' }),
        ]
      : [];
  return spaced([sharePicture(rows, { labels: SIDES, title }, paper), score]);
}

function barriers(whatIf: WhatIf, paper: Paper): string[] {
  if (!hasBarrierNews(whatIf)) return [];
  const groups = barrierGroups(whatIf).map((group) => groupLines(group, paper));
  return spaced([wrapped(barrierSummary(whatIf), paper, { first: '  ' }), ...groups]);
}

function next(whatIf: WhatIf, several: boolean, paper: Paper): string[] {
  return spaced(
    nextSteps(whatIf).map(({ title, text, more }) => [
      ...(several ? titled(title, paper, '  ') : []),
      ...wrapped(text, paper, { first: '  ' }),
      ...bullets(more, paper),
    ]),
  );
}

const MOST = 6;

function groupLines({ title, what, remarks, sure }: Group, paper: Paper): string[] {
  const shown = sure || remarks.length === MOST + 1 ? remarks : remarks.slice(0, MOST);
  const rest = remarks.length - shown.length;
  return [
    ...titled(`${title} (${remarks.length})`, paper, '  '),
    ...shown.flatMap((remark) => remarkLines(remark, paper)),
    ...(rest > 0 ? [`    and ${counted(rest, `more ${what}`)}.`] : []),
  ];
}

function remarkLines({ text, more }: Remark, paper: Paper): string[] {
  return [
    ...bullets([text], paper),
    ...more.flatMap((line) => wrapped(line, paper, { first: '    ', hang: 6 })),
  ];
}

/** Paragraphs under the names of the two sides. */
function beside(paragraphs: readonly (readonly string[])[], paper: Paper): string[] {
  return sideBySide(
    SIDES.map((label, side) => ({ label, paragraphs: paragraphs[side] ?? [] })),
    paper,
  );
}

/** Blocks with an empty line between them; those without a line are left out. */
function spaced(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index > 0 ? ['', ...block] : block));
}

/** A picture with an empty line before it and none behind. */
function withSpace(picture: readonly string[]): string[] {
  return picture.length === 0 ? [] : ['', ...(picture.at(-1) === '' ? picture.slice(0, -1) : picture)];
}

function section(title: string, lines: readonly string[], paper: Paper): string[] {
  return lines.length === 0 ? [] : [...headed(title, paper), ...lines];
}
