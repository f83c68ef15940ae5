import { fileURLToPath } from 'node:url';
import type { Suspension } from '../interview/prompter.ts';
import type { Terminal } from '../interview/terminal-screen.ts';
import { howStarted, isOwnStart } from './how-started.ts';

/** Everything that the program takes from the machine. Tests pass their own. */
export interface Io {
  readonly stdin: Terminal['input'];
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What the person types for “joinedup”; that itself where nothing else is known. */
  readonly program?: string;
  /** The folder of the package, in which `frameworks/` and `dist/` lie. */
  readonly root: string;
  /** Today, as 2026-11-22. */
  readonly today: string;
  readonly isWindows: boolean;
  /** Seconds since some moment or other, for what may only take so long. */
  now(): number;
  /** Why what was printed did not arrive, once it is written; null where it did, or where nobody wanted more. */
  readonly outputFailure?: () => Promise<NodeJS.ErrnoException | null>;
  /** True once what is printed arrives nowhere any more, for whatever reason. */
  readonly isOutputLost?: () => boolean;
  /** Calls back at Ctrl-C instead of ending. Gives a function that stops listening. */
  onInterrupt(listener: () => void): () => void;
  /** Calls back when the program is to stop for a while (Ctrl-Z), and when it goes on. Gives a function that stops listening. */
  onSuspend(listeners: Suspension): () => void;
  /** Calls back at a fault that nobody caught. What runs then will not come to an end by itself. Gives a function that stops listening. */
  readonly onFault?: (listener: (error: unknown) => void) => () => void;
  /** Shows what is printed page by page. False where nothing can: it has to be printed then. */
  readonly page?: (pieces: Iterable<string | Uint8Array>) => Promise<boolean>;
  /** Stops the program for a while, as Ctrl-Z does where the system sees it. */
  suspend(): void;
}

export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** True while more is on its way than is taken away. */
  readonly writableNeedDrain?: boolean;
};

/** The machine itself: the only place that touches `process`. */
export function processIo(): Io {
  let failure: NodeJS.ErrnoException | null = null;
  let isPrinting = false;
  let isLost = false;
  const cwd = startFolder(process.env, process.cwd());
  const root = fileURLToPath(new URL('..', import.meta.url));
  // Opening a stream or asking for the date costs time, and few commands need them all.
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      isPrinting = true;
      return listenedTo(process.stdout, (error) => {
        isLost = true;
        // A reader that has seen enough (“| head”) closes the pipe; that is no failure.
        if (error.code !== 'EPIPE') failure = error;
      });
    },
    get stderr() {
      // Where even that cannot be said, there is nobody to say it to.
      return listenedTo(process.stderr, () => {});
    },
    async outputFailure() {
      if (isPrinting && !isLost) await new Promise((resolve) => process.stdout.write('', resolve));
      return failure;
    },
    isOutputLost: () => isLost,
    env: process.env,
    cwd,
    get program() {
      return howStarted({ env: process.env, script: process.argv[1] ?? '', cwd, root });
    },
    root,
    get today() {
      return today(new Date());
    },
    isWindows: process.platform === 'win32',
    now: () => performance.now() / 1000,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
    onSuspend: listenToSuspension,
    onFault(listener) {
      process.on('uncaughtException', listener);
      return () => process.off('uncaughtException', listener);
    },
    async page(pieces) {
      const { shownByPager } = await import('./pager.ts');
      return shownByPager(pieces, this);
    },
    suspend() {
      if (process.platform !== 'win32') process.kill(process.pid, 'SIGTSTP');
    },
  };
}

function listenToSuspension({ wished, goneOn }: Suspension): () => void {
  const onStop = () => wished?.(stop);
  const stop = () => {
    // With nobody listening the system does what it always does; where nobody could wake the program, that is nothing.
    process.off('SIGTSTP', onStop);
    process.kill(process.pid, 'SIGTSTP');
    process.on('SIGTSTP', onStop);
  };
  if (wished) process.on('SIGTSTP', onStop);
  process.on('SIGCONT', goneOn);
  return () => {
    process.off('SIGTSTP', onStop);
    process.off('SIGCONT', goneOn);
  };
}

/** Where the person is. Started by "npm start", that is not the folder in which npm runs the program. */
function startFolder(env: Io['env'], cwd: string): string {
  return isOwnStart(env) ? (env.INIT_CWD ?? cwd) : cwd;
}

/** A stream whose errors are heard of, which would otherwise end the program. */
function listenedTo<Stream extends NodeJS.WriteStream>(
  stream: Stream,
  onFailure: (error: NodeJS.ErrnoException) => void,
): Stream {
  if (stream.listenerCount('error') === 0) {
    stream.on('error', onFailure);
  }
  return stream;
}

function today(now: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
