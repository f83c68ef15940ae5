import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { shipped, TOOL } from '../support/load.ts';

/** Ten rows of three, and the rule that makes one word of them. */

const framework = shipped('collaboration-rubric');
const compiled = compile(framework);
const ROWS = framework.questions.map(({ id }) => id);
const OPTIONS = ['latent', 'developing', 'active'];
const LEVELS = ['latent-collaboration', 'developing-collaboration', 'active-collaboration'];

/** 0, 1 or 2 for each row. */
type Row = number;

function resultOf(rows: readonly Row[]) {
  const answers = ROWS.map((id, index) => [id, OPTIONS[rows[index] ?? 0] ?? ''] as const);
  return scoreAssessment(compiled, assessmentOf(answers), TOOL);
}

function levelOf(rows: readonly Row[]): string | undefined {
  return resultOf(rows).placements[0]?.secured.id;
}

/** The rule as it stands in the words of the framework. */
function byHand(rows: readonly Row[]): string | undefined {
  const latent = rows.filter((row) => row === 0).length;
  const active = rows.filter((row) => row === 2).length;
  if (latent === 0 && active >= 8) return LEVELS[2];
  return latent <= 4 ? LEVELS[1] : LEVELS[0];
}

/** So many active rows, so many developing ones, the rest latent, with the rows in a given order. */
function rowsOf(active: number, developing: number, order: readonly number[]): Row[] {
  return order.map((place) => (place < active ? 2 : place < active + developing ? 1 : 0));
}

const inOrder = ROWS.map((_, index) => index);
const anyRows = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 10, maxLength: 10 });

describe('the shape of the rubric', () => {
  it('asks ten questions, each a dimension of its own, from latent to active', () => {
    expect(framework.dimensions.map(({ id }) => id)).toEqual(ROWS);
    expect(ROWS).toHaveLength(10);
    for (const { dimension, id, options } of framework.questions) {
      expect(dimension).toBe(id);
      expect(options.map((option) => option.id)).toEqual(OPTIONS);
    }
  });

  it('is monotone and cumulative', () => {
    expect(framework.placements).toMatchObject([{ cumulative: true, monotone: true }]);
    expect(framework.placements[0]?.levels.map(({ id }) => id)).toEqual(LEVELS);
  });
});

describe('the word for the whole', () => {
  it('is what a count by hand gives, for every count of each option', () => {
    for (let active = 0; active <= 10; active++) {
      for (let developing = 0; developing <= 10 - active; developing++) {
        const rows = rowsOf(active, developing, inOrder);
        expect([rows, levelOf(rows)]).toEqual([rows, byHand(rows)]);
      }
    }
  });

  it('does not depend on which rows they are', () => {
    const order = fc.shuffledSubarray(inOrder, { minLength: 10 });
    // Where the word changes: between latent and developing, and between developing and active.
    const edge = fc.constantFrom<[number, number]>([0, 5], [0, 6], [5, 0], [6, 0], [7, 3], [8, 2], [9, 0]);
    fc.assert(
      fc.property(order, edge, (places, [active, developing]) => {
        const rows = rowsOf(active, developing, places);
        expect(levelOf(rows)).toBe(byHand(rows));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for any ten rows', () => {
    fc.assert(
      fc.property(anyRows, (rows) => levelOf(rows) === byHand(rows)),
      { numRuns: 300 },
    );
  });
});

describe('the barriers of the rubric', () => {
  it('are one for each row below active, the one that fits its step', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const remaining = resultOf(rows).barriers.filter(({ status }) => status === 'remains');
        expect(remaining).toHaveLength(rows.filter((row) => row < 2).length);
      }),
      { numRuns: 200 },
    );
  });

  it('hold back each level that is not in place', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { barriers, placements } = resultOf(rows);
        const held = barriers.filter(({ status }) => status === 'remains').flatMap((one) => one.holdsBack);
        for (const gap of placements[0]?.gaps ?? []) expect(held).toContain(gap);
      }),
      { numRuns: 200 },
    );
  });
});
