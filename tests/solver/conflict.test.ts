import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { settleSituation } from '../../src/engine/logic/search.ts';
import { settingFor } from '../../src/engine/steps/setting.ts';
import { definitionOf } from '../../src/framework/traverse.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { Framework } from '../../src/model/framework.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { routesFor } from '../../src/solver/plan/find-routes.ts';
import { type Demand, minimalConflictIn } from '../../src/solver/plan/minimal-conflict.ts';
import { compiled } from '../support/load.ts';
import { holds } from '../support/oracle.ts';
import { completionAt, type PlanSetting, statesReached } from '../support/plan-oracle.ts';
import { planSettings, prepared } from '../support/plan-settings.ts';
import { tinyFramework } from '../support/tiny.ts';

const means = { solve: await loadSolver(), timeLeft: () => Infinity };

/** True if some state that can be reached meets some demands; every other demand is given up. */
function canBeMet(demands: readonly Demand[], asked: PlanSetting): boolean {
  const { framework } = asked;
  const ids = (kind: 'keep' | 'without') =>
    new Set(
      demands.flatMap((demand) =>
        demand.kind === kind ? [framework.questions[demand.question]?.id ?? ''] : [],
      ),
    );
  const eased: PlanSetting = {
    ...asked,
    framework: withNeedsOnly(demands, framework),
    keep: ids('keep'),
    without: ids('without'),
  };
  const conditions = demands.flatMap((demand) =>
    demand.kind === 'level' ? [conditionOf(demand, asked)] : [],
  );
  return statesReached(eased).some((state) => {
    const completion = completionAt(state, eased);
    return conditions.every((condition) => holds(condition, framework, completion) === true);
  });
}

function withNeedsOnly(demands: readonly Demand[], framework: Framework): Framework {
  const kept = (question: number, from: number) =>
    demands.some(
      (each) => each.kind === 'comes-first' && each.step.question === question && each.step.from === from,
    );
  return {
    ...framework,
    questions: framework.questions.map((question, index) => ({
      ...question,
      options: question.options.map((option, from) => ({
        ...option,
        better: option.better && (kept(index, from) ? option.better : { ...option.better, needs: null }),
      })),
    })),
  };
}

/** The condition behind a demand: a part of what its level requires, or that this level or one above is met. */
function conditionOf(
  demand: Demand & { kind: 'level' },
  { framework, placement, target }: PlanSetting,
): Condition {
  const { cumulative, levels } = framework.placements[placement] as Framework['placements'][number];
  const required = levels.map((level) => definitionOf(level) ?? ALWAYS);
  if (!cumulative) return { kind: 'any', of: required.slice(target) };
  const whole = required[demand.level] ?? ALWAYS;
  const parts = whole.kind === 'all' ? whole.of : [whole];
  const model = compiled(framework);
  const node = model.placements[placement]?.levels[demand.level]?.requires.node;
  const place = node?.kind === 'all' ? node.of.findIndex(({ id }) => id === demand.node.id) : 0;
  return parts[place] ?? whole;
}

const ALWAYS: Condition = { kind: 'all', of: [] };

test('what stands against each other cannot hold together, and does without any one part', () => {
  let quarrels = 0;
  fc.assert(
    fc.property(planSettings(false), (asked) => {
      const { model, given, wishes } = prepared(asked);
      if (!routesFor(settingFor(model, given, wishes), means).noneProven) return;
      quarrels += 1;
      const { demands, proven } = minimalConflictIn(model, given, wishes, means);
      expect(proven).toBe(true);
      expect(canBeMet(demands, asked)).toBe(false);
      for (const demand of demands)
        expect(
          canBeMet(
            demands.filter((each) => each !== demand),
            asked,
          ),
        ).toBe(true);
    }),
    { numRuns: 1500 },
  );
  expect(quarrels).toBeGreaterThan(200);
});

test('of several quarrels, the one told is that with what people asked for', () => {
  const never = { 'at-least': { count: 2, of: [{ two: 'b' }, { not: { two: 'b' } }] } };
  const model = compiled(tinyFramework(['one', 'two'], [{ all: [never, { one: 'b' }] }]));
  const given = settleSituation(model, new Map(), 'england');
  const wishes = { placement: 0, target: 1, keep: new Set([0]), without: new Set<number>() };
  const { demands } = minimalConflictIn(model, given, wishes, means);
  expect(demands.map(({ kind }) => kind)).toEqual(['level', 'keep']);
});
