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
import { type LockedFile, type WhileWaiting, withLock } from './lock.ts';

/** What stands in the place of a file that is to be written. */
export interface ExistingFile {
  /** Its bytes, if there are no more than `most`; null where there are. */
  bytes(most: number): Buffer | null;
  readonly size: number;
  /** True where it has a second name, under which its old text stays. */
  readonly hasOtherName: boolean;
}

/**
 * Writes a text, or its pieces, to a file so that there is always a whole file, the old one or the new one, whatever happens
 * meanwhile. `mayReplace` is asked, once nobody else writes to it, and may throw. True where the old file had another name, which
 * keeps its text. Throws an `InputError` where it cannot be written; the old file is then as it was.
 */
export async function saveText(
  path: string,
  text: FileContent,
  mayReplace: (present: ExistingFile) => void = () => {},
): Promise<boolean> {
  let hadOtherName = false;
  await saving(path, text, (present) => {
    if (present) mayReplace(present);
    hadOtherName = present?.hasOtherName ?? false;
    return true;
  });
  return hadOtherName;
}

/** What is to become of the text that a file has, before it has another. */
export interface Backup {
  /** It stays beside the file, as FILE.MARK.yaml. */
  readonly mark: string;
  /** Is told its name. */
  saved(path: string): void;
}

/**
 * Writes a text to a file as `saveText` does, unless the file holds anything else than is known of it (null: that there
 * is none). False where it does; then it is left alone. From the look to the writing nobody else writes to it.
 */
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

/** Gives a file with a known text a second name that nobody has taken, unless it has one since somebody was stopped in between. */
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

/** The text at a place, if it is as long as another; null where nothing can be read there. */
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

/**
 * What is in the place of a file, following links; null where nothing is. `isFolder` is true where its name says that it is a
 * folder. Throws an `InputError` where no file can be there.
 */
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

/**
 * Puts a new text in the place of a file, if that may be done with what is there, after what is to be done `before`. That is asked
 * again just before, since not everybody who writes knows our locks.
 */
function replace(
  { file, temporary }: LockedFile,
  text: FileContent,
  mayReplace: (present: ExistingFile | null) => boolean,
  before: (file: string) => void = () => {},
): boolean {
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

/**
 * Makes a folder, and those above it, unless it is there. Gives those that were made. Throws an `InputError` where it cannot
 * be made.
 */
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
