import { describe, expect, it } from 'vitest';
import { placedFrom } from '../../src/engine/logic/goal.ts';
import type { WorkBudget } from '../../src/engine/logic/search.ts';
import { settleSituation } from '../../src/engine/logic/search.ts';
import { endsFor } from '../../src/engine/steps/end.ts';
import { settingFor, type Wishes } from '../../src/engine/steps/setting.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Program } from '../../src/solver/binary-program.ts';
import { type Limits, loadSolver, type Solution, type Solver } from '../../src/solver/highs.ts';
import { cheapestBySolver, firstByTheFramework } from '../../src/solver/plan/cheapest-plan.ts';
import { routesFor } from '../../src/solver/plan/find-routes.ts';
import { minimalConflictIn } from '../../src/solver/plan/minimal-conflict.ts';
import { proverBy } from '../../src/solver/prove.ts';
import { assessmentOf } from '../support/frameworks.ts';
import type { Answers } from '../support/load.ts';
import { compiled } from '../support/load.ts';
import { tinyFramework } from '../support/tiny.ts';

/** Solvers that err, give up or are slow: what they say is taken for no more than it is worth. */

const honest = await loadSolver();
const UNKNOWN: Solution = { found: false, proven: false };
const NONE: Solution = { found: false, proven: true };

/** A solver that answers the first times as it is told, and honestly then. */
function solverSaying(...first: readonly ((program: Program) => Solution)[]): Solver {
  const left = [...first];
  return (program, limits) => left.shift()?.(program) ?? honest(program, limits);
}

/** What is cheapest where nothing is asked for. */
function lie({ costs }: Program): Solution {
  return honest({ costs, rows: [] }, {});
}

function doubtful(program: Program): Solution {
  return { ...honest(program, {}), proven: false };
}

function settledFor(framework: Framework, answers: Answers) {
  const model = compiled(framework);
  return {
    model,
    situation: settleSituation(model, assessmentOf(Object.entries(answers), 'england').answers, 'england'),
  };
}

const FREE: Wishes = { placement: 0, target: 1, keep: new Set(), without: new Set() };
const LOW = { one: 'a', two: 'a', three: 'a' };
const ANY = tinyFramework(
  ['one', 'two', 'three'],
  [{ 'at-least': { count: 2, of: [{ one: 'b' }, { two: 'b' }, { three: 'b' }] } }],
);

/** The routes by a solver alone: the places at which each ends, and whether it is proven. */
function routesBy(solve: Solver, framework = ANY, answers: Answers = LOW) {
  const { model, situation } = settledFor(framework, answers);
  const means = { solve, timeLeft: () => Infinity, mostEnds: 0 };
  const { routes, ...told } = routesFor(settingFor(model, situation, FREE), means);
  return { routes: routes.map(({ end, proven }) => ({ places: [...end.values()], proven })), ...told };
}

describe('a prover', () => {
  const prove = (solve: Solver, effort?: WorkBudget) => {
    const { model, situation } = settledFor(ANY, {});
    const [rungs] = model.placements;
    if (!rungs) throw new Error('a placement');
    return proverBy(solve, effort)(placedFrom(rungs, 1), model, situation);
  };

  it('has the engine check what the solver finds', () => {
    expect(prove(honest)).toHaveLength(4);
    expect(prove(solverSaying(lie))).toBeNull();
  });

  it('takes only what is proven for impossible', () => {
    expect(prove(() => NONE)).toBe(false);
    expect(prove(() => UNKNOWN)).toBeNull();
  });

  it('limits the solver by counting, never by the clock', () => {
    const seen: Limits[] = [];
    const effort = { left: 1_000_000 };
    const watched: Solver = (program, limits) => {
      seen.push(limits);
      return honest(program, limits);
    };
    prove(watched, effort);
    // A hard goal leaves something for the others.
    expect(seen[0]?.effort?.left).toBeLessThan(125_000);
    expect(effort.left).toBeLessThan(1_000_000);
    expect(effort.left).toBeGreaterThan(875_000);
    expect(prove(watched, { left: 0 })).toBeNull();
    expect(seen).toHaveLength(1);
  });
});

describe('routes', () => {
  const FIRST = [1, 1, 0];

  it('never end where the engine does not find the level', () => {
    expect(routesBy(honest).routes[0]).toEqual({ places: FIRST, proven: true });
    expect(routesBy(solverSaying(lie, lie))).toEqual(routesBy(honest));
  });

  it('are proven only as far as the solver is sure', () => {
    const { routes, noneProven } = routesBy(solverSaying(doubtful));
    expect(routes).toHaveLength(1);
    expect(routes[0]?.proven).toBe(false);
    expect(noneProven).toBe(false);
  });

  it('are as cheap as any where only the first by the framework was not found', () => {
    const { routes } = routesBy(solverSaying(honestly, ...Array<typeof unsure>(30).fill(unsure)));
    expect(routes).toHaveLength(1);
    expect(routes[0]?.proven).toBe(true);
    const doubted = routesBy(solverSaying(honestly, doubtful, ...Array<typeof unsure>(30).fill(unsure)));
    expect(doubted.routes).toEqual(routes);
  });

  it('may be more where others were not looked for to the end', () => {
    expect(routesBy(honest)).toMatchObject({ routes: { length: 3 }, mayBeMore: false });
    const two = tinyFramework(['one', 'two'], [{ any: [{ one: 'b' }, { two: 'b' }] }]);
    expect(routesBy(honest, two)).toMatchObject({ routes: { length: 2 }, mayBeMore: false });
    const stopped = solverSaying(honestly, honestly, ...Array<typeof unsure>(30).fill(unsure));
    expect(routesBy(stopped)).toMatchObject({ routes: [{ proven: true }], mayBeMore: true });
    expect(routesBy(solverSaying(doubtful))).toMatchObject({ routes: { length: 1 }, mayBeMore: true });
  });

  it('are none, proven, only where the solver is sure', () => {
    expect(routesBy(() => NONE)).toEqual({ routes: [], noneProven: true, mayBeMore: false });
  });

  it('are all that can be done less what can be spared, where time ran out before one was found', () => {
    expect(routesBy(() => UNKNOWN)).toEqual({
      routes: [{ places: [1, 1, 0], proven: false }],
      noneProven: false,
      mayBeMore: true,
    });
  });
});

