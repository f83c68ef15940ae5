import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ladderOrder } from '../../src/sites/ladder-order.ts';
import { runs } from '../support/runs.ts';

/** Guttman errors and Loevinger's H, by hand and by the other way of computing them. */

function levels(count: number) {
  return Array.from({ length: count }, (_, rank) => ({ id: `l${rank}`, rank, name: `L${rank}` }));
}

/** So many sites of each pattern of levels met, lowest first. */
function sites(...patterns: readonly (readonly [pattern: string, count: number])[]): boolean[][] {
  return patterns.flatMap(([pattern, count]) =>
    Array.from({ length: count }, () => [...pattern].map((sign) => sign === '1')),
  );
}

describe('by hand', () => {
  test('a ladder that never breaks has no error, and H 1', () => {
    const order = ladderOrder(levels(3), sites(['000', 3], ['100', 4], ['110', 2], ['111', 3]));
    expect(order).toMatchObject({ sites: 12, inOrder: 12, errors: 0, h: 1, word: null, broken: [] });
  });

  test('two levels that have nothing to do with each other have H 0', () => {
    expect(ladderOrder(levels(2), sites(['00', 3], ['10', 3], ['01', 3], ['11', 3]))).toMatchObject({
      inOrder: 9,
      errors: 3,
      h: 0,
    });
  });

  // 14 of 20 meet the lower and 8 the higher: 2 errors, where 8 x 6 / 20 = 2.4 are to be expected.
  test('one error in six less than by chance has H 0.167', () => {
    expect(ladderOrder(levels(2), sites(['00', 4], ['10', 8], ['01', 2], ['11', 6]))).toMatchObject({
      inOrder: 18,
      errors: 2,
      h: 0.167,
      broken: [{ lower: { rank: 0 }, higher: { rank: 1 }, sites: 2 }],
    });
  });

  test('what breaks it once is named, too', () => {
    const order = ladderOrder(levels(2), sites(['00', 5], ['10', 6], ['01', 1]));
    expect(order.broken.map(({ sites: some }) => some)).toEqual([1]);
  });

  // By how many meet each, as Mokken orders them, it would be 1.
  test('an order that stands on its head counts against it, and levels that shun each other have H below 0', () => {
    expect(ladderOrder(levels(2), sites(['00', 5], ['01', 5], ['11', 5])).h).toBe(0.25);
    expect(ladderOrder(levels(2), sites(['10', 6], ['01', 6])).h).toBe(-1);
  });

  test('nine sites are too few, and sites that are all alike show no difference', () => {
    expect(ladderOrder(levels(2), sites(['10', 5], ['00', 4]))).toMatchObject({
      h: null,
      word: 'too few to say',
    });
    expect(ladderOrder(levels(2), sites(['10', 12]))).toMatchObject({
      h: null,
      word: 'no difference to measure',
    });
  });
});

/** H as the covariances over the greatest that they could be (Mokken, 1971), for items from the one that most meet. */
function byCovariances(met: readonly (readonly boolean[])[], items: number): number {
  const share = (item: number) => met.filter((each) => each[item]).length / met.length;
  let [sum, most] = [0, 0];
  for (let one = 0; one < items; one += 1)
    for (let other = one + 1; other < items; other += 1) {
      const both = met.filter((each) => each[one] && each[other]).length / met.length;
      sum += both - share(one) * share(other);
      most += Math.min(share(one), share(other)) - share(one) * share(other);
    }
  return sum / most;
}

test('where fewer meet each level than the one below it, it is the H of Mokken', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()), {
        minLength: 10,
        maxLength: 40,
      }),
      (rows) => {
        const count = (item: number) => rows.filter((row) => row[item]).length;
        const items = [0, 1, 2, 3].toSorted((one, other) => count(other) - count(one));
        const met = rows.map((row) => items.map((item) => row[item] ?? false));
        const { h, word } = ladderOrder(levels(4), met);
        if (word === null) expect(h).toBeCloseTo(byCovariances(met, 4), 2);
      },
    ),
    runs(300),
  );
});
