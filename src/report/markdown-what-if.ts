import type { PlacementResult } from '../engine/result.ts';
import type { WhatIf } from '../engine/what-if.ts';
import { capitalised } from '../text.ts';
import { neededText } from './comparison-words.ts';
import { securedLine } from './headline.ts';
import { escaped, list, table } from './markdown-syntax.ts';
import { needsTitle } from './needed.ts';
import { measureLine } from './numbers.ts';
import { SCORE_NOTE, scoreText, unverifiedLine } from './sentences.ts';
import { changedAnswers, headlines, placementPairs } from './what-if-headlines.ts';
import { levelRemarks, nextSteps, nextTitle, type Remark } from './what-if-levels.ts';
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
} from './what-if-words.ts';

/** A result beside the one that it would be, as a Markdown document: everything that the text says, with every barrier. */
export function renderWhatIfMarkdown(whatIf: WhatIf): string {
  const { framework, notes } = whatIf.before;
  const unverified = unverifiedLine(framework);
  const blocks = [
    `# ${escaped(whatIfTitle(whatIf))}`,
    escaped(whatIfFacts(whatIf)),
    unverified ? `> ${unverified}` : '',
    ...notes.map((note) => `> Note: ${escaped(note)}`),
    ONLY_TRIED,
    headlines(whatIf)
      .map((text) => `**${escaped(text)}**`)
      .join('\n\n'),
    ...section('The answers', answerBlocks(whatIf)),
    ...section('Where it sits', positionBlocks(whatIf)),
    ...section(escaped(needsTitle(whatIf.after)), needBlocks(whatIf)),
    ...section('Profile', profileBlocks(whatIf)),
    ...section('Barriers', barrierBlocks(whatIf)),
    ...section(nextTitle(whatIf), nextBlocks(whatIf)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${title}`, ...blocks];
}

function answerBlocks(whatIf: WhatIf): string[] {
  const rows = changedAnswers(whatIf).map(({ ask, before, after }) =>
    [ask, capitalised(before.text), capitalised(after.text)].map(escaped),
  );
  return [
    ...(rows.length > 0 ? [table(['Question', ...SIDES], rows)] : []),
    ...answerGroups(whatIf).flatMap(groupBlocks),
  ];
}

function positionBlocks(whatIf: WhatIf): string[] {
  return placementPairs(whatIf).flatMap(({ now, then }) => {
    const isMoved = whatIf.changes.placements.some(({ id }) => id === now.id);
    const remarks = levelRemarks(now.id, whatIf);
    if (!isMoved && remarks.length === 0) return [];
    return [
      ...titleOf(now.title, whatIf),
      ...(isMoved ? [besides([placedText(now), placedText(then)])] : []),
      ...(remarks.length > 0 ? [nested(remarks)] : []),
    ];
  });
}

function placedText(placement: PlacementResult): string {
  return [securedLine(placement), measureLine(placement)].filter((line) => line !== null).join(' ');
}

function needBlocks(whatIf: WhatIf): string[] {
  const { levels, partners } = whatIf.changes.needs;
  return [
    ...levels.flatMap(({ placement, title, columns }) => [
      ...titleOf(title, whatIf),
      besides(SIDES.map((_, side) => neededText(columns[side]))),
      list(newlyBecause(placement, whatIf)),
    ]),
    ...(partners.length > 0 ? ['### Who with', list(partners.map(partnerText))] : []),
  ];
}

function profileBlocks(whatIf: WhatIf): string[] {
  const { before, after, changes } = whatIf;
  const { title, rows } = profileTable(whatIf);
  const cells = rows.map((row) => [row.title, ...row.cells].map(escaped));
  const hasScore = changes.score !== null && before.placements.length > 0;
  return [
    ...(cells.length > 0 ? [table([title, ...SIDES], cells)] : []),
    ...(hasScore ? [besides([before.score, after.score].map(scoreText)), SCORE_NOTE] : []),
  ];
}

function barrierBlocks(whatIf: WhatIf): string[] {
  return hasBarrierNews(whatIf)
    ? [barrierSummary(whatIf), ...barrierGroups(whatIf).flatMap(groupBlocks)]
    : [];
}

function nextBlocks(whatIf: WhatIf): string[] {
  return nextSteps(whatIf).flatMap(({ title, text, more }) => [
    ...titleOf(title, whatIf),
    escaped(text),
    list(more),
  ]);
}

/** The title of a placement, where there are several. */
function titleOf(title: string, { before }: WhatIf): string[] {
  return before.placements.length > 1 ? [`### ${escaped(title)}`] : [];
}

function groupBlocks({ title, remarks }: Group): string[] {
  return [`### ${escaped(title)}`, nested(remarks)];
}

function nested(remarks: readonly Remark[]): string {
  return remarks
    .flatMap(({ text, more }) => [`- ${escaped(text)}`, ...more.map((line) => `  - ${escaped(line)}`)])
    .join('\n');
}

/** A text for each side. */
function besides(texts: readonly string[]): string {
  return table([...SIDES], [texts.map(escaped)]);
}
