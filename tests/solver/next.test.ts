import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hasSteps, looksAtNation } from '../../src/engine/steps/setting.ts';
import { loadFramework } from '../../src/framework/open.ts';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Next, Result } from '../../src/model/result.ts';
import { unwrap } from '../../src/problem.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { mainRun } from '../support/in-process.ts';
import { type Answers, caseOf, compiled, fixture, ROOT, score, shipped } from '../support/load.ts';
import { planSettings } from '../support/plan-settings.ts';
import { APART, assessed, planned, STEPS } from '../support/plans.ts';
import { resultOf } from '../support/results.ts';
import { expectTowards } from '../support/step-walk.ts';
import { withSteps } from '../support/steps.ts';
import { tinyFramework } from '../support/tiny.ts';

/** What a result says is next, held against what a plan says, and against what the result says itself. */

/** What a plan starts with, as a result tells it. */
function startOf({ to, none, routes: [first] }: Plan): Pick<Next, 'to' | 'none' | 'cost' | 'steps'> {
  const steps = first?.steps.map(({ barriers, ...step }) => step) ?? [];
  return { to, none, cost: first?.cost ?? null, steps } as Pick<Next, 'to' | 'none' | 'cost' | 'steps'>;
}

function told({ to, none, cost, steps }: Next) {
  return { to, none, cost, steps };
}

const CASES = listShipped(ROOT).flatMap(({ id }) => shippedCases(ROOT, id));

