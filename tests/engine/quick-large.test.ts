import * as fc from 'fast-check';
import { it, vi } from 'vitest';
import { checkEveryChoice, sittings } from '../support/quick-oracle.ts';
import { runs } from '../support/runs.ts';

// Small frameworks, treated like those in which there is too much to weigh.
vi.mock('../../src/engine/quick/grid.ts', () => ({ gridOf: () => null }));

it('without weighing, a quick interview asks only what can still change a level, as long as anything can', () => {
  fc.assert(fc.property(sittings(), checkEveryChoice), runs(400));
});
