import * as fc from 'fast-check';
import { afterAll, it, vi } from 'vitest';
import { runs } from '../support/runs.ts';

// Small frameworks, treated like those in which there is too much to weigh. Modules are loaded anew for it, and
// again behind it, since the files of tests share them.
vi.resetModules();
vi.doMock('../../src/engine/quick/answer-grid.ts', () => ({ gridOf: () => null }));
const { checkEveryChoice, sittings } = await import('../support/quick-oracle.ts');

afterAll(() => {
  vi.doUnmock('../../src/engine/quick/answer-grid.ts');
  vi.resetModules();
});

it('without weighing, a quick interview asks only what can still change a level, as long as anything can', () => {
  fc.assert(fc.property(sittings(), checkEveryChoice), runs(400));
});
