import fs, { constants, type Stats } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/**
 * Everything that reading and saving ask of a disk. They ask in no other way, so that a test can put one in its place that
 * fails, stops or forgets. But for the pause between two tries, nothing waits for the next turn: no signal comes in between.
 */
export const disk = {
  isWindows: platform() === 'win32',
  pause: (milliseconds: number): Promise<void> => setTimeout(milliseconds),
  pauseSync: (milliseconds: number): void => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
  accessSync: (path: string, mode: number): void => fs.accessSync(path, mode),
  closeSync: (handle: number): void => fs.closeSync(handle),
  fchmodSync: (handle: number, mode: number): void => fs.fchmodSync(handle, mode),
  fchownSync: (handle: number, user: number, group: number): void => fs.fchownSync(handle, user, group),
  fstatSync: (handle: number): Stats => fs.fstatSync(handle),
  fsyncSync: (handle: number): void => fs.fsyncSync(handle),
  linkSync: (from: string, to: string): void => fs.linkSync(from, to),
  lstatSync: (path: string): Stats => fs.lstatSync(path),
  mkdirSync: (path: string): void => fs.mkdirSync(path),
  openSync: (path: string, flags: string | number, mode?: number): number => fs.openSync(path, flags, mode),
  readdirSync: (path: string): string[] => fs.readdirSync(path),
  readlinkSync: (path: string): string => fs.readlinkSync(path),
  readSync: (handle: number, into: Buffer): number => fs.readSync(handle, into),
  realpathSync: (path: string): string => fs.realpathSync(path),
  renameSync: (from: string, to: string): void => fs.renameSync(from, to),
  rmdirSync: (path: string): void => fs.rmdirSync(path),
  statSync: (path: string): Stats => fs.statSync(path),
  symlinkSync: (to: string, path: string): void => fs.symlinkSync(to, path),
  unlinkSync: (path: string): void => fs.unlinkSync(path),
  writeSync: (handle: number, bytes: Buffer): number => fs.writeSync(handle, bytes),
};

