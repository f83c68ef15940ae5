import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { markingRows } from '../../../src/report/formats/marking-rows.ts';
import { anyClass, anyName, KEY, marked, rightAnswer } from '../../support/classes.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../../support/paper.ts';

const pageOf = await renderersOf('marking');

it('who answers by the key has every point', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyName, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (names, withBarriers) => {
        const answers = names.flatMap((name) => KEY.examples.map((example) => rightAnswer(name, example)));
        const marking = marked(answers, { withBarriers });
        expect(marking.students.map(({ points, of }) => points === of)).toEqual(names.map(() => true));
        expect(marking.class).toMatchObject({ exactRate: 1, oneOffRate: 0, pointsRate: 1 });
        expect(marking.weakSpots).toEqual([]);
        expect(marking.cases.filter(({ split, tripped }) => split !== null || tripped.length > 0)).toEqual(
          [],
        );
      },
    ),
  );
});

it('the order of the rows makes no difference', () => {
  const shuffled = anyClass().chain((answers) =>
    fc.tuple(
      fc.constant(answers),
      fc.shuffledSubarray(answers, { minLength: answers.length, maxLength: answers.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([answers, other]) => {
      expect(marked(other)).toEqual(marked(answers));
    }),
  );
});

it('everything adds up', () => {
  fc.assert(
    fc.property(anyClass(), (answers) => {
      const marking = marked(answers);
      const { level } = marking.class;
      expect(level.exact + level.oneOff + level.wrong + level.none).toBe(level.answers);
      const given = answers.filter(({ levels, barriers }) => levels.length + barriers.length > 0);
      expect(level.answers).toBe(given.length);
      const inMatrix = marking.confusion.flatMap(({ rows }) => rows.flatMap((row) => row.given));
      expect(total(inMatrix.map(({ count }) => count))).toBe(level.answers - level.none);
      for (const { points, of, answers: own } of marking.students) {
        expect(points).toBe(total(own.map((answer) => answer.points)));
        expect(of).toBe(total(own.map((answer) => answer.of)));
        for (const answer of own) {
          expect(answer.points).toBe(answer.levelPoints + answer.barrierPoints);
          expect(answer.points).toBeGreaterThanOrEqual(0);
          expect(answer.points).toBeLessThanOrEqual(answer.of);
        }
      }
    }),
  );
});

it('the page is as wide as its paper, whatever stands on it', async () => {
  const papers = [PAPER, await paperOf({ width: 40 }), await paperOf({ ascii: true })];
  fc.assert(
    fc.property(anyClass(), fc.constantFrom(...papers), (answers, paper) => {
      expect(tooWide(pageOf.text(marked(answers), paper), paper)).toEqual([]);
    }),
  );
});

it('the table has a row for each student and case, all as long as the titles', () => {
  fc.assert(
    fc.property(anyClass(), (answers) => {
      const marking = marked(answers);
      const [titles = [], ...rows] = markingRows(marking);
      expect(rows).toHaveLength(marking.students.length * KEY.examples.length);
      expect(rows.filter((row) => row.length !== titles.length)).toEqual([]);
    }),
  );
});

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
