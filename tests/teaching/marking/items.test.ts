import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation, reliabilityOf } from '../../../src/teaching/marking/item-analysis.ts';
import type { StudentAnswer } from '../../../src/teaching/marking/marking-types.ts';
import { answersOf, KEY, marked } from '../../support/classes.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER } from '../../support/paper.ts';

const pageOf = await renderersOf('marking');

/** Points of ten people on three questions, whose alpha is 99/128 when it is worked out by hand. */
const TEN = [
  [1, 2, 2, 3, 2, 2, 3, 3, 2, 3],
  [1, 1, 1, 2, 3, 3, 2, 3, 3, 3],
  [1, 1, 2, 1, 2, 3, 3, 3, 2, 3],
];

const rowsOf = (columns: readonly (readonly number[])[]) =>
  (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? 0));

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** By the definition: the mean of the products of what each is from its mean, with n − 1 below. */
function covariance(ones: readonly number[], others: readonly number[]): number {
  const [one, other] = [mean(ones), mean(others)];
  const products = ones.map((each, index) => (each - one) * ((others[index] ?? 0) - other));
  return (mean(products) * ones.length) / (ones.length - 1);
}

/** Cronbach’s own formula by covariances: k times their mean, over the mean variance and k − 1 times their mean. */
function alphaByCovariances(columns: readonly (readonly number[])[]): number {
  const pairs = columns.flatMap((one, place) =>
    columns.slice(place + 1).map((other) => covariance(one, other)),
  );
  const variances = columns.map((column) => covariance(column, column));
  const k = columns.length;
  return (k * mean(pairs)) / (mean(variances) + (k - 1) * mean(pairs));
}

/** The share of an F distribution below `x`, by adding up its density in small steps of x = t / (1 − t). */
function belowInF(x: number, one: number, other: number): number {
  const steps = 4000;
  const logs = (t: number) => (one / 2 - 1) * Math.log(t) + (other / 2 - 1) * Math.log(1 - t);
  const areaTo = (end: number) => {
    let area = 0;
    for (let step = 0; step < steps; step += 1) area += Math.exp(logs(((step + 0.5) * end) / steps));
    return (area * end) / steps;
  };
  return areaTo((one * x) / (one * x + other)) / areaTo(1);
}

/** Feldt’s exact interval (1965), by halving. */
function feldt(alpha: number, cases: number, students: number): [number, number] {
  const [one, other] = [students - 1, (students - 1) * (cases - 1)];
  const at = (share: number) => {
    let [low, high] = [0, 20];
    for (let turn = 0; turn < 40; turn += 1) {
      const middle = (low + high) / 2;
      if (belowInF(middle, one, other) < share) low = middle;
      else high = middle;
    }
    return low;
  };
  return [1 - (1 - alpha) * at(0.975), 1 - (1 - alpha) * at(0.025)];
}

const columnsOfPoints = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 20, max: 40 }))
  .chain(([cases, students]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: students, maxLength: students }), {
      minLength: cases,
      maxLength: cases,
    }),
  );

describe('reliability', () => {
  it('is what is worked out by hand', () => {
    expect(reliabilityOf(rowsOf(TEN))?.alpha).toBeCloseTo(99 / 128, 10);
  });

  it('is that of the definition by covariances', () => {
    fc.assert(
      fc.property(columnsOfPoints, (columns) => {
        const found = reliabilityOf(rowsOf(columns));
        fc.pre(found !== null);
        expect(found?.alpha).toBeCloseTo(alphaByCovariances(columns), 8);
      }),
    );
  });

  it('has an interval near Feldt’s, and that is what statpsych prints', () => {
    const [low, high] = feldt(0.85, 7, 89);
    expect(low).toBeCloseTo(0.7971254, 3);
    expect(high).toBeCloseTo(0.8931436, 3);
    fc.assert(
      fc.property(columnsOfPoints, (columns) => {
        const rows = rowsOf(columns);
        const found = reliabilityOf(rows);
        if (!found || found.alpha <= 0 || found.alpha > 0.999) return;
        const exact = feldt(found.alpha, columns.length, rows.length);
        for (const [end, other] of [
          [found.low, exact[0]],
          [found.high, exact[1]],
        ] as const)
          expect(Math.abs((1 - end) / (1 - other) - 1)).toBeLessThan(0.1);
        expect(found.low).toBeLessThan(found.alpha);
        expect(found.high).toBeGreaterThan(found.alpha);
      }),
      { numRuns: 8 },
    );
  });

  it('is none where all have the same points, and 1 where all cases say the same', () => {
    expect(reliabilityOf(Array.from({ length: 20 }, () => [1, 2, 3]))).toBeNull();
    const same = reliabilityOf(Array.from({ length: 20 }, (_, index) => [index, index, index]));
    expect(same?.alpha).toBeCloseTo(1, 10);
    expect(same?.error).toBeCloseTo(0, 5);
  });
});

