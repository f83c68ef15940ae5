import type { AnswerValue, Assessment } from './assessment.ts';
import type { ComparedNeeds, ComparedQuestion, Comparison, PlacementColumns } from './comparison.ts';
import type { Result } from './result.ts';

/** What a file of another version of its framework was not asked, or was asked otherwise. */
export interface VersionGap {
  /** The questions that its version did not ask, or whose answer says less or nothing in this one. */
  readonly otherwise: readonly string[];
  /** What it answers, by question, that this version does not ask. */
  readonly gone: ReadonlyMap<string, { readonly part: 'needs' | 'answers'; readonly answer: AnswerValue }>;
}

/** One service as it was at one time, with the file that says so. */
export interface Year {
  readonly file: string;
  readonly assessment: Assessment;
  readonly gap: VersionGap;
}

/** One service over time: a comparison of its dates, and what lies between each two. */
export interface Trend extends Comparison {
  readonly spans: readonly Span[];
}

/** Why an answer differs from the one before, by a rule that looks at the two alone and at who gave them. */
export type ChangeHead =
  /** Only one of the two versions asks it so, and that alone can be why. */
  | 'framework-changed'
  /** The same may still be so, but more options are left than before, or others. */
  | 'less-known'
  /** The same may have been so before, and fewer options are left now. */
  | 'became-known'
  /** It cannot be the same, and nobody is known to have answered both times. */
  | 'others-or-service'
  /** It cannot be the same, and somebody answered both times. */
  | 'service-changed';

/**
 * Whether somebody answered both times: `not-named` where one of the two says nothing of who did, `one-panel` where one is what
 * a panel agreed on and the other is not, `two-panels` where panels agreed on both, of which nobody is known to be in both.
 */
export type Respondents = 'same' | 'others' | 'not-named' | 'one-panel' | 'two-panels';

/** What changed from one column to the next, by heads in the order in which they are put in. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly respondents: Respondents;
  readonly heads: readonly { readonly head: ChangeHead; readonly answers: readonly ChangedAnswer[] }[];
  /**
   * Of the answers under heads that move it, those without which it would sit elsewhere at the end; where any of several would
   * do, those that alone move it from where it was.
   */
  readonly moving: readonly ChangedAnswer[];
  /** As it was, and after each head is put in on top of those before it: the last is as it is at the end. */
  readonly placements: readonly PlacementColumns[];
  readonly scores: readonly Result['score'][];
  readonly barriers: readonly BarrierCount[];
  readonly needed: ComparedNeeds['levels'];
}

/** How many barriers stand how. */
export interface BarrierCount {
  readonly remain: number;
  readonly possible: number;
}

/** A question with what it was answered before and after; null where that version does not ask it. */
export interface ChangedAnswer extends ComparedQuestion {
  readonly part: 'service' | 'needs' | 'answers';
}
