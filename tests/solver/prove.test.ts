import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { possibleLevels } from '../../src/engine/logic/decide.ts';
import { FALSE, NO_VALUE, TRUE } from '../../src/engine/logic/evaluate.ts';
import { placedAt, placedBelow, placedFrom } from '../../src/engine/logic/goal.ts';
import { groundOf } from '../../src/engine/logic/ground.ts';
import { settleSituation } from '../../src/engine/logic/search.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { proverBy } from '../../src/solver/prove.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';
import { completions, holds, levelGiven } from '../support/oracle.ts';

const prove = proverBy(await loadSolver());
/** Placements may begin with a level that requires something. */
const earned = fc.tuple(frameworks(), fc.boolean()).map(([framework, isEarned]) => ({
  ...framework,
  placements: framework.placements.map((placement) => ({
    ...placement,
    levels: placement.levels.slice(isEarned ? 1 : 0),
  })),
}));
const scored = earned.chain((framework) =>
  assessments(framework).map((assessment) => ({ framework, assessment })),
);

function groundFor(framework: Framework, { answers, service }: Assessment) {
  const model = compiled(framework);
  return { model, situation: settleSituation(model, answers, service.nation) };
}

test('where placements are monotone, searching alone finds the range that the solver finds', () => {
  const monotone = frameworks({ monotone: true }).chain((framework) =>
    assessments(framework).map((assessment) => ({ framework, assessment })),
  );
  fc.assert(
    fc.property(monotone, ({ framework, assessment }) => {
      const { model, situation } = groundFor(framework, assessment);
      const result = scoreAssessment(model, assessment, TOOL, () => {
        throw new Error('the search gave up');
      });
      for (const [index, rungs] of model.placements.entries()) {
        const found = rungs.levels.filter(
          (_, rung) => prove(placedAt(rungs, rung), model, situation) !== false,
        );
        expect(result.placements[index]?.possible.levels).toEqual(found.map(({ level }) => level.id));
      }
    }),
    { numRuns: 1000 },
  );
});

describe('the solver proves what going through every completion shows', () => {
  test('of where a service can sit', () => {
    fc.assert(
      fc.property(scored, ({ framework, assessment }) => {
        const { model, situation } = groundFor(framework, assessment);
        const all = completions(framework, assessment);
        const ground = groundOf(model, assessment.answers, assessment.service.nation);
        const possible = model.placements.map((rungs) => possibleLevels(rungs, ground).levels);
        for (const [index, placement] of framework.placements.entries()) {
          const rungs = model.placements[index];
          if (!rungs) throw new Error('no such placement');
          const given = all.map((completion) => levelGiven(placement, framework, completion));
          for (const rung of placement.levels.keys()) {
            const found = (goal: ReturnType<typeof placedAt>) => prove(goal, model, situation) !== false;
            expect(found(placedAt(rungs, rung))).toBe(given.includes(rung));
            expect(possible[index]?.includes(rung)).toBe(given.includes(rung));
            expect(found(placedFrom(rungs, rung))).toBe(given.some((each) => each >= rung));
            if (rung > 0) expect(found(placedBelow(rungs, rung))).toBe(given.some((each) => each < rung));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('of the values that a condition can have', () => {
    fc.assert(
      fc.property(scored, ({ framework, assessment }) => {
        const { model, situation } = groundFor(framework, assessment);
        const all = completions(framework, assessment);
        for (const [index, { raisedBy }] of framework.barriers.entries()) {
          const node = model.barriers[index]?.raisedBy;
          if (!node) throw new Error('no such barrier');
          const values = all.map((completion) => holds(raisedBy, framework, completion));
          for (const [truths, value] of [
            [TRUE, true],
            [FALSE, false],
            [NO_VALUE, null],
          ] as const) {
            const questions = model.barriers[index]?.remains.questions ?? [];
            const found = prove({ wants: [{ node, truths }], questions }, model, situation);
            expect(found !== false).toBe(values.includes(value));
            if (found !== false) expect(found).not.toBeNull();
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
