import type { ComparedDimension, ComparedNeeds, PlacementColumns } from '../../model/comparison.ts';
import type { Result } from '../../model/result.ts';
import type { Block, Cell, Cut, Sign } from '../blocks.ts';
import { besides, cutAt, listOf, para, section, tableOf, titledIf } from '../build-blocks.ts';
import { barrierName } from '../words/barrier-words.ts';
import {
  answerText,
  type BarrierGroup,
  barrierStatusText,
  columnShareText,
  comparedBarrierText,
  neededInColumn,
  positionIn,
} from '../words/comparison-words.ts';
import { rankedName } from '../words/level-words.ts';
import { measureLine } from '../words/number-words.ts';
import { positionText, signOf } from '../words/position-words.ts';
import { andMore, SCORE_NOTE, scoreText } from '../words/service-words.ts';

/** Parts of a page that sets results, or one result now and then, side by side. */

/** The level of each column on a placement, and how each level stands there. */
export function placementsBeside(placement: PlacementColumns, labels: readonly string[]): Block[] {
  return [
    besides(
      labels,
      labels.map((_, index) => placedLines(placement, index)),
    ),
    ...levelSigns(placement, labels),
  ];
}

function placedLines(placement: PlacementColumns, index: number): string[] {
  const where = positionIn(placement, index);
  if (!where) return ['Not placed by this version of the framework.'];
  return [`${positionText(where)}.`, measureLine(where)].filter((line) => line !== null);
}

/** How every level of a ladder stands in every column. */
function levelSigns(placement: PlacementColumns, labels: readonly string[]): Block[] {
  if (!placement.cumulative) return [];
  const positions = labels.map((_, index) => positionIn(placement, index));
  const rows = placement.levels.map((level, at) => [
    rankedName(level),
    ...positions.map((position, index): Cell => {
      const own = position?.levels[at];
      if (!position || !own || !level.statuses[index]) return { sign: 'none', words: '' };
      const sign = signOf(own, position);
      return { sign, words: own.replaced ? 'not needed' : SIGNS[sign] };
    }),
  ]);
  return tableOf(['', ...labels], rows.toReversed(), { read: 'signs' });
}

const SIGNS: Readonly<Record<Sign, string>> = {
  met: 'in place',
  unmet: 'not in place',
  unknown: 'not known',
  here: 'here',
  foot: 'here',
  none: '',
};

/** The score of each column, and what it is for. */
export function scoresBeside(scores: readonly Result['score'][], labels: readonly string[]): Block[] {
  return [
    besides(
      labels,
      scores.map((score) => [scoreText(score)]),
    ),
    para(SCORE_NOTE),
  ];
}

/** The profile of each column by dimension, by its scale where `places` has it, else in percent. */
export function profilesBeside(
  profile: readonly ComparedDimension[],
  labels: readonly string[],
  places: readonly ReadonlyMap<string, string>[] = [],
): Block[] {
  const isPlaced = places.some(({ size }) => size > 0);
  const title = `${isPlaced ? 'Place on the scale' : 'Share of the way'}, by dimension`;
  const rows = profile.map(({ dimension, title: name, columns }) => [
    name,
    ...labels.map((_, index) => places[index]?.get(dimension) ?? columnShareText(columns[index])),
  ]);
  return tableOf([title, ...labels], rows, { read: 'signs' });
}

/** What the needs call for in each column, with `more` lines for each placement. */
export function needsBeside(
  levels: ComparedNeeds['levels'],
  labels: readonly string[],
  several: boolean,
  more: (placement: string) => readonly string[] = () => [],
): Block[] {
  return levels.flatMap(({ placement, title, columns }) =>
    titledIf(several, title, [
      besides(
        labels,
        labels.map((_, index) => [neededInColumn(columns[index])]),
      ),
      ...listOf(more(placement)),
    ]),
  );
}

interface Asked {
  readonly ask: string;
  readonly answers: readonly ({ readonly text: string; readonly note?: string | null } | null)[];
}

/** Questions with each column's answer, and with the notes where `brief` is enough for a screen. */
export function answersBeside(
  questions: readonly Asked[],
  labels: readonly string[],
  brief?: Block[],
): Block[] {
  const rows = questions.map(({ ask, answers }) => [
    ask,
    ...answers.map((answer) => {
      const note = brief && answer?.note;
      return note ? [answerText(answer), `Note: ${note}`] : [answerText(answer)];
    }),
  ]);
  return tableOf(['Question', ...labels], rows, { read: 'sides', brief });
}

/** Barriers in groups, in tables, or in lists where there are `more` lines for each. */
export function barriersBeside(
  groups: readonly BarrierGroup[],
  labels: readonly string[],
  more?: (barrier: string) => readonly string[],
): Block[] {
  return groups.flatMap(({ title, barriers, sure }) => {
    const items = barriers.map((barrier) => ({
      text: comparedBarrierText(barrier, labels),
      more: more?.(barrier.id) ?? [],
    }));
    const list = listOf(items, sure ? null : enoughOf(items.length, 'barrier'));
    const rows = barriers.map((barrier) => [
      barrierName(barrier),
      barrier.kindTitle,
      ...barrier.statuses.map(barrierStatusText),
    ]);
    const table = tableOf(['Barrier', 'Kind', ...labels], rows, { brief: list });
    return section(`${title} (${items.length})`, more ? list : table, 3);
  });
}

const MOST = 6;

/** The cut of a list whose first items are enough where room is short. */
export function enoughOf(count: number, what: string): Cut | null {
  return cutAt(MOST, count, (rest) => andMore(rest, what));
}
