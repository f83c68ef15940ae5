import { describe, expect, it } from 'vitest';
import { type Answers, score, shipped } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';

/** A profile of twelve rows, and nothing that adds them up to a place. */

const framework = shipped('maturity-profile');
const random = randomFrom(12);

function optionAt(row: number, step: number): [question: string, option: string] {
  const question = framework.questions[row];
  return [question?.id ?? '', question?.options[step]?.id ?? ''];
}

function answersAt(steps: readonly number[]): Answers {
  return Object.fromEntries(steps.map((step, row) => optionAt(row, step)));
}

describe('the maturity profile', () => {
  it('has twelve dimensions of one row each, from 0 to 5, and no level', () => {
    expect(framework.placements).toEqual([]);
    expect(framework.dimensions).toHaveLength(12);
    expect(framework.questions.map(({ dimension }) => dimension)).toEqual(
      framework.dimensions.map(({ id }) => id),
    );
    for (const { id, ordered, options } of framework.questions)
      expect([id, ordered, options.map(({ value }) => value)]).toEqual([id, true, [0, 1, 2, 3, 4, 5]]);
  });

  it('says which rows rest on a meaning that was not read', () => {
    const unread = framework.questions.filter(({ unverified }) => unverified);
    expect(unread.map(({ dimension }) => dimension)).toEqual([
      'citizens',
      'evaluation',
      'breadth',
      'innovation',
      'capacity',
    ]);
  });

  it('has a text of its own for each of the 72 steps', () => {
    const texts = framework.questions.flatMap(({ options }) => options.map(({ text }) => text));
    expect(new Set(texts).size).toBe(72);
  });

  it('draws each row at its step, out of five', () => {
    for (let round = 0; round < 50; round += 1) {
      const steps = framework.questions.map(() => Math.floor(random() * 6));
      const { profile, placements } = score(framework, answersAt(steps));
      expect(profile.map(({ low, high }) => [low, high])).toEqual(steps.map((step) => [step / 5, step / 5]));
      expect(placements).toEqual([]);
    }
  });

  it('draws two answers as a range, and an unknown one over the whole row', () => {
    const [first, one] = optionAt(0, 1);
    const [, two] = optionAt(0, 3);
    const [second] = optionAt(1, 0);
    const { profile } = score(framework, { [first]: [one, two], [second]: 'unknown' });
    expect(profile.slice(0, 2)).toMatchObject([
      { low: 0.2, high: 0.6 },
      { low: 0, high: 1 },
    ]);
  });

  it('has no barrier left where every row is full, and none that a higher step raises', () => {
    const raisedAt = (steps: readonly number[]) =>
      score(framework, answersAt(steps))
        .barriers.filter(({ status }) => status === 'remains')
        .map(({ id }) => id);
    expect(raisedAt(Array(12).fill(5))).toEqual([]);
    for (const { raisedBy } of framework.barriers) expect(raisedBy).toMatchObject({ test: 'at-most' });
    const seen = new Set(Array.from({ length: 6 }, (_, step) => raisedAt(Array(12).fill(step))).flat());
    expect([...seen].toSorted()).toEqual(framework.barriers.map(({ id }) => id).toSorted());
  });
});
