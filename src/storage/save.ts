import { access, constants, mkdir, open, realpath, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { writeFile } from 'atomically';
import { InputError, inputError } from '../problem.ts';
import { quoted } from '../text.ts';
import { whileLocked } from './lock.ts';
import { textIfThere } from './read.ts';

// Milliseconds for which a busy file is tried again. A virus scanner lets go within a few; a folder that may
// not be written to never will.
const PATIENCE = 500;

/**
 * Writes a text, or its pieces, to a file so that there is always a whole file, the old one or the new one, whatever happens
 * meanwhile. Throws an `InputError` where it cannot be written; the old file is then as it was.
 */
export function saveText(path: string, text: string | Iterable<string>): Promise<void> {
  return saving(path, () => replace(path, text));
}

/**
 * Writes a text to a file as `saveText` does, unless the file holds anything else than is known of it (null: that there
 * is none). False where it does; then it is left alone. From the look to the writing nobody else writes to it.
 */
export function saveOver(path: string, text: string, known: string | null): Promise<boolean> {
  return saving(path, async () => {
    const present = textIfThere(path);
    if (present !== null && present !== known) return false;
    await replace(path, text);
    return true;
  });
}

async function saving<Value>(path: string, body: () => Promise<Value>): Promise<Value> {
  try {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await isPlaceForFile(path);
    return await whileLocked(path, body);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw saveFailure(error as NodeJS.ErrnoException, path);
  }
}

async function replace(path: string, text: string | Iterable<string>): Promise<void> {
  if (await isPlaceForFile(path)) await access(path, constants.W_OK);
  // As a stream, because a single write to a nearly full disk may write less than it was given without saying so.
  await writeFile(path, Readable.from(typeof text === 'string' ? [Buffer.from(text)] : text), {
    timeout: PATIENCE,
  });
  await syncFolder(dirname(await realpath(path)));
}

/** Brings to the disk that a file of the folder has another text now, where the system can do so. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path);
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM'].includes(code)) throw error;
  }
}

/** Makes a folder, and those above it, unless it is there. Throws an `InputError` where it cannot be made. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw saveFailure(error as NodeJS.ErrnoException, path);
  }
}

/** Removes a file, unless it is gone already. Throws an `InputError` where it cannot be removed. */
export async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const message = `${quoted(path, 200)} could not be removed: the system said ${code}.`;
    throw inputError('not-removed', message, 'Remove it by hand.');
  }
}

/** True where there is a file already. A new one takes its place, which would break a device or a pipe. */
async function isPlaceForFile(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!found.isFile()) throw Object.assign(new Error(), { code: 'NOT_A_FILE' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

const REASONS: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space, or save to another disk.'],
  EDQUOT: ['your share of the disk is used up', 'Free some space, or save to another disk.'],
  EFBIG: ['the disk takes no larger file', 'Save to another disk.'],
  EROFS: ['the disk is read-only', 'Save to another folder.'],
  EACCES: ['it may not be written to', 'Save to a folder of your own.'],
  EPERM: ['it may not be written to', 'Save to a folder of your own.'],
  ENOENT: ['its folder does not exist', 'Create the folder first, or name another.'],
  ENOTDIR: ['its folder does not exist', 'Create the folder first, or name another.'],
  EEXIST: ['a file has that name', 'Name a folder.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  NOT_A_FILE: ['it is a device or a pipe', 'Name a file, or send the report there with “>”.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter one.'],
};

function saveFailure(error: NodeJS.ErrnoException, path: string): InputError {
  const [what, advice] = REASONS[error.code ?? ''] ?? [
    `the system said ${error.code ?? error.message}`,
    'Try again.',
  ];
  return inputError('not-saved', `${quoted(path, 200)} could not be saved: ${what}.`, advice);
}
