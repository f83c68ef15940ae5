import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asWorkbook, formSheets } from '../support/exports.ts';
import { HOSTILE } from '../support/hostile-workbooks.ts';
import { shipped } from '../support/load.ts';
import { peopleOf } from '../support/people.ts';
import { PROGRAM, start } from '../support/program.ts';
import { inFolder } from '../support/sandbox.ts';

/** What a run of the program took, and what it said. */
interface Use {
  /** The most memory that it had at once, in megabytes. */
  readonly memory: number;
  /** How long it kept a processor busy, in milliseconds: unlike the time that passed, no other program changes it much. */
  readonly busy: number;
  readonly code: number | null;
  readonly stderr: string;
}

const METER = `process.on('exit', () => {
  const { readFileSync, writeFileSync } = require('node:fs');
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  // Not maxRSS, in which Linux counts what the process that started this one had.
  const [, most] = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  writeFileSync('use.json', JSON.stringify([most / 1024, (userCPUTime + systemCPUTime) / 1000]));
});`;

/** Gathers from a workbook in a process of its own. */
function gathered(bytes: Uint8Array, more: readonly string[] = []): Promise<Use> {
  return inFolder({ 'meter.cjs': METER, 'form.xlsx': bytes }, async (cwd) => {
    const args = ['--require', './meter.cjs', PROGRAM, 'gather', 'form.xlsx', ...more];
    const { code, stderr } = await start(process.execPath, args, { cwd });
    const [memory = 0, busy = 0] = JSON.parse(readFileSync(join(cwd, 'use.json'), 'utf8')) as number[];
    return { memory, busy, code, stderr };
  });
}

const framework = shipped('five-levels');

const MOST_MEMORY = 200;

/** How long an honest form takes on this machine, a fifth of a second on a usual one. */
let honest = 0;

beforeAll(async () => {
  const form = await asWorkbook(formSheets(framework, peopleOf(framework, 1)[0] ?? new Map()));
  const { busy, code } = await gathered(form);
  expect(code).toBe(0);
  honest = busy;
});

test.each(HOSTILE)('%s is refused within a second and 200 MB', async (_, make) => {
  const { memory, busy, code, stderr } = await gathered(make());
  expect(stderr).toContain('Nothing was gathered.');
  expect(code).toBe(2);
  expect(memory).toBeLessThan(MOST_MEMORY);
  expect(busy).toBeLessThan(6 * honest);
});

const asks = framework.questions.map(({ ask }) => ask);
const askAt = (column: number) => asks[column % asks.length] ?? '';
const table = (
  rows: number,
  columns: (row: number) => number,
  text: (row: number, column: number) => string,
) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns(row) }, (__, column) => text(row, column)),
  );

/** What a table may hold and nobody can read: it costs more than a refusal, and still has an end. */
test.each([
  [
    'headings of many words',
    table(
      4,
      () => 1000,
      (row, column) => `some ${row} of ${column} `.repeat(40),
    ),
  ],
  [
    'texts that are no answers',
    table(
      2000,
      () => 70,
      (row, column) => (row === 0 ? askAt(column) : `x${row} ${column}`),
    ),
  ],
  [
    'long texts',
    table(
      200,
      () => 30,
      (row, column) => (row === 0 ? askAt(column) : `${row} or ${column}, `.repeat(100)),
    ),
  ],
  [
    'many rows below many headings',
    table(
      9000,
      (row) => (row === 0 ? 1000 : 10),
      (row, column) => (row === 0 ? askAt(column) : `x${row}`),
    ),
  ],
])('%s come to an end within 200 MB', async (_, rows) => {
  const { memory, busy, code } = await gathered(await asWorkbook({ A: rows }));
  expect(code).toBe(2);
  expect(memory).toBeLessThan(MOST_MEMORY);
  expect(busy).toBeLessThan(25 * honest);
});
