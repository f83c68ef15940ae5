import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { describeSteps } from '../../src/engine/steps/describe-steps.ts';
import { orderedSteps } from '../../src/engine/steps/order.ts';
import { ownRoles, settingFor } from '../../src/engine/steps/setting.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Plan, Route } from '../../src/model/plan.ts';
import type { NextStep } from '../../src/model/result.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { planFor } from '../../src/solver/plan/make-plan.ts';
import { type Answers, TOOL } from '../support/load.ts';
import { completions, levelGiven } from '../support/oracle.ts';
import type { PlanSetting } from '../support/plan-oracle.ts';
import { planSettings, prepared } from '../support/plan-settings.ts';
import { APART, assessed, planned as plannedFor, plannedSteps, STEPS } from '../support/plans.ts';
import { canBeTaken, completionOf, expectTowards, settled } from '../support/step-walk.ts';
import { tinyFramework } from '../support/tiny.ts';

/** What a plan says of its steps is held against the answers as they are after each of them. */

const means = { solve: await loadSolver(), timeLeft: () => Infinity };

function planned(asked: PlanSetting): Plan {
  const { model } = prepared(asked);
  const result = scoreAssessment(model, asked.assessment, TOOL);
  const target = { placement: asked.placement, level: asked.target, why: 'asked for' } as const;
  const wishes = { target, keep: [...asked.keep], without: [...asked.without] };
  return planFor(model, asked.assessment, result, wishes, means);
}

/** The answers where a route leads, with what it assumed; what it does not speak of stays as it was given. */
function endOf({ steps, assumed }: Route, asked: PlanSetting): Assessment['answers'] {
  const lowest = [...settled(asked)].filter(([id]) => asked.without.has(id));
  const told = assumed.map(({ question, option }) => [question, option] as const);
  const changed = steps.map(({ question, to }) => [question, to.option] as const);
  const given = [...lowest, ...told, ...changed].map(
    ([id, answer]) => [id, { answer, note: null, evidence: [], source: null }] as const,
  );
  return new Map([...asked.assessment.answers, ...given]);
}

/** Every step that there is, in the order of a plan; none where they have no order. */
function allTheWay(asked: PlanSetting): NextStep[] {
  const { model, given, wishes } = prepared(asked);
  const setting = settingFor(model, given, { ...wishes, own: ownRoles(asked.assessment) });
  const end = new Map([...setting.ladders].map(([question, { steps }]) => [question, steps.length]));
  return describeSteps(orderedSteps(end, setting) ?? [], given, setting);
}

/** How soon a step is wanted: days, months, years, unstated; of those alike, first what somebody who answered can do. */
function rankOf({ effort, roles }: NextStep, { assessment }: PlanSetting): number {
  const isOwn = assessment.answeredBy.some(({ as }) => as !== null && roles.includes(as));
  return 2 * ['days', 'months', 'years', null].indexOf(effort) + (isOwn ? 0 : 1);
}

function firstOfEach(steps: readonly NextStep[]): NextStep[] {
  return steps.filter(
    ({ question }, index) => steps.findIndex((each) => each.question === question) === index,
  );
}

/** True if some steps can be taken one after the other, and all the others of a route in some order after them. */
function isLeft(taken: readonly NextStep[], all: readonly NextStep[], asked: PlanSetting): boolean {
  const { framework, assessment } = asked;
  const dead = new Set<string>();
  const answers = settled(asked);
  const canBe = (step: NextStep) => canBeTaken(step, completionOf(answers, framework, assessment), framework);
  for (const step of taken) {
    if (!canBe(step)) return false;
    answers.set(step.question, step.to.option);
  }
  const goOn = (rest: readonly NextStep[]): boolean => {
    const key = [...answers.values()].join();
    if (rest.length === 0) return true;
    if (dead.has(key)) return false;
    dead.add(key);
    return firstOfEach(rest).some((step) => {
      if (!canBe(step)) return false;
      answers.set(step.question, step.to.option);
      const isDone = goOn(rest.filter((each) => each !== step));
      answers.set(step.question, step.from.option);
      return isDone;
    });
  };
  return goOn(all.filter((step) => !taken.includes(step)));
}