/** By what the system calls an error. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** An error as the system would give it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** What `look` gives; null where what it looks for is not there. */
export function ifThere<Found>(look: () => Found): Found | null {
  try {
    return look();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** What a file system says that gives a file only one name, or knows no links. */
export function isWithoutLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(errorCode(error));
}

/** True where a scanner, or one who is just removing it, may have a file open, and soon lets go of it. */
export function isBusy(error: unknown): boolean {
  return (disk.isWindows ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY']).includes(errorCode(error));
}

/** How often a busy file is tried again, and for how many milliseconds it is left alone in between: half a second in all. */
const BUSY = 50;
const PAUSE = 10;

function retryWhileBusy(act: () => void): void {
  for (let left = BUSY; ; left -= 1) {
    try {
      act();
      return;
    } catch (error) {
      if (!isBusy(error) || left <= 0) throw error;
      disk.pauseSync(PAUSE);
    }
  }
}

/** Gives a file a second name; or lays a copy there, where a file can have only one. */
export function linkOrCopy(path: string, to: string): void {
  try {
    disk.linkSync(path, to);
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    const bytes = bytesOf(path, Number.POSITIVE_INFINITY) ?? '';
    writeLike(to, bytes, disk.lstatSync(path));
  }
}

/** Gives a file another name, in the place of what has that name. */
export function rename(from: string, to: string): void {
  retryWhileBusy(() => disk.renameSync(from, to));
}

/** Removes a file, unless it is gone already. */
export function remove(path: string): void {
  retryWhileBusy(() => ifThere(() => disk.unlinkSync(path)));
}

/** Does what is only tidying: where it cannot be done, which gives false, who comes next tidies up. */
export function ifPossible(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

/** How a file is opened, so that a pipe that nobody writes to is not waited for, nor a terminal becomes ours. Windows has neither. */
export const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** The bytes of a file, if they are no more than `most`; null where they are. Never waits, as a pipe would make it. */
export function bytesOf(path: string, most: number): Buffer | null {
  // Some devices do something as soon as they are opened; and what was a file may be another thing by then.
  requireFile(disk.statSync(path));
  const handle = disk.openSync(path, WITHOUT_WAITING);
  try {
    requireFile(disk.fstatSync(handle));
    return bytesIn(handle, most);
  } finally {
    disk.closeSync(handle);
  }
}

/** The same of a file that is open. */
export function bytesIn(handle: number, most: number): Buffer | null {
  const chunks: Buffer[] = [];
  for (let size = 0; size <= most; ) {
    const chunk = Buffer.allocUnsafe(Math.min(most + 1 - size, CHUNK));
    const count = disk.readSync(handle, chunk);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return null;
}

/** How much is read at once. */
export const CHUNK = 64 * 1024;

/** Throws where something is no file: a new file takes the place of the old one, which would break a device or a pipe. */
export function requireFile(found: Stats): void {
  if (found.isDirectory()) throw systemError('EISDIR');
  if (!found.isFile()) throw systemError('NOT_A_FILE');
}

/** A text or the bytes of a file, whole or in pieces that come one after the other. */
export type FileContent = string | Uint8Array | Iterable<string | Uint8Array>;

/** Writes a file that there was not before; whatever else has its name is an error. Nothing is left where it cannot be written whole. */
export function writeNew(
  path: string,
  text: FileContent,
  mode: number,
  finish?: (handle: number) => void,
): void {
  const handle = disk.openSync(path, 'wx', mode);
  try {
    try {
      const pieces = typeof text === 'string' || text instanceof Uint8Array ? [text] : text;
      for (const piece of pieces) writeWhole(handle, Buffer.from(piece));
      finish?.(handle);
    } finally {
      disk.closeSync(handle);
    }
  } catch (error) {
    ifPossible(() => remove(path));
    throw error;
  }
}

/** Writes a file as `writeNew` does, brings it to the disk, and lets it belong to whom a file belongs whose place it takes. */
export function writeLike(path: string, text: FileContent, old: Stats | null): void {
  writeNew(path, text, old ? 0o600 : 0o666, (handle) => {
    if (old) keepRights(handle, old);
    couldDo(() => disk.fsyncSync(handle));
  });
}

// The system may take less than it was given without calling that an error.
function writeWhole(handle: number, bytes: Buffer): void {
  for (let rest = bytes; rest.length > 0; ) {
    const count = disk.writeSync(handle, rest);
    if (count === 0) throw systemError('ENOSPC');
    rest = rest.subarray(count);
  }
}

/**
 * Owner, group and mode of the old file. Only root may give a file away: what somebody else saves becomes their own, and stays
 * with its group. Where it may not, the group that it falls to gets no rights that not everybody has.
 */
function keepRights(handle: number, { uid, gid, mode }: Stats): void {
  const fresh = disk.fstatSync(handle);
  const belongsTo = (user: number) => couldDo(() => disk.fchownSync(handle, user, gid));
  const owned = (fresh.uid === uid && fresh.gid === gid) || belongsTo(uid);
  const grouped = owned || belongsTo(fresh.uid);
  const rights = mode & (owned ? 0o7777 : grouped ? 0o777 : 0o707 | ((mode & 0o007) << 3));
  if ((fresh.mode & 0o7777) !== rights) couldDo(() => disk.fchmodSync(handle, rights));
}

/** False where it is not ours to do, or the file system knows no such thing. */
function couldDo(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EPERM'].includes(errorCode(error)))
      return false;
    throw error;
  }
}

/** Brings the names of a folder to the disk, where the system can do so. */
export function syncFolder(path: string): void {
  couldDo(() => {
    const handle = disk.openSync(path, 'r');
    try {
      disk.fsyncSync(handle);
    } finally {
      disk.closeSync(handle);
    }
  });
}
