import { readFileSync } from 'node:fs';
import { loadAssessment } from '../../src/assessment/load.ts';
import { compile } from '../../src/engine/compile.ts';
import type { Assessment } from '../../src/engine/input.ts';
import { scoreAssessment } from '../../src/engine/score.ts';
import { listCases, loadShipped } from '../../src/framework/catalogue.ts';
import type { Framework } from '../../src/framework/types.ts';
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
  const assessments = listCases(root, FRAMEWORK).map(({ file }) =>
    unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework)),
  );
  const large = repeated(framework, assessments, TIMES);
  const [once = Number.NaN, tenfold = Number.NaN] = await inTurns(
    [scoring(framework, assessments, RUNS), scoring(large.framework, large.assessments, RUNS / TIMES)],
    ROUNDS,
  );
  const perSecond = (RUNS / once) * 1000;
  return [
    { what: 'whole results a second, on the published cases', count: perSecond, least: 20_000 },
    {
      what: `a framework ${TIMES} times larger / as it ships`,
      ratio: (tenfold * TIMES) / once,
      most: 11,
    },
  ];
}

function scoring(framework: Framework, assessments: readonly Assessment[], runs: number): () => void {
  const model = compile(framework);
  return () => {
    for (let run = 0; run < runs; run += 1) {
      const assessment = assessments[run % assessments.length];
      if (assessment) scoreAssessment(model, assessment, TOOL);
    }
  };
}
