import { loadFramework } from '../../src/framework/load.ts';
import type { Framework } from '../../src/framework/types.ts';
import { unwrap } from '../../src/problem.ts';

/** The step up from the lowest option of a question, as an author writes it. */
interface TinyStep {
  readonly effort?: string;
  readonly needs?: object;
}

/**
 * A framework with two levels: the questions have so many options each, called a, b and so on, and the second level
 * requires a condition as an author writes it.
 */
export function tinyFramework(
  questions: readonly string[],
  requires: object,
  { options = 2, steps = {} }: { options?: number; steps?: Readonly<Record<string, TinyStep>> } = {},
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
      options: [...'abcdef'.slice(0, options)].map((option, place) => ({
        id: option,
        text: `It is ${option}.`,
        ...(place === 0 && steps[id] ? { better: { text: 'Do it.', effort: 'days', ...steps[id] } } : {}),
      })),
    })),
    placements: [
      {
        id: 'depth',
        title: 'Depth',
        levels: [
          { id: 'low', name: 'Low', source },
          { id: 'high', name: 'High', source, requires },
        ],
      },
    ],
    barriers: [],
  });
  return unwrap(loadFramework({ file: 'tiny.yaml', text }));
}
