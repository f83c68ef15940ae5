import fs, { constants, type Stats } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout } from 'node:timers/promises';

// But for the pause between two tries nothing waits for the next turn: no signal comes in between.
/** The operations of a disk for reading and saving, which a test can replace by a faulty one. */
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

/** The code of a system error such as ENOENT, or empty for any other error. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** A system error with `code`. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The value of `look`, or null where it finds no file. */
export function ifThere<Found>(look: () => Found): Found | null {
  try {
    return look();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** True for the error of a file system that has no links, or only one name for a file. */
export function isWithoutLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(errorCode(error));
}

/** True for the error of a file that another program has open for a moment, such as a virus scanner. */
export function isBusy(error: unknown): boolean {
  return (disk.isWindows ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY']).includes(errorCode(error));
}

/** The number of tries at a busy file and the milliseconds between them, half a second in all. */
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

/** Makes `to` a hard link to `path`, or a copy where the file system has none. */
export function linkOrCopy(path: string, to: string): void {
  try {
    disk.linkSync(path, to);
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    const bytes = bytesOf(path, Number.POSITIVE_INFINITY) ?? '';
    writeLike(to, bytes, disk.lstatSync(path));
  }
}

/** Renames `from` to `to`, replacing what is there. */
export function rename(from: string, to: string): void {
  retryWhileBusy(() => disk.renameSync(from, to));
}

/** Removes a file if it is still there. */
export function remove(path: string): void {
  retryWhileBusy(() => ifThere(() => disk.unlinkSync(path)));
}

/** Runs `act`, which only tidies up, and gives false where it fails. */
export function ifPossible(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

/** The flags to open a file without waiting for a pipe or taking over a terminal, neither known to Windows. */
export const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** The bytes of a file, or null where there are more than `most`; throws for a folder, pipe or device. */
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

/** The bytes of an open file, or null where there are more than `most`. */
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

/** The number of bytes per read. */
export const CHUNK = 64 * 1024;

/** Throws unless `found` is a file. */
// A new file in the place of a device or a pipe would break it.
export function requireFile(found: Stats): void {
  if (found.isDirectory()) throw systemError('EISDIR');
  if (!found.isFile()) throw systemError('NOT_A_FILE');
}

/** A text or bytes, whole or in pieces. */
export type FileContent = string | Uint8Array | Iterable<string | Uint8Array>;

/** Writes a new file with `mode`, leaving nothing half written; throws where the name is taken. */
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

/** Writes a new file, synced to the disk, with the owner and rights of `old` where there is one. */
export function writeLike(path: string, text: FileContent, old: Stats | null): void {
  writeNew(path, text, old ? 0o600 : 0o666, (handle) => {
    if (old) keepRights(handle, old);
    couldDo(() => disk.fsyncSync(handle));
  });
}

/** Writes all of `bytes` to an open file. */
// The system may take less than it was given without calling that an error.
export function writeWhole(handle: number, bytes: Buffer): void {
  for (let rest = bytes; rest.length > 0; ) {
    const count = disk.writeSync(handle, rest);
    if (count === 0) throw systemError('ENOSPC');
    rest = rest.subarray(count);
  }
}

/** Gives an open file the owner, group and mode of the old one. */
function keepRights(handle: number, { uid, gid, mode }: Stats): void {
  // Only root may give a file away: what somebody else saves becomes their own, and stays with its group. Where it may not,
  // the group that it falls to gets no rights that not everybody has.
  const fresh = disk.fstatSync(handle);
  const belongsTo = (user: number) => couldDo(() => disk.fchownSync(handle, user, gid));
  const owned = (fresh.uid === uid && fresh.gid === gid) || belongsTo(uid);
  const grouped = owned || belongsTo(fresh.uid);
  const rights = mode & (owned ? 0o7777 : grouped ? 0o777 : 0o707 | ((mode & 0o007) << 3));
  if ((fresh.mode & 0o7777) !== rights) couldDo(() => disk.fchmodSync(handle, rights));
}

/** Runs `act`, and gives false where it is not permitted or unknown to the file system. */
export function couldDo(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EPERM'].includes(errorCode(error)))
      return false;
    throw error;
  }
}

/** Syncs the entries of a folder to the disk, where the system can. */
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
