import { expect } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { NextStep } from '../../src/model/result.ts';
import { type Completion, completions, holds, levelGiven } from './oracle.ts';
import type { PlanSetting } from './plan-oracle.ts';

/** The steps of a plan, taken one after the other. */

/** The answers as a plan takes them: an open one at its lowest option, and so one that the plan does without. */
export function settled({ framework, assessment, without }: PlanSetting): Map<string, string> {
  return new Map(
    framework.questions.map(({ id, options }) => {
      const given = assessment.answers.get(id)?.answer ?? 'unknown';
      if (given === 'not-applicable') return [id, given];
      const left =
        given === 'unknown' || without.has(id) ? options : options.filter((each) => given.includes(each.id));
      return [id, left[0]?.id ?? ''];
    }),
  );
}

/** The one way in which answers that leave nothing open turn out. */
export function completionOf(
  answers: ReadonlyMap<string, string>,
  framework: Framework,
  { service }: Assessment,
): Completion {
  const given = [...answers].map(
    ([id, answer]) => [id, { answer, note: null, evidence: [], source: null }] as const,
  );
  const [only] = completions(framework, { service, answers: new Map(given) } as unknown as Assessment);
  if (!only) throw new Error('no completion');
  return only;
}

/** True if a step can be taken: its question is asked, and what it needs holds. */
export function canBeTaken({ question, from }: NextStep, now: Completion, framework: Framework): boolean {
  const options = framework.questions.find(({ id }) => id === question)?.options ?? [];
  const needs = options.find(({ id }) => id === from.option)?.better?.needs ?? null;
  if (now.options.get(question) === null) return false;
  return needs === null || holds(needs, framework, now) === true;
}

/** Where some steps lead by themselves, as a place among the levels; null where one cannot be taken when it comes. */
function placeAfter(steps: readonly NextStep[], asked: PlanSetting): number | null {
  const { framework, assessment } = asked;
  const placement = framework.placements[asked.placement];
  const answers = settled(asked);
  for (const step of steps) {
    if (answers.get(step.question) !== step.from.option) return null;
    if (!canBeTaken(step, completionOf(answers, framework, assessment), framework)) return null;
    answers.set(step.question, step.to.option);
  }
  return placement ? levelGiven(placement, framework, completionOf(answers, framework, assessment)) : null;
}

/** The steps towards a level and all below it reach the level by themselves, and none is towards a level that is there without it. */
export function expectTowards(steps: readonly NextStep[], asked: PlanSetting): void {
  const { levels = [], cumulative = true } = asked.framework.placements[asked.placement] ?? {};
  const places = steps.map(({ towards }) => levels.findIndex(({ id }) => id === towards.id));
  const start = placeAfter([], asked) ?? -1;
  for (const place of places) {
    expect(place).toBeGreaterThan(start);
    expect(place).toBeLessThanOrEqual(asked.target);
  }
  for (let place = 1; place <= asked.target; place += 1) {
    // Off a ladder, the first steps may lead past a level.
    if (!cumulative && !places.includes(place)) continue;
    const taken = steps.filter((_, index) => (places[index] ?? -1) <= place);
    expect(placeAfter(taken, asked)).toBeGreaterThanOrEqual(place);
  }
}
