import { writeSync } from 'node:fs';
import { basename, delimiter, dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellWord } from '../command.ts';
import type { Io } from './io.ts';
import type { Suspension } from './terminal.ts';

/** The machine itself. */
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
      return listenedTo(writtenWhole(process.stdout), (error) => {
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
    chance: () => crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n,
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

/** The folder of the person, which “npm start” replaces by that of the package. */
function startFolder(env: Io['env'], cwd: string): string {
  return isOwnStart(env) ? (env.INIT_CWD ?? cwd) : cwd;
}

/** `stream` with a listener for errors, which would otherwise end the program. */
function listenedTo<Stream extends NodeJS.WriteStream>(
  stream: Stream,
  onFailure: (error: NodeJS.ErrnoException) => void,
): Stream {
  if (stream.listenerCount('error') === 0) {
    stream.on('error', onFailure);
  }
  return stream;
}

/** `stream`, which goes on until a file has all of a piece. */
// Node asks the system once, which on a disk that fills takes a part of it, and only the next time says why.
function writtenWhole(stream: typeof process.stdout): typeof process.stdout {
  if (stream.constructor.name !== 'SyncWriteStream' || Object.hasOwn(stream, '_write')) return stream;
  stream._write = (piece: Uint8Array, _, done) => {
    try {
      for (let from = 0; from < piece.length; ) from += writeSync(stream.fd, piece, from);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
  return stream;
}

function today(now: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

interface Start {
  readonly env: Io['env'];
  /** The absolute path of the started file. */
  readonly script: string;
  readonly cwd: string;
  readonly root: string;
}

/** The words that this person types for “joinedup”, or for npm, npx or Node where it is started by these. */
export function howStarted({ env, script, cwd, root }: Start): string {
  const folder = dirname(script);
  if (isOwnStart(env))
    return isBelow(cwd, root)
      ? 'npm start --'
      : `npm --prefix ${shellWord(root.replace(/(?<=.)[\\/]$/u, '')) ?? '.'} start --`;
  const isNpm = env.npm_command !== undefined;
  // npm adds such a folder to where programs are looked for, and only while it runs.
  if (/[\\/]node_modules[\\/]\.bin$/u.test(folder) || env.npm_lifecycle_event === 'npx')
    return isNpm || !isSearched(folder, env) ? 'npx joinedup' : 'joinedup';
  if (basename(script) === 'joinedup' && isSearched(folder, env)) return 'joinedup';
  // On Windows a small file beside node_modules starts this one.
  const [before] = script.split(`${sep}node_modules${sep}joinedup${sep}`);
  if (before !== undefined && before !== script && isSearched(before, env)) return 'joinedup';
  const near = relative(cwd, script);
  return `node ${shellWord(near.length < script.length ? near : script) ?? shellWord(script) ?? 'bin/joinedup.js'}`;
}

/** True for “npm start” in this package and not in another. */
function isOwnStart({ npm_lifecycle_event: event, npm_package_name: name }: Io['env']): boolean {
  return event === 'start' && (name === undefined || name === 'joinedup');
}

function isBelow(folder: string, root: string): boolean {
  return `${folder}${sep}`.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

function isSearched(folder: string, { PATH = '', Path = PATH }: Io['env']): boolean {
  return [PATH, Path].join(delimiter).split(delimiter).includes(folder);
}
