import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { quoted } from '../../text.ts';
import { errorCode } from './disk.ts';

/** The process that holds a lock. */
export interface Owner {
  readonly host: string;
  /** The namespace of its process number, since a container's numbers are not those of its host. */
  readonly space: string;
  readonly pid: number;
  /** The start of the process, since numbers are used again, or empty where it is not known. */
  readonly start: string;
  /** The unique id of the lock. */
  readonly id: string;
}

/** The ids of the locks that this process holds. */
// Any other lock in its name was left behind.
export const HELD = new Set<string>();

/** The owner that the text of a lock names, or null where it names none. */
// The file may then be anybody's.
export function ownerIn(text: string | null): Owner | null {
  try {
    const { host, space, pid, start, id } = JSON.parse(text ?? '');
    const isOurs = [host, space, start].every((each) => typeof each === 'string') && Number.isInteger(pid);
    return isOurs && pid > 0 && /^[\da-f]{12}$/u.test(id) ? { host, space, pid, start, id } : null;
  } catch {
    return null;
  }
}

export function ourselves(): Omit<Owner, 'id'> {
  return {
    host: hostname(),
    space: processSpace(),
    pid: process.pid,
    start: stateOf(process.pid)?.start ?? '',
  };
}

/** True where the owner has certainly ended. */
// Of a process on another computer nothing is known.
export function isGone(owner: Owner | null): boolean {
  if (owner === null) return false;
  const { host, space, pid, start, id } = owner;
  if (host !== hostname() || space !== processSpace()) return false;
  if (pid === process.pid) return !HELD.has(id);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
  const found = stateOf(pid);
  return found !== null && (found.isDead || (start !== '' && found.start !== start));
}

interface ProcessState {
  readonly start: string;
  /** True for a process that has ended while its parent has not asked how. */
  readonly isDead: boolean;
}

/** The state of a process on Linux, or null where that is not told. */
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

/** The owner of a lock in words for a message. */
export function ownerInWords(owner: Owner | null): string {
  if (owner === null) return 'somebody';
  return owner.host === hostname()
    ? `another session (process ${owner.pid})`
    : `a session on ${quoted(owner.host)}`;
}