function honestly(program: Program): Solution {
  return honest(program, {});
}

function unsure(): Solution {
  return UNKNOWN;
}

it('more questions than can be compared at once are compared in groups, the first before the others', () => {
  const questions = Array.from({ length: 24 }, (_, index) => `q${index}`);
  const some = { score: { of: questions, by: 'sum', 'at-least': 4 } };
  const framework = tinyFramework(questions, [some], { options: 4 });
  const { model, situation } = settledFor(framework, Object.fromEntries(questions.map((id) => [id, 'a'])));
  const ends = endsFor(settingFor(model, situation, FREE));
  const means = { solve: honest, timeLeft: () => Infinity };
  const cheapest = cheapestBySolver(ends, means);
  if (!cheapest.found) throw new Error('a plan');
  const first = firstByTheFramework(cheapest, ends, means);
  expect([...first.end.values()]).toEqual([3, 1, ...Array<number>(22).fill(0)]);
  expect(first).toMatchObject({ proven: true, isFirst: true });
});

it('a quarrel is not proven where the solver is not sure', () => {
  const { model, situation } = settledFor(ANY, LOW);
  const wishes = { ...FREE, keep: new Set([0, 1]) };
  const quarrel = (solve: Solver) =>
    minimalConflictIn(model, situation, wishes, { solve, timeLeft: () => Infinity, mostEnds: 0 });
  expect(quarrel(honest)).toMatchObject({ demands: { length: 3 }, proven: true });
  expect(quarrel(unsure)).toMatchObject({ demands: { length: 3 }, proven: false });
});

it('a quarrel never names an answer that does not apply, be it sure or not', () => {
  const framework = tinyFramework(['one', 'two'], [{ one: 'b' }], { mayNotApply: true });
  const { model, situation } = settledFor(framework, { one: 'a', two: 'not-applicable' });
  const wishes = { ...FREE, keep: new Set([0, 1]) };
  for (const solve of [honest, unsure]) {
    const means = { solve, timeLeft: () => Infinity, mostEnds: 0 };
    const { demands } = minimalConflictIn(model, situation, wishes, means);
    expect(demands.flatMap((demand) => (demand.kind === 'keep' ? [demand.question] : []))).toEqual([0]);
  }
});

it('where there are too many orders to try, it is not taken for proven that there is none', () => {
  // Each of the last two steps can only come before the other, so that no order will do.
  const questions = ['one', 'two', ...Array.from({ length: 14 }, (_, index) => `q${index}`)];
  const needs = { one: { not: { two: 'b' } }, two: { not: { one: 'b' } } };
  const all = { all: questions.map((id) => ({ [id]: 'b' })) };
  const answers = Object.fromEntries(questions.map((id) => [id, 'a']));
  const { model, situation } = settledFor(tinyFramework(questions, [all], { needs }), answers);
  const setting = settingFor(model, situation, FREE);
  const means = { solve: honest, timeLeft: () => Infinity };
  expect(routesFor(setting, means)).toEqual({ routes: [], noneProven: false, mayBeMore: true });
});

it.each([
  ['searching', 3_000],
  ['the solver', 0],
])('no other route takes a step in vain, by %s', (_, mostEnds) => {
  // As cheap, one alone would do by going further; three would only be added so as to differ.
  const ways = [{ all: [{ two: 'b' }, { one: 'b' }] }, { one: 'c' }, { all: [{ one: 'b' }, { three: 'c' }] }];
  const questions = ['two', 'one', 'three'];
  const answers = Object.fromEntries(questions.map((id) => [id, 'a']));
  const routesTo = (any: readonly object[]) => {
    const framework = tinyFramework(questions, [{ any }], { options: 3 });
    const { model, situation } = settledFor(framework, answers);
    const means = { solve: honest, timeLeft: () => Infinity, mostEnds };
    const { routes } = routesFor(settingFor(model, situation, FREE), means);
    return routes.map(({ end }) => questions.map((_, index) => end.get(index) ?? 0));
  };
  expect(routesTo(ways.slice(0, 2))).toEqual([[1, 1, 0]]);
  expect(routesTo(ways)).toEqual([
    [1, 1, 0],
    [0, 1, 2],
  ]);
});
