/**
 * What the engine makes of a framework and an assessment. Plain JSON, and a promise: keys may be added, none
 * changes its meaning. It carries every text that a report prints.
 */

import type { Aggregate, Effort } from '../framework/types.ts';
import type { AnswerValue } from './input.ts';

export type LevelStatus = 'met' | 'unmet' | 'unknown';
export type StrengthWord = 'soundly' | 'partly' | 'thinly' | 'not known';
export type BarrierStatus = 'remains' | 'possible' | 'clear' | 'does-not-arise';

/** An answer as a result shows it: as given, or `hidden`, or `unanswered`. */
export type ShownAnswer = AnswerValue;

/** One answer behind a decision, and what would turn it. */
export interface Reason {
  /** Null where the reason is a score or the nation rather than one answer. */
  readonly question: string | null;
  readonly ask: string;
  readonly answer: ShownAnswer;
  readonly text: string;
  /** What would have to be so instead, in words. */
  readonly needs: string;
  /** False where the answer settles it, true where it is open. */
  readonly open: boolean;
  /** Other ways to the same end, any one of which would do. */
  readonly orElse: readonly Reason[];
  /** Null where the reason is no score. */
  readonly number: ScoreReason | null;
}

/** A number made of several answers that stands on the wrong side of a bound, or could. */
export interface ScoreReason {
  /** What it is over: the title of a dimension, "All questions", or how many questions. */
  readonly title: string;
  readonly by: Aggregate;
  /** As low and as high as open answers leave it; null where nothing counts. */
  readonly low: number | null;
  readonly high: number | null;
  /** Where it would have to be. */
  readonly wanted: 'at least' | 'less than';
  readonly bound: number;
  /** The questions whose answers, known for certain, stand furthest on the wrong side. */
  readonly furthest: readonly string[];
}

export interface LevelName {
  readonly id: string;
  readonly rank: number;
  readonly name: string;
}

export interface Strength {
  readonly met: number;
  readonly of: number;
  readonly unknown: number;
  readonly word: StrengthWord;
  readonly missing: readonly Reason[];
}

export interface LevelResult extends LevelName {
  readonly phrase: string | null;
  readonly about: string | null;
  /** What keeping it up costs where the people served need less; null where the framework does not say. */
  readonly costs: string | null;
  readonly status: LevelStatus;
  readonly stage: { readonly id: string; readonly name: string } | null;
  readonly missing: readonly Reason[];
  readonly strength: Strength;
  readonly source: string | null;
  readonly unverified: boolean;
}

export interface PlacementResult {
  readonly id: string;
  readonly title: string;
  readonly cumulative: boolean;
  /** False while the first level is secured and an open answer could still lift it. */
  readonly placed: boolean;
  readonly secured: LevelName;
  readonly possible: {
    readonly from: LevelName;
    readonly to: LevelName;
    readonly levels: readonly string[];
    /** True where every one of these levels is known to be possible, and no other. */
    readonly exact: boolean;
  };
  readonly reach: LevelName;
  readonly inPlace: readonly string[];
  readonly gaps: readonly string[];
  readonly open: readonly string[];
  readonly outOfOrder: readonly string[];
  /** The level to work on next: the lowest gap, else the first level above the secured one that is not in place. */
  readonly next: string | null;
  /** Null where the levels are no bands of a number. */
  readonly measure: MeasureResult | null;
  /** Null where one level is possible, so that nothing has to be settled; and in what `placeAssessment` makes. */
  readonly settling: Settling | null;
  readonly levels: readonly LevelResult[];
}

/** What would settle where something sits. An answer to a question that turns out not to be asked counts for nothing. */
export interface Settling {
  /** For each possible level, lowest first; none for a level of which it could not be shown that it is possible. */
  readonly levels: readonly SettlingSet[];
  /** The open questions that could change by themselves which levels are possible, in the framework's order. */
  readonly alone: readonly SettlingQuestion[];
}

/** The fewest answers with which only one level is possible, whatever the other open answers turn out to be. */
export interface SettlingSet {
  readonly level: string;
  readonly answers: readonly SettlingAnswer[];
  /** False where fewer answers may do: there were too many ways to try. */
  readonly proven: boolean;
}

/** A question, and the options any one of which would do as its answer. */
export interface SettlingAnswer extends OptionGroup {
  /** Null for the nation. */
  readonly question: string | null;
  readonly ask: string;
}

/** A question, and what its answer alone would leave possible, where that is less than now. */
export interface SettlingQuestion {
  /** Null for the nation. */
  readonly question: string | null;
  readonly ask: string;
  readonly outcomes: readonly SettlingOutcome[];
}

