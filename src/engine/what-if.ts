/**
 * A result beside the one that it would be if some questions were answered otherwise. Plain JSON, and a promise:
 * keys may be added, none changes its meaning. What moves is told in the shapes of a comparison: lists called
 * `columns`, `answers` and `statuses` have what is so now, and then what would be.
 */

import type { AnswerValue } from '../model/assessment.ts';
import type {
  AnswerResult,
  LevelName,
  LevelResult,
  Reason,
  RecommendedPartner,
  Result,
  Strength,
  Tool,
} from '../model/result.ts';
import type {
  ComparedBarrier,
  ComparedDimension,
  ComparedNeeds,
  ComparedQuestion,
  PlacementColumns,
} from './comparison.ts';

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

/**
 * What becomes of an answer that was set.
 *
 * - `changed`: it takes the place of another one.
 * - `same`: the question is answered so already.
 * - `not-asked`: other answers decide that the question is not asked then, so it has no value.
 */
type SetEffect = 'changed' | 'same' | 'not-asked';

export interface SetAnswer extends OtherAnswer, Pick<AnswerResult, 'ask'> {
  readonly part: 'answers' | 'needs';
  readonly effect: SetEffect;
  readonly before: Pick<AnswerResult, 'answer' | 'text'>;
  readonly after: Pick<AnswerResult, 'answer' | 'text'>;
  /** Why the question is not asked; empty where it is. */
  readonly because: readonly Reason[];
  /** The levels whose definition looks at the answer. */
  readonly levels: readonly string[];
}

/** What moves, and nothing else: where nothing does, every list is empty. */
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

/** How a level stands: whether it is met, how far within it, and how soundly. */
interface Standing extends Pick<LevelResult, 'status' | 'replaced' | 'stage'> {
  readonly strength: Omit<Strength, 'missing'>;
}

/** A kind of partner that the needs call for, in only one of the two or more certainly in one. */
export interface ChangedPartner extends Pick<RecommendedPartner, 'agency' | 'title' | 'have'> {
  readonly columns: readonly ('needed' | 'called-in' | 'perhaps' | 'not-needed')[];
}
