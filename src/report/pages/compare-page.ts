import type { ComparedQuestion, Comparison, PlacementColumns } from '../../model/comparison.ts';
import type { Block, Cut } from '../blocks.ts';
import {
  apart,
  besides,
  cutAt,
  heading,
  listOf,
  note,
  para,
  paras,
  section,
  tableOf,
  titledIf,
} from '../build-blocks.ts';
import { barrierName } from '../words/barrier-words.ts';
import {
  agreementTally,
  answering,
  answerText,
  barrierGroups,
  barrierStatusText,
  columnLines,
  comparedBarrierText,
  comparisonTitle,
  frameworkLine,
  KNOWN_TO_SOME,
  knownText,
  levelSigns,
  neededInColumn,
  onlyPossibleText,
  positionIn,
  SHARES_TITLE,
  SHOWN_IN_FULL,
  shareText,
} from '../words/comparison-words.ts';
import { measureLine } from '../words/number-words.ts';
import { positionText } from '../words/position-words.ts';
import { andMore, SCORE_NOTE, scoreText } from '../words/service-words.ts';
import { notesOf } from './page-head.ts';

/** Several results side by side: who and when, where each sits, the needs, whose answers differ, the barriers. */
export function comparePage(comparison: Comparison): Block[] {
  const { columns, framework, notes, questions } = comparison;
  return [
    heading(1, comparisonTitle(comparison)),
    note(frameworkLine(comparison)),
    ...notesOf(framework, notes),
    besides(labelsOf(comparison), columns.map(columnLines)),
    ...section('Where they sit', positions(comparison)),
    ...section('Profile', profile(comparison)),
    ...section('What the people served need', needs(comparison)),
    ...section('Answers', answers(questions, comparison)),
    ...section('Barriers', barriers(comparison)),
  ];
}

function labelsOf({ columns }: Comparison): string[] {
  return columns.map(({ label }) => label);
}

// A framework that gives no level gives no total either.
function positions(comparison: Comparison): Block[] {
  const { columns, placements } = comparison;
  const labels = labelsOf(comparison);
  if (placements.length === 0) return [];
  return [
    ...placements.flatMap((placement) =>
      apart(
        titledIf(placements.length > 1, placement.title, [
          besides(
            labels,
            labels.map((_, index) => placedLines(placement, index)),
          ),
          ...levelSigns(placement, labels),
        ]),
      ),
    ),
    besides(
      labels,
      columns.map(({ score }) => [scoreText(score)]),
    ),
    para(SCORE_NOTE),
  ];
}

function placedLines(placement: PlacementColumns, index: number): string[] {
  const where = positionIn(placement, index);
  const column = placement.columns[index];
  if (!where || !column) return ['Not placed by this version of the framework.'];
  return [`${positionText(where)}.`, measureLine(column)].filter((line) => line !== null);
}

function profile(comparison: Comparison): Block[] {
  const rows = comparison.profile.map(({ title, columns }) => [
    title,
    ...comparison.columns.map((_, index) => shareText(columns[index])),
  ]);
  return tableOf([SHARES_TITLE, ...labelsOf(comparison)], rows, { read: 'signs' });
}

function needs(comparison: Comparison): Block[] {
  if (!comparison.needs) return [];
  const { levels, questions } = comparison.needs;
  const labels = labelsOf(comparison);
  return [
    ...levels.flatMap(({ title, columns }) =>
      titledIf(levels.length > 1, title, [
        besides(
          labels,
          labels.map((_, index) => [neededInColumn(columns[index])]),
        ),
      ]),
    ),
    ...answers(questions, comparison),
  ];
}

function answers(questions: readonly ComparedQuestion[], comparison: Comparison): Block[] {
  if (questions.length === 0) return [];
  const known = answering('known-to-some', questions);
  const names = known.map((question) => knownText(question, comparison.columns));
  const brief = listOf(names, someOf(names.length, 'question'));
  return [
    para(agreementTally(questions)),
    ...SHOWN_IN_FULL.flatMap(({ agreement, title }) => {
      const shown = answering(agreement, questions);
      return section(title, answerTable(shown, comparison, answerTable(shown, comparison)), 3);
    }),
    ...section(KNOWN_TO_SOME, answerTable(known, comparison, brief), 3),
  ];
}

/** Questions with what each column answers; with the notes, where something shorter is enough for a screen. */
function answerTable(
  questions: readonly ComparedQuestion[],
  comparison: Comparison,
  brief?: Block[],
): Block[] {
  const rows = questions.map(({ ask, answers: given }) => [
    ask,
    ...given.map((answer) => {
      const note = brief && answer?.note;
      return note ? [answerText(answer), `Note: ${note}`] : [answerText(answer)];
    }),
  ]);
  return tableOf(['Question', ...labelsOf(comparison)], rows, { read: 'sides', brief });
}

function barriers(comparison: Comparison): Block[] {
  const groups = barrierGroups(comparison);
  const possible = onlyPossibleText(comparison);
  if (groups.length === 0 && !possible) return [para('None is known to remain in any of them.')];
  return [
    ...groups.flatMap(({ title, barriers: found, sure }) => {
      const names = found.map((barrier) => comparedBarrierText(barrier, comparison.columns));
      const rows = found.map((barrier) => [
        barrierName(barrier),
        barrier.kindTitle,
        ...barrier.statuses.map(barrierStatusText),
      ]);
      const brief = listOf(names, sure ? null : someOf(names.length, 'barrier'));
      return section(
        `${title} (${found.length})`,
        tableOf(['Barrier', 'Kind', ...labelsOf(comparison)], rows, { brief }),
        3,
      );
    }),
    ...apart(paras(possible)),
  ];
}

/** How many are enough where not all of them are sure. */
const MOST = 6;

function someOf(count: number, what: string): Cut | null {
  return cutAt(MOST, count, (rest) => andMore(rest, what));
}
