import type { Path } from '../document/position.ts';
import { type ConditionScope, normaliseConditions, type Origins, placed } from './normalise-conditions.ts';
import type { WrittenFramework } from './schema.ts';
import type { Option, Question } from './types.ts';

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