it('a correlation is that of the definition', () => {
  fc.assert(
    fc.property(columnsOfPoints, ([one = [], other = []]) => {
      const found = correlation(one, other);
      const deviations = Math.sqrt(covariance(one, one) * covariance(other, other));
      if (deviations === 0) expect(found).toBeNull();
      else expect(found).toBeCloseTo(covariance(one, other) / deviations, 8);
    }),
  );
});

/** A class of so many, each with some answer to every case. */
function classOf(least: number, most: number): fc.Arbitrary<StudentAnswer[]> {
  const answers = KEY.examples.map((example) =>
    fc.record({
      example: fc.constant(example.id),
      levels: fc.subarray(
        example.levels.map(({ id }) => id),
        { minLength: 1, maxLength: 2 },
      ),
      barriers: fc.subarray(example.barriers.map(({ id }) => id)),
    }),
  );
  return fc
    .array(fc.tuple(...answers), { minLength: least, maxLength: most })
    .map((all) =>
      all.flatMap((own, index) => own.map((each) => ({ student: `S${index}`, id: null, ...each }))),
    );
}

describe('the cases of a class', () => {
  it('are as hard as their points say, and tell apart as their points and those of all others go together', () => {
    fc.assert(
      fc.property(classOf(20, 30), (answers) => {
        const { items, students } = marked(answers);
        for (const [place, item] of items.cases.entries()) {
          const own = students.map((student) => student.answers[place]?.points ?? 0);
          const rest = students.map(({ points }, index) => points - (own[index] ?? 0));
          const most = students[0]?.answers[place]?.of ?? 0;
          expect(item.facility).toBeCloseTo(mean(own) / most, 10);
          expect(item.discrimination).toEqual(correlation(own, rest));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are drawn by halves that hold all but those in the middle', () => {
    fc.assert(
      fc.property(classOf(20, 30), (answers) => {
        const { items, cases, students } = marked(answers);
        for (const [place, item] of items.cases.entries()) {
          expect(item.levels.map(({ levels, count }) => ({ levels, count }))).toEqual(cases[place]?.given);
          for (const { count, upper, lower } of [...item.levels, ...item.barriers])
            expect(upper + lower).toBeLessThanOrEqual(count);
          const sum = (half: 'upper' | 'lower') => item.levels.reduce((total, each) => total + each[half], 0);
          for (const half of ['upper', 'lower'] as const)
            expect(sum(half)).toBeLessThanOrEqual(students.length / 2);
          const wrongly = item.barriers.reduce((total, each) => total + each.count, 0);
          expect(wrongly).toBe((cases[place]?.missed ?? 0) + (cases[place]?.imagined ?? 0));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are not said to tell apart, nor the points to be reliable, where fewer than twenty were tested', () => {
    fc.assert(
      fc.property(classOf(1, 19), (answers) => {
        const { items } = marked(answers);
        expect(items.reliability).toBeNull();
        expect(items.cases.map(({ discrimination }) => discrimination)).toEqual(KEY.examples.map(() => null));
        expect(items.cases.some(({ facility }) => facility !== null)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('who handed in nothing, or something that could not be read, is not among the tested', () => {
    const unmarked = [{ student: 'Bo', id: null, example: '1' }];
    const { items } = marked(answersOf('Ann 1 one-manager', 'Bo 2a apart', 'Cy 1 - -'), { unmarked });
    expect(items.students).toBe(1);
  });
});

it('what a person marks counts once all of it is marked', () => {
  fc.assert(
    fc.property(classOf(20, 24), fc.boolean(), (answers, isOpen) => {
      const byHand = answers.map((answer, index) => ({
        ...answer,
        byHand: [{ question: 3, points: isOpen && index === 0 ? null : index % 2 }],
      }));
      const [without, found] = [marked(answers).items, marked(byHand, { byHand: [3] }).items];
      if (isOpen) expect(found).toEqual(without);
      else expect(found.cases[0]?.facility).not.toBeNull();
      const points = marked(byHand, { byHand: [3] }).students.map((student) =>
        student.answers.map((each) => each.points),
      );
      if (!isOpen) expect(found.reliability).toEqual(reliabilityOf(points));
    }),
    { numRuns: 20 },
  );
});

it('columns for points by hand that are empty change nothing, and a case left out owes only what others have', () => {
  const without = answersOf('Ann 1 one-manager', 'Bo 2a apart');
  const empty = without.map((answer) => ({ ...answer, byHand: [{ question: 3, points: null }] }));
  expect(marked(empty, { byHand: [2, 3, 5] })).toEqual(marked(without));
  const [ann, bo] = empty;
  const one = marked(
    [{ ...(ann as StudentAnswer), byHand: [{ question: 3, points: 1 }] }, bo as StudentAnswer],
    {
      byHand: [2, 3],
    },
  );
  expect(one.byHand).toEqual([3]);
  // Of case 1 question 3 was marked in Ann's answer, of all others in nobody's.
  const owed = (name: string) =>
    one.students.find((student) => student.name === name)?.answers.map(({ byHand }) => byHand?.of ?? null);
  expect(owed('Bo')).toEqual([1, ...Array.from({ length: KEY.examples.length - 1 }, () => 0)]);
});

it('where only some were asked about the barriers of a case, its level alone is compared', () => {
  fc.assert(
    fc.property(classOf(20, 24), (answers) => {
      const isSome = ({ student, example }: StudentAnswer) => example === '1' && student.endsWith('1');
      fc.pre(answers.some(isSome) && answers.some((answer) => answer.example === '1' && !isSome(answer)));
      const some = answers.map((answer) => ({ ...answer, ...(isSome(answer) && { withBarriers: false }) }));
      const levels = answers.map((answer) => ({
        ...answer,
        ...(answer.example === '1' && { withBarriers: false }),
      }));
      const [found, alone] = [marked(some).items, marked(levels).items];
      expect(found.cases.map(({ facility }) => facility)).toEqual(
        alone.cases.map(({ facility }) => facility),
      );
      expect(found.reliability).toEqual(alone.reliability);
    }),
    { numRuns: 20 },
  );
});

it('a wrong answer that the better half gave is named', () => {
  const right = (student: string, wrong: boolean) =>
    KEY.examples.flatMap(({ id, right: levels, barriers }, place) => ({
      student,
      id: null,
      example: id,
      levels: place === 0 && wrong ? ['one-door'] : levels,
      barriers: barriers.flatMap((barrier) => (barrier.right ? [barrier.id] : [])),
    }));
  const weak = (student: string) =>
    KEY.examples.map(({ id, right: levels, barriers }, place) => ({
      student,
      id: null,
      example: id,
      levels: place === 0 ? levels : [place === 1 ? 'one-door' : 'apart'],
      barriers: barriers.flatMap((barrier) => (barrier.right && place === 0 ? [barrier.id] : [])),
    }));
  const all = Array.from({ length: 24 }, (_, index) => `S${index}`);
  const answers = all.flatMap((name, index) => (index < 12 ? right(name, index < 11) : weak(name)));
  const marking = marked(answers);
  const [first] = marking.items.cases;
  expect(first?.discrimination).toBeLessThan(0);
  expect(first?.levels.find(({ levels }) => levels.includes('one-door'))).toMatchObject({
    upper: 11,
    lower: 0,
  });
  const page = pageOf.text(marking, PAPER);
  expect(page.slice(page.indexOf('How the cases worked'), page.indexOf('\nStudents'))).toMatchInlineSnapshot(`
    "How the cases worked as a test
    ──────────────────────────────
      Reliability 0.67, with 95% certainty from 0.37 to 0.84 (Cronbach’s alpha). It
      may do to tell strong from weak, and not to rank by. More cases help.
      With other cases like these, a student’s points would come out about 3.6
      higher or lower.

      Case  Points  Tells apart  What it says
      1        85%        -0.92  Easy. Who did better elsewhere did worse here: read
                                 text and key again.
      2a       50%         0.99  Tells who knows more.
      2b       70%         1.00  Tells who knows more.
      3        50%         0.99  Tells who knows more.

      “Tells apart” is how far those who have more points in the other cases have
      more in this one: 1 is wholly, 0 not at all, below 0 the other way round.

      Wrong answers that drew the better half
      One or two may stand here by chance. Where the text can be read so, the key is
      at fault.
      • Case 1: level 3, One door by 11 of the better half and 0 of the weaker.
    "
  `);
});
