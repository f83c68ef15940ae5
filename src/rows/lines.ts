import { isUtf8 } from 'node:buffer';

/** A stream of bytes as lines, in memory that does not grow. */

/** A longer line than this, in bytes, is not kept. */
export const LONGEST_LINE = 1_000_000;

/** A line: where it stands in bytes of UTF-8, without its end; or why it cannot be read. */
export type Line =
  | { readonly line: number; readonly bytes: Buffer; readonly from: number; readonly to: number }
  | { readonly line: number; readonly fault: 'too-long' | 'not-utf8' };

const [LF, CR] = [10, 13] as const;

/** The lines of `chunks`, each of which stands until the next is asked for, of UTF-8 or, behind its mark, of UTF-16, ended by LF or CRLF; the last may have no end. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let next = 1;
  let kept: Buffer[] = [];
  let length = 0;
  const keep = (bytes: Buffer): void => {
    length += bytes.length;
    // What it stands in may be filled anew.
    if (length <= LONGEST_LINE) kept.push(Buffer.from(bytes));
    else kept = [];
  };
  /** Adds what was begun, which ends here. */
  const endBegun = (lines: Line[]): void => {
    const bytes = Buffer.concat(kept);
    lines.push(
      length > LONGEST_LINE
        ? { line: next, fault: 'too-long' }
        : lineIn(bytes, 0, bytes.length, next, isUtf8(bytes)),
    );
    next += 1;
    kept = [];
    length = 0;
  };
  for await (const bytes of utf8From(chunks)) {
    const lines: Line[] = [];
    const last = bytes.lastIndexOf(LF);
    let from = 0;
    if (length > 0 && last >= 0) {
      const end = bytes.indexOf(LF);
      keep(bytes.subarray(0, end));
      endBegun(lines);
      from = end + 1;
    }
    const isWhole = isUtf8(bytes.subarray(from, last + 1));
    while (from <= last) {
      const to = bytes.indexOf(LF, from);
      lines.push(lineIn(bytes, from, to, next, isWhole || isUtf8(bytes.subarray(from, to))));
      next += 1;
      from = to + 1;
    }
    if (from < bytes.length) keep(bytes.subarray(from));
    if (lines.length > 0) yield lines;
  }
  const lines: Line[] = [];
  if (length > 0) endBegun(lines);
  if (lines.length > 0) yield lines;
}

function lineIn(bytes: Buffer, from: number, to: number, line: number, isText: boolean): Line {
  if (to - from > LONGEST_LINE) return { line, fault: 'too-long' };
  if (!isText) return { line, fault: 'not-utf8' };
  return { line, bytes, from, to: to > from && bytes[to - 1] === CR ? to - 1 : to };
}

/** Bytes of UTF-8 without their mark. */
async function* utf8From(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined;
  let head = Buffer.alloc(0);
  const begin = (): Buffer => {
    const mark = markOf(head);
    decoder = mark.encoding === null ? null : new TextDecoder(mark.encoding);
    return head.subarray(mark.length);
  };
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (decoder === undefined) {
      head = Buffer.concat([head, bytes]);
      if (head.length < LONGEST_MARK) continue;
      bytes = begin();
    }
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
  }
  const rest = decoder === undefined ? begin() : Buffer.alloc(0);
  yield decoder ? Buffer.from(decoder.decode(rest)) : rest;
}

/** The bytes of the longest mark of an encoding. */
const LONGEST_MARK = 3;

function markOf(bytes: Buffer): {
  readonly encoding: 'utf-16le' | 'utf-16be' | null;
  readonly length: number;
} {
  const [one, two, three] = bytes;
  if (one === 0xff && two === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (one === 0xfe && two === 0xff) return { encoding: 'utf-16be', length: 2 };
  return { encoding: null, length: one === 0xef && two === 0xbb && three === 0xbf ? 3 : 0 };
}
