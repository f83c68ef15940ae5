import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { caseOf, shipped, TOOL } from '../support/load.ts';

/** What the three levels after Leutz stand on, what needs call for, and what the sources let one expect of the cases. */

const framework = shipped('leutz');
const model = compile(framework);

const LIGHTEST = {
  severity: 'mild',
  stability: 'stable',
  duration: 'short',
  urgency: 'routine',
  scope: 'narrow',
  'self-direction': 'strong',
};

describe('the needs call for', () => {
  it.each<[level: string, needs: Record<string, string>]>([
    ['linkage', {}],
    ['linkage', { severity: 'moderate', scope: 'moderate', duration: 'lasting' }],
    // Heavy in one way only, and directed by the people themselves.
    ['linkage', { severity: 'severe', duration: 'lasting' }],
    ['coordination', { 'self-direction': 'weak' }],
    ['coordination', { scope: 'broad', 'self-direction': 'varied' }],
    ['coordination', { severity: 'severe', urgency: 'at-times' }],
    ['coordination', { severity: 'severe', scope: 'broad', duration: 'lasting', urgency: 'often' }],
    [
      'full-integration',
      { severity: 'moderate', scope: 'broad', stability: 'unstable', duration: 'lasting', urgency: 'often' },
    ],
    [
      'full-integration',
      { severity: 'severe', scope: 'broad', duration: 'lasting', urgency: 'often', 'self-direction': 'weak' },
    ],
  ])('%s, by %j', (level, needs) => {
    expect(recommendedBy({ ...LIGHTEST, ...needs })).toBe(level);
  });

  it('no less where any one need is heavier', () => {
    const ids = framework.placements[0]?.levels.map(({ id }) => id) ?? [];
    const ranks = new Map(
      everyGroup().map((needs) => [nameOf(needs), ids.indexOf(recommendedBy(needs) ?? '')]),
    );
    const falls = everyGroup().flatMap((needs) =>
      heavier(needs).filter((more) => Number(ranks.get(nameOf(more))) < Number(ranks.get(nameOf(needs)))),
    );
    expect([...ranks.values()].every((rank) => rank > 0)).toBe(true);
    expect(falls).toEqual([]);
  });
});

describe('the levels', () => {
  it.each<[level: string, answers: Record<string, string>]>([
    ['unlinked', { referral: 'sent', screening: 'kept-up', information: 'one', money: 'pooled' }],
    ['linkage', { referral: 'followed-up' }],
    ['linkage', { 'care-manager': 'named' }],
    ['coordination', { 'care-manager': 'named', 'joint-planning': 'standing' }],
    ['coordination', { programme: 'unit' }],
    ['full-integration', { programme: 'unit', money: 'pooled' }],
  ])('%s stands on %j, all else being at its lowest', (level, answers) => {
    const lowest = framework.questions.map(({ id, options }) => [id, options[0]?.id ?? '']);
    const result = resultOf({ ...Object.fromEntries(lowest), ...answers });
    expect(result.placements[0]?.secured.id).toBe(level);
  });
});

describe('the cases sit where their sources put them', () => {
  it('PACE is full integration, and whether all of it is needed stays open', () => {
    const { placements, recommended } = caseResult('leutz-pace-on-lok');
    expect(placements[0]).toMatchObject({ secured: { id: 'full-integration' } });
    expect(recommended?.levels[0]).toMatchObject({ possible: ['coordination', 'full-integration'] });
  });

  it('PRISMA is coordination, and certainly no more', () => {
    expect(caseResult('leutz-prisma-quebec').placements[0]).toMatchObject({
      secured: { id: 'coordination' },
      gaps: ['full-integration'],
    });
  });

  it('SIPA is coordination, because its one sum for each person was only simulated', () => {
    const { placements } = caseResult('leutz-sipa-montreal');
    expect(placements[0]).toMatchObject({ secured: { id: 'coordination' }, gaps: ['full-integration'] });
    const [highest] = placements[0]?.levels.slice(-1) ?? [];
    expect(highest?.missing.map(({ question }) => question)).toEqual(['money']);
  });

  it('the links of family doctors are not placed, and nothing is said of what people need', () => {
    const { placements, recommended } = caseResult('leutz-gp-and-social-work');
    expect(placements[0]).toMatchObject({ placed: false, gaps: ['full-integration'] });
    expect(recommended).toBeNull();
  });
});

function recommendedBy(needs: Record<string, string>): string | null | undefined {
  return resultOf({}, needs).recommended?.levels[0]?.level;
}

function resultOf(answers: Record<string, string>, needs: Record<string, string> = {}) {
  const given = assessmentOf(Object.entries(answers));
  const people = assessmentOf(Object.entries(needs));
  return scoreAssessment(model, { ...given, needs: people.answers }, TOOL);
}

function caseResult(id: string) {
  return scoreAssessment(model, caseOf(framework, id), TOOL);
}

/** Every way to answer the six questions about the people served. */
function everyGroup(): Record<string, string>[] {
  let groups: Record<string, string>[] = [{}];
  for (const { id, options } of framework.needs?.questions ?? [])
    groups = groups.flatMap((group) => options.map((option) => ({ ...group, [id]: option.id })));
  return groups;
}

/** The same group with one need a step heavier, in each way in which it could be. */
function heavier(needs: Record<string, string>): Record<string, string>[] {
  return (framework.needs?.questions ?? []).flatMap(({ id, options }) => {
    const next = options[options.findIndex((option) => option.id === needs[id]) + 1];
    return next ? [{ ...needs, [id]: next.id }] : [];
  });
}

function nameOf(needs: Record<string, string>): string {
  return Object.values(needs).join(' ');
}
