import { basename, dirname } from 'node:path';
import { InputError, inputError, type Problem } from '../../problem.ts';
import { didYouMean } from '../../suggest.ts';
import { quoted } from '../../text.ts';
import { disk, errorCode, ifPossible } from './disk.ts';

/** The reasons why a file cannot be read, by the code of the system error. */
const UNREADABLE: Readonly<Record<string, readonly [code: string, what: string, advice: string]>> = {
  EISDIR: ['is-a-folder', 'is a folder, not a file', 'Name a file in it.'],
  IS_A_PIPE: ['not-a-file', 'is a pipe, not a file', 'Name a file.'],
  IS_A_SOCKET: ['not-a-file', 'is a socket, not a file', 'Name a file.'],
  IS_A_DEVICE: ['not-a-file', 'is a device, not a file', 'Name a file, or “-” for standard input.'],
  WITHOUT_WRITER: ['not-a-file', 'is a pipe that nobody writes to', 'Start what writes to it first.'],
  EACCES: ['not-readable', 'may not be read', 'Ask for permission to read it.'],
  EPERM: ['not-readable', 'may not be read', 'Ask for permission to read it.'],
  ELOOP: ['no-such-file', 'is a link that leads back to itself', 'Name the file itself.'],
  ENAMETOOLONG: ['no-such-file', 'cannot be the name of a file', 'Check the name.'],
  ERR_INVALID_ARG_VALUE: ['no-such-file', 'cannot be the name of a file', 'Check the name.'],
};

/** A system error on reading as an `InputError`, and any other error as it is. */
export function readFailure(error: unknown, file: string, path: string): Error {
  const code = errorCode(error);
  // Whoever has no handle left to read with cannot read anything else either.
  if (['', 'EMFILE', 'ENFILE'].includes(code)) return error as Error;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const names: string[] = [];
    ifPossible(() => names.push(...disk.readdirSync(dirname(path))));
    const advice = didYouMean(basename(file), names) || 'Check the name.';
    return failed('no-such-file', file, 'does not exist', advice);
  }
  const [known, what, advice] = UNREADABLE[code] ?? [
    'not-readable',
    `could not be read (${code})`,
    'Try again, or copy it elsewhere first.',
  ];
  return failed(known, file, what, advice);
}

export function tooLarge(file: string, largest: number, size?: number): InputError {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;
  const found = size === undefined ? `over ${megabytes(largest)}` : megabytes(size);
  const advice = `The largest that is read is ${megabytes(largest)}. Is this the right file?`;
  return failed('too-large', file, `is too large (${found})`, advice);
}

export function failed(code: string, file: string, what: string, advice: string): InputError {
  const name = file === '-' ? 'Standard input' : quoted(file, 200);
  const problem: Problem = { code, severity: 'error', message: `${name} ${what}.`, advice, file };
  return new InputError([problem]);
}

const UNSAVED: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space, or save to another disk.'],
  EDQUOT: ['your share of the disk is used up', 'Free some space, or save to another disk.'],
  EFBIG: ['the disk takes no larger file', 'Save to another disk.'],
  EROFS: ['the disk is read-only', 'Save to another folder.'],
  EACCES: ['it may not be written to', 'Save to a folder of your own.'],
  EPERM: ['it may not be written to', 'Save to a folder of your own.'],
  EBUSY: ['another program has it open', 'Close it there, and try again.'],
  // Windows says so of what is open in an office, as of what is somebody else’s.
  OPEN_OR_OTHERS: [
    'another program has it open, or it may not be written to',
    'Close it there, and try again; or save to a folder of your own.',
  ],
  ENOENT: ['its folder does not exist', 'Create the folder first, or name another.'],
  ENOTDIR: ['its folder does not exist', 'Create the folder first, or name another.'],
  NO_FOLDERS: ['no folder can be made there', 'Name another.'],
  EEXIST: ['a file has that name', 'Name a folder.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  UNREADABLE: ['what is there may not be read', 'Choose another name.'],
  IS_A_LINK: ['it is a link', 'Take it away, or name another folder.'],
  IS_A_FOLDER: ['it is a folder', 'Take it away, or name another.'],
  NOT_A_FILE: ['it is a device or a pipe', 'Name a file, or send the report there with “>”.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter one.'],
  ELOOP: ['it is a link that leads in a circle', 'Name a file.'],
  EMFILE: ['too many files are open', 'Close other programs, or raise the limit (ulimit -n).'],
  ENFILE: ['too many files are open', 'Close other programs, and try again.'],
};

/** A system error on saving to `path` as an `InputError`, and any other error as it is. */
export function saveFailure(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (code === '') return error;
  const isEither = disk.isWindows && ['EACCES', 'EPERM'].includes(code);
  const [what, advice] = UNSAVED[isEither ? 'OPEN_OR_OTHERS' : code] ?? [
    `the system said ${code}`,
    'Try again.',
  ];
  return inputError('not-saved', `${quoted(path, 200)} could not be saved: ${what}.`, advice);
}
