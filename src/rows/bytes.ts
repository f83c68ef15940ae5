/** UTF-8 that grows, in room that is used again. */
// Building texts and encoding them takes most of the time of whoever writes much: here each is encoded once.
export class Bytes {
  #room = Buffer.allocUnsafe(1 << 19);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Adds what was encoded before. */
  add(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#room.length) this.#grow(bytes.length);
    this.#room.set(bytes, this.length);
    this.length += bytes.length;
  }

  addText(text: string): void {
    // A unit of UTF-16 takes at most three bytes.
    const most = text.length * 3;
    if (this.length + most > this.#room.length) this.#grow(most);
    this.length += this.#room.write(text, this.length);
  }

  /** What was added since it was cleared, until it is added to again. */
  taken(): Buffer {
    return this.#room.subarray(0, this.length);
  }

  #grow(by: number): void {
    const room = Buffer.allocUnsafe((this.length + by) * 2);
    room.set(this.taken());
    this.#room = room;
  }
}

const encoder = new TextEncoder();

export function encoded(text: string): Uint8Array {
  return encoder.encode(text);
}
