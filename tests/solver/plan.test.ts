import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadSolver } from '../../src/solver/highs.ts';
import { costOf } from '../../src/solver/plan/cost.ts';
import type { Means } from '../../src/solver/plan/found.ts';
import { routesFor } from '../../src/solver/plan/routes.ts';
import { settingFor } from '../../src/solver/plan/setting.ts';
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
