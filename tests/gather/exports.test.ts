import { expect, test } from 'vitest';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import {
  asCsv,
  asWorkbook,
  ENCODINGS,
  encoded,
  exported,
  formSheets,
  type Person,
  TOOLS,
} from '../support/exports.ts';
import { gatherIn } from '../support/gathering.ts';
import { shipped } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';

const FRAMEWORKS = ['five-levels', 'six-levels', 'partnership-health-check', 'depth-and-breadth', 'leutz'];

/** A number below another one, by chance that is the same in every run. */
function chance(seed: number): (below: number) => number {
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

function peopleOf(framework: Framework, count: number, seed = 1): Person[] {
  return Array.from({ length: count }, (_, index) => somebody(framework, seed * 1000 + index));
}

const said = (people: readonly Person[]) => people.map((person) => Object.fromEntries(person));

test.each(FRAMEWORKS.flatMap((id) => TOOLS.map((tool) => [id, tool] as const)))(
  '%s as %s exports it',
  async (id, tool) => {
    const framework = shipped(id);
    const people = peopleOf(framework, 3);
    const rows = exported(tool, framework, people, chance(7));
    const { gathering, answers } = await gatherIn({ 'answers.csv': asCsv(rows) }, ['answers.csv'], {});
    expect(gathering.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(answers).toEqual(said(people));
  },
);
