/**
 * Several results of one framework side by side. Plain JSON, and a promise: keys may be added, none changes its
 * meaning. It carries every text that a report prints. Lists called `columns`, `answers` and `statuses` have one
 * entry for each column, in order; null where the column's version of the framework does not know the thing.
 */

import type {
  AnswerResult,
  BarrierStatus,
  Fit,
  LevelName,
  LevelStatus,
  PlacementResult,
  ProfileEntry,
  Result,
  Tool,
} from '../model/result.ts';

/** A result that is to be compared, with what a person calls it. */
export interface Compared {
  readonly file: string;
  readonly result: Result;
}

export interface Comparison {
  readonly schemaVersion: 1;
  readonly tool: Tool;
  readonly framework: Pick<Result['framework'], 'id' | 'title' | 'unverified'> & {
    readonly versions: readonly string[];
  };
  /** True where one service is followed: the same name, each date after the one before, no other organisation answering. */
  readonly overTime: boolean;
  readonly notes: readonly string[];
  readonly columns: readonly ComparedColumn[];
  readonly placements: readonly PlacementColumns[];
  readonly profile: readonly ComparedDimension[];
  readonly questions: readonly ComparedQuestion[];
  readonly barriers: readonly ComparedBarrier[];
  /** Null where nothing was answered about the people served in any column. */
  readonly needs: ComparedNeeds | null;
}

/** Who and when a column is, and what is next there. */
export interface ComparedColumn
  extends Pick<Result, 'date' | 'answeredBy' | 'answered' | 'score' | 'next' | 'notes'> {
  /** A, B, C …: what the column is called in a report. */
  readonly label: string;
  readonly file: string;
  readonly frameworkVersion: string;
  readonly service: Pick<Result['service'], 'name' | 'nation' | 'nationTitle'>;
}

export interface PlacementColumns extends Pick<PlacementResult, 'id' | 'title' | 'cumulative'> {
  readonly levels: readonly ComparedLevel[];
  readonly columns: readonly (PlacedColumn | null)[];
}

/** A level, and how it stands in each column. */
export interface ComparedLevel extends LevelName {
  readonly statuses: readonly (LevelStatus | null)[];
  /** What replaces the level in each column, in words; null where it is met in its own form, or not met. */
  readonly replaced: readonly (string | null)[];
}

/** Where one column sits on a placement. */
export type PlacedColumn = Pick<PlacementResult, 'placed' | 'secured' | 'possible' | 'reach' | 'measure'>;

/** The share of the way from the lowest to the highest options, 0 to 1, in each column. */
export interface ComparedDimension extends Pick<ProfileEntry, 'dimension' | 'title'> {
  readonly columns: readonly (Pick<ProfileEntry, 'low' | 'high'> | null)[];
}

/**
 * What several answers to one question are to each other. An open answer is never a difference in itself.
 *
 * - `same`: every column gives the same answer.
 * - `different`: no option is left that all of them could mean.
 * - `may-be-same`: at least one is a list, and one option could be meant by all.
 * - `known-to-some`: some answer it, alike as far as they do, and for others it is not known.
 * - `open`: nobody answers it for certain.
 * - `asked-of-some`: other answers, or the version of the framework, decide that some were not asked.
 * - `not-asked`: nobody was.
 */
export type AnswerAgreement =
  | 'same'
  | 'different'
  | 'may-be-same'
  | 'known-to-some'
  | 'open'
  | 'asked-of-some'
  | 'not-asked';

export interface ComparedQuestion extends Pick<AnswerResult, 'question' | 'dimension' | 'ask'> {
  readonly agreement: AnswerAgreement;
  readonly answers: readonly (Pick<AnswerResult, 'answer' | 'text' | 'note'> | null)[];
}

/**
 * How a barrier stands in the last column against the first. `gone` and `new` are sure; with a “perhaps” one of the
 * two is only possible. `ruled-out`: possible in the first, not there in the last. Null: alike in both, or not known
 * to the framework's version in one.
 */
export type BarrierChange = 'gone' | 'perhaps-gone' | 'new' | 'perhaps-new' | 'ruled-out' | null;

export interface ComparedBarrier {
  readonly id: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly name: string;
  readonly unverified: boolean;
  readonly change: BarrierChange;
  readonly remainsInAll: boolean;
  readonly statuses: readonly (BarrierStatus | null)[];
}

/** What the people served need, as each column has it. */
export interface ComparedNeeds {
  readonly levels: readonly {
    readonly placement: string;
    readonly title: string;
    readonly columns: readonly (NeededColumn | null)[];
  }[];
  /** Empty where only one column answers any. */
  readonly questions: readonly ComparedQuestion[];
}

/** The level that the needs call for in one column. */
export interface NeededColumn {
  /** Null where open answers leave several, or the needs call for none. */
  readonly level: LevelName | null;
  readonly possible: readonly LevelName[];
  readonly perhapsNone: boolean;
  readonly fit: Fit | null;
}
