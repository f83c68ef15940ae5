import type { AnswerValue, Assessment } from './assessment.ts';
import type { ConsensusRule } from './consensus.ts';
import type { AnswerResult, LevelName, Result, Tool } from './result.ts';

/** One person's or one partner's assessment of a service that several assess, with its file. */
export interface View {
  readonly file: string;
  readonly assessment: Assessment;
}

/** What several views of one service come to together. Every share is from 0 to 1, to six places. */
export interface Panel {
  readonly schemaVersion: 1;
  readonly tool: Tool;
  readonly framework: Pick<Result['framework'], 'id' | 'version' | 'title' | 'unverified'>;
  readonly service: Pick<Result['service'], 'name' | 'nation' | 'nationTitle'>;
  readonly notes: readonly string[];
  /** How many views there are. */
  readonly views: number;
  /** How many of them were answered last in which round, the first round first. */
  readonly rounds: readonly RoundViews[];
  /** Each view in the order given; null where who said what is left out. */
  readonly who: readonly PanelView[] | null;
  readonly kinds: Kinds<Kind>;
  /** How much each of these kinds knows; null where that would tell what fewer than three said or know. */
  readonly knowing: Kinds<KindKnowing>;
  readonly rule: PanelRule;
  readonly placements: readonly PanelPlacement[];
  /** The levels that the needs call for, placement by placement; empty where nobody knows of any. */
  readonly needs: readonly PanelPlacement[];
  /** Those about the service, then those about the people served, each in the framework's order. */
  readonly questions: readonly PanelQuestion[];
  /** Agreement over the questions of each theme, in the framework's order. */
  readonly themes: readonly ThemeAgreement[];
  readonly overall: Agreement;
  /** Null where it was not asked for. */
  readonly kappa: Kappa | null;
}

/** How many views were answered last in a round of the panel. */
export interface RoundViews {
  readonly round: number;
  readonly views: number;
}

/** A view by name. */
export interface PanelView {
  /** Role and organisation, else the name of the file; with a number where two are alike. */
  readonly label: string;
  readonly file: string;
  readonly date: string | null;
  readonly answeredBy: Result['answeredBy'];
  /** How many questions it knows, of those about the service that it is asked. */
  readonly known: number;
  readonly asked: number;
  /** Where it would be by this view alone, for each placement in order. */
  readonly placements: readonly Outcome[];
}

/** The views by organisation and by role. Null where it would show fewer than three apart. */
export interface Kinds<Of> {
  /** By the kind of agency where that is known. */
  readonly organisations: readonly Of[] | null;
  readonly roles: readonly Of[] | null;
}

/** A kind of people who answered. */
export interface Kind {
  /** Null for all that are not shown apart. */
  readonly title: string | null;
  readonly views: number;
}

/** How many answers people of a kind know, over all questions about the service that everybody is asked. */
export interface KindKnowing extends Kind {
  /** Of how many answers. */
  readonly asked: number;
  /** Null where nothing was asked; to one place where names are left out. */
  readonly share: number | null;
}

/** The rule by which answers count as agreed, and what it comes to here. */
export interface PanelRule extends ConsensusRule {
  /** The day on which it was named before the answers were opened; null where nobody did. */
  readonly named: string | null;
  /** How many questions it calls agreed, split, and known to too few. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many questions, of all, have so few options that it cannot call them split. */
  readonly cannotFail: number;
}

/** The levels that one set of answers leaves possible, lowest first: one where it is certain. */
export interface Outcome {
  /** Empty for needs that call for no level. */
  readonly levels: readonly LevelName[];
  /** True where needs may call for none. */
  readonly perhapsNone: boolean;
}

/** On one placement: where the views put it, what between them decides that, and how stable it is. */
export interface PanelPlacement {
  readonly id: string;
  readonly title: string;
  /** True where its levels are bands of one number. */
  readonly isMeasured: boolean;
  /** True where a level counts only when every level below it holds. */
  readonly cumulative: boolean;
  /** What each level means, by its id, lowest first, as far as the framework says. */
  readonly meanings: readonly { readonly level: string; readonly about: string }[];
  /** How many views alone would put it where, most first; null where that could tell what fewer than three said. */
  readonly alone: readonly (Outcome & { readonly views: number })[] | null;
  /** All that answers taken from different views can come to. */
  readonly together: Outcome;
  /** The differences that decide the level, the most decisive first. */
  readonly decisive: readonly Difference[];
  /** Those of which it could not be told, in the framework's order. */
  readonly perhapsDecisive: readonly Difference[];
  /** What answers to the most decisive of them come to together; null for fewer than two, or where not exact. */
  readonly combinations: Combinations | null;
  readonly stability: Stability;
}

