import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadShipped } from '../../src/library/shipped.ts';
import { randomFrom } from '../support/random.ts';
import { median } from './in-turns.ts';
import type { Measure } from './report.ts';
import { rowSlopes } from './row-slopes.ts';

/** How long rows take through whole processes against JSON.parse alone on the same lines, and how much memory. */

const ROOT = process.cwd();
const PROGRAM = join(ROOT, 'bin', 'joinedup.js');
const FRAMEWORK = 'five-levels';
const ANSWERS = 30;
const FEW = 10_000;
const MANY = 200_000;
const MOST = 1_000_000;
const ROUNDS = 5;

export async function rowTimes(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'joinedup-rows-'));
  try {
    const few = written(folder, 'few', FEW);
    const half = written(folder, 'half', MANY / 2);
    const many = written(folder, 'many', MANY);
    const [parse, one, both]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      parse.push(parseTime(many));
      one.push((await timed([many])).seconds);
      both.push((await timed([half, half])).seconds);
    }
    const [least, most] = [await timed([few]), await timed([written(folder, 'most', MOST)])];
    const slope = Math.log(most.seconds / median(one)) / Math.log(MOST / MANY);
    return [
      { what: `rows / JSON.parse of the same ${MANY} lines`, ratio: median(one) / median(parse), most: 2.5 },
      { what: 'rows on two cores / JSON.parse on one', ratio: median(both) / median(parse), most: 1.43 },
      { what: 'cost of rows over lines, as a power', ratio: slope, most: 1.1 },
      { what: `MB more for ${MOST} rows than for ${FEW}`, ratio: most.megabytes - least.megabytes, most: 30 },
      { what: `MB for ${MOST} rows`, ratio: most.megabytes, most: 150 },
      ...rowSlopes(),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file of rows with random answers, a third of them open. */
function written(folder: string, name: string, count: number): string {
  const { id, version, questions, nations } = loadShipped(ROOT, FRAMEWORK);
  const random = randomFrom(2026);
  const oneOf = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const file = join(folder, `${name}.ndjson`);
  const handle = openSync(file, 'w');
  for (let row = 0; row < count; row += 1) {
    const answers = questions
      .slice(0, ANSWERS)
      .map((question) => [question.id, random() < 1 / 3 ? 'unknown' : oneOf(question.options)?.id]);
    const service = { name: `Site ${row}`, nation: oneOf(nations)?.id };
    const whole = { joinedup: 1, framework: { id, version }, service, answers: Object.fromEntries(answers) };
    writeSync(handle, `${JSON.stringify(whole)}\n`);
  }
  closeSync(handle);
  return file;
}

function parseTime(file: string): number {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const start = performance.now();
  for (const line of lines) JSON.parse(line);
  return (performance.now() - start) / 1000;
}

/** The seconds that processes take for a file each, side by side, and the most memory that one had. */
async function timed(files: readonly string[]): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now();
  const peaks = await Promise.all(files.map(passed));
  return { seconds: (performance.now() - start) / 1000, megabytes: Math.max(...peaks) };
}

function passed(file: string): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, 'rows', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid ?? 0));
  }, 50);
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peak);
      else reject(new Error(`rows ended with ${code}`));
    });
  });
}

/** The most memory that a process has had so far, in MB; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
