import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import whenExit from 'when-exit';
import { type InputError, inputError } from '../problem.ts';
import { quoted } from '../text.ts';

/** Who holds a lock. */
interface Owner {
  readonly host: string;
  /** The numbers of processes that it counts by: those of a container are not those of its host. */
  readonly space: string;
  readonly pid: number;
  /** When the process began, so that another that got its number is not taken for it; empty where that is not known. */
  readonly start: string;
  /** What no other lock is called. */
  readonly id: string;
}

interface Lock {
  readonly path: string;
  /** What stands in it, which names the owner. */
  readonly text: string;
  /** True where it had to be taken from an owner who died with it. */
  readonly isInherited: boolean;
}

// Waiting is counted, not timed, so that a computer that slept in between takes nobody for dead. In all some six seconds.
const TRIES = 150;
const LONGEST_PAUSE = 50;
/** How often a lock is seen without a name before it counts as left: its owner was stopped for ever just before it wrote one. */
const NAMELESS = 40;
/** How often Windows is asked again where a scanner, or one who is just removing it, has the lock open. */
const BUSY = 20;

/**
 * Does something with a file while no other session does anything with it: from a look at it to what is written after
 * that look. A lock is a file beside it that names its owner. One whose owner is gone is taken over. Throws an
 * `InputError` where another keeps it for too long, and the system's own error where there can be no lock.
 */
export async function whileLocked<Value>(path: string, body: () => Promise<Value>): Promise<Value> {
  const file = realPath(path);
  const lock = await take(lockOf(file), path, { left: TRIES, busy: BUSY });
  const forget = whenExit(() => release(lock));
  try {
    if (lock.isInherited) removeLeftovers(file, lock);
    return await body();
  } finally {
    forget();
    release(lock);
  }
}

/** By whatever name a file is called, its lock is one. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}

// Where a name is nearly as long as it may be, all that begin alike share a lock, which only makes them wait.
function lockOf(file: string): string {
  let name = basename(file);
  while (Buffer.byteLength(name) > 200) name = [...name].slice(0, -1).join('');
  return join(dirname(file), `${name}.lock`);
}

/** How often it may be tried yet, and how often yet where the system does not say what stands in the way. */
interface Tries {
  left: number;
  busy: number;
}

async function take(path: string, about: string, tries: Tries): Promise<Lock> {
  const text = JSON.stringify({ ...ourselves(), id: crypto.randomUUID().slice(-12) });
  let isInherited = false;
  let nameless = 0;
  while (!create(path, text, tries)) {
    const found = contentOf(path);
    const owner = ownerIn(found);
    nameless = found !== null && isNameless(found) ? nameless + 1 : 0;
    tries.left -= 1;
    if (tries.left <= 0) throw heldFor(about, path, owner);
    if (found !== null && (nameless > NAMELESS || isGone(owner))) {
      if (await breakLock(path, { found, id: owner?.id ?? 'nameless', about }, tries)) isInherited = true;
    } else {
      await pause(Math.min(TRIES - tries.left, LONGEST_PAUSE));
    }
  }
  return { path, text, isInherited };
}

/**
 * Removes a lock that was left by its owner, unless that is done already. Only who holds the lock that is called after
 * it may do so; hence between the look and the removal nobody else does, and no lock but the one that was seen is removed.
 */
async function breakLock(
  path: string,
  { found, id, about }: { readonly found: string; readonly id: string; readonly about: string },
  tries: Tries,
): Promise<boolean> {
  const right = await take(`${path}.${id}`, about, tries);
  try {
    if (contentOf(path) !== found) return false;
    remove(path);
    return true;
  } finally {
    release(right);
  }
}

/** True if there was no such lock, and now there is ours. */
function create(path: string, text: string, tries: Tries): boolean {
  let handle: number;
  try {
    handle = openSync(path, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    tries.busy -= 1;
    if (isBusy(error) && tries.busy > 0) return false;
    throw error;
  }
  try {
    writeFileSync(handle, text);
  } catch (error) {
    remove(path);
    throw error;
  } finally {
    closeSync(handle);
  }
  // Who was stopped for so long before it wrote its name that it was taken for dead has no lock.
  return contentOf(path) === text;
}

function remove(path: string): void {
  for (let left = BUSY; ; left -= 1) {
    try {
      rmSync(path, { force: true });
      return;
    } catch (error) {
      if (!isBusy(error) || left <= 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LONGEST_PAUSE / 5);
    }
  }
}

function release({ path, text }: Lock): void {
  try {
    if (contentOf(path) === text) remove(path);
  } catch {
    // What was to be done under it is done. Whoever finds it when this process has ended takes it over.
  }
}

/** What writers and breakers left who died at it. Nobody writes to the file without its lock, so that all of it is left. */
function removeLeftovers(file: string, { path }: Lock): void {
  const [temporary, broken] = [`${basename(file)}.tmp-`, `${basename(path)}.`];
  const isLeft = (name: string) =>
    (name.startsWith(temporary) && /^\d{10}[\da-f]{6}$/u.test(name.slice(temporary.length))) ||
    (name.startsWith(broken) && /^(?:[\da-f]{12}(?:\.|$)|nameless$)/u.test(name.slice(broken.length)));
  try {
    for (const name of readdirSync(dirname(file)).filter(isLeft)) remove(join(dirname(file), name));
  } catch {
    // It is in nobody's way.
  }
}

/** The text of a lock; null where there is none any more. What cannot be read is none of ours. */
function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : '?';
  }
}

// After a power cut there may be noughts in the place of what was written.
function isNameless(text: string): boolean {
  return text.replaceAll('\0', '') === '';
}

/** The owner that a lock names; null where it names none, so that it may be anybody's file. */
function ownerIn(text: string | null): Owner | null {
  try {
    const { host, space, pid, start, id } = JSON.parse(text ?? '');
    const isOurs = [host, space, start].every((each) => typeof each === 'string') && Number.isInteger(pid);
    return isOurs && pid > 0 && /^[\da-f]{12}$/u.test(id) ? { host, space, pid, start, id } : null;
  } catch {
    return null;
  }
}

function ourselves(): Omit<Owner, 'id'> {
  return {
    host: hostname(),
    space: processSpace(),
    pid: process.pid,
    start: stateOf(process.pid)?.start ?? '',
  };
}

/** True where that is certain: of a process on another computer nothing is known. */
function isGone(owner: Owner | null): boolean {
  if (owner === null) return false;
  const { host, space, pid, start } = owner;
  if (host !== hostname() || space !== processSpace()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
  const found = stateOf(pid);
  return found !== null && (found.isDead || (start !== '' && found.start !== start));
}

interface ProcessState {
  readonly start: string;
  /** True where it has ended, and only its parent has not asked how. */
  readonly isDead: boolean;
}

/** What Linux tells of a process; null where nothing is told. */
function stateOf(pid: number): ProcessState | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name of the program stands before, in brackets, and may hold anything.
    const [state = '', ...rest] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { start: `${boot} ${rest[18]}`, isDead: /^[ZX]/u.test(state) };
  } catch {
    return null;
  }
}

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function isBusy(error: unknown): boolean {
  const busy = process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY'];
  return busy.includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

function heldFor(path: string, lock: string, owner: Owner | null): InputError {
  const who =
    owner === null
      ? 'somebody'
      : owner.host === hostname()
        ? `another session (process ${owner.pid})`
        : `a session on ${quoted(owner.host)}`;
  const message = `${quoted(path, 200)} could not be saved: ${who} holds it.`;
  const advice = `Try again. Where no session is open any more, remove ${quoted(lock, 200)} first.`;
  return inputError('not-saved', message, advice);
}
