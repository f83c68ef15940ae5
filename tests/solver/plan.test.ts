import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadSolver } from '../../src/solver/highs.ts';
import { costOf } from '../../src/solver/plan/cost.ts';
import { routesFor } from '../../src/solver/plan/routes.ts';
import { settingFor } from '../../src/solver/plan/setting.ts';
import { byPreference, endsReached, type PlanSetting, type State } from '../support/plan-oracle.ts';
import { planSettings, prepared } from '../support/plan-settings.ts';

const means = { solve: await loadSolver(), timeLeft: () => Infinity };

function planned(asked: PlanSetting) {
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
    ['in any framework', false],
    ['in a monotone one', true],
  ])('%s', (_, monotone) => {
    fc.assert(
      fc.property(planSettings(monotone), (asked) => {
        const { routes } = planned(asked);
        const expected = expectedRoutes(asked);
        const places = routes.map(({ end }) =>
          asked.framework.questions.map((_, index) => end.get(index) ?? 0),
        );
        expect(routes.map(({ steps }) => costOf(steps))).toEqual(expected.map(({ cost }) => cost));
        expect(places).toEqual(expected.map((state) => state.places));
        expect(routes.every(({ proven }) => proven)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