async function jsonOf(argv: readonly string[]) {
  const { stdout, stderr } = await mainRun([...argv, '--format', 'json'], { cwd: ROOT });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe.each(listShipped(ROOT).map(({ id }) => id))('for each case of %s', (id) => {
  const framework = shipped(id);
  const cases = CASES.filter((each) => each.framework === id);
  const results = new Map(cases.map((each) => [each.id, resultOf(framework, caseOf(framework, each.id))]));

  test('a plan starts with what the result says is next', () => {
    for (const { id } of cases) {
      const next = results.get(id)?.next;
      if (!next || next.none === 'no steps') continue;
      expect({ id, ...told(next) }).toEqual({ id, ...startOf(planned(framework, caseOf(framework, id))) });
    }
  });

  test('score, plan, what-if and compare name the same steps', async () => {
    const files = cases.map(({ file }) => file);
    const { columns } = await jsonOf(['compare', ...files]);
    const [question = ''] = framework.questions.map((each) => each.id);
    for (const [index, file] of files.entries()) {
      const { next } = await jsonOf(['score', file]);
      expect(columns[index].next).toEqual(next);
      const { before, after } = await jsonOf(['what-if', file, '--set', `${question}=unknown`]);
      expect(before.next).toEqual(next);
      expect(after.next?.placement).toBe(next?.placement);
      if (next === null || next.none === 'no steps') continue;
      expect(startOf(await jsonOf(['plan', file]))).toEqual(told(next));
    }
  });

  test('the steps towards the first level reach it by themselves, and so on up', () => {
    for (const { id } of cases) {
      const { next = null, placements = [] } = results.get(id) ?? {};
      if (!next || next.steps.length === 0) continue;
      const placement = placements.findIndex((each) => each.id === next.placement);
      const target = placements[placement]?.levels.findIndex((level) => level.id === next.to?.id) ?? -1;
      const [keep, without] = [new Set<string>(), new Set<string>()];
      const assessment = caseOf(framework, id);
      expectTowards(next.steps, { framework, assessment, placement, target, keep, without });
    }
  });

  test('every barrier that it names stands in the way of a level not in place, in the order of all', () => {
    for (const { next, barriers, placements } of results.values()) {
      const levels = placements.find((each) => each.id === next?.placement)?.levels ?? [];
      const wanted = levels.filter(({ rank }) => rank <= (next?.to?.rank ?? -1)).map((level) => level.id);
      const inTheWay = barriers.filter(
        ({ status, holdsBack }) =>
          ['remains', 'possible'].includes(status) && holdsBack.some((level) => wanted.includes(level)),
      );
      expect(next?.barriers.map(({ barrier }) => barrier) ?? []).toEqual(inTheWay.map(({ id }) => id));
    }
  });
});

test('the steps found for any framework are those that a plan starts with', () => {
  fc.assert(
    fc.property(planSettings(false), ({ framework, assessment }) => {
      const { next } = resultOf(framework, assessment);
      const plan = planned(framework, assessment);
      if (!next) throw new Error('a framework with levels says what is next');
      if (!hasSteps(compiled(framework)) && next.to) expect(next.none).toBe('no steps');
      else if (next.none === 'no way') expect(plan.conflict).not.toBeNull();
      else expect(told(next)).toEqual(startOf(plan));
    }),
    { numRuns: 500 },
  );
});

test('nothing is said of steps exactly where they hang on a nation that is not given', () => {
  fc.assert(
    fc.property(
      frameworks({ questions: 4 }).chain(withSteps).chain(ofNoNation),
      ([framework, assessment]) => {
        const model = compiled(framework);
        const { next, placements } = resultOf(framework, assessment);
        const placement = placements.findIndex(({ id }) => id === next?.placement);
        const level = placements[placement]?.levels.findIndex(({ id }) => id === next?.to?.id) ?? -1;
        if (!next?.to || !hasSteps(model)) return;
        expect(next.none === 'no nation').toBe(looksAtNation({ placement, level }, model));
      },
    ),
    { numRuns: 300 },
  );
});

function ofNoNation(framework: Framework): fc.Arbitrary<[Framework, Assessment]> {
  return assessments(framework).map((assessment) => [
    framework,
    { ...assessment, service: { ...assessment.service, nation: null } },
  ]);
}

function nextFor(answers: Answers, needs: Answers = {}): Result['next'] {
  return resultOf(STEPS, assessed(answers, needs)).next;
}

describe('what is next', () => {
  const SHARED = { ...APART, grant: 'one' };

  it('is nothing where no level is higher', () => {
    expect(nextFor({ ...SHARED, manager: 'one', door: 'one', colour: 'blue' })).toMatchObject({
      to: null,
      none: 'at the top',
      first: null,
      steps: [],
      allTheSame: null,
    });
  });

  it('is nothing where no more is called for, with what the next level would take', () => {
    expect(nextFor(SHARED, { tasks: 'many', changes: 'seldom' })).toMatchObject({
      to: null,
      none: 'not called for',
      cost: null,
      allTheSame: { to: { id: 'managed', why: 'next' }, cost: { years: 1 }, steps: 1, proven: true },
    });
  });

  it('says which level is gained first, and what that takes', () => {
    expect(nextFor(APART, { changes: 'daily', tasks: 'few' })).toMatchObject({
      to: { id: 'managed' },
      first: {
        to: { id: 'shared', rank: 1, name: 'Shared money' },
        steps: 3,
        cost: { years: 0, months: 2, days: 1, unstated: 0 },
      },
      steps: [
        { question: 'agreement', towards: { id: 'shared' } },
        { question: 'agreement', towards: { id: 'shared' } },
        { question: 'money', towards: { id: 'shared' } },
        { question: 'manager', towards: { id: 'managed' } },
      ],
    });
  });

  it('has no way to a level that nothing leads to, and says which level', () => {
    const answers = { ...SHARED, manager: 'one', door: 'one' };
    expect(nextFor(answers)).toMatchObject({
      to: { id: 'painted' },
      none: 'no way',
      cost: null,
      proven: false,
    });
  });

  it('has no steps in a framework that gives none, and is not there in one without levels', () => {
    expect(score(fixture('ladder')).next).toMatchObject({ to: { rank: 1 }, none: 'no steps' });
    expect(score(fixture('profile')).next).toBeNull();
  });

  it('gives up where there are too many ways, and says so', () => {
    const questions = Array.from({ length: 40 }, (_, index) => `q${index}`);
    const some = { 'at-least': { count: 20, of: questions.map((id) => ({ [id]: 'c' })) } };
    const even = { score: { of: questions, by: 'sum', 'at-least': 61 } };
    const framework = tinyFramework(questions, [{ all: [some, even] }], {
      options: 3,
      efforts: Object.fromEntries(questions.map((id) => [id, 'days'])),
    });
    const lowest = Object.fromEntries(questions.map((id) => [id, 'a']));
    const { next } = score(framework, lowest);
    expect(next).toMatchObject({ to: { rank: 1 }, none: 'too many ways', steps: [], proven: false });
  });

  it.each([
    [
      'one that is gone after its steps, which change all that it comes from',
      '{ money: { at-most: paper } }',
      true,
    ],
    ['not one that is there after them', '{ money: { at-most: part } }', false],
    [
      'not one that comes from more',
      '{ all: [ { money: { at-most: paper } }, { grant: { at-most: nobody } } ] }',
      false,
    ],
  ])('restates of the barriers %s', (_, raisedBy, expected) => {
    const text = readFileSync(`${ROOT}tests/fixtures/frameworks/steps.yaml`, 'utf8');
    const changed = text.replace('{ money: { at-most: paper } }', raisedBy);
    const framework = unwrap(loadFramework({ file: 'steps.yaml', text: changed }));
    const answers = assessed({ ...APART, agreement: 'signed' }, { changes: 'daily', tasks: 'few' });
    const { next } = resultOf(framework, answers);
    expect(next?.steps.map(({ question }) => question)).toEqual(['money', 'manager']);
    expect(next?.barriers).toEqual([
      { barrier: 'pots', restates: expected },
      { barrier: 'doors', restates: false },
      { barrier: 'lines', restates: true },
    ]);
  });

  it('names the kinds of partner that are needed and missing, each once, and none of which it is not known', () => {
    const framework = fixture('needs');
    const partnersOf = (partners: Assessment['service']['partners']) => {
      const { service, ...rest } = assessed({}, { homes: 'own', carers: 'one', age: 'old' });
      const { next, recommended } = resultOf(framework, { ...rest, service: { ...service, partners } });
      return [next?.partners.map(({ agency }) => agency), recommended?.who.map(({ agency }) => agency)];
    };
    const [missing, needed] = partnersOf([{ name: 'A club', agency: 'club' }]);
    expect(needed?.length).toBeGreaterThan(0);
    expect(missing).toEqual(needed);
    expect(partnersOf([{ name: 'Somebody', agency: null }])[0]).toEqual([]);
  });
});
