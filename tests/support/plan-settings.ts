import * as fc from 'fast-check';
import { settleSituation } from '../../src/engine/logic/search.ts';
import { assessments, frameworks } from './frameworks.ts';
import { compiled } from './load.ts';
import type { PlanSetting } from './plan-oracle.ts';
import { withSteps } from './steps.ts';

/** Random frameworks with steps, an assessment of each, a level to secure, and what is asked of the plan. */
export function planSettings(monotone: boolean): fc.Arbitrary<PlanSetting> {
  return frameworks({ questions: 5, monotone })
    .chain(withSteps)
    .chain((framework) =>
      fc.record({
        framework: fc.constant(framework),
        assessment: assessments(framework),
        nation: fc.constantFrom(...framework.nations.map(({ id }) => id)),
        as: fc.constantFrom(null, 'near'),
        placement: fc.nat({ max: framework.placements.length - 1 }),
        height: fc.nat(),
        wishes: fc.array(fc.constantFrom('free', 'free', 'free', 'keep', 'without'), {
          minLength: framework.questions.length,
          maxLength: framework.questions.length,
        }),
      }),
    )
    .map(({ framework, assessment, nation, as, placement, height, wishes }) => {
      const wished = (wish: string) =>
        new Set(framework.questions.filter((_, index) => wishes[index] === wish).map(({ id }) => id));
      const levels = framework.placements[placement]?.levels.length ?? 1;
      return {
        framework,
        assessment: {
          ...assessment,
          service: { ...assessment.service, nation },
          answeredBy: [{ role: 'Manager', organisation: null, name: null, as }],
        },
        placement,
        target: 1 + (height % (levels - 1)),
        keep: wished('keep'),
        without: wished('without'),
      };
    });
}

/** The same, as the solver takes it. */
export function prepared({ framework, assessment, placement, target, keep, without }: PlanSetting) {
  const model = compiled(framework);
  const indexes = (ids: ReadonlySet<string>) =>
    new Set(framework.questions.flatMap(({ id }, index) => (ids.has(id) ? [index] : [])));
  const given = settleSituation(model, assessment.answers, assessment.service.nation);
  return { model, given, wishes: { placement, target, keep: indexes(keep), without: indexes(without) } };
}
