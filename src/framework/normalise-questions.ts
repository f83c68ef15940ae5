import type { Path } from '../document/position.ts';
import { type ConditionScope, normaliseConditions, type Origins, placed } from './normalise-conditions.ts';
import type { WrittenFramework } from './schema.ts';
import type { Option, Question, Step } from './types.ts';

type WrittenQuestion = WrittenFramework['questions'][number];
type WrittenOption = Exclude<WrittenQuestion['options'], string>[number];

/** Lists of options that several questions share, by name. */
export type SharedOptions = ReadonlyMap<string, readonly WrittenOption[]>;

/** What the conditions among these questions, and over them, are resolved against. */
export function scopeOf(questions: readonly WrittenQuestion[], origins: Origins): ConditionScope {
  const entries = questions.map(({ id, dimension, ordered }) => ({
    id,
    dimension: dimension ?? null,
    ordered: ordered ?? true,
  }));
  return { questions: new Map(entries.map((entry) => [entry.id, entry])), origins };
}

/** The questions of one scope in one form, with shared options written out. */
export function normaliseQuestions(
  written: readonly WrittenQuestion[],
  above: Path,
  shared: SharedOptions,
  scope: ConditionScope,
): Question[] {
  return written.map((question, index) => normaliseQuestion(question, [...above, index], shared, scope));
}

function normaliseQuestion(
  written: WrittenQuestion,
  path: Path,
  shared: SharedOptions,
  scope: ConditionScope,
): Question {
  const options = typeof written.options === 'string' ? (shared.get(written.options) ?? []) : written.options;
  const above: Path =
    typeof written.options === 'string' ? ['shared-options', written.options] : [...path, 'options'];
  return placed(scope, path, {
    id: written.id,
    dimension: written.dimension ?? null,
    ask: written.ask,
    why: written.why ?? null,
    evidence: written.evidence ?? null,
    ordered: written.ordered ?? true,
    options: options.map((option, index) => {
      // A step from the highest option leads nowhere, which is said elsewhere.
      const next = options[index + 1] ?? option;
      return normaliseOption(option, index, next.id, [...above, index], scope);
    }),
    mayNotApply: written['may-not-apply'] ?? false,
    shownWhen: normaliseConditions(written['shown-when'], [...path, 'shown-when'], scope),
    source: written.source ?? null,
    unverified: written.unverified ?? false,
  });
}

function normaliseOption(
  { id, text, value, better }: WrittenOption,
  index: number,
  next: string,
  path: Path,
  scope: ConditionScope,
): Option {
  return placed(scope, path, {
    id,
    text,
    value: value ?? index,
    better: better ? normaliseStep(better, next, [...path, 'better'], scope) : null,
  });
}

function normaliseStep(
  { text, effort, who, to, needs }: NonNullable<WrittenOption['better']>,
  next: string,
  path: Path,
  scope: ConditionScope,
): Step {
  return {
    text,
    effort,
    who: who ?? null,
    to: to ?? next,
    needs: normaliseConditions(needs, [...path, 'needs'], scope),
  };
}
