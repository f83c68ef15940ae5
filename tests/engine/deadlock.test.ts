import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type End, holdsAt } from '../../src/engine/steps/end.ts';
import { deadlockIn } from '../../src/engine/steps/order.ts';
import { settingFor } from '../../src/engine/steps/setting.ts';
import { statesReached } from '../support/plan-oracle.ts';
import { planSettings, prepared } from '../support/plan-settings.ts';

test('steps that wait for each other are ruled out with every end that has them, and no end that can be reached', () => {
  let deadlocks = 0;
  const towards = fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(planSettings(false), towards, (asked, wanted) => {
      const { model, given, wishes } = prepared(asked);
      const setting = settingFor(model, given, wishes);
      const ladders = [...setting.ladders];
      const end: End = new Map(
        ladders.map(([question, { steps }], index) => [question, (wanted[index] ?? 0) % (steps.length + 1)]),
      );
      const clauses = deadlockIn(end, setting);
      if (clauses.length === 0) return;
      deadlocks += 1;
      expect(clauses.every((clause) => !holdsAt(clause, end))).toBe(true);
      for (const { places } of statesReached(asked)) {
        const reached: End = new Map(ladders.map(([question]) => [question, places[question] ?? 0]));
        expect(clauses.every((clause) => holdsAt(clause, reached))).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
  expect(deadlocks).toBeGreaterThan(100);
});
