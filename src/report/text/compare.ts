import type { ComparedQuestion, Comparison, PlacementColumns } from '../../engine/comparison.ts';
import { sideBySide } from '../../layout/columns.ts';
import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { counted } from '../../text.ts';
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
  SHOWN_IN_FULL,
  shareText,
} from '../comparison-words.ts';
import { securedLine } from '../headline.ts';
import { measureLine } from '../numbers.ts';
import { SCORE_NOTE, scoreText, UNVERIFIED } from '../sentences.ts';
import { levelMark } from './ladder.ts';

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
    ...levels(
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

/** What a name takes at least beside what stands in the columns. */
const ROOM_FOR_NAME = 24;

/** Short marks in columns, with a name behind; nothing where there are too many columns for it. */
function marked(rows: readonly Marked[], width: number, paper: Paper): string[] {
  const columns = Math.max(0, ...rows.map(({ marks }) => marks.length));
  const hang = MARGIN.length + columns * width;
  if (paper.width - hang < ROOM_FOR_NAME) return [];
  const narrow = { ...paper, width: paper.width - hang };
  return rows.flatMap(({ marks, name }) => {
    const [first = '', ...others] = wrapped(name, narrow);
    return [MARGIN + marks.join('') + first, ...others.map((line) => ' '.repeat(hang) + line)];
  });
}

interface Marked {
  /** Filled up to the width of a column; they may carry colour, which takes none. */
  readonly marks: readonly string[];
  readonly name: string;
}

const MARGIN = '  ';
const MARK = 5;
const SHARE = 9;

/** How every level of a ladder stands in every column, as a picture. */
function levels(placement: PlacementColumns, labels: readonly string[], paper: Paper): string[] {
  if (!placement.cumulative) return [];
  const rows = placement.levels.toReversed().map((level) => ({
    name: `${level.rank} ${level.name}`,
    marks: labels.map((_, index) => {
      const where = positionIn(placement, index);
      const status = level.statuses[index];
      return `${where && status ? levelMark({ ...level, status }, where, paper) : '   '}  `;
    }),
  }));
  const head = { name: '', marks: labels.map((label) => ` ${label}`.padEnd(MARK)) };
  const picture = marked([head, ...rows], MARK, paper);
  if (picture.length === 0) return [];
  const { met, unmet, unknown, here } = paper.glyphs;
  // Where only ASCII can be shown, one mark stands for both, and the foot of a ladder speaks for itself.
  const foot = here === met ? '' : `, ${here} here`;
  const legend = `${met} in place, ${unmet} not in place, ${unknown} not known${foot}`;
  return [...picture, ...wrapped(legend, paper, { first: MARGIN }).map(paper.style.faint), ''];
}

/** How far every column is in every dimension. */
function profile({ profile: dimensions, columns }: Comparison, paper: Paper): string[] {
  const cell = (text: string) => text.padEnd(SHARE);
  const rows = dimensions.map(({ title, columns: shares }) => ({
    name: title,
    marks: columns.map((_, index) => cell(shareText(shares[index]))),
  }));
  if (rows.length === 0) return [];
  const head = { name: 'Share of the way, by dimension', marks: columns.map(({ label }) => cell(label)) };
  const lines = marked([head, ...rows], SHARE, paper);
  return lines.length > 0 ? ['', ...lines] : [];
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

const MOST = 6;

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

/** The first few, and how many more there are. */
function someOf(texts: readonly string[], what: string, paper: Paper): string[] {
  const shown = texts.length === MOST + 1 ? texts : texts.slice(0, MOST);
  const rest = texts.length - shown.length;
  return [...bullets(shown, paper), ...(rest > 0 ? [`    and ${counted(rest, `more ${what}`)}.`] : [])];
}

function bullets(texts: readonly string[], paper: Paper): string[] {
  return texts.flatMap((text) => wrapped(text, paper, { first: `  ${paper.glyphs.bullet} ` }));
}
