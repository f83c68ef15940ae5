import type { Alike } from './text-measures.ts';

/** What a check of a set of cases found. */
export interface Soundness {
  readonly cases: number;
  /** Case by case and then pair by pair. */
  readonly faults: readonly CaseFault[];
  /** How many cases have each level in their right answer, lowest first. */
  readonly levels: readonly { readonly id: string; readonly name: string; readonly cases: number }[];
  readonly kinds: readonly { readonly id: string; readonly cases: number }[];
  readonly settings: readonly { readonly id: string; readonly title: string; readonly cases: number }[];
  /** Pairs that are too alike, but for twins. */
  readonly alike: readonly Alike[];
  /** How often a right barrier stands at each place of the list. */
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
