/**
 * Problems, and the two kinds of error: the user's (an `InputError`, which carries problems and ends with
 * exit code 2) and ours (anything else that is thrown, a bug, which ends with exit code 70).
 */

import { joined, plain, type Sentence } from './sentence.ts';

export type Severity = 'error' | 'warning';

/** A place in a text: line and column, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  /** A stable name for the kind of problem, such as `unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence, in the author's own words where possible. */
  readonly message: Sentence;
  /** What was expected, or what to do about it. */
  readonly advice?: Sentence | undefined;
  readonly file?: string | undefined;
  readonly place?: Place | undefined;
  /** The line of the file that the place is on. */
  readonly excerpt?: string | undefined;
}

/** A value, or every problem that stands in its way. Warnings may come with a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Something the user can mend. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => plain(message)).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** The person at the keyboard stopped the program (Ctrl-C, or closed the terminal). */
export class Interrupted extends Error {
  constructor(message = '') {
    super(message);
    this.name = 'Interrupted';
  }
}

/** An `InputError` with one problem that has no place in a file. */
export function inputError(code: string, message: Sentence, advice?: Sentence): InputError {
  return new InputError([{ code, severity: 'error', message, advice }]);
}

/** What is wrong, and what to do about it. */
export function saidIn({ message, advice = '' }: Pick<Problem, 'message' | 'advice'>): Sentence {
  return joined([message, advice]);
}

/** A problem in plain words, as a machine reads it. */
export function problemData(problem: Problem) {
  const { message, advice } = problem;
  return { ...problem, message: plain(message), advice: advice && plain(advice) };
}

/** True if any of the problems is an error, not just a warning. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** The value of an outcome; throws an `InputError` with all its problems where there is none. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new InputError(outcome.problems);
  return outcome.value;
}

/** The contrary of `unwrap`: what a body gives, or the problems of the `InputError` that it throws. Any other error goes on. */
export async function tried<T>(body: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await body(), problems: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ok: false, problems: error.problems };
  }
}

/** Sorts problems by where they are; those without a place stay last. */
export function byPlace({ place: one }: Problem, { place: other }: Problem): number {
  if (!one || !other) return Number(!one) - Number(!other);
  return one.line - other.line || one.column - other.column;
}
