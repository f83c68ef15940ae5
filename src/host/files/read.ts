import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import { LARGEST_FILE, type Source } from '../../document/source.ts';
import { bytesIn, CHUNK, disk, errorCode, systemError, WITHOUT_WAITING } from './disk.ts';
import { failed, readFailure, tooLarge } from './failures.ts';

const STDIN = '-';

/** The folder for relative names, and the stream for `-`. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
}

/** Reads a file, pipe or `-`; throws an `InputError` where it is missing, too large or not UTF-8. */
export async function readSource(
  file: string,
  io: Surroundings,
  { largest = LARGEST_FILE }: { readonly largest?: number } = {},
): Promise<Source> {
  const bytes = await readFileBytes(file, io, largest);
  const workbook = workbookIn(bytes);
  if (workbook !== null) {
    throw failed('not-text', file, `is ${workbook}, not text`, 'Is this the right file?');
  }
  return { file, text: utf8Text(bytes, file) };
}

/** Reads a file of any kind, of at most `largest` bytes; throws as `readSource` does. */
export async function readFileBytes(file: string, io: Surroundings, largest: number): Promise<Buffer> {
  const path = resolve(io.cwd, file);
  const reading = isStdin(file) ? readStdin(file, io, largest) : readBytes(file, path, largest);
  return reading.catch((error) => {
    throw readFailure(error, file, path);
  });
}

/** The source in `bytes` of UTF-8 text; throws an `InputError` where they are none. */
export function sourceIn(file: string, bytes: Buffer): Source {
  return { file, text: utf8Text(bytes, file) };
}

/** The text of a file, or null where there is none; throws an `InputError` where it cannot be read. */
export function textIfThere(path: string): string | null {
  try {
    const { handle, isPipe } = openToRead(path);
    try {
      if (isPipe) throw systemError('IS_A_PIPE');
      return boundedBytes(handle, path, LARGEST_FILE).toString('utf8');
    } finally {
      disk.closeSync(handle);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw readFailure(error, path, path);
  }
}

/** True for a name of standard input, some of which cannot be opened where it is no file. */
function isStdin(file: string): boolean {
  return file === STDIN || /^\/(?:dev\/stdin|(?:dev|proc\/self)\/fd\/0)$/u.test(file);
}

const spent = new WeakSet<NodeJS.ReadableStream>();

async function readStdin(file: string, io: Surroundings, largest: number): Promise<Buffer> {
  return bytesFrom(unspent(file, io), file, largest);
}

function unspent(file: string, { stdin }: Surroundings): NodeJS.ReadableStream {
  if (spent.has(stdin)) {
    throw failed('read-before', file, 'was read already, and can be read only once', 'Name it once.');
  }
  spent.add(stdin);
  return stdin;
}

/** The bytes that are read at a time of a file that is read piece by piece. */
const PIECE = 1 << 18;

/** The bytes of a file, a pipe or `-`, piece by piece, each only until the next is asked for; throws as `readSource` does. */
export async function* piecesOf(file: string, io: Surroundings): AsyncGenerator<Uint8Array> {
  const path = resolve(io.cwd, file);
  try {
    if (isStdin(file)) return yield* unspent(file, io) as AsyncIterable<Uint8Array>;
    const { handle, isPipe } = openToRead(path);
    if (isPipe) {
      const { begun, stream } = await pipeAt(handle, file);
      yield begun;
      if (stream) yield* stream;
      return;
    }
    const piece = Buffer.allocUnsafe(PIECE);
    try {
      for (;;) {
        const length = disk.readSync(handle, piece);
        if (length === 0) return;
        yield piece.subarray(0, length);
      }
    } finally {
      disk.closeSync(handle);
    }
  } catch (error) {
    throw readFailure(error, file, path);
  }
}

async function readBytes(file: string, path: string, largest: number): Promise<Buffer> {
  const { handle, isPipe } = openToRead(path);
  if (isPipe) return bytesThrough(handle, file, largest);
  try {
    return boundedBytes(handle, file, largest);
  } finally {
    disk.closeSync(handle);
  }
}

/** Opens a file or a pipe for reading; throws for anything else. */
function openToRead(path: string) {
  // Looked at before, because some devices do something as soon as they are opened; and after, because it may be another by then.
  isPipeOrFile(disk.statSync(path));
  const handle = disk.openSync(path, WITHOUT_WAITING);
  try {
    return { handle, isPipe: isPipeOrFile(disk.fstatSync(handle)) };
  } catch (error) {
    disk.closeSync(handle);
    throw error;
  }
}

/** True for a pipe and false for a file; throws for anything else. */
function isPipeOrFile(found: Stats): boolean {
  // Not every system says so when a folder is opened.
  if (found.isDirectory()) throw systemError('EISDIR');
  if (found.isFIFO()) return true;
  if (found.isFile() || (found.isCharacterDevice() && found.rdev === disk.statSync(devNull).rdev))
    return false;
  throw systemError(found.isSocket() ? 'IS_A_SOCKET' : 'IS_A_DEVICE');
}

/** The bytes of an open file; throws an `InputError` where there are more than `largest`. */
// A file that the system makes up states no size.
function boundedBytes(handle: number, file: string, largest: number): Buffer {
  const { size } = disk.fstatSync(handle);
  if (size > largest) throw tooLarge(file, largest, size);
  const bytes = bytesIn(handle, largest);
  if (bytes === null) throw tooLarge(file, largest);
  return bytes;
}

/** The number of looks at a named pipe before it counts as without a writer, and milliseconds between them. */
const LOOKS = 10;
const BETWEEN_LOOKS = 20;

async function bytesThrough(handle: number, file: string, largest: number): Promise<Buffer> {
  const { begun, stream } = await pipeAt(handle, file);
  return stream === null ? begun : bytesFrom(stream, file, largest, begun);
}

/** What came through an open pipe so far, and the rest as a stream; null where that was all. */
async function pipeAt(handle: number, file: string) {
  let begun = beginningOf(handle);
  // What a shell puts in the place of <(a command) had its writer from the first, who may have had nothing to say.
  const isNamed = !/^\/(?:dev|proc\/(?:self|\d+))\/fd\/\d+$/u.test(file);
  for (let left = isNamed ? LOOKS : 0; begun?.length === 0 && left > 0; left -= 1) {
    await disk.pause(BETWEEN_LOOKS);
    begun = beginningOf(handle);
  }
  if (begun?.length === 0) {
    disk.closeSync(handle);
    if (isNamed) throw systemError('WITHOUT_WRITER');
    return { begun, stream: null };
  }
  // Such a stream waits outside of what runs, so that a Ctrl-C ends it; it closes the handle.
  const { Socket } = await import('node:net');
  const stream = new Socket({ fd: handle, readable: true, writable: false });
  return { begun: begun ?? Buffer.alloc(0), stream };
}

/** The first bytes in a pipe, none where nobody writes to it, or null where somebody still may. */
function beginningOf(handle: number): Buffer | null {
  const chunk = Buffer.allocUnsafe(CHUNK);
  try {
    return chunk.subarray(0, disk.readSync(handle, chunk));
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return null;
    disk.closeSync(handle);
    throw error;
  }
}

async function bytesFrom(
  stream: NodeJS.ReadableStream,
  file: string,
  largest: number,
  begun: Buffer = Buffer.alloc(0),
): Promise<Buffer> {
  const chunks = [begun];
  let size = begun.length;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunks.at(-1)?.length ?? 0;
    if (size > largest) throw tooLarge(file, largest);
  }
  return Buffer.concat(chunks);
}

