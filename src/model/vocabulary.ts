/** The words that several shapes are made of, and the empty assessment, without loading a schema. */

/** How long a step takes, shortest first. */
export const EFFORTS = ['days', 'months', 'years'] as const;
export type Effort = (typeof EFFORTS)[number];

/** How the option values of several questions become one number. */
export const AGGREGATES = ['sum', 'mean', 'min', 'median'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** Keywords of conditions, so no question may be called so. */
export const CONDITION_KEYWORDS = ['all', 'any', 'not', 'at-least', 'score', 'nation'] as const;

/** Answers that are not options, so no option may be called so. */
export const ANSWER_WORDS = ['unknown', 'not-applicable'] as const;

/** Words that a result puts in place of an answer, so no option may be called so either. */
export const RESULT_WORDS = ['hidden', 'unanswered'] as const;

/** How a phrase tells: outright, or so that it has to be inferred. */
export const MANNERS = ['told', 'implied'] as const;
export type Manner = (typeof MANNERS)[number];

/** What is particular about a case for students. */
export const CASE_KINDS = ['plain', 'twins', 'boundary', 'out-of-order', 'uncertain'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** How many of the deciding facts are told outright, and how many other facts stand between them. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

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
