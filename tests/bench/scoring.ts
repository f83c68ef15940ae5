import { readFileSync } from 'node:fs';
import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Model } from '../../src/engine/compiled.ts';
import { possibleLevels } from '../../src/engine/logic/decide.ts';
import { groundOf } from '../../src/engine/logic/ground.ts';
import { placeAssessment } from '../../src/engine/score/place-assessment.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { fragileAnswers } from '../../src/engine/settling/fragile.ts';
import { loadShipped, shippedCases } from '../../src/library/shipped.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { inTurns } from './in-turns.ts';
import { repeated } from './repeated.ts';
import type { Measure } from './report.ts';

/** How fast a loaded assessment becomes a whole result, on frameworks of one size and of ten. */

const TOOL = { name: 'joinedup', version: '0.0.0' };

const FRAMEWORK = 'five-levels';

const RUNS = 500;

const ROUNDS = 41;

const TIMES = 10;

export async function scoringTimes(): Promise<Measure[]> {
  const root = process.cwd();
  const framework = loadShipped(root, FRAMEWORK);
  const assessments = shippedCases(root, FRAMEWORK).map(({ file }) =>
    unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework)),
  );
  const large = repeated(framework, assessments, TIMES);
  const [once = Number.NaN, tenfold = Number.NaN, settled = Number.NaN, footing = Number.NaN] = await inTurns(
    [
      each(framework, assessments, RUNS, place),
      each(large.framework, large.assessments, RUNS / TIMES, place),
      each(framework, assessments, RUNS, settle),
      each(framework, assessments, RUNS, rangeAndFragility),
    ],
    ROUNDS,
  );
  const perSecond = (RUNS / once) * 1000;
  return [
    {
      what: 'results a second, but for what would settle them and what is next, on the published cases',
      count: perSecond,
      least: 20_000,
    },
    {
      what: `a framework ${TIMES} times larger / as it ships`,
      ratio: (tenfold * TIMES) / once,
      most: 11,
    },
    { what: 'range and fragility by themselves / such a result', ratio: footing / once, most: 1 },
    // What would settle it takes between five and six times as long alone; the search for the steps, twice.
    {
      what: 'a result with what would settle it and what is next / without both',
      ratio: settled / once,
      most: 8,
    },
  ];
}

type Task = (model: Model, assessment: Assessment) => void;

const place: Task = (model, assessment) => {
  placeAssessment(model, assessment, TOOL);
};

const settle: Task = (model, assessment) => {
  scoreAssessment(model, assessment, TOOL);
};

/** Which levels are possible, and which single answers the secured one rests on: on a ladder that is monotone. */
const rangeAndFragility: Task = (model, { answers, service }) => {
  const ground = groundOf(model, answers, service.nation);
  for (const placement of model.placements) {
    const [lowest = 0] = possibleLevels(placement, ground).levels;
    const secured = placement.levels[lowest]?.name;
    if (secured) fragileAnswers(placement, { id: placement.placement.id, secured }, ground);
  }
};

function each(
  framework: Framework,
  assessments: readonly Assessment[],
  runs: number,
  task: Task,
): () => void {
  const model = compile(framework);
  return () => {
    for (let run = 0; run < runs; run += 1) {
      const assessment = assessments[run % assessments.length];
      if (assessment) task(model, assessment);
    }
  };
}
