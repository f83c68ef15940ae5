import type { ExampleSet, KeyFact, KeyLevel } from '../../model/key.ts';
import type { CaseKind } from '../../model/vocabulary.ts';
import type { LevelMark, POINTS } from './mark-scheme.ts';

/** One student's answer to one case, by ids of the key. */
export interface StudentAnswer {
  readonly student: string;
  /** The number or e-mail address that decides who is who, or null where only the name does. */
  readonly id: string | null;
  /** The id of the case. */
  readonly example: string;
  readonly levels: readonly string[];
  readonly barriers: readonly string[];
  /** False where no column asks for the barriers of the case, so that none are missed; left out where one does. */
  readonly withBarriers?: boolean;
  /** The points of the questions that a person marks, by their number on the sheets, null where one is not marked yet. */
  readonly byHand?: readonly { readonly question: number; readonly points: number | null }[];
}

/** What a class handed in. */
export interface HandedIn {
  /** At most one for a student and a case. */
  readonly answers: readonly StudentAnswer[];
  /** Answers that cannot be marked. */
  readonly unmarked: readonly Pick<StudentAnswer, 'student' | 'id' | 'example' | 'withBarriers'>[];
  /** False where no row names a barrier, so that nobody was asked about them. */
  readonly withBarriers: boolean;
  /** The numbers of the questions marked by hand that the tables have a column for. */
  readonly byHand?: readonly number[];
  /** The number of answers, among those that cannot be marked, that hold only points, which cannot be read. */
  readonly onlyBadPoints?: number;
}

/** A class marked against a key. */
export interface Marking {
  /** The format of a marking. */
  readonly schemaVersion: 1;
  readonly tool: ExampleSet['tool'];
  readonly framework: ExampleSet['framework'];
  readonly points: typeof POINTS;
  readonly withBarriers: boolean;
  /** The numbers of the questions marked by hand that count, none where there are no points for them. */
  readonly byHand: readonly number[];
  readonly class: ClassMarks;
  /** The weak spots by theme, in the order levels, kinds of case, direction, facts, barriers. */
  readonly weakSpots: readonly WeakSpot[];
  /** In the order of the key. */
  readonly cases: readonly CaseMarks[];
  /** One for each placement of the key. */
  readonly confusion: readonly ConfusionMatrix[];
  /** Every barrier offered, the most often misjudged first. */
  readonly barriers: readonly BarrierMarks[];
  readonly items: ItemAnalysis;
  /** By name, then by id. */
  readonly students: readonly StudentMarks[];
}

/** The number of answers that gave each mark, adding up to `answers`. */
export interface LevelTally {
  readonly answers: number;
  readonly exact: number;
  readonly oneOff: number;
  readonly wrong: number;
  readonly none: number;
}

export interface ClassMarks {
  readonly students: number;
  readonly cases: number;
  /** The number of cases that each student was given, less than `cases` where each has a booklet of their own. */
  readonly each: number;
  readonly level: LevelTally;
  /** Shares of the answers, from 0 to 1, or null without answers. */
  readonly exactRate: number | null;
  readonly oneOffRate: number | null;
  /** The points as a share of those that could be earned, or null where none could. */
  readonly pointsRate: number | null;
}

/** Ids of the barriers right and named, right but not named, and named but not right. */
export interface NamedBarriers {
  readonly right: readonly string[];
  readonly missed: readonly string[];
  readonly imagined: readonly string[];
}

/** One student's answer to one case. */
export interface MarkedAnswer {
  readonly case: string;
  /** What the student's own booklet calls the case; left out where all have the same. */
  readonly number?: string;
  /** The status, `not marked` where it could not be read, which counts for nothing and against nobody. */
  readonly status: 'marked' | 'not answered' | 'not marked';
  readonly given: readonly string[];
  readonly level: LevelMark;
  /** The barriers named, or null where the student was not asked about them. */
  readonly barriers: NamedBarriers | null;
  readonly levelPoints: number;
  readonly barrierPoints: number;
  /** The points of the questions that a person marks, or null where the tables have none. */
  readonly byHand: HandMarks | null;
  /** The points for the level, the barriers and what was marked by hand together. */
  readonly points: number;
  readonly of: number;
}

/** The points of those questions that are marked, of how many, and the numbers of those that are not marked yet. */
export interface HandMarks {
  readonly points: number;
  readonly of: number;
  readonly open: readonly number[];
}

export interface StudentMarks {
  readonly name: string;
  readonly id: string | null;
  readonly points: number;
  readonly of: number;
  /** The tally of the levels, without the cases not answered. */
  readonly level: LevelTally;
  readonly missed: number;
  readonly imagined: number;
  /** In the order of the key. */
  readonly answers: readonly MarkedAnswer[];
}

