import type { Path } from '../document/position.ts';
import { kebab } from '../document/schema.ts';
import {
  type Condition,
  type Resolved,
  Unresolved,
  type WrittenCondition,
  type WrittenConditions,
  type WrittenMeasure,
} from '../model/condition.ts';
import type { Framework, Level, Placement, WrittenFramework, WrittenPlacement } from '../model/framework.ts';
import { type Question, SAME, type WrittenOptions, type WrittenQuestion } from '../model/question.ts';
import type { Measure } from '../model/vocabulary.ts';
import { capitalised } from '../text.ts';

/** Options that several questions share, by name. */
type SharedOptions = ReadonlyMap<string, WrittenOptions>;

/** The framework in its normal form, and the path of each part. */
// The rules report dangling references.
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
    return withOrigin(scope, path, {
      ...resolved(rest, path, scope),
      options:
        typeof options === 'string'
          ? resolved(shared.get(options) ?? [], ['shared-options', options], scope)
          : resolved(options, [...path, 'options'], scope),
    });
  });
}

/** A placement, with a fallback for its title. */
function normalisePlacement(
  { title, measure, levels, ...rest }: WrittenPlacement,
  fallbackTitle: string,
  path: Path,
  scope: ConditionScope,
): Placement {
  const made = measure && measureOf(measure, scope);
  return withOrigin(scope, path, {
    ...resolved(rest, path, scope),
    title: title ?? fallbackTitle,
    measure: made,
    levels: levels.map(({ from, ...level }, index): Level => {
      const at = [...path, 'levels', index];
      const known = resolved(level, at, scope);
      const band =
        made && from !== null
          ? [withOrigin<Condition>(scope, [...at, 'from'], { kind: 'score', ...made, atLeast: from })]
          : [];
      const requires = allOf([...band, ...(known.requires ? [known.requires] : [])], at, scope);
      return withOrigin(scope, at, { ...known, requires });
    }),
  });
}

/** The path of each part of a normalised framework, by identity. */
export type Origins = WeakMap<object, Path>;

export interface ConditionScope {
  readonly questions: ReadonlyMap<string, Pick<Question, 'id' | 'dimension' | 'ordered'>>;
  readonly origins: Origins;
}

/** `part` with its conditions in one form, and the path of each part recorded in `scope.origins`. */
export function resolved<T>(part: T, path: Path, scope: ConditionScope): Resolved<T> {
  const inner = (value: unknown, step: string | number): unknown =>
    typeof value === 'object' && value !== null
      ? resolved(value, [...path, typeof step === 'string' ? kebab(step) : step], scope)
      : value;
  if (part instanceof Unresolved) return severalConditions(part.written, path, scope) as Resolved<T>;
  if (Array.isArray(part)) return part.map(inner) as unknown as Resolved<T>;
  const whole: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(part as object)) whole[key] = inner(value, key);
  // What an option, a level or a barrier was, where that is said by a word.
  if (Array.isArray(whole.was)) whole.was = whole.was.map((old) => (old === SAME ? whole.id : old));
  return withOrigin(scope, path, whole) as Resolved<T>;
}

/** A condition, or a list of conditions as one that means all of them. */
function severalConditions(written: WrittenConditions, path: Path, scope: ConditionScope): Condition {
  if (!Array.isArray(written)) return normaliseCondition(written, path, scope);
  return withOrigin<Condition>(scope, path, {
    kind: 'all',
    of: written.map((entry, index) => normaliseCondition(entry, [...path, index], scope)),
  });
}

/** A condition in its normal form, with dangling references as written. */
function normaliseCondition(written: WrittenCondition, path: Path, scope: ConditionScope): Condition {
  return withOrigin(scope, path, conditionIn(written, path, scope));
}

function conditionIn(written: WrittenCondition, path: Path, scope: ConditionScope): Condition {
  const each = (list: readonly WrittenCondition[], ...steps: string[]): Condition[] =>
    list.map((entry, index) => normaliseCondition(entry, [...path, ...steps, index], scope));
  const { all, any, not, 'at-least': some, score, nation } = written;
  if (all) return { kind: 'all', of: each(all, 'all') };
  if (any) return { kind: 'any', of: each(any, 'any') };
  if (not) return { kind: 'not', of: normaliseCondition(not, [...path, 'not'], scope) };
  if (some) return { kind: 'at-least', count: some.count, of: each(some.of, 'at-least', 'of') };
  if (score) return { kind: 'score', ...measureOf(score, scope), atLeast: score['at-least'] };
  if (nation) return { kind: 'nation', nations: nation };
  return normaliseAnswer(written, scope);
}

/** A measure with its questions listed. */
function measureOf({ of, by }: WrittenMeasure, scope: ConditionScope): Measure {
  if (Array.isArray(of)) return { of: 'listed', dimension: null, questions: of, by };
  const ordered = [...scope.questions.values()].filter((question) => question.ordered);
  if (of === 'all') return { of, dimension: null, questions: ordered.map(({ id }) => id), by };
  const own = ordered.filter((question) => question.dimension === of.dimension);
  return { of: 'dimension', dimension: of.dimension, questions: own.map(({ id }) => id), by };
}

function allOf(conditions: readonly Condition[], path: Path, scope: ConditionScope): Condition | null {
  const [first, ...others] = conditions;
  if (!first || others.length === 0) return first ?? null;
  return withOrigin<Condition>(scope, path, { kind: 'all', of: conditions });
}

function normaliseAnswer(written: WrittenCondition, scope: ConditionScope): Condition {
  const [question = '', test] = Object.entries(written)[0] ?? [];
  if (Array.isArray(test)) return { kind: 'answer', question, test: 'one-of', options: test };
  if (typeof test === 'string') {
    const ordered = scope.questions.get(question)?.ordered ?? true;
    return { kind: 'answer', question, test: ordered ? 'at-least' : 'exactly', options: [test] };
  }
  const { 'at-most': most, exactly = '' } = test as { 'at-most'?: string; exactly?: string };
  return most === undefined
    ? { kind: 'answer', question, test: 'exactly', options: [exactly] }
    : { kind: 'answer', question, test: 'at-most', options: [most] };
}

/** Records the path of `part` in the file, and gives `part`. */
export function withOrigin<Part extends object>(scope: ConditionScope, path: Path, part: Part): Part {
  scope.origins.set(part, path);
  return part;
}