test('a route rests on no open answer but those that it says it assumed', () => {
  fc.assert(
    fc.property(planSettings(false), (asked) => {
      const { framework, assessment } = asked;
      const placement = framework.placements[asked.placement] as Framework['placements'][number];
      for (const route of planned(asked).routes) {
        for (const completion of completions(framework, { ...assessment, answers: endOf(route, asked) }))
          expect(levelGiven(placement, framework, completion)).toBeGreaterThanOrEqual(asked.target);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what can be taken comes no later than what takes longer, or what takes as long and others would have to do', () => {
  fc.assert(
    fc.property(planSettings(false), (asked) => {
      const steps = allTheWay(asked);
      for (const index of steps.keys()) {
        const [before, [step, ...later]] = [steps.slice(0, index), steps.slice(index)];
        if (!step) continue;
        expect(isLeft([...before, step], steps, asked)).toBe(true);
        for (const each of firstOfEach(later).filter((one) => rankOf(one, asked) < rankOf(step, asked)))
          expect(each.question === step.question || !isLeft([...before, each], steps, asked)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

describe('every step of every route', () => {
  test('starts where the last one left its question, can be taken, and reaches what it says', () => {
    fc.assert(
      fc.property(planSettings(false), (asked) => {
        const { framework, assessment } = asked;
        const placement = framework.placements[asked.placement] as Framework['placements'][number];
        for (const { steps } of planned(asked).routes) {
          const answers = settled(asked);
          for (const step of steps) {
            expect(answers.get(step.question)).toBe(step.from.option);
            expect(canBeTaken(step, completionOf(answers, framework, assessment), framework)).toBe(true);
            answers.set(step.question, step.to.option);
            const level = levelGiven(placement, framework, completionOf(answers, framework, assessment));
            expect(step.reached.id).toBe(placement.levels[level]?.id);
          }
          const end = levelGiven(placement, framework, completionOf(answers, framework, assessment));
          expect(end).toBeGreaterThanOrEqual(asked.target);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is towards the lowest level that it is needed for, which those towards it and lower ones reach by themselves', () => {
    fc.assert(
      fc.property(planSettings(false), (asked) => {
        for (const { steps } of planned(asked).routes) expectTowards(steps, asked);
      }),
      { numRuns: 500 },
    );
  });

  test('names the earlier changes without which it could not be taken, and no others', () => {
    fc.assert(
      fc.property(planSettings(false), (asked) => {
        const { framework, assessment } = asked;
        for (const { steps } of planned(asked).routes) {
          const start = settled(asked);
          const answers = new Map(start);
          for (const step of steps) {
            const changed = [...answers].filter(([id, answer]) => start.get(id) !== answer).map(([id]) => id);
            const needed = changed.filter((id) => {
              const without = new Map(answers).set(id, start.get(id) ?? '');
              return (
                id !== step.question &&
                !canBeTaken(step, completionOf(without, framework, assessment), framework)
              );
            });
            expect(new Set(step.after)).toEqual(new Set(needed));
            answers.set(step.question, step.to.option);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('says to find out first exactly where an open answer may be there already', () => {
    fc.assert(
      fc.property(planSettings(false), (asked) => {
        for (const { steps } of planned(asked).routes) {
          for (const [index, step] of steps.entries()) {
            const given = asked.assessment.answers.get(step.question)?.answer ?? 'unknown';
            const question = asked.framework.questions.find(({ id }) => id === step.question);
            const options = question?.options.map(({ id }) => id) ?? [];
            const left = given === 'unknown' ? options : typeof given === 'string' ? [] : given;
            const maybeThere = left.some((each) => options.indexOf(each) >= options.indexOf(step.to.option));
            const isFirst = steps.findIndex(({ question }) => question === step.question) === index;
            expect(step.findOut).toBe(maybeThere && isFirst && left.length > 1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('an open answer that is changed is found out, and not assumed', () => {
  const [route] = plannedSteps({ ...APART, agreement: 'unknown' }).routes;
  expect(route?.steps.map(({ question, findOut }) => [question, findOut])).toEqual([
    ['agreement', true],
    ['agreement', false],
    ['money', false],
  ]);
  expect(route?.assumed).toEqual([]);
  expect(plannedSteps({ ...APART, money: 'unknown' }).routes[0]?.assumed).toEqual([]);
});

describe('what is missing where there is no way', () => {
  const missing = (answers: Answers, wanted: Parameters<typeof plannedSteps>[1]) =>
    plannedSteps(answers, wanted).conflict?.requirements.flatMap((each) =>
      each.kind === 'level'
        ? each.missing.flatMap((reason) =>
            [reason, ...reason.orElse].map(({ question, answer, text, open }) => [
              question,
              answer,
              text,
              open,
            ]),
          )
        : [],
    );

  it('an open answer is told as it was given', () => {
    expect(missing({ money: ['own', 'part'] }, { keep: ['money', 'grant'] })).toEqual([
      ['money', ['own', 'part'], 'Each its own. – or – Some is shared.', true],
      ['grant', 'unanswered', 'not answered', true],
    ]);
    expect(missing({ money: ['own', 'paper'], grant: 'unknown' }, { keep: ['money', 'grant'] })).toEqual([
      ['grant', 'unknown', 'not known', true],
      ['money', ['own', 'paper'], 'Each its own. – or – A pool on paper.', false],
    ]);
    expect(missing({ money: 'own', grant: 'nobody' }, { keep: ['money', 'grant'] })).toEqual([
      ['money', 'own', 'Each its own.', false],
      ['grant', 'nobody', 'Nobody.', false],
    ]);
  });

  it('what the plan does without counts as the least that there is', () => {
    expect(missing({ grant: 'one' }, { without: ['money', 'grant'], to: 'managed' })?.slice(0, 2)).toEqual([
      ['money', 'own', 'Each its own.', false],
      ['grant', 'nobody', 'Nobody.', false],
    ]);
  });
});

it('only the barriers that hold back a level that the plan is for are in the way', () => {
  const barriersWhere = (level: string) => {
    const barriers = STEPS.barriers.map((barrier) => ({ ...barrier, holdsBack: [level] }));
    const assessment = assessed(APART);
    const { routes } = plannedFor({ ...STEPS, barriers }, assessment, { to: 'shared' });
    const [route] = routes;
    return [
      route?.steps.flatMap((step) => step.barriers.map(({ barrier }) => barrier.id)),
      route?.remaining.length,
    ];
  };
  expect(barriersWhere('shared')).toEqual([['paper', 'paper', 'pots'], 2]);
  expect(barriersWhere('managed')).toEqual([[], 0]);
});

describe('a question that does not apply and that a plan is to do without', () => {
  const either = { any: [{ one: 'b' }, { not: { two: 'b' } }] };
  // Whether a question is asked is settled anew only where another that decides it is looked at after it.
  const tiny = { mayNotApply: true, shown: { two: { not: { gate: 'b' } } } };
  const given = { one: 'a', two: 'not-applicable', gate: 'a' };
  const without = ['two', 'gate'];

  it('is not taken for one at its lowest option', () => {
    const framework = tinyFramework(['one', 'two', 'gate'], [either], tiny);
    const { routes } = plannedFor(framework, assessed(given), { to: 'level-1', without });
    expect(routes.map(({ steps }) => steps.map(({ question }) => question))).toEqual([['one']]);
  });

  it('leaves no doubt whether the level is in place already', () => {
    const level = { all: [either, { three: 'b' }] };
    const framework = tinyFramework(['one', 'two', 'three', 'gate'], [level], tiny);
    const wanted = { to: 'level-1', keep: ['one', 'three'], without };
    const { conflict } = plannedFor(framework, assessed({ ...given, three: 'unknown' }), wanted);
    expect(conflict?.requirements.map(({ kind }) => kind)).toEqual(['level', 'keep']);
    expect(conflict?.assumed).toEqual([]);
  });
});
