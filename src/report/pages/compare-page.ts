import type { ComparedQuestion, Comparison } from '../../model/comparison.ts';
import type { Block } from '../blocks.ts';
import { apart, besides, heading, listOf, note, para, paras, section, titledIf } from '../build-blocks.ts';
import {
  agreementTally,
  answering,
  barrierGroups,
  columnLines,
  comparisonTitle,
  frameworkLine,
  knownText,
  onlyPossibleText,
  SHOWN_IN_FULL,
  type Sides,
  sidesOf,
} from '../words/comparison-words.ts';
import { notesOf } from './page-head.ts';
import {
  answersBeside,
  barriersBeside,
  enoughOf,
  needsBeside,
  placementsBeside,
  profilesBeside,
  scoresBeside,
} from './side-by-side.ts';

/** Several results side by side. */
export function comparePage(comparison: Comparison): Block[] {
  const { columns, framework, notes, questions } = comparison;
  const sides = sidesOf(comparison);
  const { labels } = sides;
  return [
    heading(1, comparisonTitle(comparison)),
    note(frameworkLine(framework)),
    ...notesOf(framework, notes),
    besides(labels, columns.map(columnLines)),
    ...section('Where they sit', positions(comparison, labels)),
    ...section('Profile', profilesBeside(comparison.profile, labels)),
    ...section('What the people served need', needs(comparison.needs, labels)),
    ...section('Answers', answers(questions, labels)),
    ...section('Barriers', barriers(comparison, sides)),
  ];
}

// A framework that gives no level gives no total either.
function positions({ columns, placements }: Comparison, labels: readonly string[]): Block[] {
  if (placements.length === 0) return [];
  return [
    ...placements.flatMap((placement) =>
      apart(titledIf(placements.length > 1, placement.title, placementsBeside(placement, labels))),
    ),
    ...scoresBeside(
      columns.map(({ score }) => score),
      labels,
    ),
  ];
}

function needs(compared: Comparison['needs'], labels: readonly string[]): Block[] {
  if (!compared) return [];
  const { levels, questions } = compared;
  return [...needsBeside(levels, labels, levels.length > 1), ...answers(questions, labels)];
}

function answers(questions: readonly ComparedQuestion[], labels: readonly string[]): Block[] {
  if (questions.length === 0) return [];
  const known = answering('known-to-some', questions);
  const names = known.map((question) => knownText(question, labels));
  const brief = listOf(names, enoughOf(names.length, 'question'));
  return [
    para(agreementTally(questions)),
    ...SHOWN_IN_FULL.flatMap(({ agreement, title }) => {
      const shown = answering(agreement, questions);
      return section(title, answersBeside(shown, labels, answersBeside(shown, labels)), 3);
    }),
    ...section(
      'Known in some only, which is no difference in itself',
      answersBeside(known, labels, brief),
      3,
    ),
  ];
}

function barriers({ barriers: compared }: Comparison, sides: Sides): Block[] {
  const groups = barrierGroups(compared, sides);
  const possible = onlyPossibleText(compared);
  if (groups.length === 0 && !possible) return [para('None is known to remain in any of them.')];
  return [...barriersBeside(groups, sides.labels), ...apart(paras(possible))];
}
