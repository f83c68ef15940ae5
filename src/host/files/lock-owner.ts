import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { quoted } from '../../text.ts';
import { errorCode } from './disk.ts';

/** The process that holds a lock. */
export interface Owner {
  readonly host: string;
  /** The namespace of process numbers, since those of a container are not those of its host. */
  readonly space: string;
  readonly pid: number;
  /** When the process began, since numbers are used again; empty where that is not known. */
  readonly start: string;
  /** Unique to the lock. */
  readonly id: string;
}

/** The ids of the locks that this process uses now; another lock of this process was left behind. */
export const HELD = new Set<string>();

/** The owner that the text of a lock names; null where it names none, so that it may be anybody's file. */
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

/** True where the owner has certainly ended: of a process on another computer nothing is known. */
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
  /** True for a process that has ended and whose parent has not asked how. */
  readonly isDead: boolean;
}

/** What Linux says of a process; null where it says nothing. */
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

/** The owner of a lock, as a message names it. */
export function ownerInWords(owner: Owner | null): string {
  if (owner === null) return 'somebody';
  return owner.host === hostname()
    ? `another session (process ${owner.pid})`
    : `a session on ${quoted(owner.host)}`;
}
