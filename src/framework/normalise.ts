import type { Path } from '../document/position.ts';
import { capitalised } from '../text.ts';
import { type ConditionScope, normaliseConditions, type Origins, placed } from './normalise-conditions.ts';
import { normaliseNeeds } from './normalise-needs.ts';
import { normalisePlacement } from './normalise-placements.ts';
import { normaliseQuestions, scopeOf } from './normalise-questions.ts';
import type { WrittenFramework } from './schema.ts';
import type { Barrier, Framework, Lever, Named, Source, Use } from './types.ts';

type Written<Key extends keyof WrittenFramework> = NonNullable<WrittenFramework[Key]>;
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
  const scope = scopeOf(written.questions, origins);
  const shared = new Map(Object.entries(written['shared-options'] ?? {}));
  const placements = written.placements ?? [];
  const framework: Framework = {
    ...headOf(written),
    ...vocabularyOf(written),
    needs: written.needs ? normaliseNeeds(written.needs, shared, origins) : null,
    questions: normaliseQuestions(written.questions, ['questions'], shared, scope),
    placements: placements.map((placement, index) => {
      // Several that bore the framework's title could not be told apart.
      const title = placements.length > 1 ? capitalised(placement.id.replaceAll('-', ' ')) : written.title;
      return normalisePlacement(placement, title, ['placements', index], scope);
    }),
    noBarriers: written['no-barriers'] ?? null,
    barriers: (written.barriers ?? []).map((barrier, index) =>
      normaliseBarrier(barrier, ['barriers', index], scope),
    ),
    grid: written.grid ?? null,
  };
  return { framework, origins };
}

/** What the framework says of itself. */
function headOf(
  written: WrittenFramework,
): Pick<
  Framework,
  'id' | 'version' | 'isDefault' | 'title' | 'about' | 'use' | 'licence' | 'unverified' | 'changes'
> {
  return {
    id: written.id,
    version: written.version,
    isDefault: written.default ?? false,
    title: written.title,
    about: written.about ?? null,
    use: normaliseUse(written.use),
    licence: written.licence ?? null,
    unverified: written.unverified ?? false,
    changes: written.changes ?? [],
  };
}

/** The names that its parts refer to. */
function vocabularyOf(
  written: WrittenFramework,
): Pick<
  Framework,
  'sources' | 'nations' | 'kinds' | 'dimensions' | 'agencyGroups' | 'agencies' | 'mostPartners'
> {
  return {
    sources: Object.fromEntries(
      Object.entries(written.sources ?? {}).map(([id, source]) => [id, normaliseSource(source)]),
    ),
    nations: written.nations ?? NATIONS,
    kinds: written.kinds ?? KINDS,
    dimensions: written.dimensions ?? [],
    mostPartners: written['most-partners'] ?? null,
    agencyGroups: written['agency-groups'] ?? [],
    agencies: (written.agencies ?? []).map(({ id, title, group, 'stands-for': standsFor }) => ({
      id,
      title,
      group: group ?? null,
      standsFor: standsFor ?? [],
    })),
  };
}

function normaliseUse(written: WrittenFramework['use']): Use | null {
  return written
    ? { for: written.for ?? [], notFor: written['not-for'] ?? [], how: written.how ?? [] }
    : null;
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
    noLever: written['no-lever'] ?? null,
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
