import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import { inTurns, median } from './in-turns.ts';
import type { Measure } from './report.ts';

/** How long the program takes to start, as a ratio to a bare "node -e 0". */

const ROOT = process.cwd();
const PROGRAM = join(ROOT, 'bin', 'joinedup.js');
/** Of the case with the longest way to go, on the largest framework whose answers have steps. */
const FAR = join(ROOT, 'frameworks', 'five-levels', 'cases', 'gp-and-social-work.yaml');
const TOP = 'fully-integrated-service';
const ROUNDS = 41;
/** There are dozens of cases, and each is scored twice in a round. */
const CASE_ROUNDS = 7;

export async function startingTimes(): Promise<Measure[]> {
  const [bare = Number.NaN, version = Number.NaN] = await inTurns(
    [() => run(['-e', '0']), () => run([PROGRAM, '--version'])],
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
    ...(await caseTimes()),
    { what: 'plan to the next level / score of the same file', ratio: planNext / scoreFar, most: 4 },
    { what: 'plan to the highest level / score of the same file', ratio: planTop / scoreFar, most: 4 },
    { what: 'assess to its first question / bare node', ratio: assess / alone, most: 2.3 },
  ];
}

/**
 * How long it takes to score each case that ships. It was 2 at most for a file before a result said what is next: a
 * search for the steps, and the answer on one page, are in it since.
 */
async function caseTimes(): Promise<Measure[]> {
  const files = listShipped(ROOT).flatMap(({ id }) => shippedCases(ROOT, id).map(({ file }) => file));
  const bare = () => run(['-e', '0']);
  const text = files.map((file) => () => run([PROGRAM, 'score', file]));
  const json = files.map((file) => () => run([PROGRAM, 'score', file, '--format', 'json']));
  const times = await inTurns(
    files.flatMap((_, index) => [bare, text[index] ?? bare, json[index] ?? bare]),
    CASE_ROUNDS,
  );
  const each = (place: number) => times.filter((_, index) => index % 3 === place);
  const alone = median(each(0));
  return [
    { form: 'text', ratios: each(1).map((time) => time / alone) },
    { form: 'JSON', ratios: each(2).map((time) => time / alone) },
  ].flatMap(({ form, ratios }) => [
    {
      what: `score of a shipped case as ${form} / bare node, in the middle`,
      ratio: median(ratios),
      most: 2.6,
    },
    {
      what: `score of a shipped case as ${form} / bare node, at most`,
      ratio: Math.max(...ratios),
      most: 3.5,
    },
  ]);
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
