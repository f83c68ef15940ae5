import { loadFramework } from '../../src/framework/open.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Effort } from '../../src/model/vocabulary.ts';
import { unwrap } from '../../src/problem.ts';

interface Tiny {
  /** How many options each question has. */
  readonly options?: number;
  /** What the step up from the lowest option of a question needs. */
  readonly needs?: Readonly<Record<string, object>>;
  /** What that step takes, days where it needs something; and the roles that can take it, of which there are “near” and “far”. */
  readonly efforts?: Readonly<Record<string, Effort>>;
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  readonly mayNotApply?: boolean;
  /** When a question is asked. */
  readonly shown?: Readonly<Record<string, object>>;
}

/**
 * A framework with one placement, each level of which but the first requires one of some conditions, as an author writes
 * them. The options of its questions are called a, b and so on.
 */
export function tinyFramework(
  questions: readonly string[],
  levels: readonly object[],
  { options = 2, mayNotApply = false, needs = {}, efforts = {}, roles = {}, shown = {} }: Tiny = {},
): Framework {
  const source = 'own judgement';
  const better = (id: string) =>
    needs[id] || efforts[id] || roles[id]
      ? { text: 'Do it.', effort: efforts[id] ?? 'days', needs: needs[id], roles: roles[id] }
      : undefined;
  const text = JSON.stringify({
    id: 'tiny',
    version: '1.0.0',
    title: 'Tiny',
    nations: [{ id: 'england', title: 'England' }],
    roles: [
      { id: 'near', title: 'Somebody near' },
      { id: 'far', title: 'Somebody far' },
    ],
    questions: questions.map((id) => ({
      id,
      ask: `How is ${id}?`,
      source,
      'may-not-apply': mayNotApply,
      ...(shown[id] ? { 'shown-when': shown[id] } : {}),
      options: [...'abcdef'.slice(0, options)].map((option, place) => ({
        id: option,
        text: `It is ${option}.`,
        ...(place === 0 ? { better: better(id) } : {}),
      })),
    })),
    placements: [
      {
        id: 'depth',
        title: 'Depth',
        cumulative: true,
        levels: [
          { id: 'foot', name: 'Foot', source },
          ...levels.map((requires, index) => ({
            id: `level-${index + 1}`,
            name: `Level ${index + 1}`,
            source,
            requires,
          })),
        ],
      },
    ],
    barriers: [],
  });
  return unwrap(loadFramework({ file: 'tiny.yaml', text }));
}
