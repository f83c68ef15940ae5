import type { Agency, Barrier, Framework, Level, Placement } from '../model/framework.ts';
import type { Grounds, Named, Question } from '../model/question.ts';
import type { LevelName, LeverResult, Move, NeedsResult, Result, ValueSpan } from '../model/result.ts';
import type { Aggregate } from '../model/vocabulary.ts';

/** A framework made ready for scoring, with names as indexes and conditions as trees over bit sets. */

/** The number of a part of a condition, by which its truth is looked up, and its words. */
interface Rule {
  readonly id: number;
  readonly rule: string;
}

/** One answer held against some options, where the nation counts as a question of its own. */
export interface Atom extends Rule {
  readonly kind: 'atom';
  readonly question: number;
  /** The options for which it holds, a bit each. */
  readonly bits: number;
  /** What would make it true, and what would make it false, in words. */
  readonly needs: string;
  readonly needsOtherwise: string;
}

/** Several conditions as one, of a single part for `not` and with a `count` above 0 only for `at-least`. */
export interface Group extends Rule {
  readonly kind: 'all' | 'any' | 'not' | 'at-least';
  readonly of: readonly Node[];
  readonly count: number;
}

export interface Score extends Rule {
  readonly kind: 'score';
  readonly by: Aggregate;
  readonly questions: readonly number[];
  readonly threshold: Threshold;
  /** What it is over, for people. */
  readonly title: string;
}

export type Node = Atom | Group | Score;

/** A decimal number as a whole number over a power of ten, so that comparing has no rounding error. */
export interface Threshold {
  readonly numerator: number;
  readonly scale: number;
}

/** A condition that is decided on its own. */
export interface Statement {
  readonly node: Node;
  /** The questions it looks at, and those that decide whether these are asked. */
  readonly questions: readonly number[];
  /** True where combining part by part is exact so long as all of its questions certainly have a value. */
  // Exact of whether it can hold, and of whether it can not.
  readonly plain: boolean;
  /** The questions that it looks at more than once. */
  readonly repeated: readonly number[];
}

export interface QuestionModel {
  readonly question: Question;
  readonly optionIndex: ReadonlyMap<string, number>;
  readonly everyOption: number;
  /** Its options, a bit each, and `NOT_APPLICABLE` where it may not apply. */
  readonly everyAnswer: number;
  /** The option values, in order of the options. */
  readonly values: readonly number[];
  /** The values by the lowest and the highest option left, or empty where the options have no order. */
  readonly spans: readonly (readonly ValueSpan[])[];
  /** How far each option is from the lowest (0) to the highest (1), and that to three places as text. */
  readonly shares: readonly number[];
  readonly shareTexts: readonly string[];
  /** The step up from each option. */
  readonly moves: readonly (Move | null)[];
  /** Where each option stands, as in "option 2 of 5". */
  readonly places: readonly string[];
  readonly shownWhen: Statement | null;
}

export interface LevelModel {
  readonly level: Level;
  /** Its place among all levels of the framework. */
  readonly place: number;
  readonly name: LevelName;
  /** What has to hold for it to be met, its own form or anything that replaces that. */
  readonly requires: Statement;
  /** Its own form, the same statement as `requires` where nothing replaces it. */
  readonly own: Statement;
  readonly replacedBy: readonly { readonly because: string; readonly when: Statement }[];
  readonly strengthenedBy: readonly Statement[];
  readonly stages: readonly { readonly id: string; readonly name: string; readonly requires: Statement }[];
}

/** Conditions of which the highest that holds counts. */
export interface Rungs {
  /** True where one counts only when all below it hold. */
  readonly cumulative: boolean;
  readonly levels: readonly { readonly requires: Statement }[];
  /** The questions that any of them looks at, those that most share first. */
  readonly questions: readonly number[];
}

export interface PlacementModel extends Rungs {
  readonly placement: Placement;
  readonly levels: readonly LevelModel[];
  /** The number that its levels are bands of, with the questions that it is made of. */
  readonly measure: MeasureModel | null;
}

