import type { ComparedQuestion, Comparison, PlacementColumns } from '../../engine/comparison.ts';
import { sideBySide } from '../../layout/columns.ts';
import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import {
  agreementTally,
  answering,
  answerText,
  barrierGroups,
  barrierText,
  columnLines,
  comparisonTitle,
  frameworkLine,
  KNOWN_TO_SOME,
  knownText,
  neededText,
  onlyPossibleText,
  positionIn,
  SHARES_TITLE,
  SHOWN_IN_FULL,
  shareText,
} from '../comparison-words.ts';
import { securedLine } from '../headline.ts';
import { measureLine } from '../numbers.ts';
import { SCORE_NOTE, scoreText, UNVERIFIED } from '../sentences.ts';
import { bullets, someOf } from './bullets.ts';
import { levelPicture, sharePicture } from './marks.ts';

/** A comparison as a page of text: who and when, where each sits, whose answers differ, the barriers, the needs. */
export function renderComparison(comparison: Comparison, paper: Paper): string {
  const lines = [
    ...heading(comparison, paper),
    ...where(comparison, paper),
    ...profile(comparison, paper),
    ...needs(comparison, paper),
    ...headed('Answers', paper),
    ...answers(comparison.questions, comparison, paper),
    ...headed('Barriers', paper),
    ...barriers(comparison, paper),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function heading(comparison: Comparison, paper: Paper): string[] {
  const cells = comparison.columns.map((column) => ({
    label: column.label,
    paragraphs: columnLines(column),
  }));
  return [
    ...wrapped(comparisonTitle(comparison), paper).map((line) => paper.style.heading(line)),
    ...wrapped(frameworkLine(comparison), paper).map((line) => paper.style.faint(line)),
    ...(comparison.framework.unverified
      ? wrapped(UNVERIFIED, paper).map((line) => paper.style.unsure(line))
      : []),
    ...comparison.notes.flatMap((note) => wrapped(`Note: ${note}`, paper, { hang: 2 })),
    '',
    ...sideBySide(cells, paper),
  ];
}

function position(placement: PlacementColumns, { columns, placements }: Comparison, paper: Paper): string[] {
  const cells = columns.map(({ label }, index) => ({ label, paragraphs: placedLines(placement, index) }));
  return [
    ...(placements.length > 1 ? titled(placement.title, paper, '  ') : []),
    ...sideBySide(cells, paper),
    '',
    ...levelPicture(
      placement,
      columns.map(({ label }) => label),
      paper,
    ),
  ];
}

function placedLines(placement: PlacementColumns, index: number): string[] {
  const where = positionIn(placement, index);
  const column = placement.columns[index];
  if (!where || !column) return ['Not placed by this version of the framework.'];
  return [securedLine(where), ...(column.measure ? [measureLine(column) ?? ''] : [])];
}

function profile({ profile: dimensions, columns }: Comparison, paper: Paper): string[] {
  const rows = dimensions.map(({ title, columns: shares }) => ({
    title,
    cells: columns.map((_, index) => shareText(shares[index])),
  }));
  const labels = columns.map(({ label }) => label);
  const picture = sharePicture(rows, { labels, title: SHARES_TITLE }, paper);
  return picture.length > 0 ? ['', ...picture] : [];
}

// A framework that gives no level gives no total either.
function where(comparison: Comparison, paper: Paper): string[] {
  if (comparison.placements.length === 0) return [];
  return [
    ...headed('Where they sit', paper),
    ...comparison.placements.flatMap((placement) => position(placement, comparison, paper)),
    ...scores(comparison, paper),
  ];
}

function scores({ columns }: Comparison, paper: Paper): string[] {
  const cells = columns.map(({ label, score }) => ({ label, paragraphs: [scoreText(score)] }));
  return [...sideBySide(cells, paper), ...wrapped(SCORE_NOTE, paper, { first: '  ' })];
}

function needs(comparison: Comparison, paper: Paper): string[] {
  if (!comparison.needs) return [];
  const { levels: called, questions } = comparison.needs;
  return [
    ...headed('What the people served need', paper),
    ...called.flatMap(({ title, columns }, place) => [
      ...(place > 0 ? [''] : []),
      ...(called.length > 1 ? titled(title, paper, '  ') : []),
      ...sideBySide(
        comparison.columns.map(({ label }, index) => ({ label, paragraphs: [neededText(columns[index])] })),
        paper,
      ),
    ]),
    ...(questions.length > 0 ? [''] : []),
    ...answers(questions, comparison, paper),
  ];
}

function answers(questions: readonly ComparedQuestion[], comparison: Comparison, paper: Paper): string[] {
  if (questions.length === 0) return [];
  return [
    ...wrapped(agreementTally(questions), paper, { first: '  ' }),
    ...SHOWN_IN_FULL.flatMap(({ agreement, title }) => {
      const shown = answering(agreement, questions);
      return shown.length === 0
        ? []
        : [
            '',
            ...titled(title, paper, '  '),
            ...shown.flatMap((question) => inFull(question, comparison, paper)),
          ];
    }),
    ...knownToSome(questions, comparison, paper),
  ];
}

function inFull({ ask, answers: given }: ComparedQuestion, { columns }: Comparison, paper: Paper): string[] {
  const cells = columns.map(({ label }, index) => ({
    label,
    paragraphs: [answerText(given[index] ?? null)],
  }));
  return ['', ...titled(ask, paper, '  '), ...sideBySide(cells, paper)];
}

function knownToSome(
  questions: readonly ComparedQuestion[],
  { columns }: Comparison,
  paper: Paper,
): string[] {
  const found = answering('known-to-some', questions);
  if (found.length === 0) return [];
  const texts = found.map((question) => knownText(question, columns));
  return ['', ...titled(KNOWN_TO_SOME, paper, '  '), ...someOf(texts, 'question', paper)];
}

function barriers(comparison: Comparison, paper: Paper): string[] {
  const groups = barrierGroups(comparison);
  const possible = onlyPossibleText(comparison);
  if (groups.length === 0 && !possible)
    return wrapped('None is known to remain in any of them.', paper, { first: '  ' });
  return [
    ...groups.flatMap(({ title, barriers: found, sure }, index) => {
      const texts = found.map((barrier) => barrierText(barrier, comparison.columns));
      return [
        ...(index > 0 ? [''] : []),
        ...titled(`${title} (${found.length})`, paper, '  '),
        ...(sure ? bullets(texts, paper) : someOf(texts, 'barrier', paper)),
      ];
    }),
    ...(possible ? [...(groups.length > 0 ? [''] : []), ...wrapped(possible, paper, { first: '  ' })] : []),
  ];
}
