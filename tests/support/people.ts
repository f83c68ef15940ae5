import { allQuestions } from '../../src/framework/traverse.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Person } from './exports.ts';
import { randomFrom } from './random.ts';

/** A number below another one, by chance that is the same in every run. */
export function chance(seed: number): (below: number) => number {
  const random = randomFrom(seed);
  return (below) => Math.floor(random() * below);
}

/** Somebody who answers most questions, some with several options. */
function somebody(framework: Framework, seed: number, several = true): Person {
  const pick = chance(seed);
  return new Map(
    allQuestions(framework).flatMap(({ id, options }): [string, AnswerValue][] => {
      const ids = options.map((option) => option.id);
      const way = pick(10);
      if (way === 0) return [];
      if (way === 1) return [[id, 'unknown']];
      const first = pick(ids.length);
      const other = (first + 1) % ids.length;
      const two = ids.filter((_, index) => index === first || index === other);
      return [[id, several && way === 2 && ids.length > 2 ? two : (ids[first] ?? '')]];
    }),
  );
}

/** Some people who answer, other ones for each seed. */
export function peopleOf(framework: Framework, count: number, seed = 1): Person[] {
  return Array.from({ length: count }, (_, index) => somebody(framework, seed * 1000 + index));
}
