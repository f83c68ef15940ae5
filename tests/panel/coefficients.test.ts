import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/model/panel.ts';
import { coefficientOf, cohen, fleiss, krippendorff, type Unit } from '../../src/panel/coefficients.ts';
import { TIMES } from '../support/runs.ts';

/** Coefficients of agreement, to the digit that was printed. */

/** What each of several gives to each thing, a line for each of them: a number, or “.” where nothing is given. */
function unitsOf(table: string): Unit[] {
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/u));
  const units = (rows[0] ?? []).map((_, index) =>
    rows.flatMap((row) => {
      const given = row[index] ?? '.';
      return given === '.' ? [] : [{ bits: 1 << Number(given), views: 1 }];
    }),
  );
  return units.filter((unit) => unit.length > 1);
}

/** Counts of each of some categories, a line for each thing. */
function countsOf(table: string): Unit[] {
  return table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .trim()
        .split(/\s+/u)
        .map((views, category) => ({ bits: 1 << category, views: Number(views) }))
        .filter(({ views }) => views > 0),
    );
}

function over(
  units: readonly unknown[],
  statistic: (picks: readonly number[]) => number | null,
): number | null {
  return statistic([...units.keys()]);
}

/** Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011). */
const A = `0 1 0 0 0 0 0 0 1 0
           1 1 1 0 0 1 0 0 0 0`;
const B = `1 1 2 2 4 3 3 3 5 4 4 1
           2 1 2 2 2 3 3 3 5 4 4 4`;
const C = `1 2 3 3 2 1 4 1 2 . . .
           1 2 3 3 2 2 4 1 2 5 . 3
           . 3 3 3 2 3 4 2 2 5 1 .
           1 2 3 3 2 4 4 1 2 5 1 .`;

/** The example in Wikipedia’s “Krippendorff’s alpha”. */
const THREE_CODERS = `. . . . . 3 4 1 2 1 1 3 3 . 3
                      1 . 2 1 3 3 4 3 . . . . . . .
                      . . 2 1 3 4 4 . 2 1 1 3 3 . 4`;

/** Hayes and Krippendorff, Communication Methods and Measures 1 (2007), table 1. */
const NEWS = `
1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1
1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1
2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1
. 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 . 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .
2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0 . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1`;

/** Fleiss, Psychological Bulletin 76 (1971), table 1: diagnoses of thirty patients by six psychiatrists each. */
const DIAGNOSES = `0 0 0 6 0
0 3 0 0 3
0 1 4 0 1
0 0 0 0 6
0 3 0 3 0
2 0 4 0 0
0 0 4 0 2
2 0 3 1 0
2 0 0 4 0
0 0 0 0 6
1 0 0 5 0
1 1 0 4 0
0 3 3 0 0
1 0 0 5 0
0 2 0 3 1
0 0 5 0 1
3 0 0 1 2
5 1 0 0 0
0 2 0 4 0
1 0 2 0 3
0 0 0 0 6
0 1 0 5 0
0 2 0 1 3
2 0 0 4 0
1 0 0 4 1
0 5 0 1 0
4 0 0 0 2
0 2 0 4 0
1 0 5 0 0
0 0 0 0 6`;

/** The example in Wikipedia’s “Fleiss’ kappa”: fourteen raters, ten things. */
const FOURTEEN = `0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7`;

const PSYCHIATRISTS = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
];

/** Two neurologists on patients of each of two cities. */
const WINNIPEG = [
  [38, 5, 0, 1],
  [33, 11, 3, 0],
  [10, 14, 5, 6],
  [3, 7, 3, 10],
];
const NEW_ORLEANS = [
  [5, 3, 0, 0],
  [3, 11, 4, 0],
  [2, 13, 3, 4],
  [1, 2, 4, 14],
];

const FUN = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
];

/** Pairs from a table of how often one gives the option of the row, and the other that of the column. */
function pairsOf(table: readonly (readonly number[])[]): [number, number][] {
  return table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, (): [number, number] => [one, other])),
  );
}

