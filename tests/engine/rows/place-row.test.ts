import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_PROVER } from '../../../src/engine/logic/search.ts';
import { rowOf } from '../../../src/engine/rows/answer-table.ts';
import { rowPlacer, statusesIn } from '../../../src/engine/rows/place-row.ts';
import { placeAssessment } from '../../../src/engine/score/place-assessment.ts';
import { listShipped } from '../../../src/library/shipped.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Framework } from '../../../src/model/framework.ts';
import { assessments, frameworks } from '../../support/frameworks.ts';
import { compiled, ROOT, shipped, TOOL } from '../../support/load.ts';

/** JOINEDUP_TIMES=10 tries ten times as many. */
const TIMES = Number(process.env.JOINEDUP_TIMES ?? 1);

/** What a full result says of the same. */
function fullRow(framework: Framework, assessment: Assessment) {
  const { placements, score, barriers } = placeAssessment(compiled(framework), assessment, TOOL);
  const statuses = new Map(barriers.map(({ id, status }) => [id, status]));
  return {
    levels: placements.map(({ possible, levels }) =>
      levels.reduce((bits, { id }, index) => (possible.levels.includes(id) ? bits | (1 << index) : bits), 0),
    ),
    exact: placements.map(({ possible }) => possible.exact),
    score,
    barriers: framework.barriers.map(({ id }) => statuses.get(id) ?? 'clear'),
  };
}

function placedBy(
  placer: ReturnType<typeof rowPlacer>,
  framework: Framework,
  { answers, service }: Assessment,
) {
  return placer.place(rowOf(compiled(framework), placer.alphabets, answers, service.nation));
}

function checkRow(framework: Framework, all: readonly Assessment[]): void {
  const placer = rowPlacer(compiled(framework), () => NO_PROVER);
  for (const assessment of all) {
    const full = fullRow(framework, assessment);
    const found = placedBy(placer, framework, assessment);
    for (const [index, isExact] of full.exact.entries()) {
      const [wide = 0, narrow = 0] = [full.levels[index], found.levels[index]];
      // Where a search gave up, tables may know better.
      if (isExact) expect(narrow).toBe(wide);
      else expect(wide & narrow).toBe(narrow);
    }
    expect(found.score).toEqual(full.score);
    expect(statusesIn(found, placer)).toEqual(full.barriers);
  }
}

const generated = frameworks().chain((framework) =>
  fc.tuple(fc.constant(framework), fc.array(assessments(framework), { minLength: 1, maxLength: 8 })),
);

test('a row comes to what the full result says, on generated frameworks', () => {
  fc.assert(
    fc.property(generated, ([framework, all]) => checkRow(framework, all)),
    { numRuns: 1000 * TIMES },
  );
});

test.each(listShipped(ROOT).map(({ id }) => id))('and on %s', (id) => {
  const framework = shipped(id);
  fc.assert(
    fc.property(fc.array(assessments(framework), { minLength: 5, maxLength: 20 }), (all) =>
      checkRow(framework, all),
    ),
    { numRuns: 20 * TIMES },
  );
});
