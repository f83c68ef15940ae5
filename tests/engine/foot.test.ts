import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { TOOL } from '../support/load.ts';
import { completions, levelGiven } from '../support/oracle.ts';

/** Placements whose first level requires something: a service that does not fulfil it sits there all the same. */
const footed = frameworks({ questions: 4 })
  .map((framework) => ({
    ...framework,
    placements: framework.placements.map((each) => ({ ...each, levels: each.levels.slice(1) })),
  }))
  .chain((framework) => assessments(framework).map((assessment) => ({ framework, assessment })));

test('the range is exact where the first level requires something', () => {
  fc.assert(
    fc.property(footed, ({ framework, assessment }) => {
      const plain = { ...assessment, needs: new Map() };
      const { placements } = scoreAssessment(compile({ ...framework, needs: null }), plain, TOOL);
      const all = completions(framework, assessment);
      for (const [index, placement] of framework.placements.entries()) {
        const given = new Set(all.map((each) => levelGiven(placement, framework, each)));
        const expected = placement.levels.filter((_, rung) => given.has(rung)).map(({ id }) => id);
        expect(placements[index]?.possible.levels).toEqual(expected);
      }
    }),
    { numRuns: 2000 },
  );
});
