import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BOMBS, type Bomb, bomb } from '../support/bombs.ts';
import { PROGRAM } from '../support/program.ts';
import type { Texts } from '../support/whole-folder.ts';
import { Count, inNewFolder, MOST_CASES, type Part, tries } from './part.ts';

/** Inputs at the bounds, made to take long: no command may take more than 10 s, or 1 GB. */

const MOST_SECONDS = 10;
const MOST_MEGABYTES = 1024;
/** A run that takes so many seconds of the processor is ended. */
const PATIENCE = 40;

interface Run {
  /** The bomb and the command. */
  readonly what: string;
  /** Of the processor: a machine that does other things as well takes hardly more of these. */
  readonly seconds: number;
  readonly megabytes: number;
  readonly code: number | null;
}

/** What is run, as arguments, in a folder with the framework of a bomb and the answers to it. */
const COMMANDS: readonly (readonly string[])[] = [
  ['score', 'open.yaml'],
  ['score', 'lists.yaml'],
  ['score', 'half.yaml', '--format', 'json'],
  ['explain', 'half.yaml'],
  ['compare', 'open.yaml', 'lists.yaml', 'half.yaml', 'lowest.yaml'],
  ['plan', 'lowest.yaml'],
  ['plan', 'open.yaml'],
  ['what-if', 'half.yaml', '--set', 'SETS'],
  ['frameworks', 'check', 'framework.yaml'],
  ['frameworks', 'check', 'framework.yaml', '--examples'],
  ['frameworks', 'show', 'framework.yaml', '--format', 'markdown'],
  ['template', 'framework.yaml'],
];

/** Runs every command on every bomb, or a part of them, and gives how much it took at the most. */
export const run: Part = async (options) => {
  const names = Object.keys(BOMBS);
  const tried = COMMANDS.slice(0, Math.max(3, tries(COMMANDS.length, options)));
  const ends = new Count('ended otherwise than they should');
  const runs: Run[] = [];
  for (const name of names.slice(0, tries(names.length, options))) {
    await inNewFolder(textsOf(bomb(name)), async (folder) => {
      for (const command of tried) {
        const done = runIn(folder, `${name}: ${command.join(' ')}`, command);
        runs.push(done);
        ends.add(ENDS.includes(done.code) ? null : lineOf(done));
      }
    });
  }
  return [
    figure('most seconds of the processor', runs, ({ seconds }) => seconds, MOST_SECONDS, ' s'),
    figure('most memory', runs, ({ megabytes }) => megabytes, MOST_MEGABYTES, ' MB'),
    ends.figure,
  ];
};

/** Done; a problem found; or refused, as where no step is known. */
const ENDS: readonly (number | null)[] = [0, 1, 2];

function figure(name: string, runs: readonly Run[], of: (run: Run) => number, most: number, unit: string) {
  const over = runs.filter((each) => of(each) > most);
  const found = Math.max(0, ...runs.map((each) => Math.ceil(of(each))));
  return { name, of: runs.length, found, most, unit, cases: over.slice(0, MOST_CASES).map(lineOf) };
}

function lineOf({ what, seconds, megabytes, code }: Run): string {
  return `${what.padEnd(64)} ${seconds.toFixed(2).padStart(7)} s ${String(Math.round(megabytes)).padStart(6)} MB  ${code}`;
}

/** The framework of a bomb, and each of its assessments, by the names of the files. */
function textsOf({ framework, answers }: Bomb): Texts {
  const texts: Record<string, string> = { 'framework.yaml': JSON.stringify(framework) };
  for (const [kind, given] of Object.entries(answers)) {
    texts[`${kind}.yaml`] = JSON.stringify({
      joinedup: 1,
      framework: { id: 'bomb', version: '1.0.0', file: 'framework.yaml' },
      service: { name: `Bomb, ${kind}`, nation: 'england' },
      answers: given,
    });
  }
  return texts;
}

function runIn(folder: string, what: string, command: readonly string[]): Run {
  const usage = join(folder, 'usage.json');
  rmSync(usage, { force: true });
  const told = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(usage)},JSON.stringify(process.resourceUsage())))`;
  const args = command.flatMap((each) => (each === 'SETS' ? setsIn(folder) : [each]));
  const node = [process.execPath, '--import', `data:text/javascript,${told}`, PROGRAM, ...args];
  const { status } = spawnSync('sh', ['-c', `ulimit -t ${PATIENCE}; exec "$0" "$@"`, ...node], {
    cwd: folder,
    maxBuffer: 1024 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { userCPUTime, maxRSS } = usageIn(usage);
  return { what, seconds: userCPUTime / 1e6, megabytes: maxRSS / 1024, code: status };
}

/** What a run took; that it never came to an end counts as all that it was given. */
function usageIn(file: string): { readonly userCPUTime: number; readonly maxRSS: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { userCPUTime: PATIENCE * 1e6, maxRSS: 0 };
  }
}

function setsIn(folder: string): string[] {
  const { answers } = JSON.parse(readFileSync(join(folder, 'highest.yaml'), 'utf8'));
  return Object.entries(answers)
    .slice(0, 100)
    .map(([id, answer]) => `${id}=${answer}`);
}
