import type { Guessed } from './list-guesser.ts';
import type { Alike } from './text-measures.ts';

/** The findings of a check of a set of cases. */
export interface Soundness {
  readonly cases: number;
  /** Case by case and then pair by pair. */
  readonly faults: readonly CaseFault[];
  /** The number of cases that have each level in their right answer, lowest level first. */
  readonly levels: readonly { readonly id: string; readonly name: string; readonly cases: number }[];
  readonly kinds: readonly { readonly id: string; readonly cases: number }[];
  readonly settings: readonly { readonly id: string; readonly title: string; readonly cases: number }[];
  /** Pairs of texts that are too alike, twins left out. */
  readonly alike: readonly Alike[];
  /** The number of times that a right barrier stands at each place of the list. */
  readonly rightPlaces: readonly number[];
  /** Null where the cases are too few to say, or no barriers are asked about. */
  readonly guessed: Guessed | null;
  /** Flesch's reading ease of the texts, or null without cases. */
  readonly ease: { readonly lowest: number; readonly median: number; readonly highest: number } | null;
  /** The number of words in the texts, or null without cases. */
  readonly words: { readonly fewest: number; readonly median: number; readonly most: number } | null;
  /** The number of sentences, and of those that stand in another case too, twins left out. */
  readonly repeated: { readonly sentences: number; readonly again: number };
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
