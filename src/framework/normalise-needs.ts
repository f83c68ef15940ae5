import type { Path } from '../document/position.ts';
import { normaliseConditions, type Origins, placed } from './normalise-conditions.ts';
import { normaliseQuestions, type SharedOptions, scopeOf } from './normalise-questions.ts';
import type { WrittenFramework } from './schema.ts';
import type { Needs } from './types.ts';

type WrittenNeeds = NonNullable<WrittenFramework['needs']>;
type WrittenRule = NonNullable<WrittenNeeds['how'] | WrittenNeeds['who']>[number];

/** What is asked about the people served, and what follows from it, in one form. */
export function normaliseNeeds(written: WrittenNeeds, shared: SharedOptions, origins: Origins): Needs {
  const scope = scopeOf(written.questions, origins);
  const rule = (entry: WrittenRule, path: Path) => ({
    when: normaliseConditions(entry.when, [...path, 'when'], scope),
    because: entry.because,
    source: entry.source ?? null,
    unverified: entry.unverified ?? false,
  });
  return {
    title: written.title ?? null,
    about: written.about ?? null,
    questions: normaliseQuestions(written.questions, ['needs', 'questions'], shared, scope),
    how: (written.how ?? []).map((entry, index) => {
      const path = ['needs', 'how', index];
      return placed(scope, path, { level: entry.level, ...rule(entry, path) });
    }),
    who: (written.who ?? []).map((entry, index) => {
      const path = ['needs', 'who', index];
      return placed(scope, path, { agency: entry.agency, ...rule(entry, path) });
    }),
  };
}
