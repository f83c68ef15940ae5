import { loadFramework } from '../../src/framework/load.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';

interface Tiny {
  /** How many options each question has. */
  readonly options?: number;
  /** What the step up from the lowest option of a question needs. */
  readonly needs?: Readonly<Record<string, object>>;
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
  { options = 2, mayNotApply = false, needs = {}, shown = {} }: Tiny = {},
): Framework {
  const source = 'own judgement';
  const text = JSON.stringify({
    id: 'tiny',
    version: '1.0.0',
    title: 'Tiny',
    nations: [{ id: 'england', title: 'England' }],
    questions: questions.map((id) => ({
      id,
      ask: `How is ${id}?`,
      source,
      'may-not-apply': mayNotApply,
      ...(shown[id] ? { 'shown-when': shown[id] } : {}),
      options: [...'abcdef'.slice(0, options)].map((option, place) => ({
        id: option,
        text: `It is ${option}.`,
        ...(place === 0 && needs[id] ? { better: { text: 'Do it.', effort: 'days', needs: needs[id] } } : {}),
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
