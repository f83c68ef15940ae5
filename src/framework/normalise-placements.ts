import type { Path } from '../document/position.ts';
import {
  bandCondition,
  type ConditionScope,
  normaliseCondition,
  normaliseConditions,
  normaliseMeasure,
  placed,
  together,
} from './normalise-conditions.ts';
import type { WrittenFramework } from './schema.ts';
import type { Level, Measure, Placement, Stage } from './types.ts';

type WrittenPlacement = NonNullable<WrittenFramework['placements']>[number];
type WrittenLevel = WrittenPlacement['levels'][number];

/** A set of levels in one form. Without a title of its own it bears the fallback. */
export function normalisePlacement(
  written: WrittenPlacement,
  fallbackTitle: string,
  path: Path,
  scope: ConditionScope,
): Placement {
  const measure = written.measure ? normaliseMeasure(written.measure, scope) : null;
  return placed(scope, path, {
    id: written.id,
    title: written.title ?? fallbackTitle,
    about: written.about ?? null,
    cumulative: written.cumulative ?? false,
    firstRank: written['first-rank'] ?? 0,
    monotone: written.monotone ?? false,
    measure,
    levels: written.levels.map((level, index) =>
      normaliseLevel(level, measure, [...path, 'levels', index], scope),
    ),
  });
}

function normaliseLevel(
  written: WrittenLevel,
  measure: Measure | null,
  path: Path,
  scope: ConditionScope,
): Level {
  const band =
    measure && written.from !== undefined
      ? bandCondition(measure, written.from, [...path, 'from'], scope)
      : null;
  const requires = normaliseConditions(written.requires, [...path, 'requires'], scope);
  return placed(scope, path, {
    id: written.id,
    name: written.name,
    phrase: written.phrase ?? null,
    about: written.about ?? null,
    costs: written.costs ?? null,
    requires: together(
      [band, requires].filter((condition) => condition !== null),
      path,
      scope,
    ),
    strengthenedBy: (written['strengthened-by'] ?? []).map((entry, index) =>
      normaliseCondition(entry, [...path, 'strengthened-by', index], scope),
    ),
    stages: (written.stages ?? []).map((stage, index) =>
      normaliseStage(stage, [...path, 'stages', index], scope),
    ),
    source: written.source ?? null,
    unverified: written.unverified ?? false,
  });
}

function normaliseStage(
  written: NonNullable<WrittenLevel['stages']>[number],
  path: Path,
  scope: ConditionScope,
): Stage {
  const requires = normaliseConditions(written.requires, [...path, 'requires'], scope) ?? {
    kind: 'all',
    of: [],
  };
  return placed(scope, path, { id: written.id, name: written.name, requires });
}