describe('as printed', () => {
  test.each<[string, string, Metric, string]>([
    ['example A', A, 'nominal', '0.095'],
    ['example B', B, 'nominal', '0.692'],
    ['example C', C, 'nominal', '0.743'],
    ['example C', C, 'ordinal', '0.815'],
    ['example C', C, 'interval', '0.849'],
    ['three coders', THREE_CODERS, 'nominal', '0.691'],
    ['three coders', THREE_CODERS, 'interval', '0.811'],
    ['local news', NEWS, 'ordinal', '0.7598'],
    ['local news', NEWS, 'nominal', '0.477'],
    ['local news', NEWS, 'interval', '0.757'],
  ])('Krippendorff’s alpha: %s, %#', (_, table, metric, printed) => {
    const units = unitsOf(table);
    expect(over(units, krippendorff(units, metric))?.toFixed(printed.length - 2)).toBe(printed);
  });

  test.each([
    ['diagnoses', DIAGNOSES, '0.430'],
    ['fourteen raters', FOURTEEN, '0.210'],
  ])('Fleiss’ kappa: %s', (_, table, printed) => {
    const units = countsOf(table);
    expect(over(units, fleiss(units))?.toFixed(3)).toBe(printed);
  });

  test.each([
    [
      'the example of Wikipedia',
      [
        [20, 5],
        [10, 15],
      ],
      '0.40',
    ],
    [
      'the same agreement with other margins',
      [
        [45, 15],
        [25, 15],
      ],
      '0.13',
    ],
    [
      'the same agreement with others again',
      [
        [25, 35],
        [5, 35],
      ],
      '0.26',
    ],
  ])('Cohen’s kappa: %s', (_, table, printed) => {
    const pairs = pairsOf(table);
    expect(over(pairs, cohen(pairs, 'none'))?.toFixed(2)).toBe(printed);
  });

  test.each([
    ['Cohen (1968), table 1', PSYCHIATRISTS, 'none', '0.492'],
    ['Landis and Koch (1977), Winnipeg', WINNIPEG, 'none', '0.208'],
    ['Landis and Koch (1977), New Orleans', NEW_ORLEANS, 'none', '0.297'],
    ['SexualFun of the R package vcd', FUN, 'none', '0.1293'],
    ['SexualFun of the R package vcd', FUN, 'linear', '0.2374'],
  ] as const)('Cohen’s kappa of larger tables: %s, %#', (_, table, weights, printed) => {
    const pairs = pairsOf(table);
    expect(over(pairs, cohen(pairs, weights))?.toFixed(printed.length - 2)).toBe(printed);
  });
});

