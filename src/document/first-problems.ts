import type { Problem, Severity } from '../problem.ts';

/** More than this many problems of one file help nobody; the rest are counted. */
const MOST_PROBLEMS = 50;

/**
 * The first fifty findings as problems, and a last problem that counts the rest. Only those that are shown are
 * put into words, since finding the nearest name for ten thousand slips takes minutes. `severity` is that of the
 * rest: an error where any of all the findings is one.
 */
export function firstProblems<Finding>(
  findings: readonly Finding[],
  problemOf: (finding: Finding) => Problem,
  severity: Severity = 'error',
): Problem[] {
  const shown = findings.slice(0, MOST_PROBLEMS).map(problemOf);
  const rest = findings.length - shown.length;
  if (rest === 0) return shown;
  const message = `${rest} more ${rest === 1 ? 'problem is' : 'problems are'} not shown.`;
  return [...shown, { code: 'more-problems', severity, message, file: shown[0]?.file }];
}
