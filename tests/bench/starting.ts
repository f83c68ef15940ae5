import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { inTurns } from './in-turns.ts';
import type { Measure } from './report.ts';

/** How long the program takes to start, as a ratio to a bare "node -e 0". */

const ROOT = process.cwd();
const PROGRAM = join(ROOT, 'bin', 'joinedup.js');
const ANSWERED = join(ROOT, 'tests', 'fixtures', 'assessments', 'hill-town.yaml');
const CASE = join(ROOT, 'frameworks', 'five-levels', 'cases', 'plymouth.yaml');
/** Of the case with the longest way to go, on the largest framework whose answers have steps. */
const FAR = join(ROOT, 'frameworks', 'five-levels', 'cases', 'gp-and-social-work.yaml');
const TOP = 'fully-integrated-service';
const ROUNDS = 41;

export async function startingTimes(): Promise<Measure[]> {
  const [
    bare = Number.NaN,
    version = Number.NaN,
    json = Number.NaN,
    score = Number.NaN,
    scoreCase = Number.NaN,
  ] = await inTurns(
    [
      () => run(['-e', '0']),
      () => run([PROGRAM, '--version']),
      () => run([PROGRAM, 'score', ANSWERED, '--format', 'json']),
      () => run([PROGRAM, 'score', ANSWERED]),
      () => run([PROGRAM, 'score', CASE]),
    ],
    ROUNDS,
  );
  const [scoreFar = Number.NaN, planNext = Number.NaN, planTop = Number.NaN] = await inTurns(
    [
      () => run([PROGRAM, 'score', FAR]),
      () => run([PROGRAM, 'plan', FAR]),
      () => run([PROGRAM, 'plan', FAR, '--to', TOP]),
    ],
    ROUNDS,
  );
  const [alone = Number.NaN, assess = Number.NaN] = await inTurns(
    [() => ended(['-e', '0']), () => asked([PROGRAM, 'assess'], 'What is the service called?')],
    ROUNDS,
  );
  return [
    { what: '--version / bare node', ratio: version / bare, most: 1.2 },
    { what: 'score of one file as JSON / bare node', ratio: json / bare, most: 2 },
    { what: 'score of one file, as the interview leaves it / bare node', ratio: score / bare, most: 2 },
    {
      what: 'score of a published case, a page behind each answer / bare node',
      ratio: scoreCase / bare,
      most: 2,
    },
    { what: 'plan to the next level / score of the same file', ratio: planNext / scoreFar, most: 4 },
    { what: 'plan to the highest level / score of the same file', ratio: planTop / scoreFar, most: 4 },
    { what: 'assess to its first question / bare node', ratio: assess / alone, most: 2.3 },
  ];
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`);
}

function inTerminal(args: readonly string[], cwd: string) {
  return spawn(process.execPath, [...args], { cwd, cols: 80, rows: 24, name: 'xterm-256color' });
}

function ended(args: readonly string[]): Promise<void> {
  return new Promise((resolve) => inTerminal(args, ROOT).onExit(() => resolve()));
}

/** Settles when the program has asked; what it then needs to end is not waited for. */
function asked(args: readonly string[], question: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'joinedup-bench-'));
  return new Promise((resolve, reject) => {
    const terminal = inTerminal(args, folder);
    let seen = '';
    terminal.onData((data) => {
      seen += data;
      if (!seen.includes(question)) return;
      resolve();
      terminal.kill('SIGKILL');
    });
    terminal.onExit(() => {
      rmSync(folder, { recursive: true, force: true });
      if (!seen.includes(question)) reject(new Error(`never asked: ${seen}`));
    });
  });
}
