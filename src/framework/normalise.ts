import type { Path } from '../document/position.ts';
import { capitalised } from '../text.ts';
import {
  type ConditionScope,
  normaliseCondition,
  normaliseConditions,
  type Origins,
} from './normalise-conditions.ts';
import type { WrittenFramework } from './schema.ts';
import type {
  Barrier,
  Framework,
  Level,
  Lever,
  Named,
  Option,
  Placement,
  Question,
  Source,
  Stage,
} from './types.ts';

type Written<Key extends keyof WrittenFramework> = NonNullable<WrittenFramework[Key]>;
type WrittenQuestion = Written<'questions'>[number];
type WrittenOption = Exclude<WrittenQuestion['options'], string>[number];
type WrittenLevel = Written<'placements'>[number]['levels'][number];
type WrittenBarrier = Written<'barriers'>[number];

const NATIONS: readonly Named[] = [
  { id: 'england', title: 'England' },
  { id: 'scotland', title: 'Scotland' },
  { id: 'wales', title: 'Wales' },
  { id: 'northern-ireland', title: 'Northern Ireland' },
  { id: 'elsewhere', title: 'Elsewhere' },
];

const KINDS: readonly Named[] = [
  { id: 'legal', title: 'Legal' },
  { id: 'financial', title: 'Financial' },
  { id: 'organisational', title: 'Organisational' },
  { id: 'cultural', title: 'Cultural' },
];

/**
 * The framework as the engine takes it, and where each of its parts stood in the file. References that lead
 * nowhere are kept as written, so that the rules can report them all.
 */
export function normalise(written: WrittenFramework): { framework: Framework; origins: Origins } {
  const origins: Origins = new WeakMap();
  const questions = new Map(
    written.questions.map((question) => [
      question.id,
      { id: question.id, dimension: question.dimension ?? null, ordered: question.ordered ?? true },
    ]),
  );
  const scope: ConditionScope = { questions, origins };
  const placements = written.placements ?? [];
  const framework: Framework = {
    id: written.id,
    version: written.version,
    isDefault: written.default ?? false,
    title: written.title,
    about: written.about ?? null,
    licence: written.licence ?? null,
    unverified: written.unverified ?? false,
    changes: written.changes ?? [],
    sources: Object.fromEntries(
      Object.entries(written.sources ?? {}).map(([id, source]) => [id, normaliseSource(source)]),
    ),
    nations: written.nations ?? NATIONS,
    kinds: written.kinds ?? KINDS,
    dimensions: written.dimensions ?? [],
    agencies: written.agencies ?? [],
    questions: written.questions.map((question, index) =>
      normaliseQuestion(question, ['questions', index], written['shared-options'] ?? {}, scope),
    ),
    placements: placements.map((placement, index) => {
      // Several that bore the framework's title could not be told apart.
      const title = placements.length > 1 ? capitalised(placement.id.replaceAll('-', ' ')) : written.title;
      return normalisePlacement(placement, title, ['placements', index], scope);
    }),
    barriers: (written.barriers ?? []).map((barrier, index) =>
      normaliseBarrier(barrier, ['barriers', index], scope),
    ),
    grid: written.grid ?? null,
  };
  return { framework, origins };
}

function normaliseSource(source: Written<'sources'>[string]): Source {
  return {
    title: source.title,
    author: source.author ?? null,
    publisher: source.publisher ?? null,
    year: source.year === undefined ? null : String(source.year),
    url: source.url ?? null,
    note: source.note ?? null,
  };
}

function normaliseQuestion(
  written: WrittenQuestion,
  path: Path,
  shared: Readonly<Record<string, WrittenOption[]>>,
  scope: ConditionScope,
): Question {
  const options = typeof written.options === 'string' ? (shared[written.options] ?? []) : written.options;
  const above: Path =
    typeof written.options === 'string' ? ['shared-options', written.options] : [...path, 'options'];
  return placed(scope, path, {
    id: written.id,
    dimension: written.dimension ?? null,
    ask: written.ask,
    why: written.why ?? null,
    evidence: written.evidence ?? null,
    ordered: written.ordered ?? true,
    options: options.map((option, index) => normaliseOption(option, index, [...above, index], scope)),
    mayNotApply: written['may-not-apply'] ?? false,
    shownWhen: normaliseConditions(written['shown-when'], [...path, 'shown-when'], scope),
    source: written.source ?? null,
    unverified: written.unverified ?? false,
  });
}

function normaliseOption(written: WrittenOption, index: number, path: Path, scope: ConditionScope): Option {
  const better = written.better && {
    text: written.better.text,
    effort: written.better.effort,
    needs: normaliseConditions(written.better.needs, [...path, 'better', 'needs'], scope),
  };
  return placed(scope, path, {
    id: written.id,
    text: written.text,
    value: written.value ?? index,
    better: better ?? null,
  });
}

function normalisePlacement(
  written: Written<'placements'>[number],
  fallbackTitle: string,
  path: Path,
  scope: ConditionScope,
): Placement {
  return placed(scope, path, {
    id: written.id,
    title: written.title ?? fallbackTitle,
    about: written.about ?? null,
    cumulative: written.cumulative ?? false,
    firstRank: written['first-rank'] ?? 0,
    monotone: written.monotone ?? false,
    levels: written.levels.map((level, index) => normaliseLevel(level, [...path, 'levels', index], scope)),
  });
}

function normaliseLevel(written: WrittenLevel, path: Path, scope: ConditionScope): Level {
  return placed(scope, path, {
    id: written.id,
    name: written.name,
    phrase: written.phrase ?? null,
    about: written.about ?? null,
    requires: normaliseConditions(written.requires, [...path, 'requires'], scope),
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

function normaliseBarrier(written: WrittenBarrier, path: Path, scope: ConditionScope): Barrier {
  return placed(scope, path, {
    id: written.id,
    kind: written.kind,
    name: written.name,
    about: written.about ?? null,
    arisesWhen: normaliseConditions(written['arises-when'], [...path, 'arises-when'], scope),
    raisedBy: normaliseConditions(written['raised-by'], [...path, 'raised-by'], scope) ?? {
      kind: 'all',
      of: [],
    },
    holdsBack: written['holds-back'] ?? [],
    nations: written.nations ?? null,
    levers: (written.levers ?? []).map((lever, index) =>
      normaliseLever(lever, [...path, 'levers', index], scope),
    ),
    source: written.source ?? null,
    unverified: written.unverified ?? false,
  });
}

function normaliseLever(
  written: NonNullable<WrittenBarrier['levers']>[number],
  path: Path,
  scope: ConditionScope,
): Lever {
  return placed(scope, path, {
    id: written.id,
    who: written.who,
    effort: written.effort,
    firstStep: written['first-step'],
    nations: written.nations ?? null,
    source: written.source ?? null,
    unverified: written.unverified ?? false,
  });
}

function placed<T extends object>(scope: ConditionScope, path: Path, part: T): T {
  scope.origins.set(part, path);
  return part;
}
