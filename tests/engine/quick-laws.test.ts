import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleNow } from '../../src/engine/quick/quick-state.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import type { Answers } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { askedQuickly, remembered } from '../bench/asking.ts';
import { rungByRung } from '../bench/baseline.ts';
import { assessmentOf, frameworks } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';
import { checkEveryChoice, sittings } from '../support/quick-oracle.ts';
import { runs } from '../support/runs.ts';

/** What always holds of a quick interview, on frameworks with every kind of condition. */

/** A framework with an answer to everything. */
const known = answered(frameworks());
/** The same without levels that have several forms: over these, weighing one question at a time may lose two. */
const knownInOneForm = answered(frameworks({ replaced: false }));

function answered(some: fc.Arbitrary<Framework>) {
  return some.chain((framework) =>
    fc.tuple(fc.constant(framework), fullAnswers(framework), fc.constantFrom(null, 'england', 'scotland')),
  );
}

function fullAnswers({ questions }: Framework): fc.Arbitrary<Answers> {
  const options = questions.map((question) => fc.constantFrom(...question.options.map(({ id }) => id)));
  return fc
    .tuple(...options)
    .map((ids) => assessmentOf(questions.map(({ id }, index) => [id, ids[index] ?? ''] as const)).answers);
}

describe('a quick interview', () => {
  it('asks only what can still change a level, and goes on as long as anything can', () => {
    fc.assert(fc.property(sittings(), checkEveryChoice), runs(400));
  });

  it('ends where all the answers together would', () => {
    fc.assert(
      fc.property(known, ([framework, answers, nation]) => {
        const model = compiled(framework);
        const ids = askedQuickly(answers, nation, remembered(model));
        const given = new Map([...answers].filter(([id]) => ids.includes(id)));
        const assessment = { ...assessmentOf([], nation), answers };
        const { placements } = scoreAssessment(model, assessment, TOOL);
        expect(possibleNow(model, given, nation).map(({ levels }) => levels.map(({ id }) => id))).toEqual(
          placements.map(({ possible }) => possible.levels),
        );
      }),
      runs(500),
    );
  });

  it('never asks over one question more than one rung by rung', () => {
    fc.assert(
      fc.property(knownInOneForm, ([framework, answers, nation]) => {
        const model = compiled(framework);
        const quick = askedQuickly(answers, nation, remembered(model));
        expect(quick.length).toBeLessThanOrEqual(rungByRung(model, answers, nation).length + 1);
      }),
      runs(1500),
    );
  });
});