export interface MeasureModel {
  readonly rule: string;
  readonly by: Aggregate;
  readonly questions: readonly number[];
  /** How low and how high it can come out at all. */
  readonly least: number;
  readonly most: number;
}

/** A rule that recommends something, and when it holds. */
export interface RuleModel extends Grounds {
  readonly because: string;
  readonly when: Statement;
}

/** What needs can call for on one placement, first nothing, then its levels with rules, lowest first. */
export interface HowModel extends Rungs {
  readonly placement: PlacementModel;
  /** The rules of each of the rungs, none for the first. */
  readonly rules: readonly (readonly RuleModel[])[];
  /** The place of each rung among the levels of the placement, -1 for the first. */
  readonly places: readonly number[];
}

/** A kind of partner that needs may call for. */
export interface WhoModel {
  readonly agency: Agency;
  /** The kinds of partner that do the work of this one too. */
  readonly standIns: readonly string[];
  readonly groupTitle: string | null;
  readonly when: Statement;
  /** When it has to be at the table, and when it is called in for some; null without such a rule. */
  // It has to be at the table where most of the people need it.
  readonly atTable: Statement | null;
  readonly calledIn: Statement | null;
  readonly rules: readonly WhoRuleModel[];
}

export interface WhoRuleModel extends RuleModel {
  readonly calledIn: boolean;
}

/** What is asked about the people served, and what follows from the answers. */
export interface NeedsModel {
  readonly title: string | null;
  readonly about: string | null;
  readonly asked: Questionnaire;
  /** What a result says where nobody was asked, in a nation that may not be given. */
  unasked(nation: string | null): NeedsResult;
  readonly how: readonly HowModel[];
  readonly who: readonly WhoModel[];
}

export interface BarrierModel {
  readonly barrier: Barrier;
  readonly kindTitle: string;
  readonly arisesWhen: Statement;
  readonly raisedBy: Node;
  /** The levels that it holds back, with their places among all levels. */
  readonly holdsBack: readonly { readonly id: string; readonly place: number }[];
  /** It exists where the service is, arises there, and is raised. */
  readonly remains: Statement;
  /** It exists where the service is, arises there, and is not raised. */
  readonly clear: Statement;
  /** The nations in which it exists, a bit each. */
  readonly nations: number;
  /** The rule that it exists only in some nations, in words; null where it exists in all of them. */
  readonly nationsRule: string | null;
  /** True where it arises only under a condition. */
  readonly isConditional: boolean;
  /** Its levers in `nations`, a bit each, those of a nation that alone is set, else all. */
  leversIn(nations: number): readonly LeverResult[];
}

export interface DimensionModel {
  readonly dimension: Named;
  /** Its ordered questions. */
  readonly questions: readonly number[];
  /** Where these stand among all ordered questions. */
  readonly places: readonly number[];
}

/** Questions, and the conditions over them. */
export interface Questionnaire {
  /** Every part of every condition, by its number, each after those that it consists of. */
  readonly nodes: readonly Node[];
  readonly questions: readonly QuestionModel[];
  /** Questions that are asked only under a condition, each after those that decide it. */
  readonly conditional: readonly number[];
  /** By question, the conditional ones that its answer decides, each after those that decide it. */
  readonly decides: ReadonlyMap<number, readonly number[]>;
  readonly nations: readonly Named[];
  readonly nationIndex: ReadonlyMap<string, number>;
  readonly everyNation: number;
}

export interface Model extends Questionnaire {
  readonly framework: Framework;
  /** True where some question or level is unverified, though not the whole framework. */
  readonly isPartlyUnverified: boolean;
  /** Null where the framework does not ask about the people served. */
  readonly needs: NeedsModel | null;
  readonly orderedQuestions: readonly number[];
  readonly dimensions: readonly DimensionModel[];
  readonly placements: readonly PlacementModel[];
  /** How many levels all placements have together. */
  readonly levelCount: number;
  readonly barriers: readonly BarrierModel[];
  readonly sources: Result['sources'];
}
