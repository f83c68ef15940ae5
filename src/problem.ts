/** Problems, and the two kinds of error, an `InputError` of the user (exit code 2) and a bug (70). */

import { joined, plain, type Sentence } from './sentence.ts';

export type Severity = 'error' | 'warning';

/** A line and a column of a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  /** A stable name for the kind of problem, such as `unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  /** A sentence on what is wrong, in the author's own words where possible. */
  readonly message: Sentence;
  /** The expected form, or what to do. */
  readonly advice?: Sentence | undefined;
  readonly file?: string | undefined;
  readonly place?: Place | undefined;
  /** The line of the file that the place is on. */
  readonly excerpt?: string | undefined;
}

/** A value, perhaps with warnings, or every problem that stands in its way. */
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

/** The message and advice of a problem. */
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

/** The value of `body`, or the problems of an `InputError` from it; throws any other error. */
export async function tried<T>(body: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await body(), problems: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ok: false, problems: error.problems };
  }
}

/** Orders problems by place, those without one last. */
export function byPlace({ place: one }: Problem, { place: other }: Problem): number {
  if (!one || !other) return Number(!one) - Number(!other);
  return one.line - other.line || one.column - other.column;
}
