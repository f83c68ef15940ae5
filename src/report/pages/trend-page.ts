import type { PlacementColumns } from '../../model/comparison.ts';
import type { Span, Trend } from '../../model/trend.ts';
import { capitalised, firstOf } from '../../text.ts';
import type { Block, Course, Fill } from '../blocks.ts';
import {
  apart,
  besides,
  heading,
  lead,
  listOf,
  note,
  ofNumbers,
  para,
  paras,
  section,
  tableOf,
  titledIf,
} from '../build-blocks.ts';
import { barrierGroups, columnLines, frameworkLine, onlyPossibleText } from '../words/comparison-words.ts';
import { rankedName } from '../words/level-words.ts';
import { andMore, dateText } from '../words/service-words.ts';
import {
  barrierCell,
  changeTally,
  HOW_SORTED,
  headLine,
  headTitle,
  momentsOf,
  movedBy,
  movingTexts,
  newlyArising,
  placeCell,
  RESPONDENT_REMARKS,
  scoreCell,
  trendHeadlines,
  trendTitle,
} from '../words/trend-words.ts';
import { courseFigure } from './figures.ts';
import { notesOf } from './page-head.ts';
import { answersBeside, barriersBeside, needsBeside, profilesBeside, scoresBeside } from './side-by-side.ts';

/** One service over time. */
export function trendPage(trend: Trend): Block[] {
  const { columns, framework, notes, placements, spans } = trend;
  const moments = momentsOf(trend);
  const dates = columns.map(({ date }) => dateText(date ?? ''));
  const between = spans.map((span, index) => ({
    span,
    dates: [dates[index] ?? '', dates[index + 1] ?? ''] as const,
    moments: [moments[index] ?? '', moments[index + 1] ?? ''] as const,
  }));
  const isChanged = spans.some(({ heads }) => heads.length > 0);
  return [
    heading(1, trendTitle(trend)),
    note(frameworkLine(framework)),
    ...notesOf(framework, notes),
    ...trendHeadlines(trend).map((text) => lead(text)),
    ...between.flatMap(({ span, dates }) => movedBlocks(span, dates)),
    para(changeTally(trend)),
    ...section('Over time', overTime(trend, moments)),
    ...between.flatMap(({ span, dates, moments }) =>
      section(`From ${dates[0]} to ${dates[1]}`, spanBlocks(span, moments)),
    ),
    ...section('How the answers that differ are sorted', listOf(isChanged ? HOW_SORTED : [])),
    ...section('Profile', profilesBeside(trend.profile, moments)),
    ...section(
      'What the people served need',
      needsBeside(trend.needs?.levels ?? [], moments, placements.length > 1),
    ),
    ...section('Barriers', barriers(trend, moments)),
    ...section('The assessments', [besides(moments, columns.map(columnLines))]),
  ];
}

/** As what it moved between two dates, and the answers that did it. */
function movedBlocks(span: Span, dates: readonly [string, string]): Block[] {
  const texts = firstOf(movingTexts(span), MOST_MOVING, (more) => capitalised(andMore(more, 'answer')));
  return apart([...paras(movedBy(span, dates)), ...listOf(texts)]);
}

/** More answers than these are no headline. */
const MOST_MOVING = 3;

function overTime({ columns, placements }: Trend, moments: readonly string[]): Block[] {
  return [
    ...placements.flatMap((placement) =>
      apart(titledIf(placements.length > 1, placement.title, courseFigure(moments, courses(placement)))),
    ),
    ...(placements.length > 0
      ? scoresBeside(
          columns.map(({ score }) => score),
          moments,
        )
      : []),
  ];
}

/** The levels, the highest first, with where it sits for certain or perhaps at each date. */
function courses({ levels, columns }: PlacementColumns): Course[] {
  return levels.toReversed().map((level) => ({
    label: rankedName(level),
    fills: columns.map((column): Fill => {
      if (!column?.possible.levels.includes(level.id)) return 'empty';
      return column.possible.levels.length === 1 ? 'solid' : 'hatched';
    }),
  }));
}

function spanBlocks(span: Span, moments: readonly [string, string]): Block[] {
  const { heads, respondents } = span;
  if (heads.length === 0) return [para('No answer differs.')];
  const isOpen = heads.some(({ head }) => head === 'others-or-service');
  return [
    ...paras(isOpen || respondents === 'one-panel' ? RESPONDENT_REMARKS[respondents] : null),
    ...apart(sums(span, moments)),
    ...heads.flatMap(({ head, answers }) =>
      section(
        `${headTitle(head)} (${answers.length})`,
        answersBeside(answers, moments, answersBeside(answers, moments)),
        3,
      ),
    ),
  ];
}

/** Where it sat, and where it sits with what changed put in head by head. */
function sums({ heads, placements, scores, barriers }: Span, [from, to]: readonly [string, string]): Block[] {
  const titles = placements.length > 1 ? placements.map(({ title }) => title) : placements.map(() => 'Where');
  const at = (index: number) => [
    ...placements.map((placement) => placeCell(placement, index)),
    scoreCell(scores[index] ?? { low: null, high: null }),
    barrierCell(barriers[index] ?? { remain: 0, possible: 0 }),
  ];
  const rows = heads.map(({ head, answers }, index) => [
    headLine(head, index === heads.length - 1 ? to : null),
    String(answers.length),
    ...at(index + 1),
  ]);
  return tableOf(['', ofNumbers('Answers'), ...titles, 'Score', 'Barriers'], [[from, '', ...at(0)], ...rows]);
}

function barriers(trend: Trend, moments: readonly string[]): Block[] {
  const within = moments.map((moment) => `in ${moment}`);
  const groups = barrierGroups(trend.barriers, { labels: moments, within, overTime: true });
  return [
    ...paras(newlyArising(trend)),
    ...barriersBeside(groups, moments),
    ...apart(paras(onlyPossibleText(trend.barriers))),
  ];
}
