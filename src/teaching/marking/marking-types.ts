import type { ExampleSet, KeyFact, KeyLevel } from '../../model/key.ts';
import type { CaseKind } from '../../model/vocabulary.ts';
import type { LevelMark, POINTS } from './mark-scheme.ts';

/** What one student answered to one case: ids of the key only. */
export interface StudentAnswer {
  readonly student: string;
  /** The id of the case. */
  readonly example: string;
  /** None where the student gave no level. */
  readonly levels: readonly string[];
  readonly barriers: readonly string[];
}

/** What a class handed in. */
export interface HandedIn {
  /** At most one for a student and a case. */
  readonly answers: readonly StudentAnswer[];
  /** Cases that a student answered in a way that cannot be marked. */
  readonly unmarked: readonly Pick<StudentAnswer, 'student' | 'example'>[];
  /** False where no row names a barrier: then nobody was asked about them. */
  readonly withBarriers: boolean;
}

/** A class marked against a key. */
export interface Marking {
  /** The format of a marking: 1. */
  readonly schemaVersion: 1;
  readonly tool: ExampleSet['tool'];
  readonly framework: ExampleSet['framework'];
  /** How many points there are for what. */
  readonly points: typeof POINTS;
  readonly withBarriers: boolean;
  readonly class: ClassMarks;
  /** Where the class as a whole goes wrong, by theme: levels, kinds of case, direction, facts, barriers. */
  readonly weakSpots: readonly WeakSpot[];
  /** In the order of the key. */
  readonly cases: readonly CaseMarks[];
  /** For each placement of the key, the levels given for each right answer. */
  readonly confusion: readonly ConfusionMatrix[];
  /** Every barrier that was offered, those that were judged wrongly most often first. */
  readonly barriers: readonly BarrierMarks[];
  /** By name. */
  readonly students: readonly StudentMarks[];
}

/** How many of the levels given were what. The four add up to `answers`. */
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
  readonly level: LevelTally;
  /** Shares of the answers, from 0 to 1; null where there are none. */
  readonly exactRate: number | null;
  readonly oneOffRate: number | null;
  /** Mean points of a student, as a share of what the student's cases can bring; null where there are none. */
  readonly pointsRate: number | null;
}

/** Barriers by their ids: those right and named, right and not named, named and not right. */
export interface NamedBarriers {
  readonly right: readonly string[];
  readonly missed: readonly string[];
  readonly imagined: readonly string[];
}

/** One student's answer to one case. */
export interface MarkedAnswer {
  readonly case: string;
  /** `not marked` where what was handed in could not be read; it then counts for nothing and against nobody. */
  readonly status: 'marked' | 'not answered' | 'not marked';
  readonly given: readonly string[];
  readonly level: LevelMark;
  /** Null where nobody was asked about them. */
  readonly barriers: NamedBarriers | null;
  readonly levelPoints: number;
  readonly barrierPoints: number;
  /** The two together, and the most that the case can bring; 0 of 0 where it is not marked. */
  readonly points: number;
  readonly of: number;
}

export interface StudentMarks {
  readonly name: string;
  readonly points: number;
  readonly of: number;
  /** Cases not answered are not in it. */
  readonly level: LevelTally;
  readonly missed: number;
  readonly imagined: number;
  /** In the order of the key. */
  readonly answers: readonly MarkedAnswer[];
}

/** How many gave the same level, or the same levels. */
export interface GivenLevels {
  readonly levels: readonly string[];
  readonly count: number;
}

/** One case, over the class. */
export interface CaseMarks {
  readonly id: string;
  readonly title: string;
  readonly kind: CaseKind;
  readonly right: readonly string[];
  /** All levels that the case could sit at. */
  readonly levels: readonly KeyLevel[];
  readonly level: LevelTally;
  /** What was given, most often first; the right answer among it. */
  readonly given: readonly GivenLevels[];
  /**
   * How the class is split: `no majority` where no answer was given by more than half, `two camps` where two answers were each
   * given by more than a third; null where it is not.
   */
  readonly split: 'no majority' | 'two camps' | null;
  /** For each wrong answer, what may have led there; most often given first. */
  readonly tripped: readonly Tripped[];
  /** Over all answers together; 0 where nobody was asked. */
  readonly missed: number;
  readonly imagined: number;
}

/** A wrong answer, and the facts that it may come from. */
export interface Tripped extends GivenLevels {
  /**
   * `misread`: a deciding fact taken for another option leads exactly there. `misread, among others`: none does, but one leaves
   * the level possible. `overlooked`: no single one does either; these bear on it.
   */
  readonly how: 'misread' | 'misread, among others' | 'overlooked';
  readonly facts: readonly TrippedFact[];
}

export interface TrippedFact extends Pick<KeyFact, 'question' | 'ask' | 'option' | 'text'> {
  /** The options that it may have been taken for, each with the levels that are then possible; none where it was overlooked. */
  readonly takenFor: KeyFact['slips'];
}

/** The levels of a placement, and how often each was given where which was right. */
export interface ConfusionMatrix {
  readonly placement: { readonly id: string; readonly title: string };
  readonly levels: readonly KeyLevel[];
  /** One for each right answer in the key, the lowest first. */
  readonly rows: readonly { readonly right: readonly string[]; readonly given: readonly GivenLevels[] }[];
}

/** One barrier, over all cases that offer it. */
export interface BarrierMarks {
  readonly id: string;
  readonly name: string;
  /** Answers to cases in which it is right, and how many of them do not name it. */
  readonly right: number;
  readonly missed: number;
  /** Answers to cases that offer it and in which it is not right, and how many of them name it. */
  readonly wrong: number;
  readonly imagined: number;
}

/** Something that the class gets wrong so often that it is worth an hour. `times` is how often, `of` how often it could. */
export type WeakSpot = { readonly times: number; readonly of: number } & (
  | {
      readonly about: 'level';
      readonly level: KeyLevel;
      /** The wrong level given most often in its place; null where none was given more than once. */
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
