import type { LevelResult, PlacementResult, ProfileEntry, Result } from '../../model/result.ts';
import type { Bar, Block, Head, Matrix, Rung, Sign, Spot } from '../blocks.ts';
import { lead, listOf, paras, section, tableOf } from '../build-blocks.ts';
import { certainNeeds, needText } from '../words/condition-words.ts';
import { aboutWhereItSits, aFew, asked, isPassed, standingText, statusPhrase } from '../words/level-words.ts';
import { wantedOn } from '../words/need-words.ts';
import { measureLine, percentText } from '../words/number-words.ts';
import { isBelowFirst, levelClaim, signOf } from '../words/position-words.ts';
import {
  type AnswerRow,
  answerRows,
  bandsAsk,
  blankLead,
  type Measured,
  measuredPlacements,
  placeText,
  saysMoreThanBands,
  scoreCells,
  scoreHeads,
} from '../words/result-kinds.ts';
import { SCORE_NOTE, scoreText } from '../words/service-words.ts';
import { barsFigure, ladderFigure } from './figures.ts';

/** The numbers of many placements in one table. */
export function numberBlocks(result: Result): Block[] {
  const many = measuredPlacements(result);
  return many ? section('The numbers', scores(many)) : [];
}

function scores(placements: readonly Measured[]): Block[] {
  const blank = blankLead(placements);
  const heads = scoreHeads(placements).map((title, column) => ({ title, most: WIDEST[column] ?? 20 }));
  const rows = placements.map((placement) => ({
    cells: scoreCells(placement),
    claim: levelClaim(placement, placement.secured.id, placement.placed ? 'secured' : 'possible'),
  }));
  return [...(blank ? [lead(blank)] : []), ...tableOf(heads, rows), ...listOf(bandsAsk(placements))];
}

const WIDEST = [24, 9, 9];

/** The levels of each placement that add to what a table has said. */
export function ladderBlocks(result: Result): Block[] {
  const { placements } = result;
  const shown = measuredPlacements(result) ? placements.filter(saysMoreThanBands) : placements;
  return shown.flatMap((placement) =>
    section(placements.length > 1 ? placement.title : 'The levels', [
      ...(measuredPlacements(result) ? [] : paras(measureLine(placement))),
      ...ladderFigure(placement.levels.toReversed().map((level) => rung(level, placement, result))),
    ]),
  );
}

function rung(level: LevelResult, placement: PlacementResult, result: Result): Rung {
  const { id, rank, name, status } = level;
  const { cumulative, levels, secured } = placement;
  const isFoot = cumulative && id === levels[0]?.id;
  const sign = signOf(level, placement);
  const sits = sitting(sign);
  // A ladder says by what it lacks what a level is. Of levels that only one can be had of, the text says it.
  const about = id === secured.id ? aboutWhereItSits(placement) : null;
  return {
    rank,
    name,
    sign,
    status: standingText(level, isFoot ? footText(sits, placement) : statusPhrase(level, placement)),
    notes: [
      ...(about === null ? [] : [about]),
      ...lacks(level, isPassed(level, placement) ? [] : asked(level, result)),
    ],
    claim: levelClaim(placement, id, isFoot || !cumulative ? sits : status),
  };
}

function sitting(sign: Sign): 'secured' | 'possible' | 'ruled-out' {
  if (sign === 'here' || sign === 'foot') return 'secured';
  return sign === 'unknown' ? 'possible' : 'ruled-out';
}

const FOOT = { secured: 'here', possible: 'not known', 'ruled-out': '' } as const;

/** How the foot of a ladder stands, without denying what is there above a gap. */
function footText(sits: keyof typeof FOOT, placement: PlacementResult): string {
  const isOnly = sits === 'secured' && isBelowFirst(placement);
  return isOnly ? 'here, until a level above counts in order' : FOOT[sits];
}

