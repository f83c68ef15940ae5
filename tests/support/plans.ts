import * as fc from 'fast-check';
import { defaultTarget } from '../../src/engine/steps/setting.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { NothingToPlan, Plan, Target } from '../../src/model/plan.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { planFor } from '../../src/solver/plan/make-plan.ts';
import { emptyPlan, type Untouched } from '../../src/solver/plan/plan-head.ts';
import { assessmentOf, assessments, frameworks } from './frameworks.ts';
import { type Answers, caseOf, compiled, fixture } from './load.ts';
import { dressAssessment, dressFramework, LEVELS, resultOf, turnsOf } from './results.ts';
import { withSteps } from './steps.ts';
import { hardTexts } from './words.ts';

const solve = await loadSolver();

/** The framework of the fixtures that says what its steps take. */
export const STEPS = fixture('steps');

/** The answers to it where nothing is shared. */
export const APART: Answers = {
  agreement: 'none',
  money: 'own',
  grant: 'nobody',
  manager: 'two',
  door: 'two',
  colour: 'red',
};

/** What the program plans for a published arrangement by the default framework. */
export function plannedCase(id: string): Plan {
  return planned(LEVELS, caseOf(LEVELS, id));
}

/** Plans by generated frameworks in which every text, and every text of the assessment, is hard to lay out. */
export function hardPlans(texts: fc.Arbitrary<string> = hardTexts()): fc.Arbitrary<Plan> {
  return fc
    .tuple(
      frameworks({ questions: 4, needs: true, replaced: false }).chain(withSteps),
      fc.array(texts, { minLength: 4, maxLength: 12 }),
      fc.array(texts, { minLength: 3, maxLength: 6 }),
      fc.subarray(['keep', 'without'] as const),
    )
    .chain(([framework, ours, theirs, held]) => {
      const dressed = dressFramework(framework, turnsOf(ours));
      const [first = '', second = ''] = dressed.questions.map(({ id }) => id);
      const to = dressed.placements[0]?.levels.at(-1)?.id ?? '';
      return assessments(dressed).map((assessment) => {
        const { service, ...rest } = dressAssessment(assessment, turnsOf(theirs));
        const nation = service.nation ?? dressed.nations[0]?.id ?? null;
        return planned(
          dressed,
          { ...rest, service: { ...service, nation } },
          {
            to,
            keep: held.includes('keep') ? [first] : [],
            without: held.includes('without') ? [second] : [],
          },
        );
      });
    });
}

interface Wanted extends Partial<Untouched> {
  /** The level, by its id; the one to plan for by default where none is named. */
  readonly to?: string;
  readonly seconds?: number;
}

/** What the program plans for an assessment. */
export function planned(framework: Framework, assessment: Assessment, wanted: Wanted = {}): Plan {
  const { to, keep = [], without = [], seconds = Infinity } = wanted;
  const model = compiled(framework);
  const result = resultOf(framework, assessment);
  const target = to === undefined ? defaultTarget(result) : targetCalled(to, framework);
  if (!target) throw new Error('there is nothing to plan for');
  if ('none' in target) return emptyPlan(target, { keep, without }, result);
  const timeLeft = () => seconds;
  // Where time is short, it is the solver's time: a search of so few ends takes none.
  const means = { solve, timeLeft, ...(seconds === Infinity ? {} : { mostEnds: 0 }) };
  return planFor(model, assessment, result, { target, keep, without }, means);
}

/** An assessment of just these answers, and needs if any. */
export function assessed(answers: Answers, needs: Answers = {}, nation = 'england'): Assessment {
  const { answers: wants } = assessmentOf(Object.entries(needs), nation);
  return { ...assessmentOf(Object.entries(answers), nation), needs: wants };
}

/** What the program plans for just these answers to the fixture. */
export function plannedSteps(
  answers: Answers,
  wanted: Wanted = {},
  needs: Answers = {},
  nation = 'england',
): Plan {
  return planned(STEPS, assessed(answers, needs, nation), wanted);
}

function targetCalled(id: string, { placements }: Framework): Target | NothingToPlan {
  const placement = placements.findIndex(({ levels }) => levels.some((level) => level.id === id));
  const level = placements[placement]?.levels.findIndex((each) => each.id === id) ?? -1;
  return { placement, level, why: 'asked for' };
}
