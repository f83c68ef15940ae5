import { compile } from '../../src/engine/compile/compile.ts';
import { placeAssessment } from '../../src/engine/score/place-assessment.ts';
import type { Plan } from '../../src/model/plan.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { planFor } from '../../src/solver/plan/make-plan.ts';
import { median } from './in-turns.ts';
import { randomFramework } from './random-frameworks.ts';
import type { Measure } from './report.ts';

/** How long plans take on random frameworks of 60 questions, against the time that a plan has by default. */

const TOOL = { name: 'joinedup', version: '0.0.0' };

const FRAMEWORKS = 200;

const SECONDS = 10;

export async function planningTimes(): Promise<Measure[]> {
  const solve = await loadSolver();
  const times: number[] = [];
  let unproven = 0;
  for (let seed = 0; seed < FRAMEWORKS; seed += 1) {
    const { framework, assessment } = randomFramework(seed);
    const model = compile(framework);
    const result = placeAssessment(model, assessment, TOOL);
    const level = framework.placements[0]?.levels.length ?? 1;
    const start = performance.now();
    const timeLeft = () => SECONDS - (performance.now() - start) / 1000;
    const plan = planFor(
      model,
      assessment,
      result,
      { target: { placement: 0, level: level - 1, why: 'asked for' }, keep: [], without: [] },
      { solve, timeLeft },
    );
    times.push((performance.now() - start) / 1000 / SECONDS);
    if (isCutShort(plan)) unproven += 1;
  }
  return [
    {
      what: `a plan on ${FRAMEWORKS} random frameworks / the time limit, median`,
      ratio: median(times),
      most: 0.1,
    },
    {
      what: `a plan on ${FRAMEWORKS} random frameworks / the time limit, slowest`,
      ratio: Math.max(...times),
      most: 1,
    },
    { what: 'plans on them that time cut short', ratio: unproven, most: 0 },
  ];
}

/** True where time ran out before the first route, or what stands against any, was certain. */
function isCutShort({ routes, conflict }: Plan): boolean {
  if (conflict) return !conflict.proven;
  return routes.length === 0 || routes.some(({ proven }) => !proven);
}