function lacks({ status, strength, missing }: LevelResult, open: readonly string[]): string[] {
  const reasons = status === 'met' ? strength.missing : missing;
  const start = status === 'met' ? 'Would be sounder with' : 'Needs';
  const needed = new Set(certainNeeds(reasons).map((reason) => needText(reason)));
  // What would make a level sounder is worth a line only where it is known to be lacking; the rest is asked later.
  const depends = status === 'met' ? [] : open.map((ask) => `Depends on: ${ask}`);
  return [...[...needed].map((text) => `${start}: ${text}`), ...aFew(depends, MOST_QUESTIONS)];
}

const MOST_QUESTIONS = 6;

/** Two placements across each other, with where the arrangement sits or could and what the needs call for. */
export function matrixBlocks(result: Result): Matrix[] {
  const [rows, columns] = (result.grid ?? []).map((id) => result.placements.find((each) => each.id === id));
  if (!rows || !columns) return [];
  const cells = rows.levels.toReversed().map(({ id, rank, name }) => ({
    rank,
    name,
    cells: columns.levels.map((column) => spotOf([id, column.id], [rows, columns], result)),
  }));
  const used = new Set(cells.flatMap((row) => row.cells));
  const legend = Object.entries(legendOf([rows, columns], result)).filter(([spot]) => used.has(spot as Spot));
  return [
    {
      kind: 'matrix',
      rowTitle: rows.title,
      columnTitle: columns.title,
      columns: columns.levels,
      rows: cells,
      legend: Object.fromEntries(legend),
    },
  ];
}

type Pair<Item> = readonly [Item, Item];

function spotOf(levels: Pair<string>, placements: Pair<PlacementResult>, result: Result): Spot {
  const isPossible = placements.every(({ possible }, axis) => possible.levels.includes(levels[axis] ?? ''));
  const isCertain = placements.every(({ possible }) => possible.levels.length === 1);
  const isWanted = placements.every((placement, axis) =>
    wantedOn(placement, result)?.possible.includes(levels[axis] ?? ''),
  );
  if (!isPossible) return isWanted ? 'wanted' : 'empty';
  if (isCertain) return isWanted ? 'match' : 'here';
  return isWanted ? 'wanted-could-be' : 'could-be';
}

function legendOf(placements: Pair<PlacementResult>, result: Result) {
  const isSettled = placements.every((placement) => (wantedOn(placement, result)?.level ?? null) !== null);
  const called = `what the needs ${isSettled ? 'call' : 'may call'} for`;
  return {
    here: 'where it sits',
    'could-be': 'where it could be',
    wanted: called,
    match: `where it sits and ${called}`,
    'wanted-could-be': `${called}, and where it could be`,
  } as const satisfies Matrix['legend'];
}

/** The profile by dimension or by answer, with a score where there is a level beside it. */
export function profileBlocks(result: Result): Block[] {
  const answered = answerRows(result)?.map(barOfAnswer);
  const bars = answered ?? result.profile.map(barOfDimension);
  const columns = answered ? PLACE : SHARE;
  const score = result.placements.length > 0 ? `${scoreText(result.score)} ${SCORE_NOTE}` : null;
  return [
    ...(bars.length > 0 ? barsFigure({ kind: 'bars', title: 'Dimension', columns, bars }) : []),
    ...paras(score),
  ];
}

const PLACE: readonly Head[] = [{ title: 'Place', inWords: (cell) => cell }];

const SHARE: readonly Head[] = [
  { title: 'Range', inWords: (cell) => `${cell.replace('%', '')} of 100` },
  { title: 'Known', inWords: (cell) => `${cell} known` },
];

function barOfDimension({ title, low, high, answered, of }: ProfileEntry): Bar {
  const cells = low === null || high === null ? [] : [percentText(low, high), `${answered} of ${of}`];
  return { title, low, high, cells, below: null };
}

function barOfAnswer({ entry: { title, low, high }, answer }: AnswerRow): Bar {
  return { title, low, high, cells: answer ? [placeText(answer)] : [], below: answer?.text ?? null };
}
