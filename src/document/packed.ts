import { inflateRawSync } from 'node:zlib';

// The parts of a packed file (.zip), read from its directory. Nothing is unpacked before its size was seen.

// A workbook of answers has a hundredth.
/** The most parts that are looked at, and the most bytes that are unpacked. */
const MOST_PARTS = 2_000;
const MOST_UNPACKED = 16 * 1024 * 1024;

interface Part {
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly check: number;
  readonly isDeflated: boolean;
}

/** Why a packed file is refused. */
export class PackedError extends Error {}

/** The parts of a packed file by name; throws a `PackedError` where it is damaged or too large. */
export class PackedFile {
  readonly #bytes: Buffer;
  readonly #parts = new Map<string, Part>();
  #left = MOST_UNPACKED;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#directoryEnd();
    const count = this.#number(end + 10, 2);
    if (count === 0xffff || this.#number(end + 16, 4) === 0xffffffff) throw new PackedError(FOR_LARGE);
    if (count > MOST_PARTS) throw new PackedError('it has too many parts');
    let at = this.#number(end + 16, 4);
    for (let index = 0; index < count; index += 1) at = this.#readEntry(at);
    this.#refuseOverlap();
  }

  /** Throws where two parts share bytes: a bomb is made of one part that stands in its directory many times. */
  #refuseOverlap(): void {
    let free = 0;
    for (const { at, packed } of [...this.#parts.values()].sort((one, other) => one.at - other.at)) {
      if (at < free) throw new PackedError(DAMAGED);
      free = at + 30 + packed;
    }
  }

  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** The bytes of a part; null where there is none. */
  part(name: string): Buffer | null {
    const part = this.#parts.get(name.toLowerCase());
    if (!part) return null;
    if (part.size > this.#left) throw new PackedError('unpacked, it is too large');
    this.#left -= part.size;
    if (this.#number(part.at, 4) !== LOCAL) throw new PackedError(DAMAGED);
    const from = part.at + 30 + this.#number(part.at + 26, 2) + this.#number(part.at + 28, 2);
    const raw = this.#bytes.subarray(from, from + part.packed);
    const bytes = part.isDeflated ? inflated(raw, part.size) : raw;
    if (bytes.length !== part.size || crc32(bytes) !== part.check) throw new PackedError(DAMAGED);
    return bytes;
  }

  #directoryEnd(): number {
    const lowest = Math.max(0, this.#bytes.length - 22 - 0xffff);
    for (let at = this.#bytes.length - 22; at >= lowest; at -= 1) {
      if (this.#bytes.readUInt32LE(at) === END) return at;
    }
    throw new PackedError(DAMAGED);
  }

  #readEntry(at: number): number {
    if (this.#number(at, 4) !== ENTRY) throw new PackedError(DAMAGED);
    const [flags, method] = [this.#number(at + 8, 2), this.#number(at + 10, 2)];
    const [check, packed, size] = [16, 20, 24].map((offset) => this.#number(at + offset, 4)) as [
      number,
      number,
      number,
    ];
    const [name, extra, comment] = [28, 30, 32].map((offset) => this.#number(at + offset, 2)) as [
      number,
      number,
      number,
    ];
    if (flags & 1) throw new PackedError('it is locked with a password');
    if (packed === 0xffffffff || size === 0xffffffff) throw new PackedError(FOR_LARGE);
    if (method !== 0 && method !== 8) throw new PackedError('it is packed in a way that is not known');
    const called = this.#bytes
      .toString('utf8', at + 46, at + 46 + name)
      .replace(/^\/+/u, '')
      .toLowerCase();
    // Of two parts with one name, programs read different ones.
    if (this.#parts.has(called)) throw new PackedError(DAMAGED);
    this.#parts.set(called, { at: this.#number(at + 42, 4), packed, size, check, isDeflated: method === 8 });
    return at + 46 + name + extra + comment;
  }

  #number(at: number, bytes: 2 | 4): number {
    if (at < 0 || at + bytes > this.#bytes.length) throw new PackedError(DAMAGED);
    return bytes === 2 ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt32LE(at);
  }
}

const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];

const DAMAGED = 'it is damaged';
const FOR_LARGE = 'it is packed as only very large files are (ZIP64)';

/** What a part holds, as long as it is no larger than it says. */
function inflated(raw: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new PackedError(code === 'ERR_BUFFER_TOO_LARGE' ? 'a part of it is larger than it says' : DAMAGED);
  }
}

let table: Uint32Array | null = null;

/** The checksum of ZIP, of which Node has its own only from version 22 on. */
function crc32(bytes: Buffer): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}
