import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { type Answers, score, shipped } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';

/** Sums with bands, counted here by hand and held against what the engine makes of them. */

const framework = shipped('partnership-health-check');
const random = randomFrom(36);
const AGREEMENT = ['disagree-strongly', 'disagree', 'agree', 'agree-strongly'];
const WORDS = ['failing', 'weak', 'fair', 'strong'];
const PRINCIPLES = framework.dimensions.map(({ id }) => id);

interface Range {
  readonly low: number;
  readonly high: number;
}

/** The band of a sum: from just above one, two and three times the least sum that there can be. */
function bandOf(sum: number, statements: number): number {
  return Math.ceil(sum / statements) - 1;
}

function levelsOf(id: string, { low, high }: Range, statements: number): string[] {
  return WORDS.slice(bandOf(low, statements), bandOf(high, statements) + 1).map((word) => `${id}-${word}`);
}

/** By principle, the least and the greatest sum that the answers leave open. */
function sumsOf(answers: Answers): Map<string, Range> {
  const sums = new Map<string, Range>();
  for (const { id, dimension } of framework.questions) {
    const given = answers[id] ?? 'unknown';
    const values =
      given === 'unknown' ? [1, 4] : [given].flat().map((option) => AGREEMENT.indexOf(option) + 1);
    const { low, high } = sums.get(dimension ?? '') ?? { low: 0, high: 0 };
    sums.set(dimension ?? '', { low: low + Math.min(...values), high: high + Math.max(...values) });
  }
  return sums;
}

function possible(result: Result): Map<string, readonly string[]> {
  return new Map(result.placements.map(({ id, possible: { levels } }) => [id, levels]));
}

function expectBands(answers: Answers): void {
  const sums = sumsOf(answers);
  const all = [...sums.values()].reduce((one, two) => ({
    low: one.low + two.low,
    high: one.high + two.high,
  }));
  const result = score(framework, answers);
  const levels = possible(result);
  for (const [id, sum] of sums) expect(levels.get(id)).toEqual(levelsOf(id, sum, 6));
  expect(levels.get('overall')).toEqual(levelsOf('overall', all, 36));

  const remaining = result.barriers.filter(({ status }) => status === 'remains').map(({ id }) => id);
  for (const [id, { high }] of sums) expect(remaining.includes(BARRIERS[id] ?? '')).toBe(high < 19);
}

const BARRIERS: Readonly<Record<string, string>> = {
  need: 'need-not-seen',
  purpose: 'purpose-not-clear',
  commitment: 'commitment-thin',
  trust: 'trust-thin',
  arrangements: 'arrangements-unclear',
  learning: 'learning-thin',
};

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Answers that lean one way, so that every band comes up. */
function leaning(open: number): Answers {
  const lean = pick([[0], [0, 0, 1], [0, 1, 2], [1, 2], [2, 3], [2, 3, 3], [0, 1, 2, 3], [3]]);
  const answer = () => {
    const dice = random();
    if (dice < open / 2) return 'unknown';
    const one = pick(lean);
    return dice < open && one < 3 ? AGREEMENT.slice(one, one + 2) : (AGREEMENT[one] ?? '');
  };
  return Object.fromEntries(framework.questions.map(({ id }) => [id, answer()]));
}

describe('the partnership health check', () => {
  it('has six statements on each of six principles, from 1 to 4', () => {
    expect(PRINCIPLES).toHaveLength(6);
    for (const id of PRINCIPLES)
      expect(framework.questions.filter(({ dimension }) => dimension === id)).toHaveLength(6);
    for (const { options } of framework.questions)
      expect(options.map(({ id, value }) => [id, value])).toEqual(AGREEMENT.map((id, at) => [id, at + 1]));
  });

  it('says that its bands were not read', () => {
    expect(framework.unverified).toBe(true);
    for (const { levels } of framework.placements)
      expect(levels.map(({ unverified }) => unverified)).toEqual([true, true, true, true]);
  });

  it('places every principle and the whole by its sum', () => {
    for (let round = 0; round < 60; round += 1) expectBands(leaning(0));
  });

  it('leaves open just the bands that open answers leave', () => {
    for (let round = 0; round < 60; round += 1) expectBands(leaning(0.3));
  });

  it('places nothing while nobody has answered', () => {
    const { placements, barriers } = score(framework);
    expect(placements.map(({ placed }) => placed)).toEqual(Array(7).fill(false));
    expect(barriers.filter(({ status }) => status === 'remains')).toEqual([]);
  });

  // A row of six on the edge of a band, and one point to the other side of it.
  it.each([
    [6, 'failing'],
    [7, 'weak'],
    [12, 'weak'],
    [13, 'fair'],
    [18, 'fair'],
    [19, 'strong'],
    [24, 'strong'],
  ])('calls a principle with %i points %s', (sum, word) => {
    const trust = framework.questions.filter(({ dimension }) => dimension === 'trust');
    const points = trust.map((_, at) => Math.floor(sum / 6) + (at < sum % 6 ? 1 : 0));
    const answers = Object.fromEntries(
      trust.map(({ id }, at) => [id, AGREEMENT[(points[at] ?? 1) - 1] ?? '']),
    );
    expect(possible(score(framework, answers)).get('trust')).toEqual([`trust-${word}`]);
  });

  it.each([
    [36, 'failing'],
    [37, 'weak'],
    [72, 'weak'],
    [73, 'fair'],
    [108, 'fair'],
    [109, 'strong'],
    [144, 'strong'],
  ])('calls a partnership with %i points %s', (sum, word) => {
    const points = framework.questions.map((_, at) => Math.floor(sum / 36) + (at < sum % 36 ? 1 : 0));
    const answers = Object.fromEntries(
      framework.questions.map(({ id }, at) => [id, AGREEMENT[(points[at] ?? 1) - 1] ?? '']),
    );
    expect(possible(score(framework, answers)).get('overall')).toEqual([`overall-${word}`]);
  });

  it('holds back every band that is missing by a barrier that remains', () => {
    for (let round = 0; round < 40; round += 1) {
      const { placements, barriers } = score(framework, leaning(0));
      const held = new Set(
        barriers.filter(({ status }) => status === 'remains').flatMap(({ holdsBack }) => holdsBack),
      );
      const missing = placements.flatMap(({ levels }) => levels.filter(({ status }) => status === 'unmet'));
      expect(missing.filter(({ id }) => !held.has(id))).toEqual([]);
    }
  });
});