/** Any values of one to six raters, some of them lists, on one scale. */
const anyUnits = fc.array(
  fc.array(fc.record({ bits: fc.integer({ min: 1, max: 31 }), views: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 2,
    maxLength: 5,
  }),
  { minLength: 2, maxLength: 8 },
);

const METRICS = ['nominal', 'ordinal', 'interval'] as const;

/** Alpha by its definition: every pair of values, one by one. */
function slowAlpha(units: readonly Unit[], metric: Metric): number | null {
  const values = units.map((unit) =>
    unit.flatMap(({ bits, views }) => Array.from({ length: views }, () => bits)),
  );
  const all = values.flat();
  const options = (bits: number) => [0, 1, 2, 3, 4].filter((option) => bits & (1 << option));
  const margin = (option: number) =>
    all
      .filter((bits) => options(bits).includes(option))
      .reduce((sum, bits) => sum + 1 / options(bits).length, 0);
  const rank = (option: number) =>
    [0, 1, 2, 3, 4].filter((each) => each < option).reduce((sum, each) => sum + margin(each), 0) +
    margin(option) / 2;
  const scale = [0, 1, 2, 3, 4].map((option) => (metric === 'ordinal' ? rank(option) : option));
  const place = (bits: number) => {
    const each = options(bits).map((option) => scale[option] ?? 0);
    return each.reduce((sum, one) => sum + one, 0) / each.length;
  };
  const distance = (one: number, other: number) => {
    if (metric !== 'nominal') return (place(one) - place(other)) ** 2;
    const both = options(one).filter((option) => options(other).includes(option)).length;
    return 1 - both / new Set([...options(one), ...options(other)]).size;
  };
  const pairs = (list: readonly number[]) =>
    list.flatMap((one, index) => list.filter((_, at) => at !== index).map((other) => distance(one, other)));
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
  const observed = sum(values.map((list) => sum(pairs(list)) / (list.length - 1))) / all.length;
  const expected = sum(pairs(all)) / (all.length * (all.length - 1));
  return expected < 1e-12 ? null : 1 - observed / expected;
}

describe('laws', () => {
  test.each(METRICS)('alpha is what its definition says, of lists as of single options: %s', (metric) => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const [fast, slow] = [over(units, krippendorff(units, metric)), slowAlpha(units, metric)];
        if (slow === null) expect(fast).toBeNull();
        else expect(fast).toBeCloseTo(slow, 8);
      }),
      { numRuns: 100 * TIMES },
    );
  });

  test('a weighted kappa is what the table of all pairs says', () => {
    const given = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(fc.array(given, { minLength: 2, maxLength: 30 }), (pairs) => {
        for (const [weights, power] of [
          ['linear', 1],
          ['quadratic', 2],
        ] as const) {
          const part = (side: 0 | 1, option: number) =>
            pairs.filter((pair) => pair[side] === option).length / pairs.length;
          let [observed, expected] = [0, 0];
          for (let one = 0; one < 5; one += 1) {
            for (let other = 0; other < 5; other += 1) {
              const weight = (Math.abs(one - other) / 4) ** power;
              const both = pairs.filter((pair) => pair[0] === one && pair[1] === other).length;
              observed += (weight * both) / pairs.length;
              expected += weight * part(0, one) * part(1, other);
            }
          }
          const kappa = over(pairs, cohen(pairs, weights));
          if (expected < 1e-12) expect(kappa).toBeNull();
          else expect(kappa).toBeCloseTo(1 - observed / expected, 8);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('with words', () => {
  test('too few to say, and no disagreement to measure, are no numbers', () => {
    const few = unitsOf('1 2 3 1\n1 2 3 2');
    expect(coefficientOf(krippendorff(few, 'ordinal'), few.length, 8)).toMatchObject({
      value: null,
      word: 'too few to say',
      low: null,
    });
    const alike = unitsOf('1 1 1 1 1\n1 1 1 1 1');
    expect(coefficientOf(krippendorff(alike, 'ordinal'), alike.length, 10)).toMatchObject({
      value: null,
      word: 'no disagreement to measure',
      high: null,
    });
  });

  test('the interval holds the value, is the same every time, and shrinks with more of the same', () => {
    const units = unitsOf(NEWS);
    const whole = coefficientOf(krippendorff(units, 'ordinal'), units.length, 158);
    expect(whole).toEqual(coefficientOf(krippendorff(units, 'ordinal'), units.length, 158));
    expect(whole.low).toBeLessThan(whole.value ?? 0);
    expect(whole.high).toBeGreaterThan(whole.value ?? 1);
    const fourfold = [...units, ...units, ...units, ...units];
    const large = coefficientOf(krippendorff(fourfold, 'ordinal'), fourfold.length, 632);
    const width = ({ low, high }: typeof whole) => (high ?? 0) - (low ?? 0);
    expect(width(large)).toBeLessThan(0.7 * width(whole));
  });
});

/** What raters say to questions: for each rater, for each question, a set of options, or 0 for one who does not know. */
const tables = fc
  .record({ raters: fc.integer({ min: 1, max: 60 }), questions: fc.integer({ min: 1, max: 9 }) })
  .chain(({ raters, questions }) => {
    const say = fc.constantFrom(0, 1, 2, 2, 4, 6, 8, 12);
    const alike = fc.constantFrom(1, 6).map((bits) => Array.from({ length: questions }, () => bits));
    const row = fc.oneof(
      fc.array(say, { minLength: questions, maxLength: questions }),
      say.map((bits) => Array.from({ length: questions }, () => bits)),
    );
    const all = { minLength: raters, maxLength: raters };
    const same = alike.map((each) => Array.from({ length: raters }, () => each));
    return fc.oneof({ weight: 5, arbitrary: fc.array(row, all) }, { weight: 1, arbitrary: same });
  });

type Table = readonly (readonly number[])[];

/** Questions as a panel makes them, each value with how many give it. */
function tallied(table: Table): Unit[] {
  return (table[0] ?? []).flatMap((_, question) => {
    const said = table.map((row) => row[question] ?? 0).filter((bits) => bits !== 0);
    const unit = [...new Set(said)]
      .sort((one, other) => one - other)
      .map((bits) => ({ bits, views: said.filter((each) => each === bits).length }));
    return said.length < 2 ? [] : [unit];
  });
}

function alphaOf(table: Table, metric: Metric) {
  const units = tallied(table);
  return coefficientOf(krippendorff(units, metric), units.length, 0);
}

/** Those of the first two who both know, as single options. */
function pairsIn([one = [], other = []]: Table): [number, number][] {
  return one.map((bits, question): [number, number] => [bits, other[question] ?? 0]);
}

describe('any raters and questions', () => {
  const numbersIn = ({ value, low, high }: ReturnType<typeof coefficientOf>) => [value, low, high];

  test.each(METRICS)('give a number of at most 1 with its interval, or a word and none: %s', (metric) => {
    const words = new Map<string | null, number>();
    fc.assert(
      fc.property(tables, (table) => {
        const alpha = alphaOf(table, metric);
        words.set(alpha.word, (words.get(alpha.word) ?? 0) + 1);
        if (alpha.word !== null) expect(numbersIn(alpha)).toEqual([null, null, null]);
        else {
          expect(numbersIn(alpha).every((each) => Number.isFinite(each) && (each ?? 2) <= 1)).toBe(true);
          expect(alpha.low).toBeLessThanOrEqual(alpha.high ?? -1);
        }
        const units = tallied(table);
        expect(alpha.word === 'too few to say').toBe(units.length < 5);
        const isAlike = new Set(units.flat().map(({ bits }) => bits)).size < 2;
        if (units.length >= 5 && isAlike) expect(alpha.word).toBe('no disagreement to measure');
      }),
      { numRuns: 40 * TIMES },
    );
    expect([...words.keys()].sort()).toEqual(['no disagreement to measure', null, 'too few to say'].sort());
  });

  test.each(METRICS)('say the same in any order, and with somebody who knows nothing: %s', (metric) => {
    fc.assert(
      fc.property(tables, fc.nat(), (table, seed) => {
        const alpha = over(tallied(table), krippendorff(tallied(table), metric));
        const turned = (row: readonly number[]) => {
          const at = seed % Math.max(row.length, 1);
          return [...row.slice(at), ...row.slice(0, at)].toReversed();
        };
        const others = [
          table.toReversed().map(turned),
          [...table, (table[0] ?? []).map(() => 0)],
          // An answer to a question that nobody else knows can be compared with none.
          table.map((row, rater) => [...row, rater === 0 ? 8 : 0]),
        ];
        for (const other of others) {
          const again = over(tallied(other), krippendorff(tallied(other), metric));
          if (alpha === null) expect(again).toBeNull();
          else expect(again).toBeCloseTo(alpha, 9);
        }
      }),
      { numRuns: 100 * TIMES },
    );
  });

  test.each(METRICS)(
    'agree wholly where two are copies of one who differs from question to question: %s',
    (metric) => {
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 5, maxLength: 20 }), (row) => {
          const { value, low, high, word } = alphaOf([row, row], metric);
          const places = new Set(row.map((bits) => (metric === 'nominal' ? bits : meanOf(bits))));
          if (metric === 'interval' || metric === 'nominal') expect(word === null).toBe(places.size > 1);
          if (word === null) expect([value, low, high]).toEqual([1, 1, 1]);
        }),
        { numRuns: 10 * TIMES },
      );
    },
  );

  test('kappa is the same whoever of two comes first, and for all by Fleiss in any order', () => {
    let numbers = 0;
    fc.assert(
      fc.property(tables, (table) => {
        for (const weights of ['none', 'linear', 'quadratic'] as const) {
          const pairs = pairsIn(table);
          const [one, other] = [pairs, pairs.map(([first, second]): [number, number] => [second, first])].map(
            (each) => coefficientOf(cohen(each, weights), each.length, 0),
          );
          expect(JSON.stringify(one)).toBe(JSON.stringify(other));
          expect(Object.values(one ?? {}).some((each) => Number.isNaN(each))).toBe(false);
        }
        const whole = tallied(table.map((row) => row.map((bits) => bits || 1)));
        const kappa = coefficientOf(fleiss(whole), whole.length, 0);
        if (kappa.word === null) numbers += 1;
        expect(numbersIn(kappa).some((each) => Number.isNaN(each))).toBe(false);
        if (whole.length === 0) return;
        const turned = whole.toReversed();
        const again = over(turned, fleiss(turned));
        const straight = over(whole, fleiss(whole));
        if (straight === null) expect(again).toBeNull();
        else expect(again).toBeCloseTo(straight, 9);
      }),
      { numRuns: 40 * TIMES },
    );
    expect(numbers).toBeGreaterThan(5 * TIMES);
  });

  test('nobody, one rater and one question are too few to say', () => {
    for (const table of [
      [],
      [[1, 2, 4, 8, 1, 2]],
      [[1], [2], [4]],
      [
        [0, 0, 0, 0, 0],
        [1, 2, 4, 8, 1],
      ],
    ])
      for (const metric of METRICS) expect(alphaOf(table, metric).word).toBe('too few to say');
    expect(coefficientOf(fleiss([]), 0, 0).word).toBe('too few to say');
    expect(coefficientOf(cohen([], 'none'), 0, 0).word).toBe('too few to say');
  });
});

/** The mean of the numbers of the options of a set. */
function meanOf(bits: number): number {
  const options = [0, 1, 2, 3].filter((option) => bits & (1 << option));
  return options.reduce((sum, each) => sum + each, 0) / options.length;
}
