import { barrierPoints, fullPoints, levelMark, levelPoints } from '../examples/points.ts';
import type { KeyCase } from '../model/key.ts';
import type { Answer, MarkedAnswer, NamedBarriers } from './types.ts';

/** Marks one answer: undefined, or an empty one, where the student gave none; null where it could not be read. */
export function markAnswer(
  example: KeyCase,
  answer: Pick<Answer, 'levels' | 'barriers'> | null | undefined,
  withBarriers: boolean,
): MarkedAnswer {
  const nothing = {
    case: example.id,
    given: [],
    level: 'none',
    barriers: null,
    levelPoints: 0,
    barrierPoints: 0,
    points: 0,
  } as const;
  if (answer === null) return { ...nothing, status: 'not marked', of: 0 };
  const of = fullPoints(example, withBarriers);
  if (!answer || isBlank(answer)) return { ...nothing, status: 'not answered', of };
  const level = levelMark(answer.levels, example);
  const barriers = withBarriers ? namedBarriers(example, answer.barriers) : null;
  const forLevel = levelPoints(level);
  const forBarriers = barriers ? barrierPoints(barriers.right.length, barriers.imagined.length) : 0;
  return {
    case: example.id,
    status: 'marked',
    given: inLevelOrder(answer.levels, example),
    level,
    barriers,
    levelPoints: forLevel,
    barrierPoints: forBarriers,
    points: forLevel + forBarriers,
    of,
  };
}

function isBlank({ levels, barriers }: Pick<Answer, 'levels' | 'barriers'>): boolean {
  return levels.length === 0 && barriers.length === 0;
}

/** The levels that are named, each once, lowest first. */
function inLevelOrder(named: readonly string[], { levels }: KeyCase): string[] {
  return levels.map(({ id }) => id).filter((id) => named.includes(id));
}

function namedBarriers({ barriers }: KeyCase, named: readonly string[]): NamedBarriers {
  const ids = (isRight: boolean, isNamed: boolean) =>
    barriers
      .filter(({ id, right }) => right === isRight && named.includes(id) === isNamed)
      .map(({ id }) => id);
  return { right: ids(true, true), missed: ids(true, false), imagined: ids(false, true) };
}
