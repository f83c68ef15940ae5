import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type End, situationAt } from '../../src/engine/steps/end.ts';
import { costOf, type Setting, settingFor } from '../../src/engine/steps/setting.ts';
import type { Assumed } from '../../src/model/plan.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import type { Means } from '../../src/solver/plan/cheapest-plan.ts';
import { assumedAt } from '../../src/solver/plan/describe-route.ts';
import { routesFor } from '../../src/solver/plan/find-routes.ts';
import { type Completion, completions, levelGiven } from '../support/oracle.ts';
import { byPreference, endsReached, type PlanSetting, type State } from '../support/plan-oracle.ts';
import { planSettings, prepared } from '../support/plan-settings.ts';

const usual = { solve: await loadSolver(), timeLeft: () => Infinity };
/** Nothing is left to the search. */
const solver = { ...usual, mostEnds: 0 };

function planned(asked: PlanSetting, means: Means) {
  const { model, given, wishes } = prepared(asked);
  return routesFor(settingFor(model, given, wishes), means);
}

/** The routes, by their definition: each the best of all ends that differ from those before it. */
function expectedRoutes(setting: PlanSetting): State[] {
  const routes: State[] = [];
  const ends = withoutVain(endsReached(setting).sort(byPreference));
  for (const end of ends) {
    const changed = changedIn(end);
    const differs = routes.every((route) => {
      const before = changedIn(route);
      return (
        !before.every((index) => changed.includes(index)) && !changed.every((index) => before.includes(index))
      );
    });
    if (differs && routes.length < 3) routes.push(end);
    if (routes[0] && changedIn(routes[0]).length === 0) break;
  }
  return routes;
}

/** Only the ends for which no other is reached with some of their steps. The cheaper come first. */
function withoutVain(ends: readonly State[]): State[] {
  const needed: State[] = [];
  for (const end of ends) {
    const isVain = needed.some(({ places }) =>
      places.every((place, index) => place <= (end.places[index] ?? 0)),
    );
    if (!isVain) needed.push(end);
  }
  return needed;
}

function changedIn({ places }: State): number[] {
  return places.flatMap((place, index) => (place > 0 ? [index] : []));
}

/** The completions of what was answered, with what a plan changes as it leaves it and what it rests on as it says. */
function completionsAfter(
  { framework, assessment }: PlanSetting,
  end: End,
  assumed: readonly Assumed[],
  { ladders }: Setting,
): Completion[] {
  const settled = new Map(assessment.answers);
  const answer = (id: string, option: string) =>
    settled.set(id, { answer: option, note: null, evidence: [], source: null });
  for (const { question, option } of assumed) answer(question, option);
  for (const [question, place] of end) {
    const { id = '', options = [] } = framework.questions[question] ?? {};
    if (place > 0) answer(id, options[ladders.get(question)?.options[place] ?? 0]?.id ?? '');
  }
  return completions(framework, { ...assessment, answers: settled });
}

test.each([
  ['in any framework', false],
  ['in a monotone one', true],
])('a plan holds in every completion, but for what it says that it rests on: %s', (_, monotone) => {
  let resting = 0;
  fc.assert(
    fc.property(planSettings(monotone), (asked) => {
      const { model, given, wishes } = prepared(asked);
      const setting = settingFor(model, given, wishes);
      const placement = asked.framework.placements[asked.placement];
      if (!placement) throw new Error('no such placement');
      for (const { end } of routesFor(setting, usual).routes) {
        const assumed = assumedAt(situationAt(end, setting), given, setting);
        const without = [...asked.without].flatMap((id) => {
          const { options = [], mayNotApply } =
            asked.framework.questions.find((each) => each.id === id) ?? {};
          const isGiven = mayNotApply && asked.assessment.answers.get(id)?.answer === 'not-applicable';
          return isGiven ? [] : [{ question: id, ask: '', option: options[0]?.id ?? '', text: '' }];
        });
        const all = completionsAfter(asked, end, [...assumed, ...without], setting);
        const levels = all.map((completion) => levelGiven(placement, asked.framework, completion));
        expect(Math.min(...levels)).toBeGreaterThanOrEqual(asked.target);
        if (assumed.some(({ question }) => isOpenToNone(question, asked))) resting += 1;
      }
    }),
    { numRuns: 1500 },
  );
  if (!monotone) expect(resting).toBeGreaterThan(5);
});

/** True for a question that may turn out not to apply. */
function isOpenToNone(id: string, { framework, assessment }: PlanSetting): boolean {
  const { mayNotApply = false } = framework.questions.find((each) => each.id === id) ?? {};
  return mayNotApply && (assessment.answers.get(id)?.answer ?? 'unknown') === 'unknown';
}

describe('routes are those that listing every state finds', () => {
  test.each([
    ['in any framework', false, usual],
    ['in a monotone one', true, usual],
    ['in any framework, by the solver alone', false, solver],
    ['in a monotone one, by the solver alone', true, solver],
  ])('%s', (_, monotone, means) => {
    fc.assert(
      fc.property(planSettings(monotone), (asked) => {
        const { routes } = planned(asked, means);
        const expected = expectedRoutes(asked);
        const places = routes.map(({ end }) =>
          asked.framework.questions.map((_, index) => end.get(index) ?? 0),
        );
        expect(routes.map(({ steps }) => costOf(steps))).toEqual(expected.map(({ cost }) => cost));
        expect(places).toEqual(expected.map((state) => state.places));
        expect(routes.every(({ proven }) => proven)).toBe(true);
      }),
      { numRuns: 2500 },
    );
  });
});
