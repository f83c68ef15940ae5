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

/** A build, and what it is run with. */
interface Setting {
  /** The bundle that this is part of. */
  readonly program: string;
  readonly build: string;
  readonly files: Guarded['files'];
  readonly root: string;
  readonly processes: number;
  /** The time zone that it runs in; that of Greenwich if left out. */
  readonly zone?: string;
}

/** Prints with the build of a folder, in processes of its own: two builds never meet. */
export function processRunner({ program, build, files, root, processes, zone = 'UTC' }: Setting): Runner {
  return async (pages, { withText }) => {
    const laidOut = layOut({ files, pages }, root);
    const clear = () => rmSync(laidOut, { recursive: true, force: true });
    // Where the other build fails, nobody waits for this one.
    process.once('exit', clear);
    try {
      const printed = new Map<Page, Printed | undefined>();
      await Promise.all(
        shares(pages, processes).map(async (share) => {
          const done = await inProcess(program, zone, { build, laidOut, pages: share, withText });
          for (const [at, page] of share.entries()) printed.set(page, done[at]);
        }),
      );
      return pages.flatMap((page) => printed.get(page) ?? []);
    } finally {
      clear();
      process.off('exit', clear);
    }
  };
}

/** Pages in so many parts; those of one folder stay together. */
function shares(pages: readonly Page[], count: number): Page[][] {
  const parts = Array.from({ length: count }, (): Page[] => []);
  const places = new Map<string, Page[]>();
  for (const [at, page] of pages.entries()) {
    const next = parts[(page.folder === '.' ? at : places.size) % count] ?? [];
    const place = page.folder === '.' ? next : (places.get(page.folder) ?? next);
    if (page.folder !== '.') places.set(page.folder, place);
    place.push(page);
  }
  return parts.filter((part) => part.length > 0);
}

function inProcess(program: string, zone: string, task: Task): Promise<Printed[]> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, TZ: zone };
    const child = fork(program, ['--print'], { cwd: task.laidOut, serialization: 'advanced', env });
    child.on('error', reject);
    child.on('message', (printed) => {
      resolve(printed as Printed[]);
      // It is ended from here, so that it cannot be gone before what it says has come.
      child.disconnect();
    });
    child.on('exit', (code) => reject(new Error(`a build ended with ${code} before all was printed`)));
    child.send(task);
  });
}

/** The other end: waits for the task, carries it out, and ends when it is let go. */
export function printAsTold(): void {
  process.once('message', async ({ build, laidOut, pages, withText }: Task) => {
    const opened = await buildIn(build);
    process.send?.(await printAll(pages, opened, laidOut, withText));
  });
}
