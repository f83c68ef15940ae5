import type { ComparedQuestion, Comparison, PlacementColumns } from '../engine/comparison.ts';
import {
  agreementTally,
  answering,
  answerText,
  barrierGroups,
  barrierStatusText,
  columnLines,
  comparisonTitle,
  frameworkLine,
  KNOWN_TO_SOME,
  neededText,
  onlyPossibleText,
  positionIn,
  SHOWN_IN_FULL,
  shareText,
} from './comparison-words.ts';
import { securedLine } from './headline.ts';
import { document, escaped, table } from './markdown-syntax.ts';
import { measureLine } from './numbers.ts';
import { SCORE_NOTE, scoreText, UNVERIFIED } from './sentences.ts';

/** A comparison as a Markdown document: everything that the text says, with every note and every barrier. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  const { columns, framework, notes, placements, questions } = comparison;
  const blocks = [
    `# ${comparisonTitle(comparison)}`,
    escaped(frameworkLine(comparison)),
    framework.unverified ? `> ${UNVERIFIED}` : '',
    ...notes.map((note) => `> Note: ${escaped(note)}`),
    table(
      ['', 'Who and when'],
      columns.map((column) => [column.label, columnLines(column).map(escaped).join('<br>')]),
    ),
    ...(placements.length > 0 ? whereBlocks(comparison) : []),
    ...profileBlocks(comparison),
    ...needBlocks(comparison),
    '## Answers',
    ...answerBlocks(questions, comparison),
    '## Barriers',
    ...barrierBlocks(comparison),
  ];
  return document(blocks);
}

function whereBlocks(comparison: Comparison): string[] {
  const { columns, placements } = comparison;
  return [
    '## Where they sit',
    ...placements.flatMap((placement) => placementBlocks(placement, comparison)),
    table(
      ['', 'Score'],
      columns.map(({ label, score }) => [label, scoreText(score)]),
    ),
    SCORE_NOTE,
  ];
}

function placementBlocks(placement: PlacementColumns, { columns, placements }: Comparison): string[] {
  const rows = columns.map(({ label }, index) => {
    const where = positionIn(placement, index);
    const column = placement.columns[index];
    const said =
      where && column ? [securedLine(where), measureLine(column)] : ['Not placed by this version.'];
    return [label, escaped(said.filter(Boolean).join(' '))];
  });
  return [
    placements.length > 1 ? `### ${escaped(placement.title)}` : '',
    table(['', 'Level'], rows),
    placement.cumulative ? levelTable(placement, columns) : '',
  ];
}

function levelTable({ levels }: PlacementColumns, columns: Comparison['columns']): string {
  const labels = columns.map(({ label }) => label);
  const rows = levels
    .slice(1)
    .toReversed()
    .map(({ rank, name, statuses }) => [
      escaped(`${rank} ${name}`),
      ...statuses.map((status) => (status ? STATUSES[status] : '')),
    ]);
  return table(['Level', ...labels], rows);
}

const STATUSES = { met: 'in place', unmet: 'not in place', unknown: 'not known' } as const;

function profileBlocks({ profile, columns }: Comparison): string[] {
  if (profile.length === 0) return [];
  const rows = profile.map(({ title, columns: shares }) => [escaped(title), ...shares.map(shareText)]);
  return ['## Profile', table(['Dimension', ...columns.map(({ label }) => label)], rows)];
}

function needBlocks(comparison: Comparison): string[] {
  if (!comparison.needs) return [];
  const { levels, questions } = comparison.needs;
  return [
    '## What the people served need',
    ...levels.flatMap(({ title, columns }) => [
      levels.length > 1 ? `### ${escaped(title)}` : '',
      table(
        ['', 'Needed'],
        comparison.columns.map(({ label }, index) => [label, escaped(neededText(columns[index]))]),
      ),
    ]),
    ...answerBlocks(questions, comparison),
  ];
}

function answerBlocks(questions: readonly ComparedQuestion[], comparison: Comparison): string[] {
  if (questions.length === 0) return [];
  const known = { agreement: 'known-to-some', title: KNOWN_TO_SOME } as const;
  return [
    escaped(agreementTally(questions)),
    ...[...SHOWN_IN_FULL, known].flatMap(({ agreement, title }) => {
      const shown = answering(agreement, questions);
      return shown.length === 0 ? [] : [`### ${title}`, answerTable(shown, comparison)];
    }),
  ];
}

function answerTable(questions: readonly ComparedQuestion[], { columns }: Comparison): string {
  const rows = questions.map(({ ask, answers }) => [
    escaped(ask),
    ...answers.map((answer) => {
      const note = answer?.note ? `<br>Note: ${escaped(answer.note)}` : '';
      return escaped(answerText(answer)) + note;
    }),
  ]);
  return table(['Question', ...columns.map(({ label }) => label)], rows);
}

function barrierBlocks(comparison: Comparison): string[] {
  const labels = comparison.columns.map(({ label }) => label);
  const groups = barrierGroups(comparison);
  const possible = onlyPossibleText(comparison);
  if (groups.length === 0 && !possible) return ['None is known to remain in any of them.'];
  return [
    ...groups.flatMap(({ title, barriers }) => [
      `### ${title}`,
      table(
        ['Barrier', 'Kind', ...labels],
        barriers.map(({ name, unverified, kindTitle, statuses }) => [
          `${escaped(name)}${unverified ? ' [unverified]' : ''}`,
          escaped(kindTitle),
          ...statuses.map(barrierStatusText),
        ]),
      ),
    ]),
    possible ?? '',
  ];
}
