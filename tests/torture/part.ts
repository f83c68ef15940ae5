import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Texts } from '../support/whole-folder.ts';

/** How hard, and with which chances. */
export interface Options {
  /** Of the whole number of tries, how many: 1 for all, 0.01 for one in a hundred, and never none. */
  readonly times: number;
  /** The same seed gives the same tries. */
  readonly seed: number;
}

/** One thing that was counted or measured, and what it may be at most. */
export interface Figure {
  readonly name: string;
  /** In how many tries. */
  readonly of: number;
  readonly found: number;
  readonly most: number;
  /** What is counted, where it is not cases: s, MB … */
  readonly unit?: string;
  /** What a case was, for a few of them, with all that it takes to have it again. */
  readonly cases?: readonly string[];
}

/** A part of the torture. Each file of one exports it as `run`. */
export type Part = (options: Options) => Promise<readonly Figure[]>;

/** So many tries of a whole number, and at least one. */
export function tries(whole: number, { times }: Options): number {
  return Math.max(1, Math.round(whole * times));
}

/** Counts cases of one kind, and remembers the first few. */
export class Count {
  readonly name: string;
  readonly #cases: string[] = [];
  #found = 0;
  #of = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** One more try; `fault` says what went wrong in it, null that nothing did. */
  add(fault: string | null): void {
    this.#of += 1;
    if (fault === null) return;
    this.#found += 1;
    if (this.#cases.length < MOST_CASES) this.#cases.push(fault);
  }

  get figure(): Figure {
    return { name: this.name, of: this.#of, found: this.#found, most: 0, cases: this.#cases };
  }
}

/** How many cases of a kind are told. */
export const MOST_CASES = 5;

/** A new folder with some texts in it, for as long as `body` takes. */
export async function inNewFolder<Value>(
  texts: Texts,
  body: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'joinedup-')));
  try {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
