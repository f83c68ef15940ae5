import type { LevelName, PlacementResult, RecommendedLevel, Result } from '../model/result.ts';
import { inOrder } from './compare-order.ts';
import type {
  ComparedDimension,
  ComparedLevel,
  ComparedNeeds,
  NeededColumn,
  PlacedColumn,
  PlacementColumns,
} from './comparison.ts';

/** Where several columns sit, placement by placement. */
export function comparePositions(results: readonly Result[]): PlacementColumns[] {
  return inOrder(
    results.map(({ placements }) => placements),
    ({ id }) => id,
  ).map(({ id, title, cumulative }) => {
    const columns = results.map(({ placements }) => placements.find((entry) => entry.id === id));
    return { id, title, cumulative, levels: compareLevels(columns), columns: columns.map(placedColumn) };
  });
}

function compareLevels(columns: readonly (PlacementResult | undefined)[]): ComparedLevel[] {
  return inOrder(
    columns.map((placement) => placement?.levels ?? []),
    ({ id }) => id,
  ).map((level) => {
    const own = columns.map((placement) => placement?.levels.find(({ id }) => id === level.id));
    return {
      ...nameOf(level),
      statuses: own.map((each) => each?.status ?? null),
      replaced: own.map((each) => each?.replaced ?? null),
    };
  });
}

function placedColumn(placement: PlacementResult | undefined): PlacedColumn | null {
  if (!placement) return null;
  const { placed, secured, possible, reach, measure } = placement;
  return { placed, secured, possible, reach, measure };
}

/** How far several columns are in each dimension. */
export function compareProfiles(results: readonly Result[]): ComparedDimension[] {
  return inOrder(
    results.map(({ profile }) => profile),
    ({ dimension }) => dimension,
  ).map(({ dimension, title }) => ({
    dimension,
    title,
    columns: results.map(({ profile }) => {
      const entry = profile.find((each) => each.dimension === dimension);
      return entry ? { low: entry.low, high: entry.high } : null;
    }),
  }));
}

/** The levels that the needs call for in several columns, placement by placement. */
export function compareNeeded(results: readonly Result[]): ComparedNeeds['levels'] {
  const called = results.map(({ recommended }) => recommended?.levels ?? []);
  return inOrder(called, ({ placement }) => placement).map(({ placement, title }) => ({
    placement,
    title,
    columns: results.map((result) => {
      const wanted = result.recommended?.levels.find((entry) => entry.placement === placement);
      return wanted ? neededColumn(wanted, result) : null;
    }),
  }));
}

function neededColumn(wanted: RecommendedLevel, { placements }: Result): NeededColumn {
  const { placement, level, possible, perhapsNone, fit } = wanted;
  const levels = placements.find(({ id }) => id === placement)?.levels ?? [];
  const named = levels.find(({ id }) => id === level);
  return {
    level: named ? nameOf(named) : null,
    possible: levels.filter(({ id }) => possible.includes(id)).map(nameOf),
    perhapsNone,
    fit,
  };
}

function nameOf({ id, rank, name }: LevelName): LevelName {
  return { id, rank, name };
}
