import type { Path } from '../document/position.ts';
import type { WrittenCondition, WrittenConditions } from './condition-schema.ts';
import type { Condition, Question } from './types.ts';

/** Where each part of a normalised framework stood in the file, by identity. */
export type Origins = WeakMap<object, Path>;

/** What conditions are resolved against. */
export interface ConditionScope {
  readonly questions: ReadonlyMap<string, Pick<Question, 'id' | 'dimension' | 'ordered'>>;
  readonly origins: Origins;
}

/** A condition, or a list that means all of them, in one form; null where the author wrote none. */
export function normaliseConditions(
  written: WrittenConditions | undefined,
  path: Path,
  scope: ConditionScope,
): Condition | null {
  if (written === undefined) return null;
  if (!Array.isArray(written)) return normaliseCondition(written, path, scope);
  return remembered(scope, path, {
    kind: 'all',
    of: written.map((entry, index) => normaliseCondition(entry, [...path, index], scope)),
  });
}

/** One condition in one form. References that lead nowhere are kept as written; the rules report them. */
export function normaliseCondition(written: WrittenCondition, path: Path, scope: ConditionScope): Condition {
  const at = (...steps: (string | number)[]): Path => [...path, ...steps];
  const each = (list: readonly WrittenCondition[], above: Path): Condition[] =>
    list.map((entry, index) => normaliseCondition(entry, [...above, index], scope));

  if (written.all) return remembered(scope, path, { kind: 'all', of: each(written.all, at('all')) });
  if (written.any) return remembered(scope, path, { kind: 'any', of: each(written.any, at('any')) });
  if (written.not) {
    return remembered(scope, path, { kind: 'not', of: normaliseCondition(written.not, at('not'), scope) });
  }
  const some = written['at-least'];
  if (some) {
    const of = each(some.of, at('at-least', 'of'));
    return remembered(scope, path, { kind: 'at-least', count: some.count, of });
  }
  if (written.score) return remembered(scope, path, normaliseScore(written.score, scope));
  if (written.nation) return remembered(scope, path, { kind: 'nation', nations: written.nation });
  return remembered(scope, path, normaliseAnswer(written, scope));
}

function normaliseScore(written: NonNullable<WrittenCondition['score']>, scope: ConditionScope): Condition {
  const dimension = Array.isArray(written.of) ? null : written.of.dimension;
  const ordered = [...scope.questions.values()].filter((question) => question.ordered);
  const questions = Array.isArray(written.of)
    ? written.of
    : ordered.filter((question) => question.dimension === dimension).map((question) => question.id);
  return { kind: 'score', dimension, questions, by: written.by, atLeast: written['at-least'] };
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

function remembered(scope: ConditionScope, path: Path, part: Condition): Condition {
  scope.origins.set(part, path);
  return part;
}