/** Options, and the levels that each of them would leave. */
export interface SettlingOutcome extends OptionGroup {
  readonly levels: readonly string[];
  /** False where there may be fewer. */
  readonly exact: boolean;
}

/** Some of the options that an open question has left. */
export interface OptionGroup {
  /** All from the first of them up, or up to the last of them; `exactly` for a single one. */
  readonly test: 'at-least' | 'at-most' | 'exactly' | 'one-of';
  /** In the framework's order. */
  readonly options: readonly { readonly option: string; readonly text: string }[];
}

/** An answer that a level rests on: one option lower, and a lower level would be secured. */
export interface FragileAnswer {
  readonly placement: string;
  readonly question: string;
  readonly ask: string;
  readonly answer: string;
  readonly text: string;
  /** The next option below. */
  readonly oneLower: { readonly option: string; readonly text: string };
  readonly secured: LevelName;
  /** The level that would be secured instead. */
  readonly fallsTo: LevelName;
  /** Whether it would be placed at all, as for a placement. */
  readonly placed: boolean;
}

/** The number that levels are bands of: as low and as high as the open answers leave it, and as it can be at all. */
export interface MeasureResult {
  /** What it is made of, in words: "sum of trust". */
  readonly rule: string;
  readonly by: Aggregate;
  /** Null where nothing counts. */
  readonly low: number | null;
  readonly high: number | null;
  readonly least: number;
  readonly most: number;
}

export interface ProfileEntry {
  readonly dimension: string;
  readonly title: string;
  /** 0 to 1, the share of the way from the lowest to the highest options; null where nothing counts. */
  readonly low: number | null;
  readonly high: number | null;
  readonly answered: number;
  readonly of: number;
}

export interface LeverResult {
  readonly id: string;
  readonly who: string;
  readonly effort: Effort;
  readonly firstStep: string;
  /** Null where it exists everywhere. */
  readonly nations: readonly string[] | null;
  readonly source: string | null;
  readonly unverified: boolean;
}

export interface BarrierResult {
  readonly id: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly name: string;
  readonly about: string | null;
  readonly status: BarrierStatus;
  /** The levels not in place that it holds back; with none left it is a strain on the levels that hold. */
  readonly holdsBack: readonly string[];
  readonly because: readonly Reason[];
  /** The levers that exist in the service's nation; all of them where the nation is not given. */
  readonly levers: readonly LeverResult[];
  /** Why nobody can remove it where it has no lever; null where the framework does not say. */
  readonly noLever: string | null;
  readonly source: string | null;
  readonly unverified: boolean;
}

/** A question whose answer is open and could change something. */
export interface OpenQuestion {
  readonly question: string;
  readonly ask: string;
  readonly answer: ShownAnswer;
  /** The levels that wait for it, lowest first. */
  readonly levels: readonly string[];
  /** The barriers that wait for it. */
  readonly barriers: readonly string[];
}

/** A rule that recommends something, in a sentence, with the answers behind it. */
export interface Because {
  readonly text: string;
  /** True where it depends on open answers whether the rule holds. */
  readonly open: boolean;
  readonly reasons: readonly Reason[];
  readonly source: string | null;
  readonly unverified: boolean;
}

/** What is in place against what the needs call for: less, enough, or more; "open" where open answers decide that. */
export type Fit = 'less' | 'enough' | 'more' | 'open';

/** How closely the needs call for working together, on one placement. */
export interface RecommendedLevel {
  readonly placement: string;
  readonly title: string;
  /** The level that is called for; null where open answers leave several, or the needs call for none. */
  readonly level: string | null;
  readonly rank: number | null;
  readonly name: string | null;
  readonly phrase: string | null;
  /** Every level that the needs may call for, lowest first; `exact` as in a placement. */
  readonly possible: readonly string[];
  readonly exact: boolean;
  /** True where no rule may hold, so that the needs call for no level in particular. */
  readonly perhapsNone: boolean;
  readonly because: readonly Because[];
  /** The rank called for minus the rank in place; null while either is open. Less than 0 is more than is needed. */
  readonly gap: number | null;
  /** The least and the most that the gap may turn out to be; null where no level is called for. */
  readonly gapRange: { readonly low: number; readonly high: number } | null;
  /** Null where no level is called for. */
  readonly fit: Fit | null;
}

export type Have = 'present' | 'missing' | 'kind not given';

/** A kind of partner that the needs call for, and whether one takes part. */
export interface RecommendedPartner {
  readonly agency: string;
  readonly title: string;
  readonly group: string | null;
  readonly groupTitle: string | null;
  /** “kind not given” where none is known to take part, but the kind of a partner is missing, or no partner is named. */
  readonly have: Have;
  /** The names of the partners of this kind. */
  readonly partners: readonly string[];
  readonly because: readonly Because[];
}

