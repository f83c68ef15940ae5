import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import type { Question } from '../../src/model/question.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { type Answers, caseOf, score, shipped, TOOL } from '../support/load.ts';

/** What each rung of the continuum stands on, and which one the people served call for. */

const framework = shipped('continuum');

const RUNGS = ['full-segregation', 'linkage', 'coordination', 'cooperation', 'full-integration'];

describe('the shape of the continuum', () => {
  it('is a cumulative, monotone ladder of the five published rungs', () => {
    expect(framework.placements).toMatchObject([{ cumulative: true, monotone: true, firstRank: 0 }]);
    expect(framework.placements[0]?.levels.map(({ id }) => id)).toEqual(RUNGS);
  });

  it('uses no numbers for its rungs but their order', () => {
    for (const { options } of framework.questions)
      expect(options.map(({ value }) => value)).toEqual(options.map((_, index) => index));
    expect(framework.placements[0]?.measure).toBeNull();
  });

  it('says of every rung above the first what keeping it up costs', () => {
    expect(framework.placements[0]?.levels.map(({ costs }) => costs !== null)).toEqual([
      false,
      ...Array(4).fill(true),
    ]);
  });
});

function lowestBut(answers: Answers): Answers {
  const lowest = framework.questions.map(({ id, options }) => [id, options[0]?.id ?? '']);
  return { ...Object.fromEntries(lowest), ...answers };
}

function statusOf(level: string, answers: Answers): string | undefined {
  return score(framework, lowestBut(answers)).placements[0]?.levels.find(({ id }) => id === level)?.status;
}

describe('each rung stands on what defines it, all else being at its lowest', () => {
  it.each<[level: string, answers: Answers]>([
    ['linkage', { 'passing-on': 'agreed' }],
    ['coordination', { fitting: 'standing' }],
    ['cooperation', { plan: 'joint', decisions: 'joint' }],
    ['cooperation', { plan: 'joint', pooling: 'shared' }],
    ['full-integration', { decisions: 'one-manager', pooling: 'one' }],
  ])('%s is met by %j', (level, answers) => {
    expect(statusOf(level, answers)).toBe('met');
  });

  it.each<[level: string, answers: Answers]>([
    ['linkage', { 'passing-on': 'on-paper', fitting: 'one-group', decisions: 'one-manager' }],
    ['coordination', { fitting: 'talk', plan: 'joint' }],
    ['cooperation', { plan: 'joint', decisions: 'consulted', pooling: 'set-aside' }],
    ['cooperation', { plan: 'matched', decisions: 'joint', pooling: 'shared' }],
    ['full-integration', { decisions: 'one-manager', pooling: 'shared' }],
    ['full-integration', { decisions: 'joint', pooling: 'one' }],
  ])('%s is not met by %j', (level, answers) => {
    expect(statusOf(level, answers)).toBe('unmet');
  });

  it('leaves two units at the foot that are one in the chart only, and says so', () => {
    const { placements, barriers } = score(
      framework,
      lowestBut({ decisions: 'one-manager', pooling: 'one' }),
    );
    expect(placements[0]).toMatchObject({
      secured: { id: 'full-segregation' },
      outOfOrder: ['full-integration'],
    });
    expect(barriers.find(({ id }) => id === 'one-unit-in-the-chart-only')?.status).toBe('remains');
  });
});

describe('the kind of pair matters where the law does', () => {
  it.each([
    ['council-and-health', 'remains'],
    ['same', 'does-not-arise'],
    ['other', 'does-not-arise'],
  ])('a pair that is %s: the power to act for the other %s', (owner, status) => {
    const { barriers } = score(framework, lowestBut({ owner }));
    expect(barriers.find(({ id }) => id === 'no-power-to-act-for-the-other')?.status).toBe(status);
  });
});

describe('the barriers of the continuum', () => {
  it('hold back each rung that does not hold', () => {
    const compiled = compile(framework);
    const answers = framework.questions.map(({ id, options }) =>
      fc.constantFrom(...options.map((option) => [id, option.id] as const)),
    );
    fc.assert(
      fc.property(fc.tuple(...answers), (given) => {
        const { barriers, placements } = scoreAssessment(compiled, assessmentOf(given), TOOL);
        const held = barriers.filter(({ status }) => status === 'remains').flatMap((one) => one.holdsBack);
        return (placements[0]?.gaps ?? []).every((gap) => held.includes(gap));
      }),
      { numRuns: 500 },
    );
  });
});

/** Which of the answers it is, from 0. */
function at(questions: readonly Question[], answers: Readonly<Record<string, string>>) {
  return (id: string): number =>
    questions.find((question) => question.id === id)?.options.findIndex((one) => one.id === answers[id]) ??
    -1;
}

function everyAnswerTo(questions: readonly Question[]): Record<string, string>[] {
  return questions.reduce<Record<string, string>[]>(
    (sets, { id, options }) => sets.flatMap((set) => options.map((option) => ({ ...set, [id]: option.id }))),
    [{}],
  );
}

describe('the optimum', () => {
  const questions = framework.needs?.questions ?? [];
  const compiled = compile(framework);

  function optimumOf(needs: Readonly<Record<string, string>>): string | null | undefined {
    const assessment = { ...assessmentOf([]), needs: assessmentOf(Object.entries(needs)).answers };
    return scoreAssessment(compiled, assessment, TOOL).recommended?.levels[0]?.level;
  }

  /** The same in a few lines: weights of the need to fit together, capped by the need to stay apart. */
  function byHand(needs: Record<string, string>): number {
    const value = at(questions, needs);
    const overlap = value('overlap');
    const loss = value('loss');
    const heavy = [value('timing') >= 2, value('pace') >= 2, value('holding') >= 2].filter(Boolean).length;
    const asOne = value('timing') === 3 && (value('pace') === 3 || value('holding') === 3);
    if (overlap === 3 && loss === 2 && asOne) return 4;
    if (overlap >= 2 && loss >= 1 && heavy >= 2) return 3;
    if (overlap >= 1 && heavy >= 1) return 2;
    return overlap >= 1 ? 1 : 0;
  }

  it('has one rule for each rung, each with its reason', () => {
    expect(framework.needs?.how.map(({ level }) => level)).toEqual(RUNGS);
  });

  it('is what a count by hand gives, for every answer about the people served', () => {
    const sets = everyAnswerTo(questions);
    const wrong = sets.filter((needs) => optimumOf(needs) !== RUNGS[byHand(needs)]);
    expect(wrong).toEqual([]);
    expect(sets).toHaveLength(768);
    expect(new Set(sets.map(byHand))).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('never falls when a need grows heavier or less would be lost', () => {
    for (const needs of everyAnswerTo(questions)) {
      for (const { id, options } of questions) {
        const next = options[at(questions, needs)(id) + 1];
        if (next) expect(byHand({ ...needs, [id]: next.id })).toBeGreaterThanOrEqual(byHand(needs));
      }
    }
  });

  it.each([
    ['sampleford-ward', 'coordination', 'coordination', 0],
    ['sampleford-home-team', 'linkage', 'cooperation', 2],
    ['sampleford-foot-clinic', 'full-integration', 'linkage', -3],
    ['sampleford-memory-clinic', 'coordination', 'linkage', -1],
  ])('%s holds %s and calls for %s: the gap is %i', (id, actual, optimum, gap) => {
    const { placements, recommended } = scoreAssessment(compiled, caseOf(framework, id), TOOL);
    expect(placements[0]?.secured.id).toBe(actual);
    expect(recommended?.levels).toMatchObject([{ level: optimum, gap }]);
  });
});
