import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/model/key.ts';
import { CASE_KINDS } from '../../../src/model/vocabulary.ts';
import { guessedFrom } from '../../../src/teaching/cases/list-guesser.ts';
import { examplesOf, setOf, toldShipped } from '../../support/examples.ts';

/** Which barriers a case asks about tells nothing of its level. */

const FIVE = await toldShipped('five-levels');

const idsOf = ({ barriers }: Example) => barriers.map(({ id }) => id);

/** Pairs of which the first is the second, and more. */
const NESTED = [
  ['door-in-name', 'separate-doors'],
  ['pool-in-name', 'separate-pots'],
  ['a-partner-is-leaving', 'partner-can-walk-away'],
] as const;

describe('the lists of barriers of a set', () => {
  test('are one for as many cases as there are levels, but for what would be neither right nor wrong', () => {
    const arbitrary = fc.record({ kind: fc.constantFrom(...CASE_KINDS), seed: fc.nat(500) });
    fc.assert(
      fc.property(arbitrary, (wish) => {
        const examples = examplesOf(FIVE, { ...wish, count: 6 });
        const list = new Set(examples.flatMap(idsOf));
        for (const example of examples) {
          const rights = example.barriers.filter(({ right }) => right);
          expect(rights.length).toBeGreaterThanOrEqual(2);
          expect(list.size - example.barriers.length).toBeLessThanOrEqual(6);
        }
        expect(list.size).toBeLessThanOrEqual(wish.kind === 'twins' ? 24 : 18);
      }),
      { numRuns: 8 },
    );
  });

  test('never ask about a barrier that contains another right one', () => {
    for (const { barriers } of examplesOf(FIVE, { seed: 4, count: 40 })) {
      const right = barriers.filter((barrier) => barrier.right).map(({ id }) => id);
      for (const [exact, wider] of NESTED) {
        if (right.includes(exact)) expect(barriers.map(({ id }) => id)).not.toContain(wider);
      }
    }
  });

  test('stay as they are where more cases follow', () => {
    const lists = (count: number) => examplesOf(FIVE, { seed: 8, count }).map(idsOf);
    expect(lists(12).slice(0, 6)).toEqual(lists(6));
    expect(lists(1)).toHaveLength(1);
  });

  test('name no level, and do not ask about one barrier only where it is right', () => {
    const examples = CASE_KINDS.flatMap((kind) => examplesOf(FIVE, { kind, seed: 3, count: 24 }));
    const { cases, hits } = guessedFrom(examples) ?? { cases: 0, hits: 0 };
    expect(cases).toBe(24 * 6);
    expect(hits / cases).toBeLessThanOrEqual(0.25);
    const all = examples.flatMap(({ barriers }) => barriers);
    for (const id of new Set(all.map((barrier) => barrier.id))) {
      const own = all.filter((barrier) => barrier.id === id);
      if (own.length >= 20) expect(own.filter(({ right }) => right).length / own.length).toBeLessThan(0.6);
    }
  });

  test('of a level that is asked for are made all the same, and without what a level lacks being said', () => {
    const { examples, without } = setOf(FIVE, { level: 'shared-budget', count: 2 });
    expect(examples).toHaveLength(2);
    expect(without).toEqual([]);
  });
});

/** Cases at levels in turn, each with the list that its place gives. */
function casesWith(count: number, listAt: (place: number) => readonly string[]): Example[] {
  const [made] = examplesOf(FIVE, { count: 1 });
  const [barrier] = made?.barriers ?? [];
  if (!made || !barrier) throw new Error('there is no case');
  return Array.from({ length: count }, (_, place) => {
    const { id = '' } = made.levels[place % made.levels.length] ?? {};
    const barriers = listAt(place).map((name) => ({ ...barrier, id: name }));
    return { ...made, secured: id, right: [id], barriers };
  });
}

describe('what lists give away', () => {
  test('is all where each level has barriers of its own', () => {
    const examples = casesWith(36, (place) => [`of-${place % 6}`, `some-${place}`, `other-${place}`]);
    expect(guessedFrom(examples)).toEqual({ cases: 36, hits: 36, chance: expect.closeTo(6) });
  });

  test('is little where the lists have nothing to do with the levels', () => {
    const examples = casesWith(60, (place) => [`a-${(place * 7) % 11}`, `b-${(place * 5) % 13}`]);
    expect(guessedFrom(examples)?.hits).toBeLessThanOrEqual(15);
  });

  test('cannot be said where all have one list, of no cases, or of one', () => {
    expect(guessedFrom(casesWith(12, () => ['a', 'b']))).toBeNull();
    expect(guessedFrom(casesWith(1, () => ['a']))).toBeNull();
    expect(guessedFrom([])).toBeNull();
  });
});

test('words show each barrier of the default framework', () => {
  const shown = new Set(FIVE.vignettes.phrases.flatMap(({ shows }) => shows));
  expect(FIVE.framework.barriers.filter(({ id }) => !shown.has(id))).toEqual([]);
});
