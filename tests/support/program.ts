import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './load.ts';

/** The program as people start it who have installed it: built, and called “joinedup”. */
export const PROGRAM = installed(join(ROOT, 'node_modules/.cache/bin/joinedup'));

/** Where programs are looked for, this one among them. */
export const SEARCHED = [dirname(PROGRAM), process.env.PATH].join(delimiter);

function installed(link: string): string {
  mkdirSync(dirname(link), { recursive: true });
  try {
    symlinkSync(join(ROOT, 'bin/joinedup.js'), link);
  } catch (error) {
    // Another test was first.
    if (!existsSync(link)) throw error;
  }
  return link;
}

/** What came of a run. */
export interface Run {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
}

// Only what hangs is stopped: on a busy machine even a second's work may take long.
const PATIENCE = 300_000;

/** Runs the built program in a clean environment: no terminal, no colour, UTF-8. */
export function joinedup(args: readonly string[], circumstances: Circumstances): Promise<Run> {
  return start(process.execPath, [PROGRAM, ...args], circumstances);
}

/** Runs any program in the same environment. Fails where it does not come to an end. */
export function start(
  command: string,
  args: readonly string[],
  { cwd, env = {}, input = '' }: Circumstances,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...SURROUNDINGS, ...env }, timeout: PATIENCE });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // A program that refuses its input has gone before the last of it is written.
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGTERM') reject(new Error(`it hangs: ${[command, ...args].join(' ')}`));
      else resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
    child.stdin.end(input);
  });
}

const SURROUNDINGS = {
  LANG: 'C.UTF-8',
  PATH: SEARCHED,
  ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
};
