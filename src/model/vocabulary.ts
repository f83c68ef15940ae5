import { capitalised, listed } from '../text.ts';

/** The words that several shapes and conditions are made of, and the empty assessment. */
// They stand here so that no schema has to be loaded for them.

/** How long a step takes, shortest first. */
export const EFFORTS = ['days', 'months', 'years'] as const;
export type Effort = (typeof EFFORTS)[number];

/** How the option values of several questions become one number. */
export const AGGREGATES = ['sum', 'mean', 'min', 'median'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** A number made from the option values of several ordered questions. */
export interface Measure {
  /** Whether the author named every ordered question, those of a dimension, or listed them one by one. */
  readonly of: 'all' | 'dimension' | 'listed';
  /** The dimension whose ordered questions these are; null where it is no dimension. */
  readonly dimension: string | null;
  readonly questions: readonly string[];
  readonly by: Aggregate;
}

/** Keywords of conditions, so no question may be called so. */
export const CONDITION_KEYWORDS = ['all', 'any', 'not', 'at-least', 'score', 'nation'] as const;

/** A group of conditions as in "at least 2 of these", with a `count` for `at-least` alone. */
export function groupWords(kind: 'all' | 'any' | 'not' | 'at-least', count: number): string {
  const words = { all: 'all of these', any: 'at least one of these', not: 'not this', 'at-least': '' };
  return words[kind] || `at least ${count} of these`;
}

/** What stands over the parts of a group of conditions, as in "At least 2 of these hold:". */
export function groupLead(kind: 'all' | 'any' | 'not' | 'at-least', count: number): string {
  if (kind === 'not') return 'This does not hold:';
  return `${capitalised(groupWords(kind, count))} ${kind === 'any' || count === 1 ? 'holds' : 'hold'}:`;
}

/** What a number is made of, as in "sum over “Trust”", with the `titles` of the dimensions by their ids. */
export function measureWords(
  { of, by, dimension, questions }: Measure,
  titles: ReadonlyMap<string, string>,
): string {
  const title = titles.get(dimension ?? '');
  const what =
    of === 'all' ? 'all ordered questions' : title === undefined ? listed(questions) : `“${title}”`;
  return `${by} over ${what}`;
}

/** What a score asks for, as in "the sum over “Trust” is at least 7". */
export function scoreWords(
  score: Measure & { readonly atLeast: number },
  titles: ReadonlyMap<string, string>,
): string {
  return `the ${measureWords(score, titles)} is at least ${score.atLeast}`;
}

/** By what many sites may be put in groups. */
export const SITE_GROUPINGS = ['nation', 'role', 'agency'] as const;
export type SiteGrouping = (typeof SITE_GROUPINGS)[number];

/** Answers that are not options, so no option may be called so. */
export const ANSWER_WORDS = ['unknown', 'not-applicable'] as const;

/** Words that a result puts in place of an answer, so no option may be called so either. */
export const RESULT_WORDS = ['hidden', 'unanswered'] as const;

/** How a phrase tells, outright or so that it has to be inferred. */
export const MANNERS = ['told', 'implied'] as const;
export type Manner = (typeof MANNERS)[number];

/** What is particular about a case for students. */
export const CASE_KINDS = ['plain', 'twins', 'boundary', 'out-of-order', 'uncertain'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** How many of the deciding facts are told outright, and how many other facts stand between them. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** The most cases of a key: a thousand pairs. */
export const MOST_IN_KEY = 2000;

/** The longest text in a key, in characters. */
export const LONGEST_IN_KEY = 4000;

/** The id of a case. */
export const CASE_ID = /^\d{1,4}[ab]?$/u;

/** The longest text, and the longest page or path, in an assessment, in characters. */
export const LONGEST_TEXT = 2000;
export const LONGEST_PAGE = 1000;

/** The assessment in which nothing is said. */
export const EMPTY_ASSESSMENT = {
  service: {
    name: null,
    nation: null,
    people: null,
    scope: null,
    sides: [],
    partnersComplete: null,
    partners: [],
  },
  answeredBy: [],
  date: null,
  frameworkVersion: null,
  needs: new Map<string, never>(),
  answers: new Map<string, never>(),
  notes: [],
} as const;

/** What stands for a role where only the organisation is given: a file has no place for it alone. */
export const NO_ROLE = 'Member of staff';
