import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/engine/compile.ts';
import { settleSituation } from '../../src/engine/settle.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { costOf } from '../../src/solver/plan/cost.ts';
import { routesFor } from '../../src/solver/plan/routes.ts';
import { settingFor } from '../../src/solver/plan/setting.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { byPreference, endsReached, type PlanSetting, type State } from '../support/plan-oracle.ts';
import { withSteps } from '../support/steps.ts';

const means = { solve: await loadSolver(), timeLeft: () => Infinity };

function settings(monotone: boolean): fc.Arbitrary<PlanSetting> {
  return frameworks({ questions: 5, monotone })
    .chain(withSteps)
    .chain((framework) =>
      fc.record({
        framework: fc.constant(framework),
        assessment: assessments(framework),
        nation: fc.constantFrom(...framework.nations.map(({ id }) => id)),
        placement: fc.nat({ max: framework.placements.length - 1 }),
        height: fc.nat(),
        wishes: fc.array(fc.constantFrom('free', 'free', 'free', 'keep', 'without'), {
          minLength: framework.questions.length,
          maxLength: framework.questions.length,
        }),
      }),
    )
    .map(({ framework, assessment, nation, placement, height, wishes }) => {
      const wished = (wish: string) =>
        new Set(framework.questions.filter((_, index) => wishes[index] === wish).map(({ id }) => id));
      const levels = framework.placements[placement]?.levels.length ?? 1;
      return {
        framework,
        assessment: { ...assessment, service: { ...assessment.service, nation } },
        placement,
        target: 1 + (height % (levels - 1)),
        keep: wished('keep'),
        without: wished('without'),
      };
    });
}

function planned({ framework, assessment, placement, target, keep, without }: PlanSetting) {
  const model = compile(framework);
  const indexes = (ids: ReadonlySet<string>) =>
    new Set(framework.questions.flatMap(({ id }, index) => (ids.has(id) ? [index] : [])));
  const given = settleSituation(model, assessment.answers, assessment.service.nation);
  const setting = settingFor(model, given, {
    placement,
    target,
    keep: indexes(keep),
    without: indexes(without),
  });
  return { setting, ...routesFor(setting, means) };
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
      fc.property(settings(monotone), (asked) => {
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
