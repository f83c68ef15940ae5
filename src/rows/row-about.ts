import { LONGEST_TEXT } from '../model/vocabulary.ts';
import { jsonEscaped } from '../text.ts';
import type { Bytes } from './bytes.ts';

/** What a row says besides its answers. */

/** In the order in which a line has them; `id` is what whoever made the rows calls it. */
export const DETAILS = ['id', 'service', 'nation', 'date'] as const;

export type Detail = (typeof DETAILS)[number];

const PLACES = { id: 0, service: 1, nation: 2, date: 3 } as const satisfies Record<Detail, number>;

const NONE = -1;

// Most are written as they were read, and never made into a text.
export class RowAbout {
  readonly #values: (string | number | null)[] = DETAILS.map(() => null);
  #bytes: Buffer = Buffer.alloc(0);
  /** Where each stands in the bytes of the row; `NONE` where it is in the values. */
  readonly #from = new Int32Array(DETAILS.length).fill(NONE);
  readonly #to = new Int32Array(DETAILS.length);

  clear(): void {
    for (let place = 0; place < DETAILS.length; place += 1) {
      this.#values[place] = null;
      this.#from[place] = NONE;
    }
  }

  says(detail: Detail, value: string | number | null): void {
    this.#values[PLACES[detail]] = value;
    this.#from[PLACES[detail]] = NONE;
  }

  /** Takes a plain text from where it stands in JSON, its quotation marks among it. */
  stands(detail: Detail, bytes: Buffer, from: number, to: number): void {
    this.#bytes = bytes;
    this.#from[PLACES[detail]] = from;
    this.#to[PLACES[detail]] = to;
  }

  /** Null where the row does not say it. */
  valueOf(detail: Detail): string | number | null {
    const place = PLACES[detail];
    const from = this.#from[place] as number;
    if (from === NONE) return this.#values[place] ?? null;
    return this.#bytes.toString('latin1', from + 1, (this.#to[place] as number) - 1);
  }

  /** Adds a detail as JSON. */
  addTo(out: Bytes, detail: Detail): void {
    const place = PLACES[detail];
    const from = this.#from[place] as number;
    if (from !== NONE) out.addFrom(this.#bytes, from, this.#to[place] as number);
    else out.addText(jsonEscaped(JSON.stringify(this.#values[place] ?? null)));
  }
}

const [SPACE, TILDE] = [32, 126] as const;

/** True for a text of ASCII without a quotation mark that a file would keep as it is, and that stands in any JSON as it is. */
export function isPlainText(bytes: Uint8Array, from: number, to: number): boolean {
  if (to === from || to - from > LONGEST_TEXT || bytes[from] === SPACE || bytes[to - 1] === SPACE)
    return false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte < SPACE || byte > TILDE) return false;
  }
  return true;
}
