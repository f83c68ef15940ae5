import { expect, it } from 'vitest';
import type { Program } from '../../src/solver/binary-program.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { randomFrom } from '../support/random.ts';

const solve = await loadSolver();

/** A program that takes many parts: some sums of so many numbers are to come to half of all, or no higher. */
function splitting(numbers: number, sums: number, isExact: boolean): Program {
  const random = randomFrom(6);
  const rows = Array.from({ length: sums }, () => {
    const factors = Array.from({ length: numbers }, () => Math.floor(random() * 100));
    const half = Math.floor(factors.reduce((sum, factor) => sum + factor, 0) / 2);
    const terms = factors.map((factor, variable) => ({ variable, factor }));
    return { terms, least: isExact ? half : -Infinity, most: half };
  });
  return { costs: Array.from({ length: numbers }, (_, index) => (isExact ? 0 : -1 - index)), rows };
}

it('goes no further than its limits, and then proves nothing', () => {
  const none = splitting(14, 2, true);
  expect(solve(none, {})).toEqual({ found: false, proven: true });
  expect(solve(none, { effort: { left: 2_000 } })).toEqual({ found: false, proven: false });
  for (const seconds of [1e-6, 0, -1])
    expect(solve(none, { timeLeft: () => seconds }), `${seconds}`).toEqual({ found: false, proven: false });
});

it('does not take what it found for the best where it came to a limit', () => {
  const some = splitting(24, 4, false);
  expect(solve(some, {})).toMatchObject({ found: true, proven: true });
  expect(solve(some, { effort: { left: 9_000 } })).toMatchObject({ found: true, proven: false });
});

it.each([
  [0, 0, true],
  [-Infinity, Infinity, true],
  [1, Infinity, false],
  [-Infinity, -1, false],
])('where there is nothing to choose, a sum from %d to %d holds: %s', (least, most, holds) => {
  const solution = solve({ costs: [], rows: [{ terms: [], least, most }] }, {});
  expect(solution).toEqual(
    holds ? { found: true, values: [], proven: true } : { found: false, proven: true },
  );
});
