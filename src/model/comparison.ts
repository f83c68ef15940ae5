import type { AnswerValue } from './assessment.ts';
import type {
  AnswerResult,
  BarrierStatus,
  Fit,
  LevelName,
  LevelResult,
  LevelStatus,
  PanelResult,
  PlacementResult,
  ProfileEntry,
  RecommendedPartner,
  Result,
  Strength,
  Tool,
} from './result.ts';
import type { Reason } from './result-parts.ts';

/** A result to be compared, with the file that it was read from. */
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
  /** True for one service by name, on dates that follow each other, without other organisations answering. */
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

/** A column of a comparison, with whose it is, of which day, and what is next there. */
export interface ComparedColumn
  extends Pick<Result, 'date' | 'answeredBy' | 'answered' | 'score' | 'next' | 'notes'> {
  /** A to Z, then AA and so on. */
  readonly label: string;
  readonly file: string;
  readonly frameworkVersion: string;
  readonly service: Pick<Result['service'], 'name' | 'nation' | 'nationTitle'>;
  /** The panel that agreed on it; left out where there was none. */
  readonly panel?: Pick<PanelResult, 'views'>;
}

export interface PlacementColumns extends Pick<PlacementResult, 'id' | 'title' | 'cumulative'> {
  readonly levels: readonly ComparedLevel[];
  readonly columns: readonly (PlacedColumn | null)[];
}

/** A level, and how it stands in each column. */
export interface ComparedLevel extends LevelName {
  readonly statuses: readonly (LevelStatus | null)[];
  /** What replaces the level in each column, in words, or null where nothing does. */
  readonly replaced: readonly (string | null)[];
}

/** Where one column sits on a placement. */
export type PlacedColumn = Pick<PlacementResult, 'placed' | 'secured' | 'possible' | 'reach' | 'measure'>;

/** The share of the way from the lowest to the highest options, 0 to 1, in each column. */
export interface ComparedDimension extends Pick<ProfileEntry, 'dimension' | 'title'> {
  readonly columns: readonly (Pick<ProfileEntry, 'low' | 'high'> | null)[];
}

/** What several answers to one question are to each other, an open one never a difference in itself. */
export type AnswerAgreement =
  /** Every column gives the same answer. */
  | 'same'
  /** No option is left that all of them could mean. */
  | 'different'
  /** At least one is a list, and one option could be meant by all. */
  | 'may-be-same'
  /** Some answer it, alike as far as they do, and for others it is not known. */
  | 'known-to-some'
  /** Nobody answers it for certain. */
  | 'open'
  /** Other answers, or the version of the framework, decide that some were not asked. */
  | 'asked-of-some'
  /** Nobody was asked. */
  | 'not-asked';

export interface ComparedQuestion extends Pick<AnswerResult, 'question' | 'dimension' | 'ask'> {
  readonly agreement: AnswerAgreement;
  readonly answers: readonly (Pick<AnswerResult, 'answer' | 'text' | 'note'> | null)[];
}

/** How a barrier stands in the last column against the first; null where alike or unknown to one version. */
export type BarrierChange =
  /** There in the first, not there in the last. */
  | 'gone'
  /** There in the first, possible in the last. */
  | 'perhaps-gone'
  /** Not there in the first, there in the last. */
  | 'new'
  /** Possible in the first and there in the last, or not there and possible. */
  | 'perhaps-new'
  /** Possible in the first, not there in the last. */
  | 'ruled-out'
  | null;

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

/** An answer to put in the place of the one that was given. */
export interface OtherAnswer {
  readonly question: string;
  readonly answer: AnswerValue;
}

export interface WhatIf {
  readonly schemaVersion: 1;
  readonly tool: Tool;
  /** Every answer that was set, in the framework's order. */
  readonly set: readonly SetAnswer[];
  readonly before: Result;
  readonly after: Result;
  readonly changes: Changes;
}

/** What becomes of an answer that was set. */
type SetEffect =
  /** It takes the place of another one. */
  | 'changed'
  /** The question is answered so already. */
  | 'same'
  /** Other answers decide that the question is not asked then, so it has no value. */
  | 'not-asked';

export interface SetAnswer extends OtherAnswer, Pick<AnswerResult, 'ask'> {
  readonly part: 'answers' | 'needs';
  readonly effect: SetEffect;
  readonly before: Pick<AnswerResult, 'answer' | 'text'>;
  readonly after: Pick<AnswerResult, 'answer' | 'text'>;
  /** Why the question is not asked. */
  readonly because: readonly Reason[];
  /** The levels whose definition looks at the answer. */
  readonly levels: readonly string[];
}

/** What differs, each list being empty where nothing does. */
export interface Changes {
  /** The placements on which it sits elsewhere, or where it could, or some level stands otherwise. */
  readonly placements: readonly PlacementColumns[];
  readonly levels: readonly ChangedLevel[];
  readonly profile: readonly ComparedDimension[];
  /** Null where it stays. */
  readonly score: { readonly columns: readonly Result['score'][] } | null;
  readonly barriers: readonly ComparedBarrier[];
  /** The questions that are asked only now, or only then. */
  readonly questions: readonly ComparedQuestion[];
  /** What the people served need, where that moves, or what is in place against it. */
  readonly needs: {
    readonly levels: ComparedNeeds['levels'];
    readonly partners: readonly ChangedPartner[];
  };
}

/** A level that is defined otherwise by the answers, or stands more or less soundly. */
export interface ChangedLevel extends LevelName {
  readonly placement: string;
  readonly columns: readonly Standing[];
}

interface Standing extends Pick<LevelResult, 'status' | 'replaced' | 'stage'> {
  readonly strength: Omit<Strength, 'missing'>;
}

/** A kind of partner that the needs call for, in only one of the two or more certainly in one. */
export interface ChangedPartner extends Pick<RecommendedPartner, 'agency' | 'title' | 'have'> {
  readonly columns: readonly ('needed' | 'called-in' | 'perhaps' | 'not-needed')[];
}

/** One placement of another framework, against that of the framework whose questions were answered. */
export interface ComparedPlacement {
  readonly placement: string;
  /** The placement that it is held against, or null where it is not compared. */
  readonly against: string | null;
  /** The levels that one would expect by that placement, lowest first. */
  readonly expected: readonly string[];
  readonly agreement: Agreement;
  /** The question of the other framework that would do most to settle an open placement. */
  readonly settledBy: { readonly question: string; readonly ask: string } | null;
}

/** Another framework's view of the arrangement. */
export interface View {
  readonly result: Result;
  /** How many of its questions are answered, or narrowed, by what follows. */
  readonly derived: number;
  readonly placements: readonly ComparedPlacement[];
}

export interface Across {
  /** By the framework whose questions were answered. */
  readonly own: Result;
  /** By the others, from what follows from those answers. */
  readonly others: readonly View[];
  /** The titles of the frameworks that no crosswalk leads to. */
  readonly without: readonly string[];
}

/** Whether two frameworks say the same, "not compared" where nobody has said which levels go together. */
export type Agreement = 'agree' | 'differ' | 'open' | 'not compared';
