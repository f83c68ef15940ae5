import type { Alike } from './text-measures.ts';

/** What a check of a set of cases found. */
export interface Soundness {
  readonly cases: number;
  /** What is wrong, case by case and then pair by pair; none in a sound set. */
  readonly faults: readonly CaseFault[];
  /** How many cases have each level as their right answer, or among it, for each placement that occurs, lowest first. */
  readonly levels: readonly { readonly id: string; readonly name: string; readonly cases: number }[];
  readonly kinds: readonly { readonly id: string; readonly cases: number }[];
  readonly settings: readonly { readonly id: string; readonly title: string; readonly cases: number }[];
  /** Pairs that are too alike; twins aside, which are meant to be. */
  readonly alike: readonly Alike[];
  /** For each place in the list of barriers that students tick, how often a right one stands there. */
  readonly rightPlaces: readonly number[];
  /** Flesch's reading ease of the texts; null without cases. */
  readonly ease: { readonly lowest: number; readonly median: number; readonly highest: number } | null;
  /** How many words the texts have. */
  readonly words: { readonly fewest: number; readonly median: number; readonly most: number } | null;
}

export interface CaseFault {
  readonly example: string;
  /** A stable name for the kind of fault. */
  readonly code:
    | 'misplaced'
    | 'not-told-once'
    | 'contradicted'
    | 'gives-away'
    | 'not-believable'
    | 'not-deciding'
    | 'unknown-phrase'
    | 'other-words'
    | 'other-barriers'
    | 'no-pair';
  readonly message: string;
}
