import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { LARGEST_FILE, type Source } from '../document/source.ts';
import { InputError, type Problem } from '../problem.ts';
import { nearest } from '../suggest.ts';
import { quoted } from '../text.ts';

/** The name that stands for standard input. */
const STDIN = '-';

/** Where relative names start from, and what `-` stands for. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
}

/** What else may be read than a small file in UTF-8. */
interface Allowing {
  /** The largest file that is read, in bytes. */
  readonly largest?: number;
  /** True where UTF-16 is read too, as spreadsheets write it: only for what is never written back. */
  readonly utf16?: boolean;
}

/**
 * Reads a text file, or standard input for `-`. Throws an `InputError` where there is none, where it is larger
 * than anything honest, or where it is not UTF-8 text.
 */
export async function readSource(
  file: string,
  io: Surroundings,
  { largest = LARGEST_FILE, utf16 = false }: Allowing = {},
): Promise<Source> {
  const bytes = file === STDIN ? await readStream(io.stdin, largest) : readBytes(file, io.cwd, largest);
  return { file, text: (utf16 ? utf16Text(bytes) : null) ?? decoded(bytes, file) };
}

/** The text of a file; null where there is none. Throws an `InputError` where it is there and cannot be read. */
export function textIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (failure.code === 'ENOENT') return null;
    throw readFailure(failure, path, path);
  }
}

function readBytes(file: string, cwd: string, largest: number): Buffer {
  const path = resolve(cwd, file);
  try {
    const found = statSync(path);
    // Not every system says so when a folder is opened.
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (found.size > largest) throw tooLarge(file, largest, found.size);
    return bytesOf(path, file, largest);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw readFailure(error as NodeJS.ErrnoException, file, path);
  }
}

// A pipe or a device does not say how large it is, so what is read is bounded whatever it says.
function bytesOf(path: string, file: string, largest: number): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const count = readSync(handle, chunk);
      if (count === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, count));
      size += count;
      if (size > largest) throw tooLarge(file, largest);
    }
  } finally {
    closeSync(handle);
  }
}

const CHUNK = 64 * 1024;

async function readStream(stream: NodeJS.ReadableStream, largest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunks.at(-1)?.length ?? 0;
    if (size > largest) throw tooLarge(STDIN, largest);
  }
  return Buffer.concat(chunks);
}

/** Text in UTF-16, without the byte order mark that it begins with; null where it is no such text. */
function utf16Text(bytes: Buffer): string | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark !== 'fffe' && mark !== 'feff') return null;
  try {
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw failed(
    'not-text',
    file,
    'is not text in UTF-8',
    'Save it as UTF-8; in Notepad, choose that under “Encoding”.',
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readFailure(error: NodeJS.ErrnoException, file: string, path: string): InputError {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR': {
      const near = nearest(basename(file), namesIn(dirname(path)));
      return failed(
        'no-such-file',
        file,
        'does not exist',
        near ? `Did you mean ${quoted(near)}?` : 'Check the name.',
      );
    }
    case 'EISDIR':
      return failed('is-a-folder', file, 'is a folder, not a file', 'Name a file in it.');
    case 'EACCES':
    case 'EPERM':
      return failed('not-readable', file, 'may not be read', 'Ask for permission to read it.');
    case 'ENAMETOOLONG':
      return failed('no-such-file', file, 'cannot be the name of a file', 'Check the name.');
    default:
      return failed(
        'not-readable',
        file,
        `could not be read (${error.code ?? error.message})`,
        'Try again, or copy it elsewhere first.',
      );
  }
}

/** `size` is left out where only that it is too large is known. */
function tooLarge(file: string, largest: number, size?: number): InputError {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;
  const found = size === undefined ? `over ${megabytes(largest)}` : megabytes(size);
  const advice = `The largest that is read is ${megabytes(largest)}. Is this the right file?`;
  return failed('too-large', file, `is too large (${found})`, advice);
}

function failed(code: string, file: string, what: string, advice: string): InputError {
  const name = file === STDIN ? 'Standard input' : quoted(file, 200);
  const problem: Problem = { code, severity: 'error', message: `${name} ${what}.`, advice, file };
  return new InputError([problem]);
}
