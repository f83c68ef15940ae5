import { describe, expect, it } from 'vitest';
import { listShipped } from '../../src/library/shipped.ts';
import type { PlanStep } from '../../src/model/plan.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { ROOT, shipped } from '../support/load.ts';
import { planned } from '../support/plans.ts';

/** What the steps of the shipped frameworks promise a plan: who acts, what comes first, and no dead ends. */

const FRAMEWORKS = listShipped(ROOT).map(({ id }) => shipped(id));

describe.each(FRAMEWORKS.map((framework) => [framework.id, framework] as const))('%s', (_, framework) => {
  const options = framework.questions.flatMap((question) => question.options);
  const steps = options.flatMap(({ better }) => better ?? []);

  it('says of every step who has to act', () => {
    expect(steps.filter(({ who }) => who === null).map(({ text }) => text)).toEqual([]);
  });

  it('names a step up from every option but the highest, or names none at all', () => {
    const silent = framework.questions
      .filter(({ ordered }) => ordered)
      .flatMap((question) => question.options.slice(0, -1).filter(({ better }) => !better));
    if (steps.length > 0) expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('in five-levels', () => {
  const framework = shipped('five-levels');

  it.each([
    ['budget', 'in-name'],
    ['entry', 'in-name'],
    ['manager', 'two-lines'],
    ['accountability', 'assumed'],
    ['boundaries', 'redrawn'],
    ['risk-share', 'one-carries'],
    ['notice', 'leaving'],
    ['leadership', 'one-sided'],
    ['footing', 'short'],
  ])('no step of “%s” leads to “%s”, for which nobody would plan', (id, option) => {
    const question = framework.questions.find((each) => each.id === id);
    expect(question?.options.map(({ better }) => better?.to)).not.toContain(option);
  });

  describe.each(framework.nations.map(({ id }) => id))('with nothing known in %s', (nation) => {
    const [route] = planned(framework, assessmentOf([], nation), { to: 'fully-integrated-service' }).routes;
    const steps = route?.steps ?? [];

    it('the highest level can be planned for, with a level secured at its end', () => {
      expect(steps.at(-1)?.reached.id).toBe('fully-integrated-service');
    });

    it.each([
      ['budget', 'shared', 'agreement', 'signed'],
      ['budget', 'shared', 'risk-share', 'discussed'],
      ['budget', 'shared', 'footing', 'term'],
      ['manager', 'part', 'agreement', 'signed'],
      ['manager', 'part', 'accountability', 'written'],
      ['manager', 'whole', 'supervision', 'named'],
      ['entry', 'one', 'information', 'agreed'],
      ['organisation', 'host', 'governance', 'advises'],
      ['experience', 'mostly', 'joint-casework', 'planned'],
    ])('%s: %s comes after %s: %s', (question, option, first, end) => {
      const [before, after] = [placeOf(first, end, steps), placeOf(question, option, steps)];
      expect(before).toBeGreaterThan(-1);
      expect(after).toBeGreaterThan(before);
    });
  });

  it('one body for all needs no agreement to share its money or to give a team one manager', () => {
    const one = assessmentOf([['organisation', 'one']], 'northern-ireland');
    const [route] = planned(framework, one, { to: 'single-management' }).routes;
    const changed = new Set(route?.steps.map(({ question }) => question));
    expect([...changed].toSorted()).toEqual(['budget', 'manager', 'route', 'supervision']);
  });

  it.each(['single-management', 'single-point-of-entry'])('a way to refer people comes before %s', (to) => {
    const [route] = planned(framework, assessmentOf([['manager', 'part']], 'england'), { to }).routes;
    const steps = route?.steps ?? [];
    const refers = placeOf('route', 'used', steps);
    expect(refers).toBeGreaterThanOrEqual(0);
    expect(refers).toBeLessThan(placeOf('manager', 'whole', steps));
  });
});

function placeOf(question: string, option: string, steps: readonly PlanStep[]): number {
  return steps.findIndex((step) => step.question === question && step.to.option === option);
}