/** What the people served need: how closely to work together, and who with. */
export interface Recommended {
  readonly levels: readonly RecommendedLevel[];
  readonly who: readonly RecommendedPartner[];
  /** Kinds of partner of which open answers decide whether they are needed. */
  readonly perhaps: readonly RecommendedPartner[];
}

/** What was answered about the people served. */
export interface NeedsResult {
  readonly title: string | null;
  readonly about: string | null;
  readonly answered: Result['answered'];
  readonly answers: readonly AnswerResult[];
}

/** A rule, what it came to, and what it came from: answers, or further rules. */
export interface WorkingPart {
  readonly rule: string;
  readonly value: string;
  readonly question?: string;
  readonly answer?: ShownAnswer;
  readonly from?: readonly WorkingPart[];
}

/** One step of the way from answers to result. */
export interface WorkingStep extends WorkingPart {
  readonly step:
    | 'shown'
    | 'level'
    | 'stage'
    | 'strength'
    | 'placement'
    | 'range'
    | 'settling'
    | 'fragile'
    | 'profile'
    | 'score'
    | 'barrier'
    | 'recommended'
    | 'partner';
  /** The id of what the step decides. */
  readonly about: string;
  readonly from: readonly WorkingPart[];
}

export interface AnswerResult {
  readonly question: string;
  readonly dimension: string | null;
  readonly ask: string;
  readonly answer: ShownAnswer;
  readonly text: string;
  readonly note: string | null;
  readonly evidence: readonly string[];
  readonly source: string | null;
  /** The step up from here; null at the top, and where the answer is open or has no order. */
  readonly better: Move | null;
  /** Null where the question has no order or does not count. */
  readonly scale: ValueSpan | null;
}

/** The value of an answer, as low and as high as it may be, and the least and the most that an option has. */
export interface ValueSpan {
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
}

/** A step up from one option to a better one. */
export interface Move {
  readonly text: string;
  readonly effort: Effort;
  /** Who has to act; null where the framework does not say. */
  readonly who: string | null;
  /** The option that it leads to; null in results that an earlier version saved. */
  readonly to: string | null;
}

export interface Tool {
  readonly name: string;
  readonly version: string;
}

export interface SourceResult {
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

export interface Result {
  readonly schemaVersion: 1;
  readonly tool: Tool;
  readonly framework: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly unverified: boolean;
    /** True where not the whole, but some question or level of it is unverified. */
    readonly partlyUnverified: boolean;
    /** The version that the answers were given to, where it is another one. */
    readonly answeredVersion: string | null;
  };
  readonly service: {
    readonly name: string | null;
    readonly nation: string | null;
    readonly nationTitle: string | null;
    readonly people: string | null;
    readonly scope: string | null;
    readonly partners: readonly {
      readonly name: string;
      readonly agency: string | null;
      readonly agencyTitle: string | null;
    }[];
  };
  readonly date: string | null;
  readonly answeredBy: readonly {
    readonly role: string;
    readonly organisation: string | null;
    readonly name: string | null;
  }[];
  readonly notes: readonly string[];
  /** How many questions stand how; the first five add up to the sixth. */
  readonly answered: {
    readonly known: number;
    readonly unknown: number;
    readonly notApplicable: number;
    readonly hidden: number;
    readonly unanswered: number;
    readonly questions: number;
  };
  readonly answers: readonly AnswerResult[];
  readonly placements: readonly PlacementResult[];
  /** 0 to 100, whole numbers; null where nothing counts. */
  readonly score: { readonly low: number | null; readonly high: number | null };
  readonly profile: readonly ProfileEntry[];
  /** The nations that the framework knows. */
  readonly nations: readonly { readonly id: string; readonly title: string }[];
  /** The kinds of barrier, in the framework's order. */
  readonly kinds: readonly { readonly id: string; readonly title: string }[];
  readonly barriers: readonly BarrierResult[];
  /** The single answers that secured levels rest on, by placement, in the framework's order. */
  readonly fragile: readonly FragileAnswer[];
  readonly openQuestions: readonly OpenQuestion[];
  /** Null where the framework does not ask about the people served. */
  readonly needs: NeedsResult | null;
  /** Null where nothing is known about the people served. */
  readonly recommended: Recommended | null;
  readonly grid: readonly [string, string] | null;
  readonly sources: Readonly<Record<string, SourceResult>>;
  readonly working: readonly WorkingStep[];
}
