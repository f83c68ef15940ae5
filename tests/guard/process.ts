import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Page, Printed, Runner } from './page.ts';
import type { Guarded } from './pages.ts';
import { buildIn, printAll } from './print.ts';
import { layOut } from './work-folder.ts';

/** What is told to the process that prints. */
interface Task {
  readonly build: string;
  readonly laidOut: string;
  readonly pages: readonly Page[];
  readonly withText: boolean;
}

/** Prints with the build of a folder, in a process of its own: two builds never meet. */
export function processRunner(program: string, build: string, files: Guarded['files'], root: string): Runner {
  return async (pages, { withText }) => {
    const laidOut = layOut({ files, pages }, root);
    try {
      return await inProcess(program, { build, laidOut, pages, withText });
    } finally {
      rmSync(laidOut, { recursive: true, force: true });
    }
  };
}

function inProcess(program: string, task: Task): Promise<Printed[]> {
  return new Promise((resolve, reject) => {
    const child = fork(program, ['--print'], {
      cwd: task.laidOut,
      serialization: 'advanced',
      env: SURROUNDINGS,
    });
    child.on('error', reject);
    child.on('message', (printed) => resolve(printed as Printed[]));
    child.on('exit', (code) => reject(new Error(`a build ended with ${code} before all was printed`)));
    child.send(task);
  });
}

// The zone is named because nothing may depend on it.
const SURROUNDINGS = { PATH: process.env.PATH, TZ: 'UTC' };

/** The other end: waits for the task, carries it out and ends. */
export function printAsTold(): void {
  process.once('message', async ({ build, laidOut, pages, withText }: Task) => {
    const opened = await buildIn(build);
    process.send?.(await printAll(pages, opened, laidOut, withText), () => process.disconnect());
  });
}
