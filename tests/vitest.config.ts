import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest although its file is small. */
const LONG = ['tests/torture/torture.test.ts'];

/** The order of the runner, by size in a fresh clone; but what would be left to run alone at the end begins. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((file) => moduleId.endsWith(file));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/seed.ts'],
    // Files share what they load; most of the time went into loading it anew for each. Whoever puts a module in
    // another's place loads its own (see tests/engine/quick-large.test.ts).
    isolate: false,
    // What is built runs as it is.
    server: { deps: { external: [/\/dist\//u] } },
    // Properties make much that is soon gone. Room for it spares a fifth of the work.
    execArgv: ['--max-semi-space-size=64'],
    // Nothing waits for this but a test that hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What a golden lacks is a failure, not written in passing: “-u” writes goldens.
    update: 'none',
    sequence: { sequencer: LongestFirst },
    // By itself it leaves one core free, which on two is half of them.
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: 'node_modules/.cache/test-report.json' }]],
  },
});
