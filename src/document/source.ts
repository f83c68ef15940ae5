import type { Problem, Severity } from '../problem.ts';

/** The largest text that is read, in bytes: ten times the largest framework that ships. */
export const LARGEST_FILE = 2 * 1024 * 1024;

/** A text and the name that messages give it: a path, or `-` for standard input. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A map, as plain data. */
export type Fields = Readonly<Record<string, unknown>>;

/** True for a map. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys by which a file of ours says what it is. */
const TELLING_KEYS = {
  'saved result': ['schemaVersion', 'tool'],
  key: ['key', 'examples'],
  assessment: ['joinedup'],
  framework: ['questions'],
  vignettes: ['vignettes'],
  crosswalk: ['crosswalk'],
  'consensus rule': ['consensus'],
} as const;

export type FileKind = keyof typeof TELLING_KEYS;

/** True where the data of a file has the keys of a `kind`. */
export function isOfKind(kind: FileKind, value: unknown): boolean {
  return isRecord(value) && TELLING_KEYS[kind].every((key) => key in value);
}

/** The kind of file that data comes from; null where it is none of ours. */
export function kindOf(value: unknown): FileKind | null {
  return (Object.keys(TELLING_KEYS) as FileKind[]).find((kind) => isOfKind(kind, value)) ?? null;
}

/** Problems of one file that are shown; the rest are counted. */
const MOST_PROBLEMS = 50;

/** The first fifty findings as problems, and one of `severity` that counts the rest. */
export function firstProblems<Finding>(
  findings: readonly Finding[],
  problemOf: (finding: Finding) => Problem,
  severity: Severity = 'error',
): Problem[] {
  // Only those that are shown are put into words, since finding the nearest name for ten thousand slips takes minutes.
  const shown = findings.slice(0, MOST_PROBLEMS).map(problemOf);
  const rest = findings.length - shown.length;
  if (rest === 0) return shown;
  const message = `${rest} more ${rest === 1 ? 'problem is' : 'problems are'} not shown.`;
  return [...shown, { code: 'more-problems', severity, message, file: shown[0]?.file }];
}
