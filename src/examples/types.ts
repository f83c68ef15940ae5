import type { Reason, Tool } from '../engine/result.ts';
import type { Effort, Named } from '../framework/types.ts';
import type { Manner } from '../framework/vignettes/types.ts';

/** Cases for students, as data: what the three sheets, the question banks and marking are made from. */

/** What is particular about a case. */
export const KINDS = ['plain', 'twins', 'boundary', 'out-of-order', 'uncertain'] as const;
export type Kind = (typeof KINDS)[number];

/** How many of the deciding facts are told outright, and how many other facts stand between them. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** What cases are wanted. Where something is null, it varies from case to case. */
export interface ExampleRequest {
  /** A whole number from 0 to 999,999,999. */
  readonly seed: number;
  readonly count: number;
  readonly level: string | null;
  readonly kind: Kind;
  readonly difficulty: Difficulty;
  readonly setting: string | null;
  readonly nation: string | null;
}

/** A set of cases with their answers: the key. Everything that a sheet or a mark says is in it. */
export interface ExampleSet {
  /** The format of a key: 1. */
  readonly key: 1;
  readonly tool: Tool;
  readonly framework: { readonly id: string; readonly version: string; readonly title: string };
  readonly request: ExampleRequest;
  /** Levels that would have had their turn, by their ids, at which no case was found, or no further one. */
  readonly without: readonly string[];
  readonly examples: readonly Example[];
}

export interface Example {
  readonly id: string;
  /** The made-up name of the service. */
  readonly title: string;
  readonly kind: Kind;
  readonly difficulty: Difficulty;
  readonly setting: Named;
  /** Null where the framework knows no nations. */
  readonly nation: Named | null;
  readonly placement: { readonly id: string; readonly title: string; readonly cumulative: boolean };
  /** Every level of the placement, lowest first. */
  readonly levels: readonly ExampleLevel[];
  /** The level that is secured, by its id. */
  readonly secured: string;
  /** The right answer: one level, or all that the text leaves possible. */
  readonly right: readonly string[];
  /** The wrong level that lies nearest: one fact misread leads there, if any does; out of order, the one that hangs above. */
  readonly nearest: string | null;
  /** The vignette, paragraph by paragraph. */
  readonly paragraphs: readonly (readonly Piece[])[];
  /** What the vignette tells, in the order of the text. */
  readonly facts: readonly ExampleFact[];
  /** The barriers that a student is asked about, right and wrong ones, in the framework's order. */
  readonly barriers: readonly ExampleBarrier[];
  /** The other case of a pair, and the question in which the two differ. */
  readonly twin: { readonly id: string; readonly question: string } | null;
}

export interface ExampleLevel {
  readonly id: string;
  readonly rank: number;
  readonly name: string;
  readonly about: string | null;
  /** Whether the text shows that what defines it is so; `unknown` where the text leaves it open. */
  readonly status: 'met' | 'unmet' | 'unknown';
  /** What is missing, or open, with the answer behind it; none where it is met. */
  readonly missing: readonly Reason[];
  /** The facts, by their place among the facts, that defining it looks at. */
  readonly facts: readonly number[];
}

/** A piece of the vignette: part of the frame, or the words that tell a fact. */
export interface Piece {
  readonly text: string;
  /** The place of the fact among the facts; null for the frame. */
  readonly fact: number | null;
}

export interface ExampleFact {
  readonly question: string;
  readonly ask: string;
  /** The option that is told; null where the text leaves it open. */
  readonly option: string | null;
  readonly text: string;
  /** True where the level rests on it: if this text did not tell it, other levels would be possible. */
  readonly deciding: boolean;
  readonly manner: Manner;
  /** The phrase that tells it: its question, its option and its number among the ways to say it. */
  readonly phrase: string;
  /** What it comes to in the definition of each level that looks at it. */
  readonly bears: readonly Bearing[];
  /** Where a reader ends who takes it for another option: for each, the levels that are then possible. */
  readonly slips: readonly Slip[];
}

/** What a fact means for a level that looks at it. */
export interface Bearing {
  readonly level: string;
  /** What would have to be so, in the framework's words. */
  readonly wants: string;
  /** Whether it is. Null where that is open, or where several answers are counted together. */
  readonly fulfils: boolean | null;
}

export interface Slip {
  readonly option: string;
  readonly text: string;
  readonly levels: readonly string[];
}

export interface ExampleBarrier {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly about: string | null;
  /** True where the text shows that it remains. */
  readonly right: boolean;
  /** For a wrong one: whether the text shows that it is not there, or does not say. */
  readonly why: 'remains' | 'not-there' | 'not-told';
  readonly because: readonly Reason[];
  readonly levers: readonly { readonly who: string; readonly effort: Effort; readonly firstStep: string }[];
}
