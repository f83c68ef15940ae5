import type { Path } from '../document/position.ts';
import type {
  Framework,
  Level,
  Placement,
  Question,
  WrittenFramework,
  WrittenOptions,
  WrittenPlacement,
  WrittenQuestion,
} from '../model/framework.ts';
import { capitalised } from '../text.ts';
import {
  allOf,
  bandCondition,
  type ConditionScope,
  measureOf,
  type Origins,
  placed,
  resolved,
} from './normalise-conditions.ts';

/** Lists of options that several questions share, by name. */
type SharedOptions = ReadonlyMap<string, WrittenOptions>;

/**
 * The framework as the engine takes it, and where each of its parts stood in the file. References that lead
 * nowhere are kept as written, so that the rules can report them all.
 */
export function normalise(written: WrittenFramework): { framework: Framework; origins: Origins } {
  const origins: Origins = new WeakMap();
  const { default: isDefault, sharedOptions, needs, questions, placements, ...rest } = written;
  const shared: SharedOptions = new Map(Object.entries(sharedOptions));
  const scope = scopeOf(questions, origins);
  const framework: Framework = {
    ...resolved(rest, [], scope),
    isDefault,
    needs: needs && normaliseNeeds(needs, shared, origins),
    questions: normaliseQuestions(questions, ['questions'], shared, scope),
    placements: placements.map((placement, index) => {
      // Several that bore the framework's title could not be told apart.
      const title = placements.length > 1 ? capitalised(placement.id.replaceAll('-', ' ')) : written.title;
      return normalisePlacement(placement, title, ['placements', index], scope);
    }),
  };
  return { framework, origins };
}

/** What the conditions among these questions, and over them, are resolved against. */
function scopeOf(questions: readonly WrittenQuestion[], origins: Origins): ConditionScope {
  return { questions: new Map(questions.map((question) => [question.id, question])), origins };
}

function normaliseNeeds(
  { questions, ...rest }: NonNullable<WrittenFramework['needs']>,
  shared: SharedOptions,
  origins: Origins,
): Framework['needs'] {
  const scope = scopeOf(questions, origins);
  return {
    ...resolved(rest, ['needs'], scope),
    questions: normaliseQuestions(questions, ['needs', 'questions'], shared, scope),
  };
}

/** The questions of one scope, with shared options written out. */
function normaliseQuestions(
  written: readonly WrittenQuestion[],
  above: Path,
  shared: SharedOptions,
  scope: ConditionScope,
): Question[] {
  return written.map(({ options, ...rest }, index) => {
    const path = [...above, index];
    return placed(scope, path, {
      ...resolved(rest, path, scope),
      options:
        typeof options === 'string'
          ? resolved(shared.get(options) ?? [], ['shared-options', options], scope)
          : resolved(options, [...path, 'options'], scope),
    });
  });
}

/** A set of levels. Without a title of its own it bears the fallback. */
function normalisePlacement(
  { title, measure, levels, ...rest }: WrittenPlacement,
  fallbackTitle: string,
  path: Path,
  scope: ConditionScope,
): Placement {
  const made = measure && measureOf(measure, scope);
  return placed(scope, path, {
    ...resolved(rest, path, scope),
    title: title ?? fallbackTitle,
    measure: made,
    levels: levels.map(({ from, ...level }, index): Level => {
      const at = [...path, 'levels', index];
      const known = resolved(level, at, scope);
      const band = made && from !== null ? [bandCondition(made, from, [...at, 'from'], scope)] : [];
      const requires = allOf([...band, ...(known.requires ? [known.requires] : [])], at, scope);
      return placed(scope, at, { ...known, requires });
    }),
  });
}
