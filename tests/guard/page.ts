import { createHash } from 'node:crypto';
import type { Habit } from './typist.ts';

/** One command line whose output is held against that of another build. */
export interface Page {
  /** The command line as it would be typed, and where it runs: no two pages have the same. */
  readonly name: string;
  readonly argv: readonly string[];
  /** The folder that it runs in, below the one that all files are laid out in. Pages of a folder run in order. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The format that it asks for, where a build may not know it yet. */
  readonly format?: string;
  /** What somebody does at a terminal; without it there is no terminal. */
  readonly habits?: readonly Habit[];
  /** The file that standard input comes from. */
  readonly input?: string;
  /** The file that standard output goes to. */
  readonly output?: string;
  /** A file that is copied in before, as a session does with “cp”. */
  readonly copies?: readonly (readonly [from: string, to: string])[];
}

/** What a build made of a page. */
export interface Printed {
  /** The SHA-256 of everything that came out. */
  readonly hash: string;
  /** True where the build does not know the format. */
  readonly isRefused: boolean;
  /** What came out, where that was asked for. */
  readonly text: string | null;
}

/** Prints pages with one build, in the order given. */
export type Runner = (pages: readonly Page[], manner: { readonly withText: boolean }) => Promise<Printed[]>;

/** The SHA-256 of a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A command line as it would be typed. */
export function asTyped(argv: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const words = argv.map((word) => (/^[\w./:=,@-]+$/u.test(word) ? word : `'${word}'`));
  return [...Object.entries(env).map(([name, value]) => `${name}=${value}`), 'joinedup', ...words].join(' ');
}
