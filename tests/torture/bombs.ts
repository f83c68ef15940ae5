import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BOMBS, type Bomb, bomb } from '../support/bombs.ts';

/** Inputs at the bounds, made to take long: no command may take more than 10 s, or 1 GB. */

const PROGRAM = process.env.PROGRAM ?? fileURLToPath(new URL('../../bin/joinedup.js', import.meta.url));
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 1024;
/** A run that takes so much longer is ended. */
const PATIENCE = Number(process.env.PATIENCE ?? 60);

interface Run {
  readonly bomb: string;
  readonly command: string;
  /** Of the processor: a machine that does other things as well takes no more of these. */
  readonly seconds: number;
  readonly megabytes: number;
  readonly code: number | null;
}

/** What is run of each bomb, as arguments; FILE is the framework, and ANSWERS are those of a kind. */
const COMMANDS: readonly (readonly string[])[] = [
  ['score', 'open'],
  ['score', 'lists'],
  ['score', 'half'],
  ['explain', 'half'],
  ['plan', 'lowest'],
  ['plan', 'open'],
  ['what-if', 'half'],
  ['frameworks', 'check'],
  ['frameworks', 'check', '--examples'],
  ['frameworks', 'show'],
  ['template'],
  ['example'],
];

/** Runs every bomb, or those named, with every command, or those named; prints what it took, and gives what went over. */
export function run({
  only = [],
  commands = [],
}: {
  only?: readonly string[];
  commands?: readonly string[];
} = {}): Run[] {
  const folder = mkdtempSync(join(tmpdir(), 'joinedup-bombs-'));
  const runs: Run[] = [];
  try {
    for (const name of Object.keys(BOMBS).filter(
      (each) => only.length === 0 || only.some((some) => each.startsWith(some)),
    )) {
      const made = bomb(name);
      write(made, join(folder, name));
      for (const command of COMMANDS) {
        if (commands.length > 0 && !commands.includes(command.join(' '))) continue;
        const done = once(name, command, join(folder, name));
        runs.push(done);
        const over = isOver(done) ? '  OVER' : '';
        process.stdout.write(
          `${name.padEnd(26)} ${done.command.padEnd(32)} ${done.seconds.toFixed(2).padStart(7)} s ${String(Math.round(done.megabytes)).padStart(6)} MB  ${done.code}${over}\n`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return runs.filter(isOver);
}

function isOver({ seconds, megabytes, code }: Run): boolean {
  return seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES || code === null || code === 70;
}

function write({ framework, answers }: Bomb, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'framework.yaml'), JSON.stringify(framework));
  for (const [name, given] of Object.entries(answers)) {
    const assessment = {
      joinedup: 1,
      framework: { id: 'bomb', version: '1.0.0', file: 'framework.yaml' },
      service: { name: 'Bomb', nation: 'england' },
      answers: given,
    };
    writeFileSync(join(folder, `${name}.yaml`), JSON.stringify(assessment));
  }
}

function once(name: string, command: readonly string[], folder: string): Run {
  const usage = join(folder, 'usage.json');
  rmSync(usage, { force: true });
  const preload = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(usage)},JSON.stringify(process.resourceUsage())))`;
  const before = Date.now();
  const { status } = spawnSync(
    process.execPath,
    ['--import', preload, PROGRAM, ...argumentsOf(command, folder)],
    {
      cwd: folder,
      timeout: PATIENCE * 1000,
      killSignal: 'SIGKILL',
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const { userCPUTime, maxRSS } = usageIn(usage) ?? { userCPUTime: (Date.now() - before) * 1000, maxRSS: 0 };
  return {
    bomb: name,
    command: command.join(' '),
    seconds: userCPUTime / 1e6,
    megabytes: maxRSS / 1024,
    code: status,
  };
}

function usageIn(file: string): { userCPUTime: number; maxRSS: number } | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function argumentsOf([command = '', kind = '', ...rest]: readonly string[], folder: string): string[] {
  const file = join(folder, `${kind}.yaml`);
  const framework = join(folder, 'framework.yaml');
  switch (command) {
    case 'what-if': {
      const answers = JSON.parse(readFileSync(join(folder, 'highest.yaml'), 'utf8')).answers as object;
      const sets = Object.entries(answers)
        .slice(0, 100)
        .map(([id, answer]) => `${id}=${answer}`);
      return [command, file, '--set', ...sets];
    }
    case 'frameworks':
      return [command, kind, framework, ...rest];
    case 'template':
      return [command, framework];
    case 'example':
      return [command, '--framework', framework, '--seed', '1', '--count', '30', '--format', 'json'];
    case 'plan':
      return [command, file, ...rest];
    default:
      return [command, file, ...rest];
  }
}