/** The number of answers that named exactly these levels. */
export interface GivenLevels {
  readonly levels: readonly string[];
  readonly count: number;
}

/** One case, over the class. */
export interface CaseMarks {
  readonly id: string;
  /** The booklet that has it, and its number there; left out where all have the same. */
  readonly booklet?: { readonly id: string; readonly number: string };
  readonly title: string;
  readonly kind: CaseKind;
  readonly right: readonly string[];
  /** All levels of its placement. */
  readonly levels: readonly KeyLevel[];
  readonly level: LevelTally;
  /** Right and wrong answers, the most frequent first. */
  readonly given: readonly GivenLevels[];
  /** The split, `no majority` with no answer above half, `two camps` with two above a third each. */
  readonly split: 'no majority' | 'two camps' | null;
  /** One for each wrong answer, the most frequent first. */
  readonly tripped: readonly Tripped[];
  /** Over all answers. */
  readonly missed: number;
  readonly imagined: number;
}

/** A wrong answer with the facts that may have led there. */
export interface Tripped extends GivenLevels {
  /** Whether one misread fact gives exactly it, or it among others, or the facts only bear on it. */
  readonly how: 'misread' | 'misread, among others' | 'overlooked';
  readonly facts: readonly TrippedFact[];
}

export interface TrippedFact extends Pick<KeyFact, 'question' | 'ask' | 'option' | 'text'> {
  /** The options that it may have been taken for, none where it was overlooked. */
  readonly takenFor: KeyFact['slips'];
}

/** The number of times that each level of a placement was given for each right answer. */
export interface ConfusionMatrix {
  readonly placement: { readonly id: string; readonly title: string };
  readonly levels: readonly KeyLevel[];
  /** One for each right answer, the lowest first. */
  readonly rows: readonly { readonly right: readonly string[]; readonly given: readonly GivenLevels[] }[];
}

/** One barrier, over all cases that offer it. */
export interface BarrierMarks {
  readonly id: string;
  readonly name: string;
  /** The number of answers to cases in which it is right, `missed` of which do not name it. */
  readonly right: number;
  readonly missed: number;
  /** The number of answers to cases in which it is wrong, `imagined` of which name it. */
  readonly wrong: number;
  readonly imagined: number;
}

/** How well the cases served as a test of a class. */
export interface ItemAnalysis {
  /** The number of students who handed something in, and all of whose answers could be read. */
  readonly students: number;
  /** With fewer than these only `facility` is said. */
  readonly fewest: { readonly students: number; readonly cases: number };
  readonly reliability: Reliability | null;
  /** In the order of the key. */
  readonly cases: readonly ItemMarks[];
}

/** Cronbach’s alpha of the points, from `low` to `high` with 95 % certainty. */
export interface Reliability {
  readonly alpha: number;
  readonly low: number;
  readonly high: number;
  /** The standard error of measurement, in points. */
  readonly error: number;
}

/** One case as part of a test, where the upper half did better than the middle of the class in all other cases, the lower worse. */
export interface ItemMarks {
  /** The id of the case, or where each student has a booklet, of the one in the first booklet for which those alike stand. */
  readonly id: string;
  /** The points as a share of those that could be earned, or null where none could. */
  readonly facility: number | null;
  /** The correlation of its points with those of all other cases, or null where either does not vary or the class is small. */
  readonly discrimination: number | null;
  /** The answers given, the most frequent first. */
  readonly levels: readonly (ByHalf & { readonly levels: readonly string[]; readonly right: boolean })[];
  /** How often each barrier was judged wrongly: missed where it is right, else imagined. */
  readonly barriers: readonly (ByHalf & {
    readonly id: string;
    readonly name: string;
    readonly right: boolean;
  })[];
}

/** The number of students, of whom some are in neither half. */
export interface ByHalf {
  readonly count: number;
  readonly upper: number;
  readonly lower: number;
}

/** A frequent mistake, made `times` of the `of` times that it could be made. */
export type WeakSpot = { readonly times: number; readonly of: number } & (
  | {
      readonly about: 'level';
      readonly level: KeyLevel;
      /** The wrong level most often given, or null where none was given twice. */
      readonly takenFor: (KeyLevel & { readonly times: number }) | null;
    }
  | { readonly about: 'kind'; readonly kind: CaseKind }
  | { readonly about: 'too high' | 'too low' }
  | {
      readonly about: 'fact';
      readonly question: string;
      readonly ask: string;
      readonly cases: readonly string[];
    }
  | {
      readonly about: 'missed' | 'imagined';
      readonly barrier: { readonly id: string; readonly name: string };
    }
);
