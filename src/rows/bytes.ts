/** UTF-8 that grows, in room that is used again. */

/** Bytes, and the same eight at a time, as numbers that need not begin at a multiple of their size. */
export class Spread {
  readonly bytes: Buffer;
  readonly view: DataView;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}

/** Bytes that are copied at a time; behind what stands in a room there is room for as many. */
const AT_A_TIME = 48;

/** The room, or a roomier one with the first `kept` bytes of it, if `more` do not go into it behind them. */
function roomFor(kept: number, more: number, old?: Spread): Spread {
  const least = kept + more + AT_A_TIME;
  if (old && least <= old.bytes.length) return old;
  // What is left over of a number at the end of a piece stands behind it, so that it must not be just anything.
  const bytes = Buffer.alloc(least * 2);
  if (old) bytes.set(old.bytes.subarray(0, kept));
  return new Spread(bytes);
}

/** Pieces of text that are written again and again, each encoded once. */
export class Pieces {
  room = roomFor(0, 1 << 12);
  /** Where each begins, and the last ends. */
  readonly begins: number[] = [0];

  /** Takes a piece, and gives its number. */
  add(text: string): number {
    const from = this.begins.at(-1) as number;
    // A unit of UTF-16 takes at most three bytes.
    this.room = roomFor(from, text.length * 3, this.room);
    return this.begins.push(from + this.room.bytes.write(text, from)) - 2;
  }
}

const ZERO = 48;

// Building texts and encoding them takes most of the time of whoever writes much; and so do calls that copy them, short
// as they are.
export class Bytes {
  readonly #pieces: Pieces;
  #room = roomFor(0, 1 << 18);
  /** As many have room. */
  #most = this.#room.bytes.length - AT_A_TIME;
  length = 0;

  /** Empty, to add `pieces` to by their numbers. */
  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  clear(): void {
    this.length = 0;
  }

  /** Adds a piece. */
  add(piece: number): void {
    const { room, begins } = this.#pieces;
    const from = begins[piece] as number;
    const length = (begins[piece + 1] as number) - from;
    if (this.length + length > this.#most) this.#makeRoom(length);
    const source = room.view;
    const target = this.#room.view;
    const at = this.length;
    // Eight bytes at once, as a number, which is kept as it is: no eight bytes of UTF-8 are one that is none (NaN).
    for (let step = 0; step < length; step += AT_A_TIME) {
      target.setFloat64(at + step, source.getFloat64(from + step, true), true);
      target.setFloat64(at + step + 8, source.getFloat64(from + step + 8, true), true);
      target.setFloat64(at + step + 16, source.getFloat64(from + step + 16, true), true);
      target.setFloat64(at + step + 24, source.getFloat64(from + step + 24, true), true);
      target.setFloat64(at + step + 32, source.getFloat64(from + step + 32, true), true);
      target.setFloat64(at + step + 40, source.getFloat64(from + step + 40, true), true);
    }
    this.length = at + length;
  }

  /** Adds what stands in `bytes` from `from` up to `to`. */
  addFrom(bytes: Uint8Array, from: number, to: number): void {
    if (this.length + to - from > this.#most) this.#makeRoom(to - from);
    const room = this.#room.bytes;
    let at = this.length;
    for (let each = from; each < to; each += 1) room[at++] = bytes[each] as number;
    this.length = at;
  }

  /** Adds a whole number. */
  addNumber(number: number): void {
    let [places, least] = [1, 10];
    for (; number >= least; least *= 10) places += 1;
    if (this.length + places > this.#most) this.#makeRoom(places);
    this.length += places;
    let rest = number;
    for (let at = this.length - 1; places > 0; at -= 1, places -= 1) {
      const tenth = Math.floor(rest / 10);
      this.#room.bytes[at] = ZERO + (rest - tenth * 10);
      rest = tenth;
    }
  }

  addText(text: string): void {
    if (this.length + text.length * 3 > this.#most) this.#makeRoom(text.length * 3);
    this.length += this.#room.bytes.write(text, this.length);
  }

  /** What was added since it was cleared, until it is added to again. */
  taken(): Buffer {
    return this.#room.bytes.subarray(0, this.length);
  }

  #makeRoom(more: number): void {
    this.#room = roomFor(this.length, more, this.#room);
    this.#most = this.#room.bytes.length - AT_A_TIME;
  }
}