/** UTF-16 text without its byte order mark, or null for any other. */
function utf16Text(bytes: Buffer): string | null {
  const encoding = utf16Marked(bytes);
  if (encoding === null) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding that a byte order mark of UTF-16 names, or null without one. */
function utf16Marked(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : null;
}

/** The kind of spreadsheet or packed file by its first bytes, or null for any other. */
function workbookIn(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return 'a workbook of an old Excel (.xls)';
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return null;
  // The names of the files that are packed into it stand in it as they are.
  const names = bytes.toString('latin1');
  if (names.includes('xl/workbook')) return 'a workbook of Excel (.xlsx)';
  if (names.includes('opendocument.spreadsheet')) return 'a sheet of LibreOffice (.ods)';
  if (names.includes('Index/Document.iwa')) return 'a sheet of Numbers (.numbers)';
  return 'a packed file (.zip, or a document of an office program)';
}

/** The text of bytes in UTF-16, UTF-8 or Latin-1. */
export function textIn(bytes: Buffer): string {
  return utf16Text(bytes) ?? bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

function utf8Text(bytes: Buffer, file: string): string {
  const isOther = isUtf16(bytes);
  if (!isOther && isUtf8(bytes)) return bytes.toString('utf8');
  const what = isOther ? 'is text in UTF-16, not in UTF-8' : 'is not text in UTF-8';
  throw failed('not-text', file, what, 'Save it as UTF-8; in Notepad, choose that under “Encoding”.');
}

/** True for bytes with a byte order mark of UTF-16, or with zeros for about half of the letters. */
function isUtf16(bytes: Buffer): boolean {
  const start = [...bytes.subarray(0, 64)];
  const zeros = [0, 1].map((half) => start.filter((byte, at) => byte === 0 && at % 2 === half).length);
  return utf16Marked(bytes) !== null || (start.length > 3 && Math.max(...zeros) > start.length / 3);
}