/** Every combination of the answers given to two or three questions, all else taken from any view. */
export interface Combinations {
  /** The ids of the questions, the most decisive first. */
  readonly questions: readonly string[];
  /** Each with its answer to each of the questions, the first question changing slowest. */
  readonly rows: readonly (Outcome & { readonly answers: readonly Pick<Told, 'answer' | 'text'>[] })[];
}

/** Different answers to one question, with what each would come to. */
export interface Difference extends Pick<AnswerResult, 'question' | 'ask'> {
  /** How often two random answers to it, all else being equal, differ in outcome; null where not known. */
  readonly share: number | null;
  readonly answers: readonly (Told & Outcome)[];
}

/** How often each outcome comes, where each answer is taken from a random one of the views that know. */
export interface Stability {
  /** The most often first. */
  readonly outcomes: readonly (Outcome & { readonly share: number })[];
  /** How often it is another than the first; its 95 % interval, which is a point where all was counted. */
  readonly otherwise: { readonly share: number; readonly low: number; readonly high: number };
  /** True where it is counted over all mixtures, false where so many were drawn from a fixed seed. */
  readonly exact: boolean;
  readonly draws: number | null;
}

/** An answer that somebody gives, in words, and how many do. */
export interface Told extends Pick<AnswerResult, 'text'> {
  readonly answer: AnswerValue;
  readonly views: number;
}

export interface PanelQuestion extends Pick<AnswerResult, 'question' | 'dimension' | 'ask'> {
  readonly part: 'answers' | 'needs';
  readonly ordered: boolean;
  /** Its options in the framework's order. */
  readonly options: readonly { readonly option: string; readonly text: string }[];
  /** The views that know, that do not, and that are not asked add up to all. */
  readonly known: number;
  readonly notKnown: number;
  /** How many of those who do not know left it empty, where others say that they do not know; told of all views only. */
  readonly notAnswered: number;
  /** How many of those left every question of this part empty. */
  readonly skipped: number;
  readonly notAsked: number;
  /** What those who know say, lowest first, “not applicable” last. */
  readonly tally: readonly Told[];
  /** Null where nobody gives an option, or options have no order. */
  readonly median: Median | null;
  /** Of those who know, the share near the median or of the commonest answer; null where nobody knows. */
  readonly share: number | null;
  readonly consensus: Consensus;
  /** The placements of which differences here decide the level, and those of which they may. */
  readonly decides: readonly string[];
  readonly perhapsDecides: readonly string[];
  /** For each kind shown, in order; null where that would tell what fewer than three said. */
  readonly breakdown: Kinds<KindTally>;
  /** What each view says, in the order of `who`; null where that is left out. */
  readonly said: readonly Said[] | null;
}

export type Said = Pick<AnswerResult, 'answer' | 'text' | 'note' | 'evidence'>;

/** How many of one kind give each answer of the tally, do not know, and are not asked. */
export interface KindTally extends Kind {
  readonly tally: readonly number[];
  readonly notKnown: number;
  readonly notAsked: number;
}

/** The middle of the options given, counted from 1. */
export interface Median {
  /** Half-way between two where as many are on either side. */
  readonly place: number;
  /** The option in the middle; two, or those of a list, where it lies between. */
  readonly options: readonly string[];
}

/** `too-few`: so few know that the rule says nothing. */
export type Verdict = 'agreement' | 'split' | 'too-few';

export interface Consensus {
  readonly verdict: Verdict;
  /** How many of those who know are near enough to the median, or give the commonest answer, and how many are not. */
  readonly inside: number;
  readonly outside: number;
}

/** How far people agree over several questions. */
export interface Agreement {
  /** The mean of the shares of the questions that anybody knows; null where there is none. */
  readonly share: number | null;
  readonly questions: number;
  /** Krippendorff's alpha over the ordered questions, by the number of the option from the least integrated. */
  readonly alpha: Coefficient;
}

export interface ThemeAgreement extends Agreement {
  /** Null for questions without one. */
  readonly dimension: string | null;
  readonly title: string | null;
}

/** How differences between options count. */
export type Metric = 'nominal' | 'ordinal' | 'interval';

/** A coefficient of agreement beyond chance: 1 for all, 0 for as much as by chance. */
export interface Coefficient {
  /** Null where `word` says why. */
  readonly value: number | null;
  readonly word: 'too few to say' | 'no disagreement to measure' | null;
  /** The ends of a 95 % interval over questions, from a fixed seed; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many questions it rests on, and how many answers to them. */
  readonly questions: number;
  readonly answers: number;
}

export interface Kappa extends Coefficient {
  readonly kind: 'fleiss' | 'cohen';
  readonly weights: 'none' | 'linear' | 'quadratic';
}
