import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { compareResults } from '../../src/engine/compare/compare-results.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Result } from '../../src/model/result.ts';
import { unwrap } from '../../src/problem.ts';
import { fixture, TOOL } from './load.ts';
import { resultOf } from './results.ts';

/** Results side by side, as files called one.yaml, two.yaml and so on. */
export function comparisonOf(...results: readonly Result[]): Comparison {
  return compareResults(
    results.map((result, index) => ({ file: `${NAMES[index] ?? index}.yaml`, result })),
    TOOL,
  );
}

const NAMES = ['one', 'two', 'three', 'four'];

/** A result of another date, version, service or respondent. */
export function dated(
  result: Result,
  date: string | null,
  name = 'Hill Town',
  organisation?: string,
): Result {
  const answeredBy = organisation
    ? [{ role: 'Manager', as: null, asTitle: null, organisation, name: null }]
    : [];
  return { ...result, date, answeredBy, service: { ...result.service, name } };
}

/** What the framework `wants` makes of these needs and answers, each written as in a file. */
export function wanting(needs: string, answers = ''): Result {
  const framework = fixture('wants');
  const text = `joinedup: 1\nneeds: { ${needs} }\nanswers: { ${answers} }\n`;
  return resultOf(framework, unwrap(loadAssessment({ file: 'wanting.yaml', text }, framework)));
}
