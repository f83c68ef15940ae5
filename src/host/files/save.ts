import { constants, type Stats } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { numbered } from '../../text.ts';
import {
  bytesOf,
  disk,
  errorCode,
  type FileContent,
  ifPossible,
  ifThere,
  linkOrCopy,
  rename,
  requireFile,
  syncFolder,
  systemError,
  writeLike,
} from './disk.ts';
import { saveFailure } from './failures.ts';
import { kindAt } from './inspect.ts';
import { type LockedFile, type WhileWaiting, withLock } from './lock.ts';

/** A file that is about to be replaced. */
export interface ExistingFile {
  /** The bytes, or null where there are more than `most`. */
  bytes(most: number): Buffer | null;
  readonly size: number;
  /** True where a hard link keeps the old text. */
  readonly hasOtherName: boolean;
}

/** Saves atomically, and tells whether another name keeps the old text; throws an `InputError`. */
export async function saveText(
  path: string,
  text: FileContent,
  mayReplace: (present: ExistingFile) => void = () => {},
): Promise<boolean> {
  // `mayReplace` is asked while the lock is held, and may throw.
  let hadOtherName = false;
  await saving(path, text, (present) => {
    if (present) mayReplace(present);
    hadOtherName = present?.hasOtherName ?? false;
    return true;
  });
  return hadOtherName;
}

/** A copy of the old text, which is kept when it is replaced. */
export interface Backup {
  /** The mark in the name of the copy, FILE.MARK.yaml. */
  readonly mark: string;
  /** Called with the path of the copy. */
  saved(path: string): void;
}

/** Saves as `saveText` does, or gives false where the file differs from `known`, null meaning no file. */
export function saveIfUnchanged(
  path: string,
  text: string,
  known: string | null,
  whileWaiting?: WhileWaiting,
  backup: Backup | null = null,
): Promise<boolean> {
  // What is there already had to be tried twice; but where there was nothing, it is somebody else's.
  const expected = known === null ? [] : [text, known];
  const isKnown = (present: ExistingFile) =>
    expected.some((each) => {
      const size = Buffer.byteLength(each);
      return present.size === size && present.bytes(size)?.toString() === each;
    });
  const keep = (file: string) => {
    if (!backup) return;
    const present = ifThere(() => bytesOf(file, Number.POSITIVE_INFINITY))?.toString() ?? text;
    if (present !== text) backup.saved(backUp(file, present, backup.mark));
  };
  return saving(path, text, (present) => present === null || isKnown(present), whileWaiting, keep);
}

/** Saves a text beside `path` as FILE.mine.yaml, FILE.mine-2.yaml, …, and gives the first free name. */
export async function saveBeside(path: string, text: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = `${numbered(`${path}.mine`, number)}.yaml`;
    if (kindAt(name) !== 'other' && (await saveIfUnchanged(name, text, null))) return name;
  }
}

/** Links a copy of a file with the text `known` under a free name, unless an interrupted try did so. */
function backUp(file: string, known: string, mark: string): string {
  const { dir, name, ext } = parse(file);
  for (let number = 1; ; number += 1) {
    const beside = join(dir, `${numbered(`${name}.${mark}`, number)}${ext}`);
    try {
      linkOrCopy(file, beside);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if (textAt(beside, known) !== known) continue;
    }
    syncFolder(dir);
    return beside;
  }
}

/** The text at `path`, read up to about `length`, or null where it cannot be read. */
function textAt(path: string, { length }: string): string | null {
  let text: string | null = null;
  ifPossible(() => {
    text = bytesOf(path, 4 * length)?.toString() ?? null;
  });
  return text;
}

async function saving(
  path: string,
  text: FileContent,
  mayReplace: (present: ExistingFile | null) => boolean,
  whileWaiting?: WhileWaiting,
  before?: (file: string) => void,
): Promise<boolean> {
  try {
    existingIn(path);
    return await withLock(path, (held) => replace(held, text, mayReplace, before), whileWaiting);
  } catch (error) {
    throw saveFailure(error, path);
  }
}

/** The file at `path`, following links, or null; throws an `InputError` where no file can be there. */
export function existingAt(path: string, isFolder = false): ExistingFile | null {
  try {
    if (isFolder) throw systemError('EISDIR');
    const present = existingIn(path);
    if (!present && !disk.statSync(dirname(path)).isDirectory()) throw systemError('ENOTDIR');
    return present;
  } catch (error) {
    throw saveFailure(error, path);
  }
}

function existingIn(path: string): (ExistingFile & { readonly stats: Stats }) | null {
  const stats = ifThere(() => disk.statSync(path));
  if (stats === null) return null;
  requireFile(stats);
  const bytes = (most: number) => {
    try {
      return stats.size > most ? null : bytesOf(path, most);
    } catch (error) {
      const isRefused = ['EACCES', 'EPERM'].includes(errorCode(error));
      throw saveFailure(isRefused ? systemError('UNREADABLE') : error, path);
    }
  };
  return { bytes, size: stats.size, hasOtherName: stats.nlink > 1, stats };
}

/** Replaces a file after `before`, and gives false where `mayReplace` does not allow it. */
function replace(
  { file, temporary }: LockedFile,
  text: FileContent,
  mayReplace: (present: ExistingFile | null) => boolean,
  before: (file: string) => void = () => {},
): boolean {
  // It is asked twice, since not everybody who writes knows our locks.
  const present = existingIn(file);
  if (!mayReplace(present)) return false;
  if (present) disk.accessSync(file, constants.W_OK);
  writeLike(temporary, text, present?.stats ?? null);
  if (!mayReplace(existingIn(file))) return false;
  before(file);
  rename(temporary, file);
  syncFolder(dirname(file));
  return true;
}

/** Makes a folder with its parents, and gives those made; throws an `InputError` where it cannot. */
export function makeFolder(path: string): string[] {
  const made: string[] = [];
  try {
    for (const folder of missingFolders(path)) {
      makeOne(folder);
      made.push(folder);
    }
    return made;
  } catch (error) {
    for (const each of made.toReversed()) ifPossible(() => disk.rmdirSync(each));
    throw saveFailure(error, path);
  }
}

// The system's own way of making several at once never ends in some folders that are none of a disk.
function missingFolders(path: string): string[] {
  const missing: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    const found = ifThere(() => disk.statSync(folder));
    if (found?.isDirectory()) return missing;
    if (found) throw systemError('EEXIST');
    missing.unshift(folder);
    if (folder === dirname(folder)) return missing;
  }
}

function makeOne(folder: string): void {
  try {
    disk.mkdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw systemError('NO_FOLDERS');
    if (errorCode(error) !== 'EEXIST' || !ifThere(() => disk.statSync(folder))?.isDirectory()) throw error;
  }
  syncFolder(dirname(folder));
}
